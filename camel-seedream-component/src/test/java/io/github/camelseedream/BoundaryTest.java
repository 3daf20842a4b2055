package io.github.camelseedream;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelseedream.catalog.RequestedSize;
import io.github.camelseedream.catalog.SizePolicy;
import io.github.camelseedream.error.InvalidRequestException;
import io.github.camelseedream.provider.ImageProvider;
import io.github.camelseedream.provider.ProviderRequest;
import io.github.camelseedream.provider.builtin.BuiltInProviders;
import io.github.camelseedream.request.ImageParameters;
import io.github.camelseedream.request.ImageRequest;
import io.github.camelseedream.request.ReferenceImage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What tests of the providers' tables share: each number is tried one below, at, and one above, and
 * the request is sent, or refused with nothing sent. A test has its requests in {@code cases()}.
 */
@Tag("slow")
abstract class BoundaryTest extends MultiComponentRouteTest {

    private static final List<String> MODELS =
            List.of("seedream-4.0", "seedream-4.5", "seedream-5.0-lite");
    private static final Map<String, List<String>> MORE_MODELS =
            Map.of(
                    "apiframe", List.of("seedream-3.0", "seedream-3.1", "seedream-5.0-pro"),
                    "apimart", List.of("seedream-5-0-pro"),
                    "fal", List.of("seedream-3.0", "seedream-5.0-pro", "seedream-5.0-flash"),
                    "modelark", List.of("seedream-5.0-pro", "seedream-5.5"),
                    "volcengine", List.of("seedream-5.0-pro"));

    record Case(
            String name,
            String provider,
            String operation,
            Object body,
            Map<String, Object> headers,
            boolean isSent) {

        @Override
        public String toString() {
            return name + " at " + provider + (isSent ? " is sent" : " is refused");
        }
    }

    /** Collects requests to one model. */
    static final class Cases {

        private final List<Case> all;
        private final String provider;
        private final String model;

        Cases(List<Case> all, ImageProvider provider, String model) {
            this.all = all;
            this.provider = provider.spec().name();
            this.model = model;
        }

        String model() {
            return model;
        }

        void add(String name, Map<String, ?> headers, boolean isSent) {
            add("generate", "fox", name, headers, isSent);
        }

        void add(
                String operation,
                Object body,
                String name,
                Map<String, ?> headers,
                boolean isSent) {
            Map<String, Object> more = new HashMap<>(headers);
            more.putIfAbsent("CamelSeedreamModel", model);
            all.add(new Case(model + " " + name, provider, operation, body, more, isSent));
        }
    }

    /** Adds the requests that try what one provider says of one model. */
    @FunctionalInterface
    interface Source {

        void add(ImageProvider provider, String id, Cases cases);
    }

    static List<Case> cases(Source source) {
        List<Case> all = new ArrayList<>();
        for (ImageProvider provider : providers()) {
            for (String model : models(provider)) {
                source.add(
                        provider, provider.spec().modelId(model), new Cases(all, provider, model));
            }
        }
        return all;
    }

    /** GCCAI has the tables of APIMart. */
    static List<ImageProvider> providers() {
        return BuiltInProviders.all().stream()
                .filter(provider -> !provider.spec().name().equals("gccai"))
                .toList();
    }

    static List<String> models(ImageProvider provider) {
        List<String> models = new ArrayList<>(MODELS);
        models.addAll(MORE_MODELS.getOrDefault(provider.spec().name(), List.of()));
        return models;
    }

    /** One below, the number, and one above, of each. */
    static SortedSet<Long> around(Iterable<Long> ends) {
        SortedSet<Long> numbers = new TreeSet<>();
        for (long end : ends) {
            numbers.addAll(List.of(end - 1, end, end + 1));
        }
        return numbers;
    }

    static List<String> urls(long number) {
        return IntStream.range(0, (int) number)
                .mapToObj(i -> "https://example.org/" + i + ".png")
                .toList();
    }

    static ProviderRequest call(String model, int references) {
        ImageRequest.Builder request = ImageRequest.builder();
        if (references > 0) {
            request.set(
                    ImageParameters.REFERENCES,
                    urls(references).stream()
                            .<ReferenceImage>map(ReferenceImage.Remote::new)
                            .toList());
        }
        return new ProviderRequest(model, request.build(), 1, RequestedSize.nothing(), "");
    }

    @BeforeEach
    void addProviders() {
        simulator().tasks().duration(Duration.ofMillis(1));
        addEachProvider(options -> options.setSizePolicy(SizePolicy.strict));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void aNumberHoldsAtTheNumberItself(Case one) {
        Exchange answer =
                send("at-" + one.provider() + ":" + one.operation(), one.body(), one.headers());

        if (one.isSent()) {
            assertThat(answer.getException()).isNull();
            assertThat(simulator().submits()).isNotEmpty();
        } else {
            assertThat(answer.getException()).isInstanceOf(InvalidRequestException.class);
            assertThat(simulator().requests()).isEmpty();
        }
    }
}
