package io.github.camelseedream.simulator.uniall;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelseedream.simulator.http.Call;
import io.github.camelseedream.simulator.image.Dimensions;
import io.github.camelseedream.simulator.uniall.ImageCall.Subject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Reads and checks a request for images. Fields it does not know are ignored. */
final class ImageCallReader {

    private static final int MAX_IMAGES = 6;
    private static final int MAX_REFERENCES = 10;
    private static final int MAX_TOGETHER = 15;

    private final References references;

    ImageCallReader(References references) {
        this.references = references;
    }

    /** An edit needs a reference image, a generation may have some. */
    ImageCall read(Call call, boolean isEdit) {
        JsonNode body = FormAsJson.body(call);
        if (!body.isObject()) {
            throw UniAllRefusal.invalid("The body is not a JSON object");
        }
        UniAllModel model = UniAllModel.named(text(body, "model"));
        String prompt = text(body, "prompt");
        int count = count(body);
        Dimensions size = size(body, model);
        Optional<Duration> timeout =
                integer(body, "timeout_seconds", 1, Integer.MAX_VALUE).map(Duration::ofSeconds);
        List<String> digests = references.of(body, call.origin());
        if (isEdit && digests.isEmpty()) {
            throw UniAllRefusal.invalid("An edit needs image, image_url, image_urls or images");
        }
        check(digests.size(), count);
        return new ImageCall(model, new Subject(prompt, digests, count), size, timeout);
    }

    private static void check(int references, int count) {
        if (references > MAX_REFERENCES) {
            throw UniAllRefusal.invalid(
                    references + " reference images, at most " + MAX_REFERENCES + " are possible");
        }
        if (references + count > MAX_TOGETHER) {
            throw UniAllRefusal.invalid(
                    "%d reference images and %d images, at most %d are possible together"
                            .formatted(references, count, MAX_TOGETHER));
        }
    }

    private static int count(JsonNode body) {
        Optional<Long> n = integer(body, "n", 1, MAX_IMAGES);
        Optional<Long> alias = integer(body, "num_images", 1, MAX_IMAGES);
        if (n.isPresent() && alias.isPresent() && !n.equals(alias)) {
            throw UniAllRefusal.invalid("n and num_images differ");
        }
        return n.or(() -> alias).orElse(1L).intValue();
    }

    private static Dimensions size(JsonNode body, UniAllModel model) {
        JsonNode asked = body.path("custom_size");
        if (isAbsent(asked)) {
            return model.defaultSize();
        }
        Dimensions size = new Dimensions(side(asked, "width"), side(asked, "height"));
        model.check(size);
        return size;
    }

    private static int side(JsonNode size, String name) {
        return integer(size, name, 1, Integer.MAX_VALUE)
                .map(Long::intValue)
                .orElseThrow(() -> UniAllRefusal.invalid("custom_size has no " + name));
    }

    private static String text(JsonNode body, String name) {
        JsonNode value = body.path(name);
        if (!value.isTextual() || value.textValue().isBlank()) {
            throw UniAllRefusal.invalid(name + " is required and must be a string");
        }
        return value.textValue();
    }

    private static Optional<Long> integer(JsonNode body, String name, long min, long max) {
        JsonNode value = body.path(name);
        if (isAbsent(value)) {
            return Optional.empty();
        }
        boolean isInteger = value.isIntegralNumber() && value.canConvertToLong();
        if (!isInteger || value.longValue() < min || value.longValue() > max) {
            throw UniAllRefusal.invalid(name + " must be an integer from " + min + " to " + max);
        }
        return Optional.of(value.longValue());
    }

    private static boolean isAbsent(JsonNode value) {
        return value.isMissingNode() || value.isNull();
    }
}
