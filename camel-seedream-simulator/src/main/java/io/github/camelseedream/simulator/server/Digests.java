package io.github.camelseedream.simulator.server;

import io.github.camelseedream.simulator.http.FormPart;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Objects;
import org.eclipse.jetty.http.MultiPart;
import org.eclipse.jetty.io.Content.Source;

/** Reads content once, keeping its digest and its beginning only. */
final class Digests {

    private Digests() {}

    static String sha256(byte[] bytes) {
        return HexFormat.of().formatHex(sha256().digest(bytes));
    }

    static FormPart read(MultiPart.Part part, int kept) {
        MessageDigest digest = sha256();
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        long size = 0;
        try (InputStream in = Source.asInputStream(part.newContentSource(null, 0, -1))) {
            byte[] buffer = new byte[16 * 1024];
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                digest.update(buffer, 0, count);
                head.write(buffer, 0, Math.min(count, kept - head.size()));
                size += count;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        String sha256 = HexFormat.of().formatHex(digest.digest());
        return new FormPart(
                Objects.toString(part.getName(), ""),
                part.getFileName(),
                part.getHeaders().get("Content-Type"),
                new FormPart.Digest(size, sha256),
                head.toByteArray());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
