package io.github.camelseedream.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.camelseedream.download.Spool;
import io.github.camelseedream.image.ImageHeader;
import io.github.camelseedream.image.ImageInspector;
import io.github.camelseedream.image.UnusableImageException;
import io.github.camelseedream.provider.wire.Json;
import io.github.camelseedream.provider.wire.OpenAiImageJson;
import io.github.camelseedream.request.Content;
import io.github.camelseedream.result.StoredImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/** TestImages inside replies that were changed on the way: the right one, or none. */
@Tag("slow")
class ImageFuzzTest {

    private static final String PLACE = "/data/0/b64_json";
    private static final byte[] BEFORE = ascii("{'created':1,'data':[{'b64_json':");
    private static final byte[] AFTER = ascii(",'revised_prompt':'x'},{'url':'y'}],'n':[1,{}]}");

    /** Reads what is odd beside an image as {@link Json} does, and line breaks inside base64. */
    private static final ObjectMapper PLAIN =
            JsonMapper.builder()
                    .enable(
                            JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS,
                            JsonReadFeature.ALLOW_LEADING_ZEROS_FOR_NUMBERS,
                            JsonReadFeature.ALLOW_LEADING_PLUS_SIGN_FOR_NUMBERS,
                            JsonReadFeature.ALLOW_LEADING_DECIMAL_POINT_FOR_NUMBERS,
                            JsonReadFeature.ALLOW_TRAILING_DECIMAL_POINT_FOR_NUMBERS,
                            JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS,
                            JsonReadFeature.ALLOW_BACKSLASH_ESCAPING_ANY_CHARACTER,
                            JsonReadFeature.ALLOW_TRAILING_COMMA)
                    .build();

    /** A character by its code, perhaps of too few digits, or any other escape. */
    private static final Pattern ESCAPE =
            Pattern.compile("\\\\(?:u(\\p{XDigit}{0,4})|.)", Pattern.DOTALL);

    private static Spool spool;

    @BeforeContainer
    static void open() throws IOException {
        spool = Spool.builder().build();
    }

    @AfterContainer
    static void close() {
        spool.close();
    }

    @Property
    void whatIsChangedRoundAnImageDoesNotChangeTheImage(
            @ForAll("images") SampleImage sample,
            @ForAll("changes") List<Mutation> before,
            @ForAll("changes") List<Mutation> after,
            @ForAll boolean isBefore,
            @ForAll boolean isAfter) {
        byte[] reply =
                joined(
                        isBefore ? Mutation.all(before, BEFORE) : BEFORE,
                        quoted(Base64.getEncoder().encode(sample.bytes())),
                        isAfter ? Mutation.all(after, AFTER) : AFTER);

        Map<String, byte[]> delivered = delivered(reply);

        assertThat(delivered.values()).allMatch(bytes -> Arrays.equals(bytes, sample.bytes()));
        if (!isBefore && !isAfter) {
            assertThat(delivered).containsOnlyKeys(PLACE);
        }
    }

    @Property
    void whatIsChangedInsideAnImageIsRefusedOrDeliveredExactlyAsItCame(
            @ForAll("images") SampleImage sample, @ForAll("changes") List<Mutation> changes) {
        byte[] base64 = Base64.getEncoder().encode(sample.bytes());
        assertAsItCame(joined(BEFORE, quoted(Mutation.all(changes, base64)), AFTER));
    }

    @Property
    void whateverIsChangedEachImageIsWhatStandsInItsPlace(
            @ForAll("images") SampleImage sample, @ForAll("replies") List<Mutation> changes) {
        byte[] base64 = Base64.getEncoder().encode(sample.bytes());
        assertAsItCame(Mutation.all(changes, joined(BEFORE, quoted(base64), AFTER)));
    }

    @Property
    void anImageOfAnyBytesIsMeasuredOrRefused(
            @ForAll("images") SampleImage sample, @ForAll("changes") List<Mutation> changes) {
        byte[] bytes = Mutation.all(changes, sample.bytes());

        Optional<ImageHeader> seen =
                Fuzzing.read(() -> ImageHeader.read(new ByteArrayInputStream(bytes))).orElseThrow();
        Optional<ImageHeader> checked =
                Fuzzing.read(
                        () -> ImageInspector.check(Content.of(bytes)),
                        UnusableImageException.class);

        seen.ifPresent(
                header -> {
                    assertThat(header.width()).isNotNegative();
                    assertThat(header.width() == 0).isEqualTo(header.height() == 0);
                });
        checked.ifPresent(header -> assertThat(seen).contains(header));
    }

    @Property
    void anImageWhoseEndIsMissingIsRefused(
            @ForAll("images") SampleImage sample,
            @ForAll @DoubleRange(min = 0.01, max = 0.95) double part) {
        byte[] bytes = Arrays.copyOf(sample.bytes(), (int) (sample.bytes().length * part));

        assertThat(
                        Fuzzing.read(
                                () -> ImageInspector.check(Content.of(bytes)),
                                UnusableImageException.class))
                .isEmpty();
    }

    private static void assertAsItCame(byte[] reply) {
        delivered(reply)
                .forEach(
                        (place, bytes) ->
                                assertThat(decoded(reply, place)).as(place).isEqualTo(bytes));
    }

    /**
     * What the text in that place stands for, read in another way. The media type of a data URI may
     * be no text at all: what an image is, its bytes say.
     */
    private static byte[] decoded(byte[] reply, String place) {
        try {
            String text = plain(reply).at(place).textValue();
            String base64 = text.startsWith("data:") ? text.substring(text.indexOf(',') + 1) : text;
            return Base64.getDecoder()
                    .decode(base64.replaceAll("[ \n\r\t]", "").replace('-', '+').replace('_', '/'));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode plain(byte[] reply) throws IOException {
        String text = new String(reply, StandardCharsets.UTF_8);
        return PLAIN.readTree(ESCAPE.matcher(text).replaceAll(ImageFuzzTest::whole));
    }

    private static String whole(MatchResult escape) {
        String digits = escape.group(1);
        String whole =
                digits == null
                        ? escape.group()
                        : "\\u" + digits + "0000".substring(digits.length());
        return Matcher.quoteReplacement(whole);
    }

    /** The images of a reply, each by its place. */
    private static Map<String, byte[]> delivered(byte[] reply) {
        Map<String, byte[]> found = new LinkedHashMap<>();
        Fuzzing.read(() -> Json.read(new ByteArrayInputStream(reply), spool), IOException.class)
                .ifPresent(tree -> collect(tree, "", found));
        return found;
    }

    private static void collect(JsonNode node, String place, Map<String, byte[]> found) {
        OpenAiImageJson.image(node).ifPresent(image -> found.put(place, bytes(image)));
        node.properties()
                .forEach(
                        field ->
                                collect(
                                        field.getValue(),
                                        place + '/' + escaped(field.getKey()),
                                        found));
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            collect(node.get(i), place + '/' + i, found);
        }
    }

    private static String escaped(String key) {
        return key.replace("~", "~0").replace("/", "~1");
    }

    private static byte[] bytes(StoredImage image) {
        try (InputStream in = image.open()) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] quoted(byte[] text) {
        return joined(ascii("'"), text, ascii("'"));
    }

    private static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        Arrays.stream(parts).forEach(whole::writeBytes);
        return whole.toByteArray();
    }

    private static byte[] ascii(String json) {
        return json.replace('\'', '"').getBytes(StandardCharsets.US_ASCII);
    }

    @Provide
    Arbitrary<SampleImage> images() {
        return Arbitraries.of(SampleImage.ALL);
    }

    @Provide
    Arbitrary<List<Mutation>> changes() {
        return Mutations.ofBytes();
    }

    @Provide
    Arbitrary<List<Mutation>> replies() {
        return Mutations.ofJson();
    }
}
