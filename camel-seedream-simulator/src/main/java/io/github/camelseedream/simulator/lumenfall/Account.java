package io.github.camelseedream.simulator.lumenfall;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelseedream.simulator.http.Json;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;

/** Models, balance and the latest requests. The balance never falls. Threadsafe. */
final class Account {

    private static final int HISTORY = 100;
    private static final int PAGE = 20;
    private static final long SINCE = 1_700_000_000;

    private final Deque<ObjectNode> history = new ArrayDeque<>();

    static ObjectNode models() {
        ObjectNode list = list();
        LumenfallModels.ALL.forEach(model -> list.withArray("data").add(model(model)));
        return list;
    }

    static ObjectNode model(LumenfallModel model) {
        return Json.object()
                .put("id", model.id())
                .put("object", "model")
                .put("created", SINCE)
                .put("owned_by", model.priceMicros() == 0 ? "lumenfall" : "bytedance");
    }

    static ObjectNode balance() {
        ObjectNode balance = Json.object().put("object", "balance").put("billing_type", "prepaid");
        balance.putObject("available").put("amount", 12.50).put("currency", "usd");
        return balance;
    }

    /** Images handed over as data URIs leave no trace, as documented for sync_mode. */
    synchronized void remember(String requestId, ImageCall call, Instant now) {
        if (call.output().responseFormat() == ImageCall.ResponseFormat.DATA_URI) {
            return;
        }
        history.addFirst(
                Json.object()
                        .put("id", requestId)
                        .put("object", "request")
                        .put("created_at", now.toString())
                        .put("model", call.route().model().id())
                        .put("modality", "image")
                        .put("endpoint", call.isEdit() ? "images/edits" : "images/generations")
                        .put("status", "completed")
                        .put("cost", call.costMicros() / 1e6)
                        .put("currency", "usd"));
        if (history.size() > HISTORY) {
            history.removeLast();
        }
    }

    synchronized ObjectNode requests() {
        ObjectNode list = list();
        ArrayNode data = list.withArray("data");
        history.stream().limit(PAGE).forEach(data::add);
        return list.putNull("next_page_url").putNull("previous_page_url");
    }

    private static ObjectNode list() {
        ObjectNode list = Json.object().put("object", "list");
        list.putArray("data");
        return list;
    }
}
