package io.github.camelseedream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelseedream.generate.event.GenerationListener;
import io.github.camelseedream.ledger.ClaimRequest;
import io.github.camelseedream.ledger.MemoryLedger;
import io.github.camelseedream.simulator.fault.Fault;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Method;
import java.time.Clock;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.impl.engine.DefaultClassResolver;
import org.junit.jupiter.api.Test;

/** The meters of routes, where Micrometer is there and where it is not. */
class MetersRouteTest extends MultiComponentRouteTest {

    private final MeterRegistry registry = new SimpleMeterRegistry();

    @Override
    protected CamelContext createCamelContext() throws Exception {
        CamelContext context = super.createCamelContext();
        context.getRegistry().bind("meters", registry);
        return context;
    }

    @Test
    void aMeterRegistryInTheRegistryIsEnough() {
        send("direct:generate", "a secret lighthouse");
        fault(Fault.status(401));
        send("direct:generate", "another lighthouse");

        assertThat(registry.get("seedream.images").counter().count()).isEqualTo(1);
        assertThat(registry.get("seedream.cost").tag("unit", "USD").counter().count()).isPositive();
        assertThat(
                        registry.get("seedream.failures")
                                .tag("error", "AuthenticationException")
                                .tag("outcome", "rejected")
                                .counter()
                                .count())
                .isEqualTo(1);
        assertThat(
                        registry.getMeters().stream()
                                .map(meter -> meter.getId().toString())
                                .collect(Collectors.joining()))
                .doesNotContain("secret", "test-key", simulator().url());
    }

    @Test
    void theCallsOfALedgerAreGauges() throws Exception {
        assertThat(registry.find("seedream.ledger.calls").meter()).isNull();
        MemoryLedger ledger = new MemoryLedger(Clock.systemUTC());
        ledger.claim(new ClaimRequest("order-7", 1, "digest", "fal", "m", null, false));
        context.getRegistry().bind("books", ledger);

        send("seedream:generate?ledger=#books", "a lighthouse");

        await().untilAsserted(
                        () -> {
                            assertThat(calls("done")).isEqualTo(1);
                            assertThat(calls("submitted")).isZero();
                            assertThat(calls("at_work") + calls("in_doubt")).isEqualTo(1);
                        });
    }

    private double calls(String state) {
        return registry.get("seedream.ledger.calls").tag("state", state).gauge().value();
    }

    /** The same classes without the optional library, as most applications have them. */
    @Test
    void withoutMicrometerNothingIsMissed() throws Exception {
        ClassLoader without = new WithoutMicrometer();
        Method in =
                without.loadClass("io.github.camelseedream.runtime.GenerationListeners")
                        .getDeclaredMethod(
                                "in",
                                CamelContext.class,
                                without.loadClass(GenerationListener.class.getName()));
        in.setAccessible(true);
        try (DefaultCamelContext plain = new DefaultCamelContext()) {
            plain.getRegistry().bind("meters", registry);
            plain.setClassResolver(
                    new DefaultClassResolver(plain) {
                        @Override
                        public Class<?> resolveClass(String name) {
                            return name.startsWith("io.micrometer.")
                                    ? null
                                    : super.resolveClass(name);
                        }
                    });

            assertThat((List<?>) in.invoke(null, plain, null)).isEmpty();
        }
    }

    /** Has the component's classes anew, and no Micrometer. */
    private static final class WithoutMicrometer extends ClassLoader {

        WithoutMicrometer() {
            super(MetersRouteTest.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (name.startsWith("io.micrometer.")) {
                throw new ClassNotFoundException(name);
            }
            return name.startsWith("io.github.camelseedream.")
                    ? anew(name)
                    : super.loadClass(name, resolve);
        }

        private Class<?> anew(String name) throws ClassNotFoundException {
            Class<?> loaded = findLoadedClass(name);
            if (loaded != null) {
                return loaded;
            }
            try (InputStream in = getResourceAsStream(name.replace('.', '/') + ".class")) {
                byte[] bytes = in.readAllBytes();
                return defineClass(name, bytes, 0, bytes.length);
            } catch (IOException e) {
                throw new ClassNotFoundException(name, e);
            }
        }
    }
}
