package io.github.camelseedream;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelseedream.request.ImageParameter;
import io.github.camelseedream.request.ImageParameters;
import io.github.camelseedream.request.ImageSize;
import io.github.camelseedream.request.ReferenceImage;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Walks what Camel's tools know of the component, and holds it against the tables. */
class CatalogueTest {

    private static final Set<String> WITHOUT_A_LABEL = Set.of("configuration");

    /** Booleans that are unset by default, for which Camel's generator says false all the same. */
    private static final Set<String> UNSET_BOOLEANS =
            Set.of("layers", "watermark", "safetyChecker");

    /** The types that a route writes otherwise than the component keeps them. */
    private static final Map<Class<?>, String> AS_WRITTEN =
            Map.of(
                    List.class, "Object",
                    ReferenceImage.class, "Object",
                    ImageSize.class, "String");

    private final JsonNode catalogue = catalogue();

    @Test
    void everyOptionHasTypeLabelAndDescription() {
        List<String> incomplete = new ArrayList<>();
        options("componentProperties")
                .forEach((name, option) -> incomplete.addAll(lacks(name, option)));
        options("properties").forEach((name, option) -> incomplete.addAll(lacks(name, option)));

        assertThat(options("componentProperties")).hasSizeGreaterThan(50);
        assertThat(incomplete).isEmpty();
    }

    private static List<String> lacks(String name, JsonNode option) {
        return Stream.of("type", "javaType", "description", "label")
                .filter(fact -> option.path(fact).asText().isBlank())
                .filter(fact -> !(fact.equals("label") && WITHOUT_A_LABEL.contains(name)))
                .filter(fact -> !(fact.equals("label") && isPath(option)))
                .map(fact -> name + " lacks " + fact)
                .toList();
    }

    private static boolean isPath(JsonNode option) {
        return option.path("kind").asText().equals("path");
    }

    @Test
    void everyDescriptionIsASentence() {
        options("properties")
                .forEach(
                        (name, option) ->
                                assertThat(option.path("description").asText())
                                        .as(name)
                                        .matches("(?s)[A-Z].*"));
    }

    @Test
    void theDefaultsOfTheCatalogueAreTheDefaultsOfTheCode() throws Exception {
        SeedreamConfiguration fresh = new SeedreamConfiguration();
        Map<String, String> told = new TreeMap<>();
        Map<String, String> real = new TreeMap<>();
        for (Map.Entry<String, JsonNode> option : options("properties").entrySet()) {
            String name = option.getKey();
            if (isOfConfiguration(option.getValue()) && !UNSET_BOOLEANS.contains(name)) {
                if (option.getValue().has("defaultValue")) {
                    told.put(name, option.getValue().get("defaultValue").asText());
                }
                Object value = value(fresh, name);
                if (value != null && !(value instanceof Map)) {
                    real.put(name, String.valueOf(value));
                }
            }
        }
        assertThat(told).isEqualTo(real).hasSizeGreaterThan(15);
    }

    @Test
    void everyParameterHasAnOptionAHeaderConstantAndAPlaceInTheTable() throws Exception {
        Set<String> headers = new TreeSet<>();
        for (ImageParameter<?> parameter : ImageParameters.all()) {
            assertThat(options("properties")).containsKey(parameter.name());
            assertThat(options("componentProperties")).containsKey(parameter.name());
            assertThat(new SeedreamEndpointConfigurer().getOptionType(parameter.name(), false))
                    .as(parameter.name())
                    .isNotNull();
            Field constant = SeedreamConstants.class.getField(constantName(parameter));
            assertThat(constant.get(null)).isEqualTo(parameter.header());
            headers.add(parameter.header());
        }
        headers.addAll(List.of(SeedreamConstants.TASK, SeedreamConstants.ATTRIBUTES));
        headers.addAll(
                List.of(
                        SeedreamConstants.RESOLVE,
                        SeedreamConstants.RESOLVE_AS,
                        SeedreamConstants.RESOLVED_BY,
                        SeedreamConstants.RESOLVE_REASON,
                        SeedreamConstants.RESOLVE_CALL,
                        SeedreamConstants.RESOLVE_COST));
        assertThat(requestHeaders()).isEqualTo(headers);
    }

    /** An option may say more, e.g. how a list is written in a URI. */
    @Test
    void whatAParameterIsForIsSaidInTheSameWordsOfOptionAndHeader() {
        for (ImageParameter<?> parameter : ImageParameters.all()) {
            for (JsonNode place :
                    List.of(
                            options("properties").get(parameter.name()),
                            options("componentProperties").get(parameter.name()),
                            options("headers").get(parameter.header()))) {
                assertThat(place.path("description").asText())
                        .as(parameter.name())
                        .startsWith(parameter.description());
            }
        }
    }

    @Test
    void everyParameterHasTheSameTypeAsOptionAndHeader() {
        for (ImageParameter<?> parameter : ImageParameters.all()) {
            String type =
                    AS_WRITTEN.getOrDefault(parameter.type(), parameter.type().getSimpleName());
            JsonNode option = options("properties").get(parameter.name());
            JsonNode header = options("headers").get(parameter.header());
            if (parameter.choices().isEmpty()) {
                assertThat(simpleType(option)).as(parameter.name()).isEqualTo(type);
            }
            assertThat(simpleType(header)).as(parameter.name()).isEqualTo(type);
        }
    }

    private static String simpleType(JsonNode place) {
        return place.path("javaType").asText().replaceAll("<.*|\\w+\\.", "");
    }

    @Test
    void everyHeaderOfTheCatalogueIsAConstantWithTypeAndDescription() {
        Map<String, JsonNode> headers = options("headers");
        assertThat(headers).hasSize(constants().size());
        headers.forEach(
                (name, header) -> {
                    assertThat(name).startsWith("CamelSeedream");
                    assertThat(header.path("javaType").asText()).as(name).isNotBlank();
                    assertThat(header.path("description").asText()).as(name).isNotBlank();
                    assertThat(header.path("label").asText()).as(name).isEqualTo("producer");
                });
        assertThat(headers.keySet()).isEqualTo(new TreeSet<>(constants().values()));
    }

    @Test
    void everyValueOfAParameterWithChoicesIsInTheCatalogue() {
        for (ImageParameter<?> parameter : ImageParameters.all()) {
            assertThat(choices(options("properties").get(parameter.name())))
                    .as(parameter.name())
                    .isEqualTo(choices(options("headers").get(parameter.header())))
                    .isEqualTo(parameter.choices());
        }
    }

    private static List<String> choices(JsonNode place) {
        List<String> choices = new ArrayList<>();
        place.path("enum").forEach(choice -> choices.add(choice.asText()));
        return choices;
    }

    @Test
    void aFormGivesAPromptRoom() {
        for (String properties : List.of("componentProperties", "properties")) {
            assertThat(options(properties).get("prompt").path("largeInput").asBoolean()).isTrue();
        }
    }

    @Test
    void keysAreSecret() {
        for (String properties : List.of("componentProperties", "properties")) {
            assertThat(
                            options(properties).entrySet().stream()
                                    .filter(option -> option.getValue().path("secret").asBoolean())
                                    .map(Map.Entry::getKey))
                    .containsExactlyInAnyOrder("apiKey", "apiKeys", "webhookApiKeys");
            for (String key : List.of("apiKey", "apiKeys", "webhookApiKeys")) {
                assertThat(options(properties).get(key).path("label").asText())
                        .isEqualTo("security");
            }
        }
    }

    /** And the key of the operation ledger, which is what it is asked for. */
    @Test
    void nothingButParametersHasAHeader() {
        Set<String> settings = new TreeSet<>(options("properties").keySet());
        settings.addAll(options("componentProperties").keySet());
        ImageParameters.all().forEach(parameter -> settings.remove(parameter.name()));
        assertThat(settings).contains("baseUrl", "apiKey", "timeout", "spoolDirectory");
        settings.remove("resolve");
        for (String setting : settings) {
            String header =
                    "CamelSeedream"
                            + Character.toUpperCase(setting.charAt(0))
                            + setting.substring(1);
            assertThat(requestHeaders()).doesNotContain(header);
            assertThat(ImageParameters.named(setting)).isEmpty();
        }
    }

    private static boolean isOfConfiguration(JsonNode option) {
        return option.path("configurationField").asText().equals("configuration");
    }

    private static Object value(SeedreamConfiguration configuration, String option)
            throws ReflectiveOperationException {
        String end = Character.toUpperCase(option.charAt(0)) + option.substring(1);
        try {
            return SeedreamConfiguration.class.getMethod("get" + end).invoke(configuration);
        } catch (NoSuchMethodException e) {
            return SeedreamConfiguration.class.getMethod("is" + end).invoke(configuration);
        } catch (InvocationTargetException e) {
            throw new AssertionError(option, e);
        }
    }

    /** {@code aspectRatio} becomes {@code ASPECT_RATIO}. */
    private static String constantName(ImageParameter<?> parameter) {
        return parameter.name().replaceAll("([A-Z])", "_$1").toUpperCase(Locale.ROOT);
    }

    private static Set<String> requestHeaders() {
        Set<String> headers = new TreeSet<>();
        constants()
                .forEach(
                        (name, header) -> {
                            if (!name.startsWith("RESULT_")) {
                                headers.add(header);
                            }
                        });
        return headers;
    }

    /** The constants that name headers, by their own names. */
    private static Map<String, String> constants() {
        Map<String, String> constants = new TreeMap<>();
        for (Field field : SeedreamConstants.class.getFields()) {
            try {
                if (!field.getName().equals("RESULT_PROPERTY")) {
                    constants.put(field.getName(), (String) field.get(null));
                }
            } catch (IllegalAccessException e) {
                throw new AssertionError(e);
            }
        }
        return constants;
    }

    private Map<String, JsonNode> options(String kind) {
        Map<String, JsonNode> options = new TreeMap<>();
        catalogue.path(kind).properties().forEach(e -> options.put(e.getKey(), e.getValue()));
        return options;
    }

    private static JsonNode catalogue() {
        try (InputStream json =
                SeedreamComponent.class.getResourceAsStream(
                        "/META-INF/io/github/camelseedream/seedream.json")) {
            return new ObjectMapper().readTree(json);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
