package io.github.camelseedream.example.shared.sheet;

import io.github.camelseedream.request.ImageParameter;
import io.github.camelseedream.request.ImageParameters;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What was asked for, as far as a program knows: the fields of the request and its own options.
 *
 * @param input the name of what was taken, such as a file
 * @param asked name to value
 */
public record Order(String input, Map<String, Object> asked) {

    private static final Pattern PIXELS =
            Pattern.compile("\\s*(\\d+)\\s*[xX*\u00D7]\\s*(\\d+)\\s*");

    /** The size in pixels that was asked for, where the image has another one; else empty. */
    String otherSize(int width, int height) {
        Object size = asked.containsKey("size") ? asked.get("size") : asked.get("custom_size");
        String wanted =
                size == null ? asked.get("width") + "x" + asked.get("height") : size.toString();
        Matcher pixels = PIXELS.matcher(wanted);
        if (!pixels.matches()) {
            return "";
        }
        String plain = pixels.group(1) + "x" + pixels.group(2);
        return plain.equals(width + "x" + height) ? "" : plain;
    }

    /** The prompt, wherever the request has it; else an empty text. */
    String prompt() {
        return given(ImageParameters.PROMPT).orElse("");
    }

    /** The value of a field, in any spelling, also within the object that Apiframe's are in. */
    public Optional<String> given(ImageParameter<?> parameter) {
        Object inner = asked.get("seedreamParams");
        return Stream.of(asked, inner instanceof Map<?, ?> fields ? fields : Map.of())
                .flatMap(fields -> fields.entrySet().stream())
                .filter(field -> isSpelling(field.getKey().toString(), parameter))
                .map(field -> String.valueOf(field.getValue()).strip())
                .filter(value -> !value.isEmpty() && !value.equals("null"))
                .reduce((earlier, later) -> later);
    }

    private static boolean isSpelling(String name, ImageParameter<?> parameter) {
        return ImageParameters.named(name).filter(parameter::equals).isPresent();
    }
}
