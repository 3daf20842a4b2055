package io.github.camelseedream.simulator.lumenfall;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelseedream.simulator.fault.PictureFault;
import io.github.camelseedream.simulator.http.Json;
import io.github.camelseedream.simulator.http.JsonTemplate;
import io.github.camelseedream.simulator.http.Reply;
import io.github.camelseedream.simulator.media.Gallery;
import io.github.camelseedream.simulator.payload.Base64Payload;
import io.github.camelseedream.simulator.payload.Payload;
import io.github.camelseedream.simulator.picture.PictureOrder;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** The answer to a request for pictures. Not threadsafe; one per answer. */
final class ImageReply {

    private static final double MICROS = 1e6;

    private final ImageCall call;
    private final PictureFault fault;
    private final Gallery gallery;
    private final JsonTemplate template = new JsonTemplate();

    ImageReply(ImageCall call, PictureFault fault, Gallery gallery) {
        this.call = call;
        this.fault = fault;
        this.gallery = gallery;
    }

    /** Addresses of pictures start with {@code mediaBase}. */
    Reply build(String requestId, Instant now, String mediaBase) {
        List<PictureOrder> orders = PictureOrders.of(call, fault);
        ObjectNode body = Json.object().put("id", requestId).put("created", now.getEpochSecond());
        PictureOrder typical = PictureOrders.typical(call, fault);
        body.put("size", typical.delivered().toString());
        body.put("output_format", typical.format().name().toLowerCase(Locale.ROOT));
        ArrayNode pictures = body.putArray("data");
        orders.forEach(order -> put(pictures.addObject(), order, mediaBase));
        body.set("metadata", metadata());
        return Reply.of(200, "application/json", template.render(body));
    }

    private void put(ObjectNode picture, PictureOrder order, String mediaBase) {
        switch (call.output().handover()) {
            case URL -> picture.put("url", mediaBase + gallery.hang(order, fault));
            case BASE64 -> picture.put("b64_json", template.slot(base64(order)));
            case DATA_URI -> {
                String prefix = "data:" + order.format().mediaType() + ";base64,";
                picture.put("url", prefix + template.slot(base64(order)));
            }
        }
        picture.put("revised_prompt", call.subject().prompt().strip() + ", in fine detail");
    }

    private Payload base64(PictureOrder order) {
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
