package io.github.camelseedream.example.watch.outbox;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** What the simulator writes into each of its images, so that none is taken for a real one. */
final class SimulatorMark {

    private static final String TEXT = "Simulated by camel-seedream-simulator";

    /** It is near the beginning or near the end. */
    private static final int LOOKED_AT = 4096;

    private SimulatorMark() {}

    static boolean isIn(Path image) throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(image.toFile(), "r")) {
            return text(file, 0).contains(TEXT)
                    || text(file, Math.max(0, file.length() - LOOKED_AT)).contains(TEXT);
        }
    }

    private static String text(RandomAccessFile file, long place) throws IOException {
        byte[] bytes = new byte[(int) Math.min(LOOKED_AT, file.length() - place)];
        file.seek(place);
        file.readFully(bytes);
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
