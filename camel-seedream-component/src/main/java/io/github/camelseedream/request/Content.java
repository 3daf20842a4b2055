package io.github.camelseedream.request;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Bytes that can be read as often as needed, of known length. Safe for use by several threads. */
public interface Content {

    /** A fresh stream over all bytes; the caller closes it. */
    InputStream open() throws IOException;

    /** The number of bytes. */
    long length();

    /** Content held in memory; the array is not copied. */
    static Content of(byte[] bytes) {
        return new Content() {
            @Override
            public InputStream open() {
                return new ByteArrayInputStream(bytes);
            }

            @Override
            public long length() {
                return bytes.length;
            }
        };
    }

    /** Content of a file, read when it is needed. */
    static Content of(Path file) throws IOException {
        long length = Files.size(file);
        return new Content() {
            @Override
            public InputStream open() throws IOException {
                return Files.newInputStream(file);
            }

            @Override
            public long length() {
                return length;
            }
        };
    }
}
