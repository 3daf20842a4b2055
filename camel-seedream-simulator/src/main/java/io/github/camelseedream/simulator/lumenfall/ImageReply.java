package io.github.camelseedream.simulator.lumenfall;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelseedream.simulator.fault.FaultEffects;
import io.github.camelseedream.simulator.http.Json;
import io.github.camelseedream.simulator.http.Reply;
import io.github.camelseedream.simulator.image.ImageSpec;
import io.github.camelseedream.simulator.protocol.ImageJson;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** The answer to a request for images. Not threadsafe; one per answer. */
final class ImageReply {

    private static final double MICROS = 1e6;

    private final ImageCall call;
    private final FaultEffects fault;
    private final ImageJson json;

    ImageReply(ImageCall call, FaultEffects fault, ImageJson json) {
        this.call = call;
        this.fault = fault;
        this.json = json;
    }

    Reply build(String requestId, Instant now) {
        List<ImageSpec> specs = call.specs();
        ObjectNode body = Json.object().put("id", requestId).put("created", now.getEpochSecond());
        ImageSpec typical = fault.changed(specs.get(0));
        body.put("size", typical.delivered().toString());
        body.put("output_format", typical.format().name().toLowerCase(Locale.ROOT));
        ArrayNode images = body.putArray("data");
        fault.delivered(specs).forEach(spec -> put(images.addObject(), spec));
        body.set("metadata", metadata());
        return Reply.of(200, "application/json", json.render(body));
    }

    private void put(ObjectNode image, ImageSpec spec) {
        switch (call.output().responseFormat()) {
            case URL -> image.put("url", json.url(spec));
            case BASE64 -> image.put("b64_json", json.base64(spec));
            case DATA_URI -> {
                String prefix = "data:" + spec.format().mediaType() + ";base64,";
                image.put("url", prefix + json.base64(spec));
            }
        }
        image.put("revised_prompt", call.subject().prompt().strip() + ", in fine detail");
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
