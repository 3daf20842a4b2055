package io.github.camelseedream.exchange;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelseedream.catalog.RequestedSizeReader;
import io.github.camelseedream.provider.wire.Json;
import io.github.camelseedream.request.ImageParameter;
import io.github.camelseedream.request.ImageParameters;
import io.github.camelseedream.request.ImageSize;
import java.io.File;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Collectors;
import org.apache.camel.Exchange;
import org.apache.camel.StreamCache;

/**
 * Reads a raw option, header or body value as what its parameter takes. Stateless.
 *
 * @hidden
 */
public final class ParameterValues {

    /** In characters, leading zeros and an exponent among them. */
    private static final int LONGEST_NUMBER = 100;

    private ParameterValues() {}

    /**
     * A value cannot be read; the message says what is accepted.
     *
     * @hidden
     */
    public static final class UnreadableException extends Exception {

        private static final long serialVersionUID = 1L;

        UnreadableException(String problem) {
            super(problem);
        }
    }

    /**
     * A value as Camel hands it to its own components: bytes and streams are text, JSON is what it
     * holds. A value that is nothing of the kind stays as it is, since its {@code toString} is no
     * value of anything.
     */
    public static Object plain(Object raw, Exchange exchange) throws UnreadableException {
        if (raw instanceof JsonNode json) {
            return Json.plain(json);
        }
        if (raw instanceof Character || raw instanceof UUID || ReferenceReader.isUrlObject(raw)) {
            return raw.toString(); // Camel's converter would open a URL
        }
        boolean hasText =
                raw != null
                        && !(raw instanceof CharSequence
                                || raw instanceof File
                                || raw instanceof Path)
                        && !(raw instanceof Number || raw instanceof Boolean)
                        && exchange.getContext()
                                        .getTypeConverterRegistry()
                                        .lookup(String.class, raw.getClass())
                                != null;
        return hasText ? text(raw, exchange) : raw;
    }

    private static Object text(Object raw, Exchange exchange) throws UnreadableException {
        Object value = raw instanceof ByteBuffer buffer ? buffer.duplicate() : raw;
        String text =
                exchange.getContext()
                        .getTypeConverter()
                        .tryConvertTo(String.class, exchange, value);
        if (raw instanceof StreamCache cache) {
            cache.reset();
        } else if (text == null || text.isEmpty() && raw instanceof InputStream) {
            throw new UnreadableException("is a stream with nothing left to read. Give it as text");
        }
        return text;
    }

    static Object read(ImageParameter<?> parameter, Object raw) throws UnreadableException {
        if (parameter.type() == Integer.class) {
            return (int) whole(raw, Integer.MIN_VALUE, Integer.MAX_VALUE);
        }
        if (parameter.type() == Long.class) {
            return whole(raw, Long.MIN_VALUE, Long.MAX_VALUE);
        }
        if (parameter.type() == Boolean.class) {
            return truth(raw);
        }
        if (parameter.type() == ImageSize.class) {
            return size(parameter, raw);
        }
        return text(parameter, raw);
    }

    private static ImageSize size(ImageParameter<?> parameter, Object raw)
            throws UnreadableException {
        return ImageSize.parse(text(parameter, raw))
                .orElseThrow(() -> new UnreadableException(RequestedSizeReader.problem(parameter)));
    }

    private static long whole(Object raw, long least, long most) throws UnreadableException {
        String text = String.valueOf(raw).trim();
        try {
            // reading more digits than any number has would take for ever
            if (text.length() <= LONGEST_NUMBER) {
                long number = new BigDecimal(text).longValueExact();
                if (number >= least && number <= most) {
                    return number;
                }
            }
        } catch (ArithmeticException | NumberFormatException e) {
            // told below
        }
        throw new UnreadableException("is not a whole number");
    }

    private static Boolean truth(Object raw) throws UnreadableException {
        return switch (String.valueOf(raw).trim().toLowerCase(Locale.ROOT)) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new UnreadableException("is not a truth value. Accepted: true, false");
        };
    }

    private static String text(ImageParameter<?> parameter, Object raw) throws UnreadableException {
        if (parameter == ImageParameters.WEBHOOK_EVENTS && raw instanceof Collection<?> several) {
            return several.stream().map(String::valueOf).collect(Collectors.joining(","));
        }
        if (!(raw instanceof CharSequence || raw instanceof Number || raw instanceof Enum)) {
            throw new UnreadableException("is not a text but a " + raw.getClass().getSimpleName());
        }
        String text = raw.toString();
        if (parameter.choices().isEmpty()) {
            return text;
        }
        return parameter
                .choice(text)
                .orElseThrow(
                        () ->
                                new UnreadableException(
                                        "is not known. Accepted: "
                                                + String.join(", ", parameter.choices())));
    }
}
