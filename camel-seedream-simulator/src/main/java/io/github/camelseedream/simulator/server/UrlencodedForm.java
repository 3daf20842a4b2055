package io.github.camelseedream.simulator.server;

import io.github.camelseedream.simulator.http.FormPart;
import io.github.camelseedream.simulator.http.Sha256;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** A form that came as {@code a=1&b=2}. */
final class UrlencodedForm {

    private static final int MAX_LENGTH = 4 * 1024 * 1024;

    private UrlencodedForm() {}

    /** Its fields as parts; what cannot be decoded is left as it came, and a book is not read. */
    static List<FormPart> parts(byte[] body) {
        if (body.length > MAX_LENGTH) {
            return List.of();
        }
        return Arrays.stream(new String(body, StandardCharsets.UTF_8).split("&"))
                .filter(pair -> !pair.isBlank())
                .map(pair -> pair.split("=", 2))
                .map(pair -> part(decoded(pair[0]), pair.length == 1 ? "" : decoded(pair[1])))
                .toList();
    }

    private static FormPart part(String name, String value) {
        byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
        FormPart.Digest digest = new FormPart.Digest(bytes.length, Sha256.of(bytes));
        return new FormPart(name, null, null, digest, bytes);
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text.strip(), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return text;
        }
    }
}
