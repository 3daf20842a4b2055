package io.github.camelseedream.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a provider's documents allow is taken up to the last, and refused one beyond it. */
class LimitsTest {

    @RegisterExtension
    static final SeedreamSimulatorExtension SIMULATOR = new SeedreamSimulatorExtension();

    /**
     * Provider, model, and the fields at the limit and beyond it. In a list, {@code refs(n)} stands
     * for n addresses; {@code text(n)} for so many characters.
     */
    private static final String TABLE =
            """
            lumenfall | seedream-4.5    | 'n': 1                                  | 'n': 0
            lumenfall | seedream-4.5    | 'n': 10                                 | 'n': 11
            lumenfall | seedream-4.5    | 'n': 2                                  | 'n': '2'
            lumenfall | seedream-4.5    | 'output_compression': 1                 | 'output_compression': 0
            lumenfall | seedream-4.5    | 'output_compression': 100               | 'output_compression': 101
            lumenfall | seedream-4.5    | 'size': '1x1'                           | 'size': '0x1'
            lumenfall | seedream-4.5    | 'size': '14142x1'                       | 'size': '14143x1'
            lumenfall | seedream-4.5    | 'size': '16:9'                          | 'size': '16:0'
            lumenfall | seedream-4.5    | 'size': 'auto'                          | 'size': ''
            lumenfall | seedream-4.5    | 'aspect_ratio': 'auto'                  | 'aspect_ratio': ''
            lumenfall | seedream-4.5    | 'resolution': 'auto'                    | 'resolution': ''
            lumenfall | seedream-4.5    | 'resolution': '2k'                      | 'resolution': 'k'
            lumenfall | seedream-4.5    | 'resolution': '0.25'                    | 'resolution': '0'
            lumenfall | seedream-4.5    | 'resolution': '1MP'                     | 'resolution': '1GP'
            lumenfall | seedream-4      | 'size': 'custom', 'width': 1024, 'height': 1024 | 'size': 'custom', 'width': 1023, 'height': 1024
            lumenfall | seedream-4      | 'size': 'custom', 'width': 4096, 'height': 4096 | 'size': 'custom', 'width': 4096, 'height': 4097
            lumenfall | seedream-4      | 'output_format': 'avif', 'size': '1600x9' | 'output_format': 'avif', 'size': '1601x9'
            lumenfall | seedream-4      | 'output_format': 'gif'                  | 'output_format': 'tiff'
            lumenfall | seedream-4      | 'response_format': 'b64_json'           | 'response_format': 'base64'
            apiframe  | seedream-4.5    | 'prompt': text(2000)                    | 'prompt': text(2001)
            apiframe  | seedream-4.5    | 'prompt': text(1)                       | 'prompt': text(0)
            apiframe  | seedream-4.5    | 'seedreamParams': {'size': '2K'}        | 'seedreamParams': {'size': '1K'}
            apiframe  | seedream-4      | 'seedreamParams': {'size': '1K'}        | 'seedreamParams': {'size': '3K'}
            apiframe  | seedream-5-lite | 'seedreamParams': {'size': '3K'}        | 'seedreamParams': {'size': '4K'}
            apiframe  | seedream-4.5    | 'seedreamParams': {'size': 'custom', 'width': 1024, 'height': 4096} | 'seedreamParams': {'size': 'custom', 'width': 1023, 'height': 4096}
            apiframe  | seedream-4.5    | 'seedreamParams': {'size': 'custom', 'width': 1024, 'height': 4096} | 'seedreamParams': {'size': 'custom', 'width': 1024, 'height': 4097}
            apiframe  | seedream-4.5    | 'seedreamParams': {'image_input': refs(14)} | 'seedreamParams': {'image_input': refs(15)}
            apiframe  | seedream-3      | 'seedreamParams': {'guidance_scale': 1} | 'seedreamParams': {'guidance_scale': 0.9}
            apiframe  | seedream-3      | 'seedreamParams': {'guidance_scale': 10} | 'seedreamParams': {'guidance_scale': 10.1}
            apiframe  | seedream-4.5    | 'webhookEvents': ['failed']             | 'webhookEvents': []
            apiframe  | seedream-4.5    | 'seedreamParams': {}                    | 'n': 1
            apimart   | seedream-4.5    | 'n': 1                                  | 'n': 0
            apimart   | seedream-4.5    | 'n': 14, 'image_urls': refs(1)          | 'n': 15, 'image_urls': refs(1)
            apimart   | seedream-4.5    | 'n': 15                                 | 'n': 16
            apimart   | seedream-4.5    | 'n': 3                                  | 'n': '3'
            apimart   | seedream-4.5    | 'image_urls': refs(10)                  | 'image_urls': refs(11)
            apimart   | seedream-4.5    | 'n': 5, 'image_urls': refs(10)          | 'n': 6, 'image_urls': refs(10)
            apimart   | seedream-4.5    | 'resolution': '2K'                      | 'resolution': '1K'
            apimart   | seedream-4.5    | 'size': '9:21'                          | 'size': '9:22'
            apimart   | seedream-4.5    | 'size': 'auto', 'image_urls': refs(1)   | 'size': 'auto'
            apimart   | seedream-4.5    | 'size': 'auto', 'image_urls': refs(1)   | 'size': 'auto', 'image_urls': []
            apimart   | doubao-seedance-4-0 | 'resolution': '1K', 'prompt': text(1000) | 'resolution': '1K', 'prompt': text(1001)
            apimart   | seedream-5-0-lite | 'resolution': '3K'                    | 'resolution': '4K'
            apimart   | seedream-5-0-pro | 'n': 1, 'resolution': '1K'             | 'n': 2, 'resolution': '1K'
            apimart   | seedream-4.5    | 'sequential_image_generation': 'auto', 'sequential_image_generation_options': {'max_images': 15} | 'sequential_image_generation': 'auto', 'sequential_image_generation_options': {'max_images': 16}
            apimart   | seedream-4.5    | 'sequential_image_generation': 'auto', 'sequential_image_generation_options': {'max_images': 3} | 'sequential_image_generation_options': {'max_images': 3}
            gccai     | doubao-seedance-4-5 | 'n': 5, 'image_urls': refs(10)      | 'n': 6, 'image_urls': refs(10)
            gccai     | doubao-seedance-4-5 | 'size': 'auto', 'image_urls': refs(1) | 'size': 'auto'
            uniall    | seedream-4.5    | 'n': 6                                  | 'n': 7
            uniall    | seedream-4.5    | 'num_images': 1                         | 'num_images': 0
            uniall    | seedream-4.5    | 'image_urls': refs(10)                  | 'image_urls': refs(11)
            uniall    | seedream-4.5    | 'image_urls': refs(9), 'n': 6           | 'image_urls': refs(10), 'n': 6
            uniall    | seedream-4.0    | 'custom_size': {'width': 960, 'height': 960} | 'custom_size': {'width': 959, 'height': 960}
            uniall    | seedream-4.5    | 'custom_size': {'width': 2560, 'height': 1440} | 'custom_size': {'width': 2560, 'height': 1439}
            uniall    | seedream-5.0-lite | 'custom_size': {'width': 1920, 'height': 1920} | 'custom_size': {'width': 1280, 'height': 720}
            uniall    | seedream-4.0    | 'custom_size': {'width': 4096, 'height': 4096} | 'custom_size': {'width': 4097, 'height': 960}
            uniall    | seedream-4.5    | 'timeout_seconds': 1                    | 'timeout_seconds': 0
            """;

    private static final List<String> PATHS = List.of("/images/generations", "/v2/images/generate");

    private final LumenfallClient client = new LumenfallClient(SIMULATOR.simulator());

    @ParameterizedTest
    @MethodSource("limits")
    void takesWhatIsAtTheLimitAndRefusesWhatIsBeyondIt(
            String provider, String model, String at, String beyond) {
        HttpResponse<byte[]> taken = send(provider, model, at);
        assertThat(taken.statusCode()).as(LumenfallClient.text(taken)).isBetween(200, 202);
        long paid = SIMULATOR.simulator().acceptedCount();

        HttpResponse<byte[]> refused = send(provider, model, beyond);

        assertThat(refused.statusCode()).as(beyond).isBetween(400, 500);
        assertThat(SIMULATOR.simulator().acceptedCount()).isEqualTo(paid);
    }

    static Stream<String[]> limits() {
        return TABLE.lines().map(line -> line.split("\\|")).map(LimitsTest::stripped);
    }

    private static String[] stripped(String[] cells) {
        return Stream.of(cells).map(String::strip).toArray(String[]::new);
    }

    private HttpResponse<byte[]> send(String provider, String model, String fields) {
        String prompt = fields.contains("'prompt'") ? "" : "'prompt': 'x', ";
        String body = "{'model': '" + model + "', " + prompt + written(fields) + "}";
        String path = PATHS.get(provider.equals("apiframe") ? 1 : 0);
        return client.send(
                HttpRequest.newBuilder(URI.create(SIMULATOR.baseUrl(provider) + path))
                        .header("Authorization", "Bearer any")
                        .header("X-API-Key", "any")
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(body.replace('\'', '"'))));
    }

    private static String written(String fields) {
        String text = fields;
        for (int count : new int[] {0, 1, 1000, 1001, 2000, 2001}) {
            text = text.replace("text(" + count + ")", "'" + "x".repeat(count) + "'");
        }
        for (int count = 1; count <= 15; count++) {
            text = text.replace("refs(" + count + ")", references(count));
        }
        return text;
    }

    private static String references(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> "'https://example.com/" + i + ".png'")
                .collect(Collectors.joining(",", "[", "]"));
    }
}
