package io.github.camelseedream.simulator;

import static io.github.camelseedream.simulator.LumenfallClient.json;
import static io.github.camelseedream.simulator.LumenfallClient.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelseedream.simulator.fault.Fault;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collections;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ApiframeRefusalTest extends SimulatorTest {

    private static final String REQUEST = "{'model':'seedream-4.5','prompt':'a red fox'}";

    private final ApiframeClient client = new ApiframeClient(simulator);

    @ParameterizedTest
    @CsvSource(
            nullValues = "none",
            value = {
                "none, 401, API key is required",
                "bad-key, 401, Invalid API key",
                "inactive-key, 403, API key is inactive"
            })
    void refusesKeys(String key, int status, String message) {
        assertRefused(client.withKey(key).generate(REQUEST), status, message);
        assertRefused(client.withKey(key).get("/v2/me"), status, message);
    }

    @Test
    void refusesAKeyThatCannotPay() {
        HttpResponse<byte[]> response = client.withKey("poor-key").generate(REQUEST);

        assertThat(response.statusCode()).isEqualTo(402);
        assertThat(text(response))
                .isEqualTo(
                        "{\"error\":\"Insufficient credits\",\"creditsRequired\":4,"
                                + "\"creditsAvailable\":1}");
        assertThat(simulator.acceptedCount()).isZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}                                              | model | Required",
                "{'model':'seedream-4.5'}                        | prompt | Required",
                "{'model':'seedream-5','prompt':'x'}             | model | Invalid option: expected one of"
                        + " seedream-3,seedream-3.1,seedream-4,seedream-4.5,seedream-5-lite,seedream-5-pro",
                "{'model':'seedream-4.5','prompt':''}            | prompt | Invalid input: expected"
                        + " string of 1 to 2000 characters",
                "{'model':'seedream-4.5','prompt':7}             | prompt | Invalid input: expected"
                        + " string of 1 to 2000 characters",
                "{'model':'seedream-4.5','prompt':'x','n':2}     | n | Unrecognized key",
                "{'model':'seedream-4.5','prompt':'x','seedreamParams':[]} | seedreamParams |"
                        + " Invalid input: expected object",
                "{'model':'seedream-4.5','prompt':'x','seedreamParams':null} | seedreamParams |"
                        + " Invalid input: expected object",
                "{'model':'seedream-4.5','prompt':'x','webhookUrl':'here'} | webhookUrl | Invalid URL",
                "{'model':'seedream-4.5','prompt':'x','webhookEvents':[]} | webhookEvents | Invalid"
                        + " input: expected array of 1 to 3 items; each: Invalid option: expected one of"
                        + " progress,completed,failed"
            })
    void refusesWrongFields(String request, String path, String violation) {
        assertDetail(client.generate(request), path, violation.replace(',', '|'));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "seedream-4.5    | 'n':2                       | n | Unrecognized key",
                "seedream-4.5    | 'watermark':false           | watermark | Unrecognized key",
                "seedream-4.5    | 'size':'1K'                 | size | Invalid option: expected one"
                        + " of 2K,4K,custom",
                "seedream-4      | 'size':'3K'                 | size | Invalid option: expected one"
                        + " of 2K,1K,4K,custom",
                "seedream-5-lite | 'size':'4K'                 | size | Invalid option: expected one"
                        + " of 2K,3K",
                "seedream-5-lite | 'size':'custom'             | size | Invalid option: expected one"
                        + " of 2K,3K",
                "seedream-4.5    | 'size':2                    | size | Invalid input: expected"
                        + " string",
                "seedream-4.5    | 'aspect_ratio':'wide'       | aspect_ratio | Invalid string:"
                        + " expected match_input_image or W:H",
                "seedream-4.5    | 'aspect_ratio':'0:1'        | aspect_ratio | Invalid string:"
                        + " expected match_input_image or W:H",
                "seedream-4.5    | 'size':'custom','width':1023 | width | Invalid input: expected int"
                        + " from 1024 to 4096",
                "seedream-4.5    | 'size':'custom','height':4097 | height | Invalid input: expected"
                        + " int from 1024 to 4096",
                "seedream-4.5    | 'size':'2K','width':2048    | size | width and height are only for"
                        + " size custom",
                "seedream-4      | 'enhance_prompt':'true'     | enhance_prompt | Invalid input:"
                        + " expected boolean",
                "seedream-5-lite | 'output_format':'jpeg'      | output_format | Invalid option:"
                        + " expected one of jpg,png",
                "seedream-4.5    | 'seed':'7'                  | seed | Invalid input: expected int",
                "seedream-3      | 'guidance_scale':11         | guidance_scale | Invalid input:"
                        + " expected number from 1 to 10",
                "seedream-4.5    | 'image_input':'http://x.org/a.png' | image_input | Invalid input:"
                        + " expected array of 0 to 14 items; each: Invalid URL",
                "seedream-4.5    | 'image_input':['data:image/png;base64,AA'] | image_input | Invalid"
                        + " input: expected array of 0 to 14 items; each: Invalid URL"
            })
    void refusesWrongParameters(String model, String params, String path, String violation) {
        String request = "{'model':'%s','prompt':'x','seedreamParams':{%s}}";

        assertDetail(
                client.generate(request.formatted(model, params)),
                "seedreamParams." + path,
                path.equals("n") ? violation : violation.replace(',', '|'));
    }

    @Test
    void countsTheCharactersOfAPrompt() {
        String request = "{'model':'seedream-4.5','prompt':'%s'}";

        assertThat(client.generate(request.formatted("x".repeat(2000))).statusCode())
                .isEqualTo(202);
        assertThat(client.generate(request.formatted("x".repeat(2001))).statusCode())
                .isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource({"seedream-4, 14, 202", "seedream-4.5, 14, 202", "seedream-4.5, 15, 400"})
    void countsReferences(String model, int count, int status) {
        String urls = String.join(",", Collections.nCopies(count, "'https://example.org/a.png'"));
        String request = "{'model':'%s','prompt':'x','seedreamParams':{'image_input':[%s]}}";

        assertThat(client.generate(request.formatted(model, urls)).statusCode()).isEqualTo(status);
    }

    @Test
    void reportsAllViolationsAtOnce() {
        HttpResponse<byte[]> response =
                client.generate("{'model':'seedream-4.5','a':1,'seedreamParams':{'size':'1K'}}");

        assertThat(json(response).path("details").fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder("a", "prompt", "seedreamParams.size");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"[1]", "{'model':", "''"})
    void refusesABodyThatIsNoObject(String body) {
        assertRefused(client.generate(body), 400, "Invalid JSON body");
    }

    @Test
    void answers404ElsewhereInItsOwnForm() {
        assertRefused(
                client.get("/v2/images/edit"),
                404,
                "Route not found: GET /apiframe/v2/images/edit");
    }

    @ParameterizedTest
    @CsvSource({
        "429, Too many requests",
        "500, Internal server error",
        "503, Service temporarily unavailable"
    })
    void answersScriptedErrorsInItsOwnForm(int status, String message) {
        simulator.fault(Fault.status(status).retryAfter(Duration.ofSeconds(7)));

        HttpResponse<byte[]> response = client.generate(REQUEST);

        assertRefused(response, status, message);
        assertThat(response.headers().firstValue("Retry-After")).contains("7");
    }

    @Test
    void answersAScriptedTextAsItIs() {
        simulator.fault(Fault.status(402));
        simulator.fault(Fault.status(400).message("prompt was flagged"));
        simulator.fault(Fault.okWithError().message("odd"));

        assertThat(json(client.generate(REQUEST)).path("creditsRequired").asInt()).isEqualTo(4);
        assertRefused(client.generate(REQUEST), 400, "prompt was flagged");
        assertRefused(client.generate(REQUEST), 200, "odd");
    }

    @Test
    void turnsAwayWhoeverDoesNotSayWhoTheyAre() throws IOException {
        URI url = URI.create(simulator.url());
        try (Socket socket = new Socket(url.getHost(), url.getPort())) {
            String request =
                    "GET /apiframe/v2/models HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            String answer =
                    new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);

            assertThat(answer).startsWith("HTTP/1.1 403").endsWith("error code: 1010");
        }
    }

    private void assertDetail(HttpResponse<byte[]> response, String path, String violation) {
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(json(response).path("error").asText()).isEqualTo("Validation failed");
        assertThat(json(response).path("details").path(path).path(0).asText()).isEqualTo(violation);
        assertThat(simulator.acceptedCount()).isZero();
    }

    private static void assertRefused(HttpResponse<byte[]> response, int status, String message) {
        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(json(response).path("error").asText()).isEqualTo(message);
    }
}
