package io.github.camelseedream.simulator.journal;

import io.github.camelseedream.simulator.http.FormPart;

/**
 * One part of a multipart body.
 *
 * @param fileName null for a text field
 * @param contentType null when none was sent
 * @param value the text of a text field; null for a file, whose bytes are not kept, and for texts
 *     that were too long to keep
 */
public record RecordedPart(
        String name, String fileName, String contentType, FormPart.Digest digest, String value) {

    static RecordedPart of(FormPart part) {
        return new RecordedPart(
                part.name(),
                part.fileName(),
                part.contentType(),
                part.digest(),
                part.isText() ? part.value() : null);
    }

    RecordedPart withoutText() {
        return new RecordedPart(name, fileName, contentType, digest, null);
    }

    public boolean isFile() {
        return fileName != null;
    }
}
