package io.github.camelseedream.springboot;

import io.github.camelseedream.provider.ImageProvider;
import io.github.camelseedream.provider.builtin.BuiltInProviders;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.boot.actuate.endpoint.SanitizingFunction;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;

/**
 * Masks keys in {@code /actuator/env} and {@code /actuator/configprops}, even where an application
 * shows values: by name, and wherever a key stands in another value, such as a command line.
 */
@AutoConfiguration
@ConditionalOnClass(SanitizingFunction.class)
public class SeedreamSanitizingAutoConfiguration {

    /** Headers may carry a key of their own. */
    private static final List<String> SECRET =
            Stream.concat(SeedreamProperties.SECRETS.stream(), Stream.of("headers"))
                    .map(option -> letters(SeedreamProperties.PREFIX + option))
                    .toList();

    /** A shorter text may stand in any value by chance. */
    private static final int SHORTEST_KEY = 8;

    private static final List<String> KEY_VARIABLES =
            BuiltInProviders.all().stream()
                    .map(ImageProvider::spec)
                    .flatMap(profile -> profile.keyVariables().stream())
                    .toList();

    @Bean
    SanitizingFunction seedreamSanitizingFunction(Environment environment) {
        return property ->
                isSecret(property.getKey())
                                || holdsKey(property.getValue(), keys(environment).toList())
                        ? property.withSanitizedValue()
                        : property;
    }

    private static boolean isSecret(String name) {
        return SECRET.stream().anyMatch(letters(name)::startsWith)
                || KEY_VARIABLES.stream().anyMatch(name::equalsIgnoreCase);
    }

    /** Without dots and dashes, so that environment variables are found too. */
    private static String letters(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
    }

    private static boolean holdsKey(Object value, List<String> keys) {
        String text = Objects.toString(value, "");
        return keys.stream().anyMatch(text::contains);
    }

    private static Stream<String> keys(Environment environment) {
        Map<String, String> options =
                Binder.get(environment)
                        .bind(SeedreamProperties.PREFIX, Bindable.mapOf(String.class, String.class))
                        .orElse(Map.of());
        return Stream.concat(
                        options.keySet().stream()
                                .filter(name -> isSecret(SeedreamProperties.PREFIX + name))
                                .flatMap(name -> Stream.of(options.get(name).split(","))),
                        KEY_VARIABLES.stream().map(name -> environment.getProperty(name, "")))
                .filter(key -> key.length() >= SHORTEST_KEY);
    }
}
