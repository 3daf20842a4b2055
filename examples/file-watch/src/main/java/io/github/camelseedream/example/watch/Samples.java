package io.github.camelseedream.example.watch;

import io.github.camelseedream.example.watch.folder.Folders;
import io.github.camelseedream.provider.ImageProvider;
import io.github.camelseedream.provider.UploadingProvider;
import io.github.camelseedream.provider.spec.ReferenceForm;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Set;

/** Something to begin with: copied into the inbox when the folders are made. */
final class Samples {

    private static final String FOLDER = "/samples/";

    private Samples() {}

    /** Copies them, if this is the first run; returns those that the provider cannot take. */
    static List<String> copyAtFirstRun(Folders folders, ImageProvider provider) throws IOException {
        if (Files.exists(folders.inbox())) {
            return List.of();
        }
        folders.create();
        boolean takesImages = takesImages(provider);
        List<String> leftOut =
                names().stream().filter(name -> !takesImages && isImage(name)).toList();
        for (String name : names()) {
            if (leftOut.contains(name)) {
                continue;
            }
            try (InputStream sample = open(name)) {
                Files.copy(sample, folders.inbox().resolve(name));
            }
        }
        return leftOut;
    }

    /** Of this machine; some take only what they can fetch themselves. */
    private static boolean takesImages(ImageProvider provider) {
        return provider instanceof UploadingProvider
                || !provider.spec().references("").forms().equals(Set.of(ReferenceForm.URL));
    }

    /** An image, or the text that says how to edit it. */
    private static boolean isImage(String name) {
        return name.contains(".png");
    }

    private static List<String> names() throws IOException {
        try (InputStream list = open("list")) {
            return new String(list.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        }
    }

    private static InputStream open(String name) throws IOException {
        InputStream sample = Samples.class.getResourceAsStream(FOLDER + name);
        if (sample == null) {
            throw new IOException("the sample " + name + " is missing");
        }
        return sample;
    }
}
