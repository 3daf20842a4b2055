package io.github.camelseedream.simulator.uniall;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelseedream.simulator.http.Call;
import io.github.camelseedream.simulator.image.Dimensions;
import io.github.camelseedream.simulator.protocol.Fields;
import io.github.camelseedream.simulator.protocol.Refusal;
import io.github.camelseedream.simulator.uniall.ImageCall.Subject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Reads and checks a request for images. Fields it does not know are ignored. */
final class ImageCallReader {

    private static final int MAX_IMAGES = 6;
    private static final int MAX_REFERENCES = 10;
    private static final int MAX_TOGETHER = 15;

    private static final FieldErrors ERRORS = new FieldErrors();

    private final References references;

    ImageCallReader(References references) {
        this.references = references;
    }

    /** An edit needs a reference image, a generation may have some. */
    ImageCall read(Call call, boolean isEdit) {
        JsonNode json = FormAsJson.body(call);
        if (!json.isObject()) {
            throw UniAllError.invalid("The body is not a JSON object");
        }
        Fields body = Fields.of(json, ERRORS);
        UniAllModel model = UniAllModel.named(body.required("model"));
        String prompt = body.required("prompt");
        int count = count(body);
        Dimensions size = size(body, model);
        Optional<Duration> timeout =
                body.integer("timeout_seconds", 1, Integer.MAX_VALUE).map(Duration::ofSeconds);
        List<String> digests = references.of(json, call.origin());
        if (isEdit && digests.isEmpty()) {
            throw UniAllError.invalid("An edit needs image, image_url, image_urls or images");
        }
        check(digests.size(), count);
        return new ImageCall(model, new Subject(prompt, digests, count), size, timeout);
    }

    private static void check(int references, int count) {
        if (references > MAX_REFERENCES) {
            throw UniAllError.invalid(
                    references + " reference images, at most " + MAX_REFERENCES + " are possible");
        }
        if (references + count > MAX_TOGETHER) {
            throw UniAllError.invalid(
                    "%d reference images and %d images, at most %d are possible together"
                            .formatted(references, count, MAX_TOGETHER));
        }
    }

    private static int count(Fields body) {
        Optional<Integer> n = body.integer("n", 1, MAX_IMAGES);
        Optional<Integer> alias = body.integer("num_images", 1, MAX_IMAGES);
        if (n.isPresent() && alias.isPresent() && !n.equals(alias)) {
            throw UniAllError.invalid("n and num_images differ");
        }
        return n.or(() -> alias).orElse(1);
    }

    private static Dimensions size(Fields body, UniAllModel model) {
        if (!body.has("custom_size")) {
            return model.defaultSize();
        }
        if (!body.isObject("custom_size")) {
            throw UniAllError.invalid("custom_size must be an object with width and height");
        }
        Fields asked = body.within("custom_size");
        Dimensions size = new Dimensions(side(asked, "width"), side(asked, "height"));
        model.check(size);
        return size;
    }

    private static int side(Fields size, String name) {
        return size.integer(name, 1, Integer.MAX_VALUE)
                .orElseThrow(() -> UniAllError.invalid("custom_size has no " + name));
    }

    /** What the relay says of a field that is wrong. */
    private static final class FieldErrors implements Fields.Errors {

        @Override
        public Refusal missing(String name) {
            return UniAllError.invalid(name + " is required and must be a string");
        }

        @Override
        public Refusal invalid(String name, String expected) {
            return UniAllError.invalid(name + " must be " + expected);
        }
    }
}
