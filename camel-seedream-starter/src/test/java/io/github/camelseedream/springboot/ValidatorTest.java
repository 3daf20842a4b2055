package io.github.camelseedream.springboot;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelseedream.simulator.SeedreamSimulator;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validator;
import java.lang.reflect.Proxy;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.annotation.Bean;

/** The validator of the application is the one that checks requests. */
class ValidatorTest {

    @Test
    void springsOwnValidatorIsTaken() {
        try (Application application = Application.start()) {
            assertThat(application.seedream().getValidator())
                    .isSameAs(application.bean(Validator.class));
        }
    }

    @Test
    void theApplicationsValidatorIsAsked() {
        try (SeedreamSimulator simulator = SeedreamSimulator.start();
                Application application =
                        Application.start(
                                WebApplicationType.NONE,
                                Counting.class,
                                "camel.component.seedream.api-key=any",
                                "camel.component.seedream.base-url="
                                        + simulator.baseUrl("lumenfall"))) {
            application.template().requestBody("seedream:generate?size=64x64", "a fox");

            assertThat(application.bean(AtomicInteger.class)).hasPositiveValue();
            assertThat(simulator.submits()).hasSize(1);
        }
    }

    @Test
    void theOneThatIsNamedWins() {
        try (Application application =
                Application.start(
                        WebApplicationType.NONE,
                        Two.class,
                        "camel.component.seedream.validator=#bean:second")) {
            assertThat(application.seedream().getValidator())
                    .isSameAs(application.camel().getRegistry().lookupByName("second"));
        }
    }

    @Test
    void ofTwoNoneIsGuessed() {
        try (Application application = Application.start(WebApplicationType.NONE, Two.class)) {
            assertThat(application.seedream().getValidator()).isNull();
        }
    }

    static class Counting {

        @Bean
        AtomicInteger asked() {
            return new AtomicInteger();
        }

        @Bean
        Validator validator(AtomicInteger asked) {
            return (Validator)
                    Proxy.newProxyInstance(
                            Validator.class.getClassLoader(),
                            new Class<?>[] {Validator.class},
                            (proxy, method, arguments) -> {
                                if (method.getName().startsWith("validate")) {
                                    asked.incrementAndGet();
                                    return Set.<ConstraintViolation<?>>of();
                                }
                                return switch (method.getName()) {
                                    case "equals" -> proxy == arguments[0];
                                    case "hashCode" -> System.identityHashCode(proxy);
                                    default -> null;
                                };
                            });
        }
    }

    static class Two {

        @Bean
        Validator first() {
            return new Counting().validator(new AtomicInteger());
        }

        @Bean
        Validator second() {
            return new Counting().validator(new AtomicInteger());
        }
    }
}
