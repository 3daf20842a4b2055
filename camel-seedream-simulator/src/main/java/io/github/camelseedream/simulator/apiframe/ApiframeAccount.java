package io.github.camelseedream.simulator.apiframe;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelseedream.simulator.http.Json;
import java.util.Set;

/** Who calls, and what is on offer. Credits never fall. */
final class ApiframeAccount {

    private static final Set<String> MODALITIES = Set.of("", "image", "video", "music");

    private ApiframeAccount() {}

    static ObjectNode me(String apiKey) {
        ObjectNode me = Json.object();
        me.putObject("user")
                .put("id", "5f0c2c5e-0000-4000-8000-000000000001")
                .put("email", "someone@example.org")
                .put("role", "OWNER");
        me.putObject("team")
                .put("id", "5f0c2c5e-0000-4000-8000-000000000002")
                .put("name", "Simulated team")
                .put("credits", ApiframeKeys.credits(apiKey))
                .put("plan", "pro")
                .putNull("customerId")
                .put("maxConcurrentJobs", 10);
        me.putObject("apiKey")
                .put("id", "5f0c2c5e-0000-4000-8000-000000000003")
                .put("name", "simulated")
                .put("prefix", "afk_");
        return me;
    }

    /** Only Seedream is here: other kinds of media have an empty list. */
    static ObjectNode models(String modality) {
        if (!MODALITIES.contains(modality)) {
            throw ApiframeRefusal.of(400, "Invalid modality");
        }
        ObjectNode answer = Json.object();
        ArrayNode list = answer.putArray("models");
        if (modality.isEmpty() || modality.equals("image")) {
            ApiframeModel.ALL.forEach(model -> list.add(entry(model)));
        }
        return answer;
    }

    private static ObjectNode entry(ApiframeModel model) {
        return Json.object()
                .put("id", model.id())
                .put("label", model.label())
                .put("description", "ByteDance " + model.label())
                .put("modality", "image")
                .put("costMin", model.credits())
                .put("costMax", model.credits())
                .put("pricingMode", "flat");
    }
}
