package io.github.camelseedream.simulator.server;

import io.github.camelseedream.simulator.http.FormPart;
import io.github.camelseedream.simulator.http.Sha256;
import io.github.camelseedream.simulator.image.ImageHeader;
import io.github.camelseedream.simulator.image.Thumbnail;
import io.github.camelseedream.simulator.image.Thumbnails;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.util.List;
import java.util.Objects;
import org.eclipse.jetty.http.MultiPart;
import org.eclipse.jetty.io.Content.Source;

/**
 * Reads the parts of a form, keeping their digest and their beginning only.
 *
 * @param kept how many bytes
 * @param references where the images among the parts are remembered
 */
record PartReader(int kept, Thumbnails references) {

    FormPart read(MultiPart.Part part) {
        MessageDigest digest = Sha256.begin();
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        long size = 0;
        try (InputStream in = content(part)) {
            byte[] buffer = new byte[16 * 1024];
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                digest.update(buffer, 0, count);
                head.write(buffer, 0, Math.min(count, kept - head.size()));
                size += count;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        String sha256 = Sha256.hex(digest.digest());
        remember(part, head.toByteArray(), sha256);
        return new FormPart(
                Objects.toString(part.getName(), ""),
                part.getFileName(),
                part.getHeaders().get("Content-Type"),
                new FormPart.Digest(size, sha256),
                head.toByteArray());
    }

    /** A body that is a file itself, where this is a call to bring one. */
    List<FormPart> upload(byte[] file) {
        return kept < FormPart.UPLOAD_LIMIT
                ? List.of()
                : List.of(
                        new FormPart(
                                "",
                                "",
                                null,
                                new FormPart.Digest(file.length, Sha256.of(file)),
                                file));
    }

    private void remember(MultiPart.Part part, byte[] head, String sha256) {
        if (ImageHeader.format(head).isEmpty() || references.knows(sha256)) {
            return;
        }
        try (InputStream in = content(part)) {
            references.remember(sha256, Thumbnail.of(in));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InputStream content(MultiPart.Part part) {
        return Source.asInputStream(part.newContentSource(null, 0, -1));
    }
}
