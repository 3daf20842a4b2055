package io.github.camelseedream.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ManualTest {

    @RegisterExtension
    static final SeedreamSimulatorExtension SIMULATOR = new SeedreamSimulatorExtension();

    @Test
    void listsExactlyTheControlCallsThereAre() {
        List<String> calls = new ArrayList<>();
        get("/").path("control").forEach(call -> calls.add(call.asText()));

        assertThat(Manual.table("control").stream().map(row -> Manual.code(row.get(0))))
                .containsExactlyElementsOf(calls);
    }

    @Test
    void listsTheProvidersWithTheirBaseUrls() {
        Map<String, String> documented = new LinkedHashMap<>();
        Manual.table("providers")
                .forEach(row -> documented.put(Manual.code(row.get(0)), Manual.code(row.get(1))));
        String url = SIMULATOR.simulator().url();
        Map<String, String> real = new LinkedHashMap<>();
        SIMULATOR
                .simulator()
                .providers()
                .forEach(name -> real.put(name, SIMULATOR.baseUrl(name).substring(url.length())));

        assertThat(documented).isEqualTo(real);
    }

    @Test
    void listsTheVariantsTheUsualValueFirstAndOthersThatCanBeChosen() {
        ObjectNode documented = LumenfallClient.JSON.createObjectNode();
        SIMULATOR.simulator().providers().forEach(documented::putObject);
        for (List<String> row : Manual.table("variants")) {
            String provider = Manual.code(row.get(0));
            String name = Manual.code(row.get(1));
            List<String> values = codes(row.get(2));
            documented.withObjectProperty(provider).put(name, values.get(0));
            values.forEach(value -> SIMULATOR.simulator().variant(provider, name, value));
        }

        SIMULATOR.simulator().clear();
        assertThat(documented).isEqualTo(get("/_sim/variants"));
    }

    private static List<String> codes(String cell) {
        return Pattern.compile("`([^`]+)`")
                .matcher(cell)
                .results()
                .map(value -> value.group(1))
                .toList();
    }

    private static JsonNode get(String path) {
        ApiframeClient client = new ApiframeClient(SIMULATOR.simulator());
        return LumenfallClient.json(client.get(SIMULATOR.simulator().url() + path));
    }
}
