package io.github.camelseedream.example.shared;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;

/** Something to begin with: the files that {@code /samples/list} on the class path names. */
public final class Samples {

    private Samples() {}

    /**
     * Copies them into a folder, which is made where it is not there.
     *
     * @param wanted by their names
     * @return the others
     */
    public static List<String> copy(Path folder, Predicate<String> wanted) throws IOException {
        Files.createDirectories(folder);
        List<String> others = new ArrayList<>();
        try (InputStream list = open("list")) {
            for (String name :
                    new String(list.readAllBytes(), StandardCharsets.UTF_8).lines().toList()) {
                if (!wanted.test(name)) {
                    others.add(name);
                    continue;
                }
                try (InputStream sample = open(name)) {
                    Files.copy(sample, folder.resolve(name));
                }
            }
        }
        return others;
    }

    private static InputStream open(String name) {
        return Objects.requireNonNull(Samples.class.getResourceAsStream("/samples/" + name), name);
    }
}
