package io.github.camelseedream;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelseedream.error.InvalidRequestException;
import io.github.camelseedream.provider.ImageProvider;
import io.github.camelseedream.provider.spec.CountLimits;
import io.github.camelseedream.provider.spec.Limit;
import io.github.camelseedream.provider.spec.ParameterMapping;
import io.github.camelseedream.provider.spec.ProviderParameter;
import io.github.camelseedream.provider.spec.ReferenceForm;
import io.github.camelseedream.provider.spec.ReferenceLimits;
import io.github.camelseedream.provider.spec.ValueConstraint;
import io.github.camelseedream.request.ImageParameter;
import io.github.camelseedream.request.ImageParameters;
import io.github.camelseedream.request.ImageRequest;
import jakarta.validation.Validator;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.metadata.ConstraintDescriptor;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The numbers of the providers' tables are those of their pages; those of parameters, of the
 * provider's own fields and of counts hold at the number itself.
 */
class BoundariesTest extends BoundaryTest {

    /** Page and line where each number is stated; a page without a line is not numbered. */
    private static final String FACTS =
            """
            all       | count                            | 1 to 15      | seedream-4.5:25
            all       | outputCompression                | 1 to 100     | docs.lumenfall.ai/api-reference/images/generate
            apiframe  | prompt characters                | 1 to 2000    | api.apiframe.ai/v2/openapi.json
            apiframe  | idempotencyKey characters        | 1 to 255     | api.apiframe.ai/v2/openapi.json
            apiframe  | references                       | 14           | seedream-4.5:14
            apiframe  | references                       | 10           | apiframe.ai/docs/images/seedream/seedream-5-pro
            apiframe  | reference bytes                  | 26214400     | api.apiframe.ai/v2/openapi.json
            apiframe  | area and sides of a size         | sides 1024 to 4096 | seedream-4.5:12
            apiframe  | area and sides of a size         | sides 512 to 4096 | api.apiframe.ai/v2/openapi.json
            apiframe  | seedreamParams.guidance_scale    | 1 to 10      | api.apiframe.ai/v2/openapi.json
            apimart   | prompt characters                | 1 to 1000    | seedream-4
            apimart   | references                       | 10           | seedream-4.5:38
            apimart   | references and images together   | 15           | seedream-4.5:25
            apimart   | reference bytes                  | 10485760     | seedream-4.5:42
            apimart   | reference pixels                 | 36000000     | seedream-4.5:43
            apimart   | least side of a reference        | 15           | seedream-4.5:41
            apimart   | widest reference                 | 3.0          | seedream-4.5:40
            apimart   | images in a set                  | 15           | seedream-5-lite
            apimart   | sequential_image_generation_options.max_images | 1 to 15 | seedream-4.5:56
            lumenfall | size pixels a side               | 1 to 14142   | seedream-4.5:110
            lumenfall | outputFormat pixels a side of avif | 1 to 1600  | docs.lumenfall.ai/api-reference/images/generate
            lumenfall | width pixels with size=custom    | 1024 to 4096 | seedream-4
            lumenfall | height pixels with size=custom   | 1024 to 4096 | seedream-4
            lumenfall | images in a call                 | 10           | docs.lumenfall.ai/api-reference/images/generate
            lumenfall | images in a set                  | 15           | docs.byteplus.com, ModelArk 1541523
            lumenfall | outputCompression                | 1 to 100     | docs.lumenfall.ai/api-reference/images/generate
            fal | images in a call | 6 | fal.ai/models/fal-ai/bytedance/seedream/v4.5/edit/llms.txt
            fal | images in a set | 6 | the same page
            fal | references | 0 | fal.ai/models/fal-ai/bytedance/seedream/v3/text-to-image
            fal | references | 10 | the same page
            fal | references and images together | 15 | the same page
            fal | area and sides of a size | area 262144 to 4194304; sides 512 to 2048 | fal.ai/models/fal-ai/bytedance/seedream/v3/text-to-image
            fal | guidance_scale | 1 to 10 | fal.ai/models/fal-ai/bytedance/seedream/v3/text-to-image
            modelark | references | 10 | the same page
            modelark | references | 14 | docs.byteplus.com, ModelArk 1541523
            modelark | references and images together | 15 | docs.byteplus.com, ModelArk 1541523
            modelark | reference bytes | 31457280 | docs.byteplus.com, ModelArk 1541523
            modelark | reference pixels | 36000000 | docs.byteplus.com, ModelArk 1541523
            modelark | least side of a reference | 15 | docs.byteplus.com, ModelArk 1541523
            modelark | widest reference | 16.0 | docs.byteplus.com, ModelArk 1541523
            modelark | images in a set | 15 | docs.byteplus.com, ModelArk 1541523
            modelark | sequential_image_generation_options.max_images | 1 to 15 | docs.byteplus.com, ModelArk 1541523
            modelark | seed | 0 to 2147483647 | docs.byteplus.com, ModelArk 1541523
            modelark | guidance_scale | 1 to 10 | docs.byteplus.com, ModelArk 1541523
            volcengine | references | 10 | the same page
            volcengine | references | 14 | volcengine.com/docs/82379/1541523
            volcengine | references and images together | 15 | volcengine.com/docs/82379/1541523
            volcengine | reference bytes | 31457280 | volcengine.com/docs/82379/1541523
            volcengine | reference pixels | 36000000 | volcengine.com/docs/82379/1541523
            volcengine | least side of a reference | 15 | volcengine.com/docs/82379/1541523
            volcengine | widest reference | 16.0 | volcengine.com/docs/82379/1541523
            volcengine | images in a set | 15 | volcengine.com/docs/82379/1541523
            volcengine | sequential_image_generation_options.max_images | 1 to 15 | volcengine.com/docs/82379/1541523
            openai-compatible | outputCompression | 1 to 100 | platform.openai.com/docs/api-reference/images
            replicate | prompt characters                | 1 to 4000    | replicate.com/bytedance/seedream-4.5
            replicate | references                       | 14           | replicate.com/bytedance/seedream-4.5
            replicate | references                       | 10           | replicate.com/bytedance/seedream-4
            replicate | references and images together   | 15           | replicate.com/bytedance/seedream-4.5
            replicate | images in a set                  | 15           | replicate.com/bytedance/seedream-4.5
            replicate | area and sides of a size         | sides 1024 to 4096 | replicate.com/bytedance/seedream-4
            replicate | input.max_images                 | 1 to 15      | replicate.com/bytedance/seedream-4
            uniall    | images in a call                 | 6            | seedream:111
            uniall    | references                       | 10           | seedream:110
            uniall    | references and images together   | 15           | seedream:112
            uniall    | area and sides of a size         | area 921600 to 16777216; sides 1 to 4096  | seedream:62
            uniall    | area and sides of a size         | area 3686400 to 16777216; sides 1 to 4096 | seedream:63
            uniall    | timeout_seconds                  | 1 or more    | seedream:37
            """;

    /** What a field needs beside it to be taken, and the model that takes it. */
    private static final Map<String, Map<String, Object>> BESIDE =
            Map.of(
                    "seedreamParams.guidance_scale",
                    Map.of("CamelSeedreamModel", "seedream-3.0"),
                    "guidance_scale",
                    Map.of("CamelSeedreamModel", "seedream-3.0"),
                    "sequential_image_generation_options.max_images",
                    Map.of(
                            "CamelSeedreamModel",
                            "seedream-5.0-lite",
                            "CamelSeedreamParameters",
                            Map.of("sequential_image_generation", "auto")));

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
        for (ImageParameter<?> parameter : ImageParameters.all()) {
            List<Long> ends = ends(parameter);
            if (!ends.isEmpty()) {
                numbers.add("all|" + parameter + "|" + ends.get(0) + " to " + ends.get(1));
            }
        }
        for (ImageProvider provider : providers()) {
            models(provider)
                    .forEach(model -> add(numbers, provider, provider.spec().modelId(model)));
            for (ParameterMapping row : provider.spec().parameters().rows()) {
                addRange(numbers, provider, row.parameter().name(), row.rule());
            }
            for (ProviderParameter field : provider.spec().parameters().providerParameters()) {
                addRange(numbers, provider, field.name(), field.rule());
            }
        }
        return numbers;
    }

    private static void addRange(
            Set<String> numbers, ImageProvider provider, String name, ValueConstraint rule) {
        if (!rule.ends().isEmpty()) {
            numbers.add(provider.spec().name() + "|" + name + "|" + rule.accepted());
        }
    }

    private static void add(Set<String> numbers, ImageProvider provider, String model) {
        String name = provider.spec().name() + "|";
        for (Limit limit : provider.spec().numbers(model)) {
            numbers.add(name + limit.parameter() + " " + limit.unit() + "|" + limit.accepted());
        }
        ReferenceLimits rule = provider.spec().references(model);
        add(numbers, name + "references|", rule.max(), Integer.MAX_VALUE);
        add(
                numbers,
                name + "references and images together|",
                rule.maxWithImages(),
                Integer.MAX_VALUE);
        add(numbers, name + "reference bytes|", rule.maxBytes(), Long.MAX_VALUE);
        add(numbers, name + "reference pixels|", rule.maxPixels(), Long.MAX_VALUE);
        add(numbers, name + "least side of a reference|", rule.minSide(), 1);
        if (rule.maxAspectRatio() < Double.MAX_VALUE) {
            numbers.add(name + "widest reference|" + rule.maxAspectRatio());
        }
        CountLimits counts = provider.counts(call(model, 0));
        add(numbers, name + "images in a call|", counts.max(), 1);
        add(numbers, name + "images in a set|", counts.maxInSet(), 0);
        List<String> bounds = provider.spec().sizes(model).rule().bounds();
        if (!bounds.isEmpty() && bounds.stream().noneMatch(bound -> bound.startsWith("ratio"))) {
            numbers.add(name + "area and sides of a size|" + String.join("; ", bounds));
        }
    }

    private static void add(Set<String> numbers, String name, long number, long unlimited) {
        if (number != unlimited) {
            numbers.add(name + number);
        }
    }

    static List<Case> cases() {
        List<Case> cases = new ArrayList<>();
        cases.addAll(
                cases(
                        (provider, id, more) ->
                                provider.spec().numbers(id).forEach(limit -> limit(more, limit))));
        cases.addAll(cases(BoundariesTest::sets));
        for (ImageProvider provider : providers()) {
            Cases more = new Cases(cases, provider, "seedream-4.5");
            provider.spec().parameters().providerParameters().forEach(field -> field(more, field));
            provider.spec().parameters().rows().forEach(row -> range(more, row.parameter()));
        }
        return cases;
    }

    private static void limit(Cases cases, Limit limit) {
        List<Long> ends = new ArrayList<>(List.of(limit.max()));
        if (limit.min() > 1) {
            ends.add(limit.min());
        }
        for (long number : around(ends)) {
            Map<String, Object> headers = new HashMap<>();
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
            cases.add(limit.parameter() + " " + number, headers, limit.contains(number));
        }
    }

    /** A set may have more images without references than beside them. */
    private static void sets(ImageProvider provider, String id, Cases cases) {
        for (int references : List.of(0, 1, 5)) {
            int most = provider.counts(call(id, references)).maxInSet();
            if (most == 0 || references > 0 && !takesUrls(provider, id)) {
                continue;
            }
            for (long number : around(List.of((long) most))) {
                Map<String, Object> headers =
                        new HashMap<>(
                                Map.of(
                                        "CamelSeedreamImageMode",
                                        "set",
                                        "CamelSeedreamCount",
                                        number));
                if (references > 0) {
                    headers.put("CamelSeedreamReferences", urls(references));
                }
                cases.add("set of " + number + " beside " + references, headers, number <= most);
            }
        }
    }

    private static boolean takesUrls(ImageProvider provider, String id) {
        return provider.spec().references(id).forms().contains(ReferenceForm.URL);
    }

    private static void field(Cases cases, ProviderParameter field) {
        for (long number : around(field.rule().ends())) {
            Map<String, Object> headers =
                    new HashMap<>(BESIDE.getOrDefault(field.name(), Map.of()));
            Map<String, Object> fields = new HashMap<>();
            if (headers.get("CamelSeedreamParameters") instanceof Map<?, ?> beside) {
                beside.forEach((name, value) -> fields.put(name.toString(), value));
            }
            String[] path = field.name().split("\\.");
            fields.put(path[0], path.length == 1 ? number : Map.of(path[1], number));
            headers.put("CamelSeedreamParameters", fields);
            cases.add(field.name() + " " + number, headers, isWithin(field.rule().ends(), number));
        }
    }

    private static boolean isWithin(List<Long> ends, long number) {
        return number >= ends.get(0) && (ends.size() == 1 || number <= ends.get(1));
    }

    private static void range(Cases cases, ImageParameter<?> parameter) {
        List<Long> ends = ends(parameter);
        for (long number : around(ends)) {
            Map<String, Object> headers = new HashMap<>();
            headers.put("CamelSeedream" + capitalised(parameter.name()), number);
            boolean isCompression = parameter == ImageParameters.OUTPUT_COMPRESSION;
            if (isCompression) {
                headers.put("CamelSeedreamOutputFormat", "jpeg");
            }
            cases.add(
                    isCompression ? "generate?resultMode=image" : "generate",
                    "fox",
                    parameter + " " + number,
                    headers,
                    isWithin(ends, number));
        }
    }

    /** The range that holds at every provider, or nothing. */
    private static List<Long> ends(ImageParameter<?> parameter) {
        List<Long> ends = new ArrayList<>();
        for (ConstraintDescriptor<?> constraint : constraints(parameter)) {
            Class<?> type = constraint.getAnnotation().annotationType();
            if (type == Min.class || type == Max.class) {
                ends.add(((Number) constraint.getAttributes().get("value")).longValue());
            }
        }
        Collections.sort(ends);
        return ends.size() < 2 ? List.of() : ends;
    }

    private static Set<ConstraintDescriptor<?>> constraints(ImageParameter<?> parameter) {
        Validator validator = TestValidator.create();
        return Stream.ofNullable(
                        validator
                                .getConstraintsForClass(ImageRequest.class)
                                .getConstraintsForProperty(parameter.name()))
                .flatMap(property -> property.getConstrainedContainerElementTypes().stream())
                .flatMap(element -> element.getConstraintDescriptors().stream())
                .collect(Collectors.toSet());
    }

    private static String capitalised(String name) {
        return Character.toUpperCase(name.charAt(0)) + name.substring(1);
    }

    /** What one call cannot make is asked for in several, none of which asks for too much. */
    @ParameterizedTest
    @MethodSource("callLimits")
    void aCallAsksForNoMoreThanItMay(String provider, int references, int most) {
        for (int count : List.of(most - 1, most, most + 1)) {
            simulator().clear();
            Map<String, Object> headers = new HashMap<>(Map.of("CamelSeedreamCount", count));
            if (references > 0) {
                headers.put("CamelSeedreamReferences", urls(references));
            }

            Exchange answer = send("at-" + provider + ":generate", "fox", headers);

            assertThat(answer.getException()).isNull();
            assertThat(simulator().submits())
                    .hasSize(count > most ? 2 : 1)
                    .allSatisfy(
                            submit ->
                                    assertThat(submit.json().path("n").asInt(1))
                                            .isBetween(1, most));
        }
    }

    static List<Arguments> callLimits() {
        List<Arguments> limits = new ArrayList<>();
        for (ImageProvider provider : providers()) {
            String id = provider.spec().modelId("seedream-4.5");
            for (int references : takesUrls(provider, id) ? List.of(0, 1, 10) : List.of(0)) {
                int most = provider.counts(call(id, references)).max();
                if (most > 1) {
                    limits.add(Arguments.of(provider.spec().name(), references, most));
                }
            }
        }
        return limits;
    }

    /** An answer that comes when nobody waits any more is paid for all the same. */
    @Test
    void aTimeOfUniAllsThatIsTheWholeTimeoutIsRefused() {
        Exchange answer =
                send("at-uniall:generate?timeout=300s&parameter.timeout_seconds=300", "fox");

        assertThat(answer.getException()).isInstanceOf(InvalidRequestException.class);
        assertThat(simulator().requests()).isEmpty();
    }
}
