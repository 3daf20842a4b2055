package io.github.camelseedream.simulator.lumenfall;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelseedream.simulator.fault.ImageFault;
import io.github.camelseedream.simulator.http.Json;
import io.github.camelseedream.simulator.http.JsonTemplate;
import io.github.camelseedream.simulator.http.Reply;
import io.github.camelseedream.simulator.image.ImageOrder;
import io.github.camelseedream.simulator.media.Gallery;
import io.github.camelseedream.simulator.payload.Base64Payload;
import io.github.camelseedream.simulator.payload.Payload;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** The answer to a request for images. Not threadsafe; one per answer. */
final class ImageReply {

    private static final double MICROS = 1e6;

    private final ImageCall call;
    private final ImageFault fault;
    private final Gallery gallery;
    private final JsonTemplate template = new JsonTemplate();

    ImageReply(ImageCall call, ImageFault fault, Gallery gallery) {
        this.call = call;
        this.fault = fault;
        this.gallery = gallery;
    }

    /** Addresses of images start with {@code mediaBase}. */
    Reply build(String requestId, Instant now, String mediaBase) {
        List<ImageOrder> orders = ImageOrders.of(call, fault);
        ObjectNode body = Json.object().put("id", requestId).put("created", now.getEpochSecond());
        ImageOrder typical = ImageOrders.typical(call, fault);
        body.put("size", typical.delivered().toString());
        body.put("output_format", typical.format().name().toLowerCase(Locale.ROOT));
        ArrayNode images = body.putArray("data");
        orders.forEach(order -> put(images.addObject(), order, mediaBase));
        body.set("metadata", metadata());
        return Reply.of(200, "application/json", template.render(body));
    }

    private void put(ObjectNode image, ImageOrder order, String mediaBase) {
        switch (call.output().handover()) {
            case URL -> image.put("url", mediaBase + gallery.hang(order, fault));
            case BASE64 -> image.put("b64_json", template.slot(base64(order)));
            case DATA_URI -> {
                String prefix = "data:" + order.format().mediaType() + ";base64,";
                image.put("url", prefix + template.slot(base64(order)));
            }
        }
        image.put("revised_prompt", call.subject().prompt().strip() + ", in fine detail");
    }

    private Payload base64(ImageOrder order) {
        return new Base64Payload(gallery.handOver(order, fault), fault.base64());
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
