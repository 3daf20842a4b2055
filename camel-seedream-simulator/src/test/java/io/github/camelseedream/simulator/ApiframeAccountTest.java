package io.github.camelseedream.simulator;

import static io.github.camelseedream.simulator.LumenfallClient.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ApiframeAccountTest extends SimulatorTest {

    private static final String REQUEST = "{'model':'seedream-4.5','prompt':'a red fox'}";

    private final ApiframeClient client = new ApiframeClient(simulator);

    @Test
    void saysWhoCalls() {
        JsonNode me = json(client.get("/v2/me"));

        assertThat(me.at("/user/role").asText()).isEqualTo("OWNER");
        assertThat(me.at("/team/credits").asInt()).isEqualTo(5000);
        assertThat(me.at("/team/maxConcurrentJobs").asInt()).isEqualTo(10);
        assertThat(me.at("/apiKey/prefix").asText()).isEqualTo("afk_");
        assertThat(json(client.withKey("poor-key").get("/v2/me")).at("/team/credits").asInt())
                .isEqualTo(1);
    }

    @Test
    void listsModelsToAnyone() {
        JsonNode models =
                json(client.withKey(null).get("/v2/models?modality=image")).path("models");

        assertThat(models)
                .extracting(model -> model.path("id").asText())
                .containsExactly(
                        "seedream-3",
                        "seedream-3.1",
                        "seedream-4",
                        "seedream-4.5",
                        "seedream-5-lite",
                        "seedream-5-pro");
        assertThat(models.at("/3/costMin").asInt()).isEqualTo(4);
        assertThat(models.at("/3/pricingMode").asText()).isEqualTo("flat");
        assertThat(json(client.get("/v2/models?modality=video")).path("models")).isEmpty();
        assertThat(client.get("/v2/models?modality=smell").statusCode()).isEqualTo(400);
    }

    @Test
    void listsJobsTheNewestFirstPageByPage() {
        String first = client.submit(REQUEST);
        String second = client.submit(REQUEST);
        String third = client.submit(REQUEST);

        JsonNode page = json(client.get("/v2/jobs?limit=2"));
        JsonNode rest = json(client.get("/v2/jobs?limit=2&cursor=" + second));

        assertThat(page.at("/jobs/0/id").asText()).isEqualTo(third);
        assertThat(page.path("nextCursor").asText()).isEqualTo(second);
        assertThat(page.path("hasMore").asBoolean()).isTrue();
        assertThat(page.has("models")).isFalse();
        assertThat(page.at("/jobs/0").has("input")).isFalse();
        assertThat(page.at("/jobs/0").has("expired")).isTrue();
        assertThat(rest.path("jobs")).hasSize(1);
        assertThat(rest.at("/jobs/0/id").asText()).isEqualTo(first);
        assertThat(rest.path("nextCursor").isNull()).isTrue();
        assertThat(rest.path("hasMore").asBoolean()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "status=COMPLETED, 1",
        "status=QUEUED, 1",
        "model=seedream-4, 1",
        "model=seedream-4&status=COMPLETED, 0",
        "scope=team, 3",
        "'', 2"
    })
    void filtersJobs(String query, int count) {
        simulator.tasks().duration(Duration.ZERO);
        client.submit(REQUEST);
        simulator.tasks().duration(Duration.ofHours(1));
        client.submit(REQUEST.replace("4.5", "4"));
        client.withKey("afk_other").submit(REQUEST);

        JsonNode page = json(client.withKey(ApiframeClient.KEY).get("/v2/jobs?" + query));

        assertThat(page.path("jobs")).hasSize(count);
    }

    @Test
    void findsOneJobAndListsModels() {
        client.submit(REQUEST);
        String wanted = client.submit(REQUEST);

        JsonNode page = json(client.get("/v2/jobs?include_models=true&search=" + wanted));

        assertThat(page.path("jobs")).hasSize(1);
        assertThat(page.at("/jobs/0/id").asText()).isEqualTo(wanted);
        assertThat(page.path("models").toString()).isEqualTo("[\"seedream-4.5\"]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"limit=0", "limit=101", "limit=x", "status=DONE", "scope=world"})
    void refusesWrongQueries(String query) {
        HttpResponse<byte[]> response = client.get("/v2/jobs?" + query);

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(json(response).path("error").asText()).startsWith("Invalid ");
    }
}
