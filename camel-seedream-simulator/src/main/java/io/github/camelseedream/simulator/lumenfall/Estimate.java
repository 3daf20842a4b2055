package io.github.camelseedream.simulator.lumenfall;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelseedream.simulator.http.Json;

/**
 * What a call would cost (https://docs.lumenfall.ai/api-reference/cost-estimation, read 2026-11):
 * totals in millionths of a dollar, the unit price in dollars.
 */
final class Estimate {

    private Estimate() {}

    static ObjectNode of(ImageCall call) {
        ObjectNode estimate = Json.object().put("estimated", true);
        estimate.put("model", call.route().model().id());
        estimate.put("provider", call.route().upstream());
        estimate.put("total_cost_micros", call.costMicros()).put("currency", "USD");
        estimate.putArray("components")
                .addObject()
                .put("type", "output")
                .put("metric", "image")
                .put("quantity", call.count())
                .put("billable_quantity", call.count())
                .put("unit_price", call.route().model().priceMicros() / 1e6)
                .put("total_cost", call.costMicros());
        return estimate;
    }
}
