package io.github.camelseedream.simulator.fault;

import io.github.camelseedream.simulator.http.Reply;
import io.github.camelseedream.simulator.payload.Payload;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;

/**
 * What is odd about the body of an answer, whatever the answer says.
 *
 * @param other these words in its place, perhaps none
 * @param minBytes white space stands in front until it is so long
 * @param gzip it is compressed
 */
public record BodyFault(Optional<String> other, long minBytes, boolean gzip) {

    public static final BodyFault NONE = new BodyFault(Optional.empty(), 0, false);

    private static final byte[] WHITE_SPACE = " ".repeat(1024).getBytes(StandardCharsets.US_ASCII);

    /** The answer with its body changed. */
    public Reply in(Reply reply) {
        Payload body = padded(other.map(Payload::text).orElse(reply.body()));
        Payload sent = gzip ? compressed(body) : body;
        Reply changed = new Reply(reply.status(), reply.headers(), sent);
        return gzip ? changed.with("Content-Encoding", "gzip") : changed;
    }

    private Payload padded(Payload body) {
        long missing = minBytes - body.length();
        return missing <= 0
                ? body
                : Payload.joined(
                        List.of(
                                Payload.repeated(
                                        WHITE_SPACE, (int) (missing / WHITE_SPACE.length) + 1),
                                body));
    }

    private static Payload compressed(Payload body) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (InputStream plain = body.open();
                GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            plain.transferTo(gzip);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Payload.bytes(bytes.toByteArray());
    }
}
