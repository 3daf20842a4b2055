package io.github.camelseedream.simulator;

import static io.github.camelseedream.simulator.LumenfallClient.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;

class LumenfallAccountTest extends SimulatorTest {

    private static final String MODELS = "/lumenfall/openai/v1/models";

    private final LumenfallClient client = new LumenfallClient(simulator);

    @Test
    void listsTheModels() {
        JsonNode list = json(client.get(MODELS));

        assertThat(list.path("object").asText()).isEqualTo("list");
        assertThat(list.path("data").findValuesAsText("id"))
                .containsExactly("seedream-4", "seedream-4.5", "seedream-5-lite", "mock-image");
    }

    @Test
    void showsOneModel() {
        assertThat(json(client.get(MODELS + "/seedream-4.5")).path("id").asText())
                .isEqualTo("seedream-4.5");
    }

    @Test
    void doesNotShowAnUnknownModel() {
        assertThat(client.get(MODELS + "/dall-e").statusCode()).isEqualTo(404);
    }

    @Test
    void showsThePrepaidBalance() {
        JsonNode balance = json(client.get("/lumenfall/v1/balance"));

        assertThat(balance.path("object").asText()).isEqualTo("balance");
        assertThat(balance.path("billing_type").asText()).isEqualTo("prepaid");
        assertThat(balance.at("/available/amount").asDouble()).isEqualTo(12.5);
    }

    @Test
    void remembersRequestsExceptThoseInSyncMode() {
        client.generate("{\"model\":\"seedream-4\",\"prompt\":\"x\"}");
        client.generate("{\"model\":\"seedream-4.5\",\"prompt\":\"x\",\"sync_mode\":true}");

        JsonNode newest = json(client.get("/lumenfall/v1/requests")).at("/data/0");

        assertThat(newest.path("model").asText()).isEqualTo("seedream-4");
        assertThat(newest.path("status").asText()).isEqualTo("completed");
        assertThat(newest.path("cost").asDouble()).isEqualTo(0.03);
    }

    @Test
    void asksForAKeyHereToo() {
        client.withAuthorization(null);

        assertThat(client.get(MODELS).statusCode()).isEqualTo(401);
        assertThat(client.get("/lumenfall/v1/balance").statusCode()).isEqualTo(401);
    }
}
