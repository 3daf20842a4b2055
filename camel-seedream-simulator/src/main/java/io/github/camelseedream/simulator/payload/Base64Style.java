package io.github.camelseedream.simulator.payload;

import java.nio.charset.StandardCharsets;
import java.util.function.UnaryOperator;

/** How base64 is spelled inside a JSON string. All three mean the same to a correct reader. */
public enum Base64Style {
    PLAIN(text -> text),
    /** {@code \/} for every slash, as PHP's json_encode writes it. */
    ESCAPED_SLASHES(text -> text.replace("/", "\\/")),
    /**
     * A line break, escaped as {@code \n}, after every 76 characters, as MIME encoders write it.
     */
    WRAPPED(text -> text.replaceAll(".{76}", "$0\\\\n"));

    private final UnaryOperator<String> spelling;

    Base64Style(UnaryOperator<String> spelling) {
        this.spelling = spelling;
    }

    byte[] written(byte[] plain) {
        if (this == PLAIN) {
            return plain;
        }
        String text = new String(plain, StandardCharsets.ISO_8859_1);
        return spelling.apply(text).getBytes(StandardCharsets.ISO_8859_1);
    }
}
