package io.github.camelseedream;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelseedream.ledger.Ledger;
import io.github.camelseedream.ledger.MemoryLedger;
import io.github.camelseedream.request.ReferenceUploader;
import jakarta.validation.Validator;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.camel.component.http.HttpClientConfigurer;
import org.apache.camel.component.http.HttpComponent;
import org.apache.camel.spi.IdempotentRepository;
import org.apache.camel.spi.PropertyConfigurerGetter;
import org.apache.camel.support.PropertyBindingSupport;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.apache.camel.support.processor.idempotent.MemoryIdempotentRepository;
import org.apache.camel.support.service.ServiceHelper;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * An option can be set wherever the catalogue publishes it. Options are read from the catalogue and
 * get a value of their type, so that a new one is tried too.
 */
class PublishedOptionsTest extends MultiComponentRouteTest {

    /** Texts that are checked when an endpoint starts. */
    private static final Map<String, String> TEXTS =
            Map.ofEntries(
                    Map.entry("allowedAddressRanges", "198.18.0.0/15"),
                    Map.entry("aspectRatio", "4:3"),
                    Map.entry("baseUrl", "http://127.0.0.1:1/v1"),
                    Map.entry("progressTo", "mock:progress"),
                    Map.entry("provider", "uniall"),
                    Map.entry("resolution", "2K"),
                    Map.entry("size", "16:9"),
                    Map.entry("webhookUrl", "https://example.org/hook"));

    private static final Map<String, Object> BEANS =
            Map.ofEntries(
                    bean(Object.class, "https://example.org/image.png"),
                    bean(SeedreamConfiguration.class, new SeedreamConfiguration()),
                    bean(HttpComponent.class, new HttpComponent()),
                    bean(HttpClientConfigurer.class, (HttpClientConfigurer) client -> {}),
                    bean(IdempotentRepository.class, new MemoryIdempotentRepository()),
                    bean(ReferenceUploader.class, (ReferenceUploader) image -> null),
                    bean(Ledger.class, new MemoryLedger(Clock.systemUTC())),
                    bean(SSLContextParameters.class, new SSLContextParameters()),
                    bean(Validator.class, TestValidator.create()));

    private static Map.Entry<String, Object> bean(Class<?> type, Object bean) {
        return Map.entry(type.getName(), bean);
    }

    @TestFactory
    Stream<DynamicTest> everyOptionOfAnEndpointCanBeSetOnAnEndpoint() {
        return options("properties").entrySet().stream()
                .map(
                        option ->
                                DynamicTest.dynamicTest(
                                        option.getKey(),
                                        () -> isSetOnAnEndpoint(Map.ofEntries(option))));
    }

    @TestFactory
    Stream<DynamicTest> everyOptionOfTheComponentCanBeSetOnTheComponent() {
        return options("componentProperties").entrySet().stream()
                .map(
                        option ->
                                DynamicTest.dynamicTest(
                                        option.getKey(),
                                        () -> isSetOnAComponent(Map.ofEntries(option))));
    }

    @Test
    void allOptionsOfAnEndpointCanBeSetTogether() {
        Map<String, JsonNode> all = options("properties");
        assertThat(all).hasSizeGreaterThan(50).containsKeys("size", "timeout", "apiKeys");

        isSetOnAnEndpoint(all);
    }

    @Test
    void allOptionsOfTheComponentCanBeSetTogether() {
        Map<String, JsonNode> all = options("componentProperties");
        assertThat(all).hasSizeGreaterThan(65).containsKeys("size", "maxSpoolBytes", "proxyHost");
        all.remove("configuration"); // replaces what the others have set

        isSetOnAComponent(all);
    }

    private void isSetOnAnEndpoint(Map<String, JsonNode> options) {
        options.forEach(this::bindBean);
        String query =
                options.entrySet().stream()
                        .map(option -> assignment(option.getKey(), option.getValue()))
                        .map(assigned -> assigned.getKey() + "=RAW(" + assigned.getValue() + ")")
                        .collect(Collectors.joining("&"));

        SeedreamEndpoint endpoint =
                context.getEndpoint("seedream:generate?" + query, SeedreamEndpoint.class);

        options.forEach(
                (name, option) ->
                        hasValue(new SeedreamEndpointConfigurer(), endpoint, name, option));
    }

    private void isSetOnAComponent(Map<String, JsonNode> options) {
        SeedreamComponent component = new SeedreamComponent();
        component.setCamelContext(context);
        ServiceHelper.initService(component);
        options.forEach(this::bindBean);

        PropertyBindingSupport.build()
                .withCamelContext(context)
                .withTarget(component)
                .withConfigurer(component.getComponentPropertyConfigurer())
                .withMandatory(true)
                .withProperties(
                        options.entrySet().stream()
                                .map(option -> ofComponent(option.getKey(), option.getValue()))
                                .collect(
                                        Collectors.toMap(
                                                Map.Entry::getKey,
                                                Map.Entry::getValue,
                                                (one, other) -> one,
                                                TreeMap::new)))
                .bind();

        options.forEach(
                (name, option) ->
                        hasValue(new SeedreamComponentConfigurer(), component, name, option));
    }

    private void bindBean(String name, JsonNode option) {
        if (isBean(option)) {
            assertThat(BEANS).as("a bean for the option " + name).containsKey(javaType(option));
            context.getRegistry().bind(name, BEANS.get(javaType(option)));
        }
    }

    private static boolean isBean(JsonNode option) {
        return option.path("type").asText().equals("object")
                && !option.has("prefix")
                && !isMap(option);
    }

    private static boolean isMap(JsonNode option) {
        return javaType(option).startsWith("java.util.Map");
    }

    /** What is written into a URI. */
    private static Map.Entry<String, String> assignment(String name, JsonNode option) {
        if (isMap(option)) {
            return Map.entry(option.path("prefix").asText() + "key", "7");
        }
        return Map.entry(name, isBean(option) ? "#bean:" + name : text(name, option));
    }

    /** What is written into properties: a map is set by its own name there. */
    private static Map.Entry<String, Object> ofComponent(String name, JsonNode option) {
        return isMap(option)
                ? Map.entry(name + "[key]", "7")
                : Map.entry(name, assignment(name, option).getValue());
    }

    /** A value that is not the default. */
    private static String text(String name, JsonNode option) {
        String standard = option.path("defaultValue").asText();
        return switch (option.path("type").asText()) {
            case "boolean" -> String.valueOf(!option.path("defaultValue").asBoolean());
            case "integer" -> "7";
            case "duration" -> "7000";
            case "enum" ->
                    StreamSupport.stream(option.path("enum").spliterator(), false)
                            .map(JsonNode::asText)
                            .filter(choice -> !choice.equals(standard))
                            .findFirst()
                            .orElseThrow();
            case "string" -> TEXTS.getOrDefault(name, "some " + name);
            default -> throw new AssertionError(name + ": no value for " + option);
        };
    }

    private static void hasValue(
            PropertyConfigurerGetter configurer, Object target, String name, JsonNode option) {
        Object value = configurer.getOptionValue(target, name, false);
        if (isMap(option)) {
            assertThat(((Map<?, ?>) value).get("key")).as(name).hasToString("7");
        } else if (isBean(option)) {
            assertThat(value).as(name).isSameAs(BEANS.get(javaType(option)));
        } else {
            assertThat(value).as(name).hasToString(text(name, option));
        }
    }

    private static String javaType(JsonNode option) {
        return option.path("javaType").asText();
    }

    private static Map<String, JsonNode> options(String kind) {
        try (InputStream json =
                SeedreamComponent.class.getResourceAsStream(
                        "/META-INF/io/github/camelseedream/seedream.json")) {
            Map<String, JsonNode> options = new TreeMap<>();
            new ObjectMapper()
                    .readTree(json)
                    .path(kind)
                    .properties()
                    .forEach(option -> options.put(option.getKey(), option.getValue()));
            options.values().removeIf(option -> option.path("kind").asText().equals("path"));
            return options;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
