package io.github.camelseedream.simulator;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** A multipart form, written byte by byte. */
final class Form {

    private static final String BOUNDARY = "----7d93b1c0ffee";

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    /** The least that an edit needs, without an image. */
    static Form edit() {
        return edit("seedream-4");
    }

    static Form edit(String model) {
        return new Form().text("model", model).text("prompt", "make it night");
    }

    Form text(String name, String value) {
        write(
                "--"
                        + BOUNDARY
                        + "\r\nContent-Disposition: form-data; name=\""
                        + name
                        + "\"\r\n\r\n");
        write(value + "\r\n");
        return this;
    }

    Form file(String name, String fileName, String contentType, byte[] content) {
        write(
                "--%s\r\nContent-Disposition: form-data; name=\"%s\"; filename=\"%s\"\r\n"
                        .formatted(BOUNDARY, name, fileName));
        write("Content-Type: " + contentType + "\r\n\r\n");
        bytes.writeBytes(content);
        write("\r\n");
        return this;
    }

    String contentType() {
        return "multipart/form-data; boundary=" + BOUNDARY;
    }

    byte[] bytes() {
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        whole.writeBytes(bytes.toByteArray());
        whole.writeBytes(("--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.US_ASCII));
        return whole.toByteArray();
    }

    private void write(String text) {
        bytes.writeBytes(text.getBytes(StandardCharsets.UTF_8));
    }
}
