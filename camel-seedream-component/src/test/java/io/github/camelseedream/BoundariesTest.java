package io.github.camelseedream;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelseedream.catalog.RequestedSize;
import io.github.camelseedream.error.InvalidRequestException;
import io.github.camelseedream.provider.ImageProvider;
import io.github.camelseedream.provider.ProviderRequest;
import io.github.camelseedream.provider.builtin.BuiltInProviders;
import io.github.camelseedream.provider.spec.Limit;
import io.github.camelseedream.provider.spec.ReferenceLimits;
import io.github.camelseedream.request.ImageParameters;
import io.github.camelseedream.request.ImageRequest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The numbers of the providers' tables are those of their pages, and hold at the number itself: one
 * less, the number, and one more are sent, or refused with nothing sent.
 */
class BoundariesTest extends MultiComponentRouteTest {

    private static final List<String> MODELS =
            List.of("seedream-4.0", "seedream-4.5", "seedream-5.0-lite");

    /** Page and line where each number is stated; a page without a line is not numbered. */
    private static final String FACTS =
            """
            apiframe  | prompt characters                | 1 to 2000    | api.apiframe.ai/v2/openapi.json
            apiframe  | idempotencyKey characters        | 1 to 255     | api.apiframe.ai/v2/openapi.json
            apiframe  | references                       | 14           | seedream-4.5:14
            apiframe  | reference bytes                  | 26214400     | api.apiframe.ai/v2/openapi.json
            apiframe  | area and sides of a size         | sides 1024 to 4096 | seedream-4.5:12
            apimart   | prompt characters                | 1 to 1000    | seedream-4
            apimart   | references                       | 10           | seedream-4.5:38
            apimart   | references and images together   | 15           | seedream-4.5:25
            apimart   | reference bytes                  | 10485760     | seedream-4.5:42
            apimart   | reference pixels                 | 36000000     | seedream-4.5:43
            apimart   | least side of a reference        | 15           | seedream-4.5:41
            apimart   | widest reference                 | 3.0          | seedream-4.5:40
            lumenfall | size pixels a side               | 1 to 14142   | seedream-4.5:110
            lumenfall | outputFormat pixels a side of avif | 1 to 1600  | docs.lumenfall.ai/api-reference/images/generate
            lumenfall | width pixels with size=custom    | 1024 to 4096 | seedream-4
            lumenfall | height pixels with size=custom   | 1024 to 4096 | seedream-4
            lumenfall | images in a call                 | 10           | docs.lumenfall.ai/api-reference/images/generate
            uniall    | images in a call                 | 6            | seedream:111
            uniall    | references                       | 10           | seedream:110
            uniall    | references and images together   | 15           | seedream:112
            uniall    | area and sides of a size         | area 921600 to 16777216; sides 1 to 4096  | seedream:62
            uniall    | area and sides of a size         | area 3686400 to 16777216; sides 1 to 4096 | seedream:63
            """;

    record Case(String name, String provider, Map<String, Object> headers, boolean isSent) {

        @Override
        public String toString() {
            return name + " at " + provider + (isSent ? " is sent" : " is refused");
        }
    }

    @BeforeEach
    void addProviders() {
        for (String provider : simulator().providers()) {
            add(
                    "at-" + provider,
                    options -> {
                        options.setProvider(provider);
                        options.setBaseUrl(SIMULATOR.baseUrl(provider));
                        options.setSizePolicy("strict");
                        options.setPollInitialDelay(20);
                        options.setPollDelay(20);
                    });
        }
    }

    @Test
    void theNumbersAreThoseOfTheProvidersPages() {
        Set<String> stated =
                FACTS.lines()
                        .map(
                                line ->
                                        line.replaceAll("\\s*\\|[^|]*$", "")
                                                .replaceAll("\\s*\\|\\s*", "|"))
                        .collect(Collectors.toCollection(TreeSet::new));
        assertThat(numbers()).isEqualTo(stated);
    }

    private static Set<String> numbers() {
        Set<String> numbers = new TreeSet<>();
        for (ImageProvider provider : BuiltInProviders.all()) {
            if (!provider.profile().name().equals("gccai")) {
                MODELS.forEach(model -> addNumbers(numbers, provider, provider.modelId(model)));
            }
        }
        return numbers;
    }

    private static void addNumbers(Set<String> numbers, ImageProvider provider, String model) {
        String name = provider.profile().name() + "|";
        for (Limit limit : provider.limits(model)) {
            numbers.add(name + limit.parameter() + " " + limit.unit() + "|" + limit.accepted());
        }
        ReferenceLimits rule = provider.references(model);
        add(numbers, name + "references|", rule.most(), Integer.MAX_VALUE);
        add(
                numbers,
                name + "references and images together|",
                rule.mostWithImages(),
                Integer.MAX_VALUE);
        add(numbers, name + "reference bytes|", rule.maxBytes(), Long.MAX_VALUE);
        add(numbers, name + "reference pixels|", rule.maxPixels(), Long.MAX_VALUE);
        add(numbers, name + "least side of a reference|", rule.minSide(), 1);
        if (rule.widest() < Double.MAX_VALUE) {
            numbers.add(name + "widest reference|" + rule.widest());
        }
        int most = provider.counts(oneOf(model)).most();
        if (most > 1) {
            numbers.add(name + "images in a call|" + most);
        }
        List<String> bounds = provider.sizing(model).rule().bounds();
        if (!bounds.isEmpty() && bounds.stream().noneMatch(bound -> bound.startsWith("ratio"))) {
            numbers.add(name + "area and sides of a size|" + String.join("; ", bounds));
        }
    }

    private static void add(Set<String> numbers, String name, long number, long unlimited) {
        if (number != unlimited) {
            numbers.add(name + number);
        }
    }

    private static ProviderRequest oneOf(String model) {
        return new ProviderRequest(
                model, ImageRequest.builder().build(), 1, RequestedSize.nothing(), "");
    }

    @ParameterizedTest
    @MethodSource("cases")
    void aNumberHoldsAtTheNumberItself(Case one) {
        Exchange answer = send("at-" + one.provider() + ":generate", "fox", one.headers());

        if (one.isSent()) {
            assertThat(answer.getException()).isNull();
            assertThat(simulator().submits()).isNotEmpty();
        } else {
            assertThat(answer.getException()).isInstanceOf(InvalidRequestException.class);
            assertThat(simulator().requests()).isEmpty();
        }
    }

    static Stream<Case> cases() {
        List<Case> cases = new ArrayList<>();
        for (ImageProvider provider : BuiltInProviders.all()) {
            for (String model : MODELS) {
                for (Limit limit : provider.limits(provider.modelId(model))) {
                    limit(cases, provider, model, limit);
                }
                references(cases, provider, model);
                sizes(cases, provider, model);
            }
        }
        return cases.stream();
    }

    private static void limit(List<Case> cases, ImageProvider provider, String model, Limit limit) {
        for (long number : around(limit.least(), limit.most())) {
            Map<String, Object> headers = new HashMap<>(Map.of("CamelSeedreamModel", model));
            if (limit.unit().equals("characters")) {
                String option =
                        limit.parameter() == ImageParameters.PROMPT ? "Prompt" : "IdempotencyKey";
                headers.put("CamelSeedream" + option, "x".repeat((int) number));
            } else if (limit.parameter() == ImageParameters.SIZE) {
                headers.put("CamelSeedreamSize", number + "x1024");
            } else if (limit.parameter() == ImageParameters.OUTPUT_FORMAT) {
                headers.put("CamelSeedreamOutputFormat", "avif");
                headers.put("CamelSeedreamSize", number + "x" + Math.max(1, number - 1));
            } else {
                boolean isWidth = limit.parameter() == ImageParameters.WIDTH;
                headers.put("CamelSeedreamSize", "custom");
                headers.put("CamelSeedreamWidth", isWidth ? number : 2048);
                headers.put("CamelSeedreamHeight", isWidth ? 2048 : number);
            }
            add(
                    cases,
                    provider,
                    model + " " + limit.parameter() + " " + number,
                    headers,
                    limit.contains(number));
        }
    }

    private static void references(List<Case> cases, ImageProvider provider, String model) {
        int most = provider.references(provider.modelId(model)).most();
        if (most == Integer.MAX_VALUE) {
            return;
        }
        for (int number : List.of(most - 1, most, most + 1)) {
            String urls =
                    IntStream.range(0, number)
                            .mapToObj(i -> "https://example.org/" + i + ".png")
                            .collect(Collectors.joining(","));
            add(
                    cases,
                    provider,
                    model + " references " + number,
                    Map.of(
                            "CamelSeedreamModel",
                            model,
                            "CamelSeedreamReferences",
                            List.of(urls.split(","))),
                    number <= most);
        }
    }

    private static void sizes(List<Case> cases, ImageProvider provider, String model) {
        for (String bound : provider.sizing(provider.modelId(model)).rule().bounds()) {
            if (!bound.matches("(area|sides) \\d+ to \\d+")) {
                continue;
            }
            String[] words = bound.split(" ");
            long least = Long.parseLong(words[1]);
            long most = Long.parseLong(words[3]);
            boolean isArea = words[0].equals("area");
            for (long end : List.of(least, most)) {
                long side = isArea ? (long) Math.sqrt(end) : end;
                if (side == 1) {
                    continue;
                }
                for (long number : List.of(side - 1, side, side + 1)) {
                    boolean isSent = end == least ? number >= side : number <= side;
                    add(
                            cases,
                            provider,
                            model + " " + bound + ", " + number,
                            Map.of(
                                    "CamelSeedreamModel",
                                    model,
                                    "CamelSeedreamSize",
                                    number + "x" + (isArea ? side : 2048)),
                            isSent);
                }
            }
        }
    }

    private static List<Long> around(long least, long most) {
        List<Long> numbers = new ArrayList<>(List.of(most - 1, most, most + 1));
        if (least > 1) {
            numbers.addAll(List.of(least - 1, least, least + 1));
        }
        return numbers;
    }

    private static void add(
            List<Case> cases,
            ImageProvider provider,
            String name,
            Map<String, Object> headers,
            boolean isSent) {
        cases.add(new Case(name, provider.profile().name(), headers, isSent));
    }
}
