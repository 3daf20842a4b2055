package io.github.camelseedream.simulator.http;

import java.nio.charset.StandardCharsets;

/**
 * One part of a multipart form. Only the beginning of a file is kept, enough to see what it is.
 *
 * @param name an empty text where none was sent
 * @param fileName the name of an uploaded file, null for a text field
 * @param contentType as sent, null when absent
 * @param digest length and digest of the whole part
 * @param head the first bytes, at most {@link #HEAD_LIMIT}, or {@link #UPLOAD_LIMIT} of an upload
 */
public record FormPart(
        String name, String fileName, String contentType, Digest digest, byte[] head) {

    /** Long enough for every text field and for the size of any JPEG behind its metadata. */
    public static final int HEAD_LIMIT = 256 * 1024;

    /** Above what any provider takes as an upload. */
    public static final int UPLOAD_LIMIT = 26 * 1024 * 1024;

    /** Length and SHA-256 (hex) of bytes that are not kept. */
    public record Digest(long size, String sha256) {}

    public boolean isText() {
        return fileName == null;
    }

    public long size() {
        return digest.size();
    }

    /** The part read as UTF-8 text. */
    public String value() {
        return new String(head, StandardCharsets.UTF_8);
    }
}
