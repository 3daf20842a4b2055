package io.github.camelseedream.simulator.lumenfall;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelseedream.simulator.fault.FaultEffects;
import io.github.camelseedream.simulator.http.Json;
import io.github.camelseedream.simulator.http.JsonTemplate;
import io.github.camelseedream.simulator.http.Reply;
import io.github.camelseedream.simulator.image.ImageSpec;
import io.github.camelseedream.simulator.media.PublishedImages;
import io.github.camelseedream.simulator.payload.Base64Payload;
import io.github.camelseedream.simulator.payload.Payload;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** The answer to a request for images. Not threadsafe; one per answer. */
final class ImageReply {

    private static final double MICROS = 1e6;

    private final ImageCall call;
    private final FaultEffects fault;
    private final PublishedImages published;
    private final JsonTemplate template = new JsonTemplate();

    ImageReply(ImageCall call, FaultEffects fault, PublishedImages published) {
        this.call = call;
        this.fault = fault;
        this.published = published;
    }

    /** Addresses of images start with {@code mediaBase}. */
    Reply build(String requestId, Instant now, String mediaBase) {
        List<ImageSpec> specs = call.specs();
        ObjectNode body = Json.object().put("id", requestId).put("created", now.getEpochSecond());
        ImageSpec typical = fault.changed(specs.get(0));
        body.put("size", typical.delivered().toString());
        body.put("output_format", typical.format().name().toLowerCase(Locale.ROOT));
        ArrayNode images = body.putArray("data");
        fault.delivered(specs).forEach(spec -> put(images.addObject(), spec, mediaBase));
        body.set("metadata", metadata());
        return Reply.of(200, "application/json", template.render(body));
    }

    private void put(ObjectNode image, ImageSpec spec, String mediaBase) {
        switch (call.output().responseFormat()) {
            case URL -> image.put("url", mediaBase + published.publish(spec, fault));
            case BASE64 -> image.put("b64_json", template.slot(base64(spec)));
            case DATA_URI -> {
                String prefix = "data:" + spec.format().mediaType() + ";base64,";
                image.put("url", prefix + template.slot(base64(spec)));
            }
        }
        image.put("revised_prompt", call.subject().prompt().strip() + ", in fine detail");
    }

    private Payload base64(ImageSpec spec) {
        return new Base64Payload(published.inline(spec, fault), fault.base64());
    }

    private ObjectNode metadata() {
        ObjectNode metadata = Json.object();
        metadata.put("model", call.route().model().id());
        metadata.put("executed_model", call.route().executedModel());
        metadata.put("provider", call.route().upstream());
        metadata.put("provider_name", call.route().upstreamName());
        metadata.put("cost", call.costMicros() / MICROS);
        metadata.put("cost_currency", "USD");
        metadata.putArray("attempts");
        return metadata;
    }
}
