package io.github.camelseedream.download;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.ref.Reference;
import java.nio.file.Files;
import java.nio.file.Path;

/** Holds an image in the spool until it is told to end, by a line or by the end of its input. */
final class OtherJvm {

    private OtherJvm() {}

    public static void main(String[] arguments) throws IOException {
        byte[] image = System.in.readNBytes(Integer.parseInt(arguments[1]));
        try (Spool spool = Spool.builder().root(Path.of(arguments[0])).threshold(1).build()) {
            var stored = spool.store(new ByteArrayInputStream(image));
            Files.createFile(spool.directory().resolve("ready"));
            System.in.read();
            Reference.reachabilityFence(stored);
        }
    }
}
