package io.github.camelseedream.example.watch;

import io.github.camelseedream.example.watch.folder.Folders;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;

/** Something to begin with: copied into the inbox when the folders are made. */
final class Samples {

    private static final String FOLDER = "/samples/";

    private Samples() {}

    /** Copies them, if this is the first run; how many inputs there were. */
    static int copyAtFirstRun(Folders folders) throws IOException {
        if (Files.exists(folders.inbox())) {
            return 0;
        }
        folders.create();
        List<String> names = names();
        for (String name : names) {
            try (InputStream sample = open(name)) {
                Files.copy(sample, folders.inbox().resolve(name));
            }
        }
        return names.size();
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
