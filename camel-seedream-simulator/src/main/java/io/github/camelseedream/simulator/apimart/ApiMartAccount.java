package io.github.camelseedream.simulator.apimart;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelseedream.simulator.http.Call;
import io.github.camelseedream.simulator.http.Json;

/** Models and balance. The balance never falls; a failure to read it is a 200 nevertheless. */
final class ApiMartAccount {

    private static final long SINCE = 1_760_000_000;

    private ApiMartAccount() {}

    static ObjectNode models() {
        ObjectNode list = Json.object().put("object", "list");
        ArrayNode data = list.putArray("data");
        for (ApiMartModel model : ApiMartModel.values()) {
            data.addObject()
                    .put("id", model.names().get(0))
                    .put("object", "model")
                    .put("created", SINCE)
                    .put("owned_by", "doubao");
        }
        return list;
    }

    static ObjectNode balance(Call call) {
        if (call.header("Authorization").isEmpty()) {
            return failure("No Authorization header");
        }
        return switch (ApiMartKeys.check(call)) {
            case ApiMartKeys.LOST -> failure("Failed to get token info: record not found");
            case ApiMartKeys.UNLIMITED -> balance(-1).put("unlimited_quota", true);
            case ApiMartKeys.POOR -> balance(0).put("unlimited_quota", false);
            default -> balance(10.5).put("unlimited_quota", false);
        };
    }

    private static ObjectNode balance(double remaining) {
        return Json.object()
                .put("success", true)
                .put("remain_balance", remaining)
                .put("used_balance", 2.3);
    }

    private static ObjectNode failure(String message) {
        return Json.object().put("success", false).put("message", message);
    }
}
