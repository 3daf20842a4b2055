package io.github.camelseedream;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelseedream.error.InvalidRequestException;
import io.github.camelseedream.provider.ImageProvider;
import io.github.camelseedream.provider.builtin.BuiltInProviders;
import io.github.camelseedream.request.ImageParameter;
import io.github.camelseedream.request.ImageParameters;
import io.github.camelseedream.request.Violation;
import io.github.camelseedream.simulator.journal.RecordedPart;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A field under {@code parameters}, or in a provider's own spelling, is no way around the limits of
 * the parameter that it stands for; two spellings of one do not replace each other untold.
 */
class TwinFieldsTest extends MultiComponentRouteTest {

    private static final String A = "https://example.org/a.png";
    private static final String B = "https://example.org/b.png";
    private static final ObjectMapper JSON = new ObjectMapper();

    @BeforeEach
    void addProviders() {
        simulator().tasks().duration(Duration.ofMillis(1));
        addEachProvider(options -> {});
    }

    @ParameterizedTest
    @CsvSource({
        "lumenfall, n, 50, count",
        "lumenfall, N, 50, count",
        "lumenfall, numImages, 50, count",
        "lumenfall, max_images, 50, imageMode",
        "lumenfall, size, 9999x9999, size",
        "lumenfall, model, other, model",
        "lumenfall, Prompt, other, prompt",
        "lumenfall, output_compression, 101, outputCompression",
        "apiframe, n, 50, count",
        "apiframe, numImages, 50, count",
        "apiframe, seedreamParams.size, 9K, size",
        "apiframe, webhookUrl, http://evil, webhookUrl",
        "apimart, n, 50, count",
        "apimart, image_urls, http://evil, references",
        "gccai, num_images, 50, count",
        "uniall, n, 7, count",
        "uniall, num_images, 7, count",
        "uniall, custom_size, 9, size"
    })
    void whatAParameterIsSentAsIsGivenAsTheParameter(
            String provider, String field, String value, String parameter) {
        Map<String, Object> headers =
                Map.of(
                        "CamelSeedreamPrompt",
                        "fox",
                        "CamelSeedreamParameters",
                        Map.of(field, value));

        assertThat(violations(send("at-" + provider + ":generate", null, headers)))
                .anySatisfy(
                        violation -> {
                            assertThat(violation.option()).isEqualTo("parameters." + field);
                            assertThat(violation.origin())
                                    .isEqualTo("header CamelSeedreamParameters");
                            assertThat(violation.problem())
                                    .startsWith("is what " + parameter + " is sent as");
                        });
        assertThat(simulator().requests()).isEmpty();
    }

    /** A relay passes fields on to hosts that know them. */
    @ParameterizedTest
    @CsvSource({
        "lumenfall, webhook_url, https://example.org/hook, webhookUrl",
        "lumenfall, webhookEvents, completed, webhookEvents",
        "lumenfall, sequential_image_generation_options.max_images, 50, imageMode",
        "apiframe, seedreamParams.max_images, 15, imageMode",
        "apiframe, seedreamParams.n, 15, count",
        "apiframe, sequential_image_generation, auto, imageMode",
        "apimart, options.num_images, 50, count",
        "gccai, webhookEvents, completed, webhookEvents",
        "uniall, max_images, 15, imageMode",
        "uniall, Webhook-URL, https://example.org/hook, webhookUrl",
        "uniall, callback_url, https://example.org/hook, webhookUrl"
    })
    void aWordOfAnotherProvidersForWhatIsPaidOrReportedIsRefused(
            String provider, String field, String value, String parameter) {
        Object fields = value;
        List<String> names = List.of(field.split("\\."));
        for (int i = names.size() - 1; i >= 0; i--) {
            fields = Map.of(names.get(i), fields);
        }
        for (Object spelling : List.of(fields, Map.of(field, value))) {
            Exchange answer =
                    send(
                            "at-" + provider + ":generate",
                            "fox",
                            Map.of("CamelSeedreamParameters", spelling));

            assertThat(violations(answer))
                    .as(spelling.toString())
                    .extracting(Violation::problem)
                    .anyMatch(
                            problem ->
                                    problem.startsWith(
                                            "is what another provider takes " + parameter));
        }
        assertThat(simulator().requests()).isEmpty();
    }

    /** A program has more than maps for an object, and more than lists for a list. */
    @ParameterizedTest
    @MethodSource("objectsInLists")
    void aWordForWhatIsPaidIsRefusedInAnObjectOfAList(Object hosts, String field) {
        Exchange answer =
                send(
                        "seedream:generate",
                        "fox",
                        Map.of("CamelSeedreamParameters", Map.of("hosts", hosts)));

        assertThat(violations(answer))
                .singleElement()
                .satisfies(
                        violation -> {
                            assertThat(violation.option()).isEqualTo("parameters." + field);
                            assertThat(violation.problem())
                                    .startsWith("is what another provider takes count as");
                        });
        assertThat(simulator().requests()).isEmpty();
    }

    static List<Arguments> objectsInLists() {
        Map<String, Object> object = Map.of("num_images", 50);
        return List.of(
                Arguments.of(List.of(Map.of("steps", 3), object), "hosts[1].num_images"),
                Arguments.of(List.of(List.of(object)), "hosts[0][0].num_images"),
                Arguments.of(new Object[] {object}, "hosts[0].num_images"),
                Arguments.of(new HashSet<>(List.of(object)), "hosts[0].num_images"),
                Arguments.of(
                        JSON.createArrayNode().add(JSON.createObjectNode().put("num_images", 50)),
                        "hosts[0].num_images"),
                Arguments.of(
                        Map.of("in", JSON.createObjectNode().put("num_images", 50)),
                        "hosts.in.num_images"),
                Arguments.of(Map.of("num_images[]", 50), "hosts.num_images[]"),
                Arguments.of(Map.of("of[num_images]", 50), "hosts.of[num_images]"));
    }

    /** Lists without such a word go out as they are. */
    @Test
    void aListOfTheProvidersOwnIsSent() {
        Object hosts = new Object[] {Map.of("name", "fal"), List.of(1, 2), "replicate"};
        send("seedream:generate", "fox", Map.of("CamelSeedreamParameters", Map.of("hosts", hosts)));

        assertThat(onlySubmit().json().path("hosts"))
                .hasToString("[{\"name\":\"fal\"},[1,2],\"replicate\"]");
    }

    /** What one provider's table sends them as goes around them at no other. */
    @Test
    void noProvidersWordForWhatIsPaidOrReportedIsTakenByAnother() {
        for (ImageProvider author : BuiltInProviders.all()) {
            for (ImageParameter<?> paid :
                    List.of(
                            ImageParameters.COUNT,
                            ImageParameters.IMAGE_MODE,
                            ImageParameters.WEBHOOK_URL,
                            ImageParameters.WEBHOOK_EVENTS)) {
                author.spec().parameters().of(paid).stream()
                        .flatMap(row -> Stream.of(row.wireName().split(", ")))
                        .filter(word -> !word.isEmpty())
                        .forEach(this::isRefusedEverywhere);
            }
        }
        assertThat(simulator().requests()).isEmpty();
    }

    private void isRefusedEverywhere(String word) {
        for (ImageProvider provider : BuiltInProviders.all()) {
            if (provider.spec().parameters().providerParameter(word).isEmpty()) {
                assertThat(
                                violations(
                                        send(
                                                "at-" + provider.spec().name() + ":generate",
                                                "fox",
                                                Map.of(
                                                        "CamelSeedreamParameters",
                                                        Map.of(word, "50")))))
                        .as(word + " at " + provider.spec().name())
                        .extracting(Violation::option)
                        .contains("parameters." + word);
            }
        }
    }

    /** A line break in a value is part of the value: a form's parts are told apart elsewhere. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "a\r\nContent-Disposition: form-data; name=\"n\"\r\n\r\n50",
                "a\r\n--\r\n\r\nb",
                "a\nb\rc"
            })
    void aLineBreakInAValueStaysInItsPart(String value) {
        Exchange answer =
                send(
                        "seedream:edit",
                        SampleImages.png(30, 30),
                        Map.of(
                                "CamelSeedreamPrompt",
                                value,
                                "CamelSeedreamParameters",
                                Map.of("note", value)));

        assertThat(answer.getException()).isNull();
        assertThat(onlySubmit().parts())
                .extracting(RecordedPart::name)
                .containsExactly("model", "prompt", "note", "image");
        assertThat(onlySubmit().parts("note").get(0).value()).isEqualTo(value);
        assertThat(onlySubmit().parts("prompt").get(0).value()).isEqualTo(value);
    }

    /** What the provider has no parameter for stays free. */
    @Test
    void aFieldThatStandsForNoParameterOfTheProvidersIsSent() {
        send(
                "at-uniall:generate",
                "fox",
                Map.of("CamelSeedreamParameters", Map.of("style", "vivid", "steps", 3)));

        assertThat(onlySubmit().json().path("style").asText()).isEqualTo("vivid");
        assertThat(onlySubmit().json().path("steps").asInt()).isEqualTo(3);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    x"; name="webhook_url
                    x\\r\\nX-Evil: 1
                    x\\u0000
                    a\\b
                    ''
                    """)
    void aNameThatEndsItsLineOfAFormIsRefused(String raw) {
        String name = raw.replace("\\r", "\r").replace("\\n", "\n").replace("\\u0000", "\u0000");

        Exchange answer =
                send(
                        "seedream:edit",
                        SampleImages.png(30, 30),
                        Map.of(
                                "CamelSeedreamPrompt",
                                "fox",
                                "CamelSeedreamParameters",
                                Map.of(name, "v")));

        assertThat(violations(answer))
                .extracting(Violation::problem)
                .containsExactly(
                        "is no name of a field. Accepted: characters other than quotes,"
                                + " backslashes and control characters");
        assertThat(simulator().requests()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    {"n":2,"count":2}                                    | n      | 2
                    {"n":2,"num_images":2}                               | n      | 2
                    {"aspect_ratio":"16:9","aspectRatio":"16:9"}         | aspect_ratio | 16:9
                    """)
    void twoSpellingsOfOneValueAreOne(String fields, String wire, String value) throws Exception {
        Exchange answer = send("at-lumenfall:generate", body(fields));

        assertThat(answer.getException()).isNull();
        assertThat(onlySubmit().json().path(wire).asText()).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    {"n":2,"count":3}                            | count '3' (body field count) is given as n too, with another value. Leave one of them out
                    {"num_images":4,"n":2}                       | count '2' (body field n) is given as num_images too, with another value. Leave one of them out
                    {"aspect_ratio":"1:1","aspectRatio":"16:9"}  | aspectRatio '16:9' (body field aspectRatio) is given as aspect_ratio too, with another value. Leave one of them out
                    {"width":2048,"height":2048,"custom_size":{"width":2560}} | width '2560' (body field width) is given as width too, with another value. Leave one of them out
                    """)
    void twoSpellingsThatContradictEachOtherAreRefused(String fields, String problem)
            throws Exception {
        assertThat(violations(send("at-uniall:generate", body(fields))))
                .extracting(Violation::toString)
                .contains(problem);
        assertThat(simulator().requests()).isEmpty();
    }

    /** The last one won, so that a reference was missing in a paid edit. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    {"image":"A","image_urls":["B"]}                 | A B
                    {"references":["A"],"image_urls":["B"]}          | A B
                    {"image":"A","images":[{"url":"B"}],"image_url":{"url":"A"}} | A B
                    {"image_urls":["A","B"],"image":"A"}             | A B
                    """)
    void referencesInSeveralFieldsAllCount(String fields, String urls) throws Exception {
        Exchange answer =
                send(
                        "at-uniall:generate",
                        body(
                                fields.replace("\"A\"", '"' + A + '"')
                                        .replace("\"B\"", '"' + B + '"')));

        assertThat(answer.getException()).isNull();
        assertThat(onlySubmit().json().path("image_urls").toString())
                .isEqualTo("[\"" + A + "\",\"" + B + "\"]");
    }

    @Test
    void aFieldWithinAnObjectIsAlsoReadAsItsPageWritesIt() throws Exception {
        send(
                "at-apiframe:generate",
                body("{\"seedreamParams.aspect_ratio\":\"16:9\",\"seedreamParams.size\":\"4K\"}"));
        send(
                "at-uniall:generate",
                body("{\"custom_size.width\":2560,\"custom_size.height\":1440}"));

        assertThat(simulator().submits().get(0).json().path("seedreamParams").toString())
                .isEqualTo("{\"size\":\"4K\",\"aspect_ratio\":\"16:9\"}");
        assertThat(simulator().submits().get(1).json().path("custom_size").toString())
                .isEqualTo("{\"width\":2560,\"height\":1440}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    {"sequential_image_generation":"auto"} | sequential_image_generation 'auto' (body field sequential_image_generation) needs a reference image with doubao-seedance-4-5, where text alone makes no set. Add references, or leave it out
                    {"sequential_image_generation_options":{"max_images":3},"image_urls":["https://example.org/a.png"]} | sequential_image_generation_options.max_images '3' (body field sequential_image_generation_options) is without effect unless sequential_image_generation is auto. Give that too, or imageMode=set and count
                    {"sequential_image_generation":"auto","sequential_image_generation_options":{"max_images":15},"image_urls":["https://example.org/a.png"]} | sequential_image_generation_options.max_images '15' (body field sequential_image_generation_options) is too many beside 1 reference. Accepted: up to 15 references and images together
                    {"sequential_image_generation":"auto","sequential_image_generation_options":{"max_images":16},"image_urls":["https://example.org/a.png"]} | sequential_image_generation_options.max_images '16' (body field sequential_image_generation_options) is not what PROVIDER takes. Accepted: 1 to 15
                    """)
    void aSetInTheProvidersOwnWordsMeetsTheLimitsOfASet(String fields, String violation)
            throws Exception {
        for (String provider : List.of("apimart", "gccai")) {
            assertThat(violations(send("at-" + provider + ":generate", body(fields))))
                    .extracting(Violation::toString)
                    .contains(violation.replace("PROVIDER", provider));
        }
        assertThat(simulator().requests()).isEmpty();
    }

    @Test
    void aSetInTheProvidersOwnWordsWithinTheLimitsIsSent() throws Exception {
        Exchange answer =
                send(
                        "at-gccai:generate",
                        body(
                                "{\"sequential_image_generation\":\"auto\",\"image_urls\":[\""
                                        + A
                                        + "\"],\"sequential_image_generation_options\":{\"max_images\":14}}"));

        assertThat(answer.getException()).isNull();
        assertThat(
                        onlySubmit()
                                .json()
                                .at("/sequential_image_generation_options/max_images")
                                .asInt())
                .isEqualTo(14);
    }

    @Test
    void aTierBesideCustomSidesIsToldAsNotUsed() throws Exception {
        Exchange answer =
                send(
                        "at-apiframe:generate",
                        body(
                                "{\"seedreamParams\":{\"size\":\"2K\",\"width\":3000,\"height\":2000}}"));

        assertThat(answer.getMessage().getHeader("CamelSeedreamResultAdjustments", List.class))
                .extracting(String::valueOf)
                .containsExactly(
                        "Adjustment[parameter=size, asked=2K, used=, reason=not used: 3000x2000 is"
                                + " given too and wins]");
    }

    @ParameterizedTest
    @CsvSource({
        "lumenfall, 12, 'Adjustment[parameter=seed, asked=7, used=7, 17, reason=REASON]'",
        "apiframe, 3, 'Adjustment[parameter=seed, asked=7, used=7, 8, 9, reason=REASON]'"
    })
    void theSeedsOfSeveralCallsAreTold(String provider, int count, String adjustment) {
        Exchange answer =
                send("at-" + provider + ":generate?seed=7&size=2048x2048&count=" + count, "fox");

        assertThat(answer.getException()).isNull();
        assertThat(answer.getMessage().getHeader("CamelSeedreamResultAdjustments", List.class))
                .extracting(String::valueOf)
                .contains(
                        adjustment.replace(
                                "REASON",
                                "would make the same images again: each call has its own"));
    }

    @Test
    void severalGroupsAreToldAndNotCalledOne() {
        Exchange answer =
                send("at-gccai:generate?count=15", "fox", Map.of("CamelSeedreamReferences", A));

        assertThat(answer.getException()).isNull();
        assertThat(answer.getMessage().getHeader("CamelSeedreamResultMode")).isEqualTo("groups");
        assertThat(answer.getMessage().getHeader("CamelSeedreamResultAdjustments", List.class))
                .extracting(String::valueOf)
                .contains(
                        "Adjustment[parameter=count, asked=15, used=14, 1, reason=is more than one"
                                + " call makes beside the references: each call makes a group of its"
                                + " own]");
    }

    private static Map<?, ?> body(String fields) throws Exception {
        Map<Object, Object> body = JSON.readValue(fields, Map.class);
        body.put("prompt", "fox");
        return body;
    }

    private static List<Violation> violations(Exchange answer) {
        return answer.getException(InvalidRequestException.class).violations();
    }
}
