package io.github.camelseedream.simulator.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelseedream.simulator.http.Json;
import io.github.camelseedream.simulator.protocol.ProviderProtocol;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The simulated providers, and the variants of each. Threadsafe. */
public final class ProviderSettings {

    private final List<ProviderProtocol> providers;

    public ProviderSettings(List<ProviderProtocol> providers) {
        this.providers = List.copyOf(providers);
    }

    /**
     * Chooses a variant of one provider.
     *
     * @throws IllegalArgumentException if there is no such variant, naming those there are
     */
    public void choose(String provider, String name, String value) {
        provider(provider).variants().choose(name, value);
    }

    public void reset() {
        providers.forEach(provider -> provider.variants().reset());
    }

    /** For example <code>{"apiframe": {"result": "string"}}</code>. */
    void choose(JsonNode choices) {
        check(choices);
        choices.fields()
                .forEachRemaining(
                        provider -> {
                            check(provider.getValue());
                            choose(provider.getKey(), provider.getValue());
                        });
    }

    private void choose(String provider, JsonNode choices) {
        choices.fields()
                .forEachRemaining(
                        point -> choose(provider, point.getKey(), point.getValue().asText()));
    }

    private static void check(JsonNode choices) {
        if (!choices.isObject()) {
            throw new IllegalArgumentException(
                    "Variants are a JSON object, such as {\"apiframe\": {\"result\": \"string\"}}");
        }
    }

    ObjectNode chosen() {
        ObjectNode all = Json.object();
        providers.forEach(
                provider -> all.set(provider.name(), Json.value(provider.variants().chosen())));
        return all;
    }

    /** Where clients of each provider point, the simulator being reached at this origin. */
    Map<String, String> baseUrls(String origin) {
        Map<String, String> urls = new LinkedHashMap<>();
        providers.forEach(provider -> urls.put(provider.name(), origin + provider.apiPath()));
        return urls;
    }

    /** Which provider a call below its base URL asks about, whether it is simulated. */
    Optional<String> askedAbout(String path) {
        return providers.stream()
                .filter(provider -> path.equals(provider.apiPath() + AdminApi.PREFIX))
                .map(ProviderProtocol::name)
                .findFirst();
    }

    private ProviderProtocol provider(String name) {
        return providers.stream()
                .filter(provider -> provider.name().equals(name))
                .findFirst()
                .orElseThrow(
                        () ->
                                new IllegalArgumentException(
                                        "No provider '" + name + "'; there are " + names()));
    }

    private List<String> names() {
        return providers.stream().map(ProviderProtocol::name).toList();
    }
}
