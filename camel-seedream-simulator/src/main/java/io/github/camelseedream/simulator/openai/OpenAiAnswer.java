package io.github.camelseedream.simulator.openai;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelseedream.simulator.fault.ErrorReply;
import io.github.camelseedream.simulator.fault.EventStyle;
import io.github.camelseedream.simulator.fault.FaultEffects;
import io.github.camelseedream.simulator.fault.FaultKey;
import io.github.camelseedream.simulator.http.Json;
import io.github.camelseedream.simulator.http.Reply;
import io.github.camelseedream.simulator.image.ImageSpec;
import io.github.camelseedream.simulator.protocol.Events;
import io.github.camelseedream.simulator.protocol.ImageJson;
import io.github.camelseedream.simulator.protocol.Refusal;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/** The images of a request, in one answer or as events. */
record OpenAiAnswer(
        OpenAiRequest request, FaultEffects effects, Supplier<ImageJson> images, Instant now) {

    Reply reply() {
        if (effects.get(FaultKey.FAIL_IMAGE) > 0) {
            throw new Refusal(new ErrorReply(500, "", ""));
        }
        List<ImageSpec> specs = effects.delivered(request.images());
        if (specs.isEmpty() && !effects.get(FaultKey.EMPTY_DATA)) {
            throw new Refusal(new ErrorReply(400, "moderation_blocked", ""));
        }
        return request.form().isStream() ? stream(specs) : whole(specs);
    }

    private Reply whole(List<ImageSpec> specs) {
        ImageJson json = images.get();
        ObjectNode body = Json.object().put("created", now.getEpochSecond());
        describe(body);
        body.putArray("data");
        for (ImageSpec spec : specs) {
            ObjectNode image = body.withArray("data").addObject();
            if (request.form().isBase64()) {
                image.put("b64_json", json.base64(spec));
            } else {
                image.put("url", json.url(spec));
            }
        }
        body.set("usage", usage(specs));
        return Reply.of(200, "application/json", json.render(body));
    }

    /** Always base64. */
    private Reply stream(List<ImageSpec> specs) {
        Events events = new Events(effects);
        String prefix = request.form().isEdit() ? "image_edit." : "image_generation.";
        for (ImageSpec spec : specs) {
            if (events.isIn(EventStyle.PREVIEWS)) {
                ImageJson json = images.get();
                ObjectNode event = event(prefix + "partial_image").put("partial_image_index", 0);
                event.put("b64_json", json.preview(spec));
                events.between(prefix + "partial_image", event, json);
            }
            ImageJson json = images.get();
            ObjectNode event = event(prefix + "completed").put("b64_json", json.base64(spec));
            event.set("usage", usage(List.of(spec)));
            events.image(prefix + "completed", event, json);
        }
        if (events.isIn(EventStyle.ERROR)) {
            ObjectNode error = Json.object().put("type", "error");
            error.putObject("error").put("code", "server_error").put("message", "Stream failed.");
            events.end("error", error);
        }
        return events.reply();
    }

    private ObjectNode event(String type) {
        ObjectNode event = Json.object().put("type", type).put("created_at", now.getEpochSecond());
        describe(event);
        return event;
    }

    private void describe(ObjectNode json) {
        json.put("size", request.output().size().toString())
                .put("output_format", request.output().format().name().toLowerCase(Locale.ROOT))
                .put("background", request.output().background());
    }

    private ObjectNode usage(List<ImageSpec> specs) {
        int text = request.subject().prompt().length() / 4 + 1;
        int references = request.subject().references().size() * 256;
        long output = specs.stream().mapToLong(spec -> spec.delivered().pixels() / 256).sum();
        ObjectNode usage =
                Json.object()
                        .put("total_tokens", text + references + output)
                        .put("input_tokens", text + references)
                        .put("output_tokens", output);
        usage.putObject("input_tokens_details")
                .put("text_tokens", text)
                .put("image_tokens", references);
        return usage;
    }
}
