package io.github.camelseedream.simulator.fal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelseedream.simulator.fal.FalModel.Endpoint;
import io.github.camelseedream.simulator.http.Call;
import io.github.camelseedream.simulator.http.Json;
import io.github.camelseedream.simulator.protocol.Refusal;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;

/** The platform's own API: models, prices, estimates and the balance, which never falls. */
final class FalPlatform {

    private static final int MAX_IDS = 50;

    private FalPlatform() {}

    /** The answer to a call below {@code /fal/api/v1/}. */
    static JsonNode answer(String asked, Call call) {
        return switch (asked) {
            case "GET models" -> models();
            case "GET models/pricing" -> prices(call);
            case "POST models/pricing/estimate" -> estimate(call.body().json());
            case "GET account/billing" -> billing(call);
            default -> throw Refusal.of(404, "Not found");
        };
    }

    private static ObjectNode models() {
        ObjectNode list = Json.object();
        ArrayNode models = list.putArray("models");
        for (Endpoint endpoint : FalModel.endpoints()) {
            models.addObject()
                    .put("endpoint_id", endpoint.id())
                    .putObject("metadata")
                    .put("status", "active");
        }
        return list.putNull("next_cursor").put("has_more", false);
    }

    private static ObjectNode prices(Call call) {
        List<String> ids =
                Arrays.stream(call.query().split("&"))
                        .filter(pair -> pair.startsWith("endpoint_id="))
                        .map(pair -> pair.substring("endpoint_id=".length()))
                        .map(id -> URLDecoder.decode(id, StandardCharsets.UTF_8))
                        .toList();
        if (ids.size() > MAX_IDS) {
            throw Refusal.of(400, "At most " + MAX_IDS + " endpoint ids");
        }
        ObjectNode list = Json.object();
        ArrayNode prices = list.putArray("prices");
        for (String id : ids) {
            prices.addObject()
                    .put("endpoint_id", id)
                    .put("unit_price", price(id))
                    .put("unit", "image")
                    .put("currency", "USD");
        }
        return list.putNull("next_cursor").put("has_more", false);
    }

    private static ObjectNode estimate(JsonNode body) {
        String type = body.path("estimate_type").asText();
        String quantity =
                switch (type) {
                    case "unit_price" -> "unit_quantity";
                    case "historical_api_price" -> "call_quantity";
                    default -> throw Refusal.of(400, "Invalid estimate_type");
                };
        double total = 0;
        for (Iterator<String> ids = body.path("endpoints").fieldNames(); ids.hasNext(); ) {
            String id = ids.next();
            total += price(id) * body.path("endpoints").path(id).path(quantity).asDouble();
        }
        return Json.object()
                .put("estimate_type", type)
                .put("total_cost", Math.round(total * 1e6) / 1e6)
                .put("currency", "USD");
    }

    private static ObjectNode billing(Call call) {
        FalKeys.checkBilling(call);
        ObjectNode billing = Json.object();
        billing.putObject("credits").put("current_balance", 24.5).put("currency", "USD");
        return billing;
    }

    private static double price(String id) {
        Endpoint endpoint =
                Endpoint.find(id).orElseThrow(() -> Refusal.of(404, "Endpoint not found: " + id));
        return endpoint.model().price(endpoint.kind());
    }
}
