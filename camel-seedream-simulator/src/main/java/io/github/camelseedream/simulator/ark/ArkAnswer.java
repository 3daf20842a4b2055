package io.github.camelseedream.simulator.ark;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelseedream.simulator.fault.ErrorReply;
import io.github.camelseedream.simulator.fault.EventStyle;
import io.github.camelseedream.simulator.fault.FaultEffects;
import io.github.camelseedream.simulator.fault.FaultKey;
import io.github.camelseedream.simulator.http.Json;
import io.github.camelseedream.simulator.http.Reply;
import io.github.camelseedream.simulator.image.Dimensions;
import io.github.camelseedream.simulator.image.ImageFormat;
import io.github.camelseedream.simulator.image.ImageLayer;
import io.github.camelseedream.simulator.image.ImageSpec;
import io.github.camelseedream.simulator.protocol.Events;
import io.github.camelseedream.simulator.protocol.ImageJson;
import io.github.camelseedream.simulator.protocol.Refusal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

/** The images of a request, in one answer or as events. Not threadsafe; one per answer. */
final class ArkAnswer {

    private static final String PREFIX = "image_generation.";
    private static final int PIXELS_PER_TOKEN = 256;

    private final ArkRequest request;
    private final FaultEffects effects;
    private final ArkErrors errors;
    private final Supplier<ImageJson> images;
    private final Instant now;
    private final List<Dimensions> made = new ArrayList<>();

    ArkAnswer(
            ArkRequest request,
            FaultEffects effects,
            ArkErrors errors,
            Supplier<ImageJson> images,
            Instant now) {
        this.request = request;
        this.effects = effects;
        this.errors = errors;
        this.images = images;
        this.now = now;
    }

    /** How the image of one number came out. */
    private record Item(int index, ImageSpec spec, String failure) {

        boolean isMade() {
            return failure.isEmpty();
        }

        boolean isLast() {
            return failure.equals(ArkErrors.INTERNAL);
        }
    }

    Reply reply() {
        return request.form().isStream() ? stream() : whole();
    }

    private Reply whole() {
        ImageJson json = images.get();
        ObjectNode body = head();
        List<Item> items = items();
        body.putArray("data");
        for (Item item : items) {
            body.withArray("data").add(image(item, json));
        }
        if (made.isEmpty() && !items.isEmpty()) {
            if (!request.subject().isSet()) {
                throw new Refusal(new ErrorReply(0, items.get(0).failure(), ""));
            }
            body.set("error", errors.details(items.get(0).failure()));
        }
        tools().ifPresent(tools -> body.set("tools", tools));
        body.set("usage", usage());
        return Reply.of(200, "application/json", json.render(body));
    }

    private Reply stream() {
        Events events = new Events(effects);
        boolean isBroken = false;
        for (Item item : items()) {
            isBroken = item.isLast();
            if (events.isIn(EventStyle.PREVIEWS)) {
                preview(item, events);
            }
            ImageJson json = images.get();
            String type = PREFIX + (item.isMade() ? "partial_succeeded" : "partial_failed");
            ObjectNode event = event(type).put("image_index", item.index());
            event.setAll(image(item, json));
            events.image(type, event, json);
            if (events.isIn(EventStyle.ERROR)) {
                break;
            }
        }
        if (events.isIn(EventStyle.ERROR)) {
            ObjectNode error = Json.object().put("type", "error");
            error.set("error", errors.details(ArkErrors.INTERNAL));
            events.end("error", error);
        } else if (!isBroken && !events.isIn(EventStyle.NO_COMPLETED)) {
            ObjectNode completed = event(PREFIX + "completed");
            completed.set("usage", usage());
            tools().ifPresent(tools -> completed.set("tools", tools));
            events.end(PREFIX + "completed", completed);
        }
        return events.reply();
    }

    private void preview(Item item, Events events) {
        String type = PREFIX + "partial_image";
        ImageJson json = images.get();
        ObjectNode event = event(type).put("partial_image_index", item.index());
        event.put("b64_json", json.preview(item.spec()));
        events.between(type, event, json);
    }

    /** None comes after one that fails inside; a refused one leaves the others alone. */
    private List<Item> items() {
        List<Item> items = new ArrayList<>();
        if (effects.get(FaultKey.EMPTY_DATA)) {
            return items;
        }
        for (ImageSpec spec : request.images()) {
            int number = items.size() + 1;
            boolean isBroken = effects.get(FaultKey.FAIL_IMAGE) == number;
            String refused = effects.delivers(number) ? "" : ArkErrors.SENSITIVE_OUTPUT;
            String failure = isBroken ? ArkErrors.INTERNAL : refused;
            boolean failsAll = request.form().isLayered() && !failure.isEmpty();
            if (failsAll) {
                throw new Refusal(new ErrorReply(0, failure, ""));
            }
            items.add(new Item(items.size(), effects.changed(spec), failure));
            if (isBroken) {
                break;
            }
        }
        return items;
    }

    private ObjectNode image(Item item, ImageJson json) {
        ObjectNode image = Json.object();
        if (!item.isMade()) {
            image.set("error", errors.details(item.failure()));
            return image;
        }
        ImageSpec spec = item.spec();
        made.add(spec.delivered());
        if (request.form().isBase64()) {
            image.put("b64_json", json.base64(spec));
        } else {
            image.put("url", ArkUrl.signed(json, spec, now, effects));
        }
        if (!request.model().isThree()) {
            image.put("size", spec.delivered().toString());
        }
        if (request.model().has(ArkModel.Ability.LAYERS)) {
            image.put("output_format", word(spec.format()));
        }
        if (request.model() == ArkModel.SEEDREAM_5_5) {
            image.put("background", request.output().background());
        }
        if (request.form().isLayered()) {
            ImageLayer.describe(item.index(), request.output().size(), image);
        }
        return image;
    }

    private ObjectNode head() {
        return Json.object().put("model", request.modelId()).put("created", now.getEpochSecond());
    }

    private ObjectNode event(String type) {
        ObjectNode event = Json.object().put("type", type);
        event.setAll(head());
        return event;
    }

    private ObjectNode usage() {
        long pixels = made.stream().mapToLong(Dimensions::pixels).sum();
        long tokens = Math.round((double) pixels / PIXELS_PER_TOKEN);
        ObjectNode usage = Json.object();
        if (request.model().has(ArkModel.Ability.LAYERS)) {
            usage.put("input_images", request.subject().references().size());
        }
        usage.put("generated_images", made.size());
        usage.put("output_tokens", tokens).put("total_tokens", tokens);
        if (request.form().hasSearched()) {
            usage.putObject("tool_usage").put("web_search", 1);
        }
        return usage;
    }

    private Optional<JsonNode> tools() {
        return request.form().hasSearched()
                ? Optional.of(Json.array().add(Json.object().put("type", "web_search")))
                : Optional.empty();
    }

    private static String word(ImageFormat format) {
        return format.name().toLowerCase(Locale.ROOT);
    }
}
