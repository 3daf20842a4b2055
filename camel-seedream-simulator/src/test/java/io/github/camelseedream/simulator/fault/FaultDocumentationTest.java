package io.github.camelseedream.simulator.fault;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelseedream.simulator.Manual;
import io.github.camelseedream.simulator.http.Json;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The manual lists exactly the keys there are, with what they take, and examples that work. */
class FaultDocumentationTest {

    @ParameterizedTest
    @ValueSource(strings = {"faults", "match"})
    void listsExactlyTheKeysThereAre(String table) {
        Map<String, String> documented = new LinkedHashMap<>();
        Manual.table(table).forEach(row -> documented.put(Manual.code(row.get(0)), row.get(1)));

        assertThat(documented).isEqualTo(FaultKeys.words(table.equals("match")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"faults", "match"})
    void everyExampleIsAFaultThatHasItsKey(String table) {
        for (List<String> row : Manual.table(table)) {
            JsonNode script = Json.tree(Manual.code(row.get(2)).getBytes(StandardCharsets.UTF_8));
            JsonNode holder = table.equals("match") ? script.path("match") : script;

            assertThat(Fault.of(script).script()).isEqualTo(script);
            assertThat(holder.has(Manual.code(row.get(0)))).as(row.toString()).isTrue();
        }
    }
}
