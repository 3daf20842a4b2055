package io.github.camelseedream.springboot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelseedream.SeedreamComponent;
import io.github.camelseedream.SeedreamConfiguration;
import io.github.camelseedream.catalog.SizePolicy;
import io.github.camelseedream.ledger.Ledger;
import io.github.camelseedream.ledger.jdbc.JdbcLedger;
import io.github.camelseedream.request.ReferenceUploader;
import io.github.camelseedream.springboot.Catalogue.Option;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.camel.component.http.HttpClientConfigurer;
import org.apache.camel.component.http.HttpComponent;
import org.apache.camel.spi.IdempotentRepository;
import org.apache.camel.spi.PropertyConfigurerGetter;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.apache.camel.support.processor.idempotent.MemoryIdempotentRepository;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.validation.beanvalidation.LocalValidatorFactoryBean;

/** What is set as a property arrives at the component. */
class OptionsTest {

    private static final String PREFIX = SeedreamProperties.PREFIX + ".";

    @Test
    void everyOptionOfTheCatalogueArrives() {
        Map<String, String> given = new TreeMap<>();
        Catalogue.options().forEach(option -> given.put(option.property(), sample(option)));
        given.keySet().removeIf(name -> name.matches(".*\\.(api-keys|headers|parameters)"));
        given.put(PREFIX + "api-keys.lumenfall", "a key");
        given.put(PREFIX + "headers.X-Team", "art");
        given.put(PREFIX + "parameters.sync_mode", "true");
        String[] properties =
                given.entrySet().stream()
                        .map(e -> e.getKey() + "=" + e.getValue())
                        .toArray(String[]::new);

        try (Application application =
                Application.start(WebApplicationType.NONE, Beans.class, properties)) {
            SeedreamComponent seedream = application.seedream();
            PropertyConfigurerGetter values =
                    (PropertyConfigurerGetter) seedream.getComponentPropertyConfigurer();
            for (Option option : Catalogue.options()) {
                Object value = values.getOptionValue(seedream, option.name(), false);
                assertThat(value instanceof Enum<?> choice ? choice.name() : value)
                        .as(option.property())
                        .isEqualTo(arrived(option, application));
            }
        }
    }

    private static String sample(Option option) {
        if (isReference(option)) {
            return "#bean:" + option.name();
        }
        if (option.name().equals("allowedAddressRanges")) {
            return "198.18.0.0/15";
        }
        return switch (option.type()) {
            case "java.lang.Boolean" ->
                    Boolean.toString(!Boolean.TRUE.equals(option.defaultValue()));
            case "java.lang.Integer", "java.lang.Long" -> "77";
            case "java.time.Duration" -> "2m";
            default -> option.choices().isEmpty() ? "some" : option.choices().get(0);
        };
    }

    private static Object arrived(Option option, Application application) {
        return switch (option.name()) {
            case "apiKeys" -> Map.of("lumenfall", "a key");
            case "headers" -> Map.of("X-Team", "art");
            case "parameters" -> Map.of("sync_mode", "true");
            case "seed", "maxImageBytes", "maxSpoolBytes" -> 77L;
            default -> arrived(option, sample(option), application);
        };
    }

    private static Object arrived(Option option, String given, Application application) {
        if (isReference(option)) {
            return application.camel().getRegistry().lookupByName(option.name());
        }
        return switch (option.type()) {
            case "java.lang.Boolean" -> Boolean.valueOf(given);
            case "java.lang.Integer" -> 77;
            case "java.time.Duration" -> 120_000L;
            default -> given;
        };
    }

    private static boolean isReference(Option option) {
        return option.facts().path("type").asText().equals("object")
                && !option.type().contains("Map");
    }

    @Test
    void whatIsNotSetIsLeftToTheComponent() {
        SeedreamComponent fresh = new SeedreamComponent();
        try (Application application = Application.start()) {
            SeedreamConfiguration options = application.seedream().getConfiguration();
            assertThat(options)
                    .usingRecursiveComparison()
                    .ignoringFields("validator")
                    .isEqualTo(fresh.getConfiguration());
            assertThat(options.getWatermark()).isNull();
        }
    }

    @Test
    void namesInMapsKeepTheirSpelling() {
        try (Application application =
                Application.start(
                        PREFIX + "apiKeys.lumenfall=one",
                        PREFIX + "parameters.sync_mode=true",
                        PREFIX + "parameters.trace.teamName=art",
                        PREFIX + "headers.X-Trace-Id=7")) {
            SeedreamConfiguration options = application.seedream().getConfiguration();
            assertThat(options.getApiKeys()).isEqualTo(Map.of("lumenfall", "one"));
            assertThat(options.getParameters())
                    .isEqualTo(Map.of("sync_mode", "true", "trace.teamName", "art"));
            assertThat(options.getHeaders()).isEqualTo(Map.of("X-Trace-Id", "7"));
        }
    }

    @Test
    void theGuidesPropertiesArrive() throws IOException {
        String page = Files.readString(Path.of("../docs/spring-boot.md"));
        String block = page.split("```properties\n")[1].split("```")[0];

        try (Application application = Application.start(block.split("\n"))) {
            SeedreamConfiguration options = application.seedream().getConfiguration();
            assertThat(options.getApiKeys()).isEqualTo(Map.of("lumenfall", "any"));
            assertThat(options.getTimeout()).isEqualTo(180_000);
            assertThat(options.getSizePolicy()).isEqualTo(SizePolicy.strict);
            assertThat(options.getParameters()).isEqualTo(Map.of("sync_mode", "true"));
        }
    }

    @Test
    void aWrongValueStopsTheApplicationAndIsNamed() {
        Map<String, String> wrong =
                new HashMap<>(
                        Map.of(
                                "count", "many",
                                "timeout", "soon",
                                "watermark", "perhaps",
                                "seed", "5s"));
        wrong.forEach(
                (option, value) ->
                        assertThatThrownBy(() -> Application.start(PREFIX + option + "=" + value))
                                .hasStackTraceContaining(PREFIX + option)
                                .hasStackTraceContaining(value));
    }

    @Test
    void aMisspeltOptionStopsTheApplication() {
        assertThatThrownBy(() -> Application.start(PREFIX + "modell=seedream-4.0"))
                .isExactlyInstanceOf(UnknownOptionException.class)
                .hasMessage(
                        PREFIX
                                + "modell (\""
                                + PREFIX
                                + "modell\" from property source \"commandLineArgs\") is no option"
                                + " of seedream. Did you mean "
                                + PREFIX
                                + "model?");
    }

    /** Spring lets them pass. */
    @Test
    void aMisspeltSystemPropertyStopsTheApplication() {
        String name = PREFIX + "size-polcy";
        System.setProperty(name, "strict");
        try {
            assertThatThrownBy(Application::start)
                    .isExactlyInstanceOf(UnknownOptionException.class)
                    .hasMessageStartingWith(name)
                    .hasMessageEndingWith(
                            "is no option of seedream. Did you mean " + PREFIX + "size-policy?");
        } finally {
            System.clearProperty(name);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "CAMEL_COMPONENT_SEEDREAM_MODLE, model",
        "CAMEL_COMPONENT_SEEDREAM_SIZE_POLCY, size-policy",
        "CAMEL_COMPONENT_SEEDREAM_APIKEYZ, api-key"
    })
    void aMisspeltVariableOfTheEnvironmentStopsTheApplication(String variable, String near) {
        assertThatThrownBy(() -> OptionNames.check(environment(variable)))
                .hasMessageContaining(
                        "(\"" + variable + "\" from property source \"systemEnvironment\")")
                .hasMessageEndingWith(
                        "is no option of seedream. Did you mean " + PREFIX + near + "?");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CAMEL_COMPONENT_SEEDREAM_MODEL",
                "CAMEL_COMPONENT_SEEDREAM_SIZEPOLICY",
                "CAMEL_COMPONENT_SEEDREAM_SIZE_POLICY",
                "CAMEL_COMPONENT_SEEDREAM_APIKEYS_LUMENFALL",
                "CAMEL_COMPONENT_SEEDREAM_API_KEYS_LUMENFALL",
                "CAMEL_COMPONENT_SEEDREAM_PARAMETERS_SYNC_MODE",
                "CAMEL_COMPONENT_SEEDREAM_CUSTOMIZER_ENABLED",
                "CAMEL_COMPONENT_SEEDREAM_ENABLED",
                "CAMEL_COMPONENT_SEEDREAMER_MODLE"
            })
    void aVariableOfTheEnvironmentThatIsAnOptionIsNone(String variable) {
        assertThatCode(() -> OptionNames.check(environment(variable))).doesNotThrowAnyException();
    }

    private static StandardEnvironment environment(String variable) {
        StandardEnvironment environment = new StandardEnvironment();
        environment
                .getPropertySources()
                .replace(
                        StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
                        new SystemEnvironmentPropertySource(
                                StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
                                Map.of(variable, "x")));
        ConfigurationPropertySources.attach(environment);
        return environment;
    }

    @Test
    void whatIsWrongIsSaidInASentence() {
        UnknownOptionException wrong = new UnknownOptionException("modle is no option.");

        FailureAnalysis said = new UnknownOptionFailureAnalyzer().analyze(wrong);

        assertThat(said.getDescription()).isEqualTo("modle is no option.");
        assertThat(said.getAction()).isEqualTo("Rename the property, or remove it.");
    }

    @Test
    void aBeanThatIsNotThereIsNamed() {
        try (Application application = Application.start(PREFIX + "validator=#bean:mine")) {
            assertThatThrownBy(application::seedream).hasStackTraceContaining("mine");
        }
    }

    @Test
    void aComponentThatIsABeanIsLeftAlone() {
        try (Application application =
                Application.start(
                        WebApplicationType.NONE,
                        OwnComponent.class,
                        PREFIX + "model=seedream-4.0")) {
            assertThat(application.seedream()).isSameAs(application.bean(SeedreamComponent.class));
            assertThat(application.seedream().getConfiguration().getModel()).isEqualTo("my-model");
            assertThat(application.seedream().getValidator()).isNull();
        }
    }

    @Test
    void aSecondComponentThatIsABeanDoesNotTakeTheFirstOnesOptions() {
        try (Application application =
                Application.start(
                        WebApplicationType.NONE,
                        SecondComponent.class,
                        PREFIX + "model=seedream-4.0")) {
            assertThat(application.seedream().getConfiguration().getModel())
                    .isEqualTo("seedream-4.0");
            assertThat(
                            application
                                    .camel()
                                    .getComponent("second", SeedreamComponent.class)
                                    .getConfiguration()
                                    .getModel())
                    .isEqualTo("my-model");
        }
    }

    @Test
    void itCanBeSwitchedOff() {
        for (String off : List.of("enabled=false", "customizer.enabled=false")) {
            try (Application application =
                    Application.start(PREFIX + "model=seedream-4.0", PREFIX + off)) {
                assertThat(application.seedream().getConfiguration().getModel())
                        .as(off)
                        .isEqualTo("seedream-4.5");
            }
        }
    }

    static class OwnComponent {

        @Bean
        SeedreamComponent seedream() {
            SeedreamComponent own = new SeedreamComponent();
            own.getConfiguration().setModel("my-model");
            return own;
        }
    }

    static class SecondComponent {

        @Bean
        SeedreamComponent second() {
            return new OwnComponent().seedream();
        }
    }

    /** Each has the name of the option that it is for. */
    static class Beans {

        @Bean
        SeedreamConfiguration configuration() {
            return new SeedreamConfiguration();
        }

        @Bean
        HttpClientConfigurer httpClientConfigurer() {
            return builder -> {};
        }

        @Bean
        HttpComponent httpComponent() {
            return new HttpComponent();
        }

        @Bean
        ReferenceUploader referenceUploader() {
            return reference -> null;
        }

        @Bean
        SSLContextParameters sslContextParameters() {
            return new SSLContextParameters();
        }

        @Bean
        LocalValidatorFactoryBean validator() {
            return new LocalValidatorFactoryBean();
        }

        @Bean
        Ledger ledger() {
            return new JdbcLedger(null);
        }

        @Bean
        IdempotentRepository idempotentRepository() {
            return new MemoryIdempotentRepository();
        }

        @Bean
        byte[] mask() {
            return new byte[] {1};
        }

        @Bean
        List<String> references() {
            return List.of("https://images.example.com/fox.png");
        }
    }
}
