package io.github.camelseedream.example.boot;

import io.github.camelseedream.provider.ImageProvider;
import io.github.camelseedream.provider.builtin.BuiltInProviders;
import java.util.stream.Stream;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.env.Environment;
import org.springframework.core.type.AnnotatedTypeMetadata;

/**
 * Whether nothing says that a real provider is wanted. A key in the environment alone is no wish to
 * spend money: the provider is named too.
 */
final class NoKey implements Condition {

    private static final String OPTIONS = "camel.component.seedream.";

    @Override
    public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
        Environment environment = context.getEnvironment();
        String provider = environment.getProperty(OPTIONS + "provider", "");
        boolean elsewhere =
                isAnySet(
                        environment,
                        OPTIONS + "base-url",
                        OPTIONS + "api-key",
                        OPTIONS + "api-keys." + provider);
        boolean named = isAnySet(environment, "provider");
        return !elsewhere && !(named && isAnySet(environment, keyVariables(provider)));
    }

    private static boolean isAnySet(Environment environment, String... names) {
        return Stream.of(names).anyMatch(name -> !environment.getProperty(name, "").isBlank());
    }

    private static String[] keyVariables(String provider) {
        return BuiltInProviders.all().stream()
                .map(ImageProvider::spec)
                .filter(profile -> profile.name().equals(provider))
                .flatMap(profile -> profile.keyVariables().stream())
                .toArray(String[]::new);
    }
}
