package io.github.camelseedream.provider.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelseedream.http.HttpBody;
import io.github.camelseedream.http.HttpCall;
import io.github.camelseedream.request.Content;
import io.github.camelseedream.request.ImageParameters;
import io.github.camelseedream.request.ImageRequest;
import io.github.camelseedream.request.ReferenceImage;
import io.github.camelseedream.request.ReferenceImage.Local;
import io.github.camelseedream.request.ReferenceImage.Remote;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestFieldsTest {

    private static final String URL = "https://example.org/cat.png?signature=s3cret";

    @Test
    void aDotMakesAnObject() {
        RequestFields fields = new RequestFields().put("deep.near", 1).put("deep.er.far", 2);

        assertThat(fields.asMap())
                .isEqualTo(Map.of("deep", Map.of("near", 1, "er", Map.of("far", 2))));
    }

    @Test
    void anObjectOfTheUsersJoinsTheOneThatIsThereAndIsLeftAlone() {
        Map<String, Object> theirs = Map.of("deep", Map.of("far", 2), "other", Map.of("a.b", 3));
        ImageRequest request =
                ImageRequest.builder().set(ImageParameters.PARAMETERS, theirs).build();

        RequestFields fields = new RequestFields().put("deep.near", 1).putExtras(request);

        assertThat(fields.put("other.more", 4).asMap())
                .isEqualTo(
                        Map.of(
                                "deep",
                                Map.of("near", 1, "far", 2),
                                "other",
                                Map.of("a.b", 3, "more", 4)));
        assertThat(theirs.get("other")).isEqualTo(Map.of("a.b", 3));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 12_287, 12_288, 12_289, 100_000})
    void aLocalReferenceIsADataUriOfAsManyBytesAsWereAnnounced(int size) throws IOException {
        byte[] image = bytes(size);
        Content body = json(new RequestFields().put("a", 1).put("image", local(image)).put("z", 2));

        byte[] written = written(body);
        assertThat(body.length()).isEqualTo(written.length);
        JsonNode json = new ObjectMapper().readTree(written);
        assertThat(json.path("image").asText())
                .isEqualTo("data:image/png;base64," + Base64.getEncoder().encodeToString(image));
        assertThat(json.path("a").asInt()).isOne();
        assertThat(json.path("z").asInt()).isEqualTo(2);
        // a call may be written again
        assertThat(written(body)).isEqualTo(written);
    }

    @Test
    void referencesStandAnywhereInTheTree() throws IOException {
        List<ReferenceImage> references =
                List.of(local(bytes(5)), new Remote(URL), local(bytes(7)));
        Content body =
                json(
                        new RequestFields()
                                .put("images", references)
                                .put("nested", Map.of("url", new Remote(URL)))
                                .put("prompt", "grün \"blau\""));

        String first = Base64.getEncoder().encodeToString(bytes(5));
        String third = Base64.getEncoder().encodeToString(bytes(7));
        assertThat(new ObjectMapper().readTree(written(body)))
                .isEqualTo(
                        new ObjectMapper()
                                .valueToTree(
                                        Map.of(
                                                "images",
                                                List.of(
                                                        "data:image/png;base64," + first,
                                                        URL,
                                                        "data:image/png;base64," + third),
                                                "nested",
                                                Map.of("url", URL),
                                                "prompt",
                                                "grün \"blau\"")));
        assertThat(body.length()).isEqualTo(written(body).length);
    }

    @Test
    void aBodyIsReadByteByByteToo() throws IOException {
        Content body = json(new RequestFields().put("image", local(bytes(20_000))));
        ByteArrayOutputStream read = new ByteArrayOutputStream();
        try (InputStream in = body.open()) {
            for (int one = in.read(); one >= 0; one = in.read()) {
                read.write(one);
            }
        }
        assertThat(read.toByteArray()).isEqualTo(written(body));
    }

    @Test
    @Tag("slow")
    void tenLargeImagesGoOutOfASmallHeap() throws Exception {
        Process child =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Xmx64m",
                                "-cp",
                                System.getProperty("java.class.path"),
                                LargeJson.class.getName())
                        .redirectErrorStream(true)
                        .start();
        try (InputStream said = child.getInputStream()) {
            assertThat(new String(said.readAllBytes(), StandardCharsets.UTF_8)).isEmpty();
            assertThat(child.waitFor()).isZero();
        } finally {
            child.destroyForcibly();
        }
    }

    @Test
    void aDescriptionNamesTheImagesAndReadsNone() {
        Local image = new Local(new Unreadable(123), "image/png", "a \"b\".png", 8, 8);
        HttpCall call =
                HttpCall.post(
                        "images",
                        new RequestFields()
                                .put("images", List.of(image, new Remote(URL)))
                                .toJson());

        assertThat(CallDescription.of(call).get("body"))
                .isEqualTo(Map.of("images", List.of("a \"b\".png (image/png, 123 bytes)", URL)));
    }

    @Test
    void aRemoteReferenceIsItsWholeUrlInAFormToo() {
        HttpBody.Form form =
                (HttpBody.Form) new RequestFields().put("image", new Remote(URL)).toForm(List.of());
        assertThat(form.parts()).containsExactly(new HttpBody.Field("image", URL));
    }

    private static Local local(byte[] bytes) {
        return new Local(Content.of(bytes), "image/png", "a.png", 8, 8);
    }

    private static Content json(RequestFields fields) {
        return ((HttpBody.Whole) fields.toJson()).content();
    }

    private static byte[] written(Content body) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (InputStream in = body.open()) {
            in.transferTo(out);
        }
        return out.toByteArray();
    }

    private static byte[] bytes(int size) {
        byte[] bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        return bytes;
    }

    private record Unreadable(long length) implements Content {

        @Override
        public InputStream open() throws IOException {
            throw new IOException("nobody should read this");
        }
    }
}
