package io.github.camelseedream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.camel.ResolveEndpointFailedException;
import org.apache.camel.support.PropertyBindingSupport;
import org.apache.camel.support.service.ServiceHelper;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Camel reads any text for a number as a time: {@code seed=abc} was sent as 0, {@code seed=5s} as
 * 5000 and {@code count=4294967297} as 1, each an image nobody asked for.
 */
class OptionTypesTest extends MultiComponentRouteTest {

    private static final List<String> NO_NUMBERS =
            List.of("abc", "12x", "5s", "1.5", "18446744073709551617");
    private static final List<String> NO_DURATIONS = List.of("abc", "5x", "s", "5 apples", "1.5s");
    private static final String NUMBER =
            "option %s '%s' is not a whole number of its range. Accepted: digits such as 42";
    private static final String DURATION =
            "option %s '%s' is not a duration. Accepted: milliseconds such as 5000, or units such"
                    + " as 500ms, 30s, 5m or 1h30m";

    @TestFactory
    Stream<DynamicTest> aNumberOnAnEndpointIsReadAsItStands() {
        return ofEndpoint("integer")
                .flatMap(option -> NO_NUMBERS.stream().map(v -> refused(option, v, NUMBER)));
    }

    @TestFactory
    Stream<DynamicTest> aNumberOnTheComponentIsReadAsItStands() {
        return ofComponent("integer")
                .flatMap(option -> NO_NUMBERS.stream().map(v -> unbound(option, v, NUMBER)));
    }

    @TestFactory
    Stream<DynamicTest> aDurationOnAnEndpointIsReadAsItStands() {
        return ofEndpoint("duration")
                .flatMap(option -> NO_DURATIONS.stream().map(v -> refused(option, v, DURATION)));
    }

    @TestFactory
    Stream<DynamicTest> aDurationOnTheComponentIsReadAsItStands() {
        return ofComponent("duration")
                .flatMap(option -> NO_DURATIONS.stream().map(v -> unbound(option, v, DURATION)));
    }

    @Test
    void everyNumberAndEveryDurationIsTried() {
        assertThat(ofEndpoint("integer"))
                .contains("seed", "count", "width", "height", "outputCompression");
        assertThat(ofComponent("integer")).contains("seed", "proxyPort", "maxImageBytes");
        assertThat(ofEndpoint("duration")).contains("timeout", "queueTimeout");
        assertThat(ofComponent("duration")).contains("timeout", "connectTimeout");
    }

    @Test
    void goodNumbersAndDurationsAreTaken() {
        SeedreamEndpoint endpoint =
                context.getEndpoint(
                        "seedream:generate?seed=-12&count=2&timeout=1m30s&queueTimeout=500"
                                + "&maxConcurrentCalls=3",
                        SeedreamEndpoint.class);
        SeedreamComponent component = add("own", options -> {});
        bind(component, "seed", "9007199254740993");
        bind(component, "proxy-port", " 3128 ");
        bind(component, "connect-timeout", "PT2S");
        bind(component, "download-timeout", "1h2m");

        SeedreamConfiguration own = endpoint.getConfiguration();
        assertThat(own.getSeed()).isEqualTo(-12);
        assertThat(own.getCount()).isEqualTo(2);
        assertThat(own.getTimeout()).isEqualTo(90_000);
        assertThat(own.getQueueTimeout()).isEqualTo(500);
        assertThat(own.getMaxConcurrentCalls()).isEqualTo(3);
        SeedreamConfiguration shared = component.getConfiguration();
        assertThat(shared.getSeed()).isEqualTo(9007199254740993L);
        assertThat(component.getProxyPort()).isEqualTo(3128);
        assertThat(component.getConnectTimeout()).isEqualTo(2_000);
        assertThat(shared.getDownloadTimeout()).isEqualTo(3_720_000);
    }

    @Test
    void aNumberMayBeABeanAPlaceholderOrLeftEmpty() {
        context.getRegistry().bind("lucky", 77L);
        context.getPropertiesComponent().addInitialProperty("how.many", "3");

        SeedreamConfiguration own =
                context.getEndpoint(
                                "seedream:generate?seed=#bean:lucky&count={{how.many}}&width=",
                                SeedreamEndpoint.class)
                        .getConfiguration();

        assertThat(own.getSeed()).isEqualTo(77);
        assertThat(own.getCount()).isEqualTo(3);
        assertThat(own.getWidth()).isNull();
    }

    @Test
    void theConfigurationOfTheComponentIsReadAsItStandsToo() {
        SeedreamComponent component = add("own", options -> {});

        for (String noNumber : NO_NUMBERS) {
            assertThatThrownBy(() -> bind(component, "configuration.seed", noNumber))
                    .hasStackTraceContaining(noNumber);
        }
        assertThat(component.getConfiguration().getSeed()).isNull();
    }

    private DynamicTest refused(String option, String value, String message) {
        return DynamicTest.dynamicTest(
                option + "=" + value,
                () ->
                        assertThatThrownBy(
                                        () ->
                                                context.getEndpoint(
                                                        "seedream:generate?"
                                                                + option
                                                                + "="
                                                                + value.replace(' ', '+')))
                                .isExactlyInstanceOf(ResolveEndpointFailedException.class)
                                .hasMessageEndingWith(
                                        "due to: seedream: " + message.formatted(option, value)));
    }

    private DynamicTest unbound(String option, String value, String message) {
        return DynamicTest.dynamicTest(
                option + "=" + value,
                () -> {
                    SeedreamComponent component = new SeedreamComponent();
                    component.setCamelContext(context);
                    assertThatThrownBy(() -> bind(component, option, value))
                            .cause()
                            .isExactlyInstanceOf(IllegalArgumentException.class)
                            .hasMessage("seedream: " + message.formatted(option, value));
                });
    }

    /** As camel-main binds {@code camel.component.seedream.*}. */
    private void bind(SeedreamComponent component, String option, String value) {
        ServiceHelper.initService(component);
        PropertyBindingSupport.build()
                .withCamelContext(context)
                .withTarget(component)
                .withConfigurer(component.getComponentPropertyConfigurer())
                .withIgnoreCase(true)
                .withMandatory(true)
                .withProperties(new HashMap<>(Map.of(option, value)))
                .bind();
    }

    private static Stream<String> ofEndpoint(String type) {
        return options("properties", type).stream();
    }

    private static Stream<String> ofComponent(String type) {
        return options("componentProperties", type).stream();
    }

    private static Set<String> options(String kind, String type) {
        Set<String> names = new TreeSet<>();
        try (InputStream json =
                SeedreamComponent.class.getResourceAsStream(
                        "/META-INF/io/github/camelseedream/seedream.json")) {
            for (Map.Entry<String, JsonNode> option :
                    new ObjectMapper().readTree(json).path(kind).properties()) {
                if (option.getValue().path("type").asText().equals(type)) {
                    names.add(option.getKey());
                }
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return names;
    }
}
