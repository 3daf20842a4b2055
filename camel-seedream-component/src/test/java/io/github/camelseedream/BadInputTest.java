package io.github.camelseedream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelseedream.error.InvalidRequestException;
import io.github.camelseedream.provider.builtin.BuiltInProviders;
import io.github.camelseedream.result.CallOutcome;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.camel.Exchange;
import org.apache.camel.ResolveEndpointFailedException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Bad input: each a clear error, asserted whole, and nothing is sent. */
class BadInputTest extends MultiComponentRouteTest {

    private static final byte[] PNG = SampleImages.png(8, 8);
    private static final String ACCEPTED_REFERENCES =
            "Accepted: an http or https URL, a data URI, bytes, a stream, a File, a Path or a List"
                    + " of these";
    private static final String UNRESOLVED =
            "Failed to resolve endpoint: seedream://generate?%s due to: ";
    private static final String SIZES =
            "is not a size. Accepted: WxH such as 2048x1152, W:H such as 16:9, a tier such as 2K,"
                    + " 0.5K or 1MP, auto, or custom with width and height; every number above 0";

    @AfterEach
    void nothingWasSent() {
        assertThat(simulator().requests()).isEmpty();
    }

    @Test
    void anEmptyPrompt() {
        String violation =
                "prompt is missing. Give it as the header CamelSeedreamPrompt, the option prompt, a"
                        + " text body (generate) or the body field prompt";
        for (Object empty : new Object[] {null, "", " \n", new byte[0], Map.of("prompt", "")}) {
            assertViolations(send("seedream:generate", empty), violation);
        }
        assertViolations(
                send("seedream:generate", null, Map.of("CamelSeedreamPrompt", "  ")), violation);
    }

    @Test
    void aPromptThatIsTooLongWhereverItComesFrom() {
        String most = "x".repeat(100_000);
        String tooLong = most + "y";
        String json = "{\"prompt\":\"" + tooLong + "\"}";
        for (Exchange answer :
                List.of(
                        send("seedream:generate", tooLong),
                        send("seedream:generate", tooLong.getBytes(StandardCharsets.UTF_8)),
                        send("seedream:generate", Map.of("prompt", tooLong)),
                        send(
                                "seedream:generate",
                                json,
                                Map.of(Exchange.CONTENT_TYPE, "application/json")),
                        send("seedream:generate", null, Map.of("CamelSeedreamPrompt", tooLong)),
                        send("seedream:edit", PNG, Map.of("CamelSeedreamPrompt", tooLong)),
                        send("seedream:estimate", Map.of("prompt", tooLong)))) {
            assertThat(answer.getException())
                    .isInstanceOf(InvalidRequestException.class)
                    .hasMessageContaining("prompt 'xxx")
                    .hasMessageContaining(
                            "is longer than 100000 characters. Accepted: up to 100000; many models"
                                    + " take less. Shorten it");
        }
    }

    @Test
    void aCountOfZeroOrNinetyNine() {
        assertViolations(
                send("seedream:generate", "a cat", Map.of("CamelSeedreamCount", "0")),
                "count '0' (header CamelSeedreamCount) is below 1. Accepted: 1 to 15");
        assertViolations(
                send("seedream:generate", "a cat", Map.of("CamelSeedreamCount", 99)),
                "count '99' (header CamelSeedreamCount) is above 15. Accepted: 1 to 15");
        assertViolations(
                send("seedream:generate", Map.of("prompt", "a cat", "n", "many")),
                "count 'many' (body field n) is not a whole number");
    }

    @Test
    void aSizeOfNothingOrOfTooMuch() {
        assertViolations(
                send("seedream:generate", "a cat", Map.of("CamelSeedreamSize", "0x0")),
                "size '0x0' (header CamelSeedreamSize) " + SIZES);
        assertViolations(
                send("seedream:generate?size=20000x20000", "a cat"),
                "size '20000x20000' (option size) is too large. Accepted: 1 to 14142 pixels a"
                        + " side");
        assertViolations(
                send("seedream:generate", Map.of("prompt", "a cat", "width", 0, "height", 0)),
                "height '0' (body field height) is below 1. Give pixels",
                "width '0' (body field width) is below 1. Give pixels");
    }

    @Test
    void compressionOfALosslessFormat() {
        assertViolations(
                send("seedream:generate?outputCompression=50&outputFormat=png", "a cat"),
                "outputCompression '50' (option outputCompression) does not go with outputFormat"
                        + " png, which is lossless. Leave it out, or ask for jpeg, webp or avif");
    }

    @Test
    void fifteenReferencesWhereFourteenAreTaken() {
        assertViolations(
                send(
                        "seedream:edit?prompt=blue&model=seedream-5-lite",
                        Collections.nCopies(15, PNG)),
                "references (body) are 15, more than seedream-5-lite takes. Accepted: up to 14");
    }

    @Test
    void aPdfAsAReference() {
        byte[] pdf = "%PDF-1.7\n1 0 obj\n".getBytes(StandardCharsets.US_ASCII);
        assertViolations(
                send("seedream:generate", "a cat", Map.of("CamelSeedreamReferences", pdf)),
                "references 'byte[]' (header CamelSeedreamReferences) is not an image of a known"
                        + " format, but a PDF document (17 bytes)");
        assertViolations(
                send("seedream:edit?prompt=blue", pdf),
                "body is not an image of a known format, but a PDF document (17 bytes), and edit"
                        + " takes the image to edit. Give the prompt as the header"
                        + " CamelSeedreamPrompt or the option prompt");
    }

    @Test
    void aBadValueIsRefusedOnce() {
        assertViolations(
                send("seedream:generate", "a cat", Map.of("CamelSeedreamSize", "20000x20000x1")),
                "size '20000x20000x1' (header CamelSeedreamSize) " + SIZES);
        assertViolations(
                send(
                        "seedream:generate?size=custom&height=2000",
                        "a cat",
                        Map.of("CamelSeedreamWidth", 0)),
                "width '0' (header CamelSeedreamWidth) is below 1. Give pixels");
        assertViolations(
                send("seedream:generate?height=2000", Map.of("prompt", "a cat", "width", "wide")),
                "width 'wide' (body field width) is not a whole number");
        assertViolations(
                send(
                        "seedream:generate?height=2000&size=custom",
                        Map.of("prompt", "a cat", "width", "wide")),
                "width 'wide' (body field width) is not a whole number");
        assertViolations(
                send("seedream:generate", Map.of("prompt", List.of())),
                "prompt '[]' (body field prompt) is not a text but a ListN");
        assertViolations(
                send("seedream:edit", Map.of("prompt", "blue", "references", "nothing")),
                "references 'nothing' (body field references) is no URL and no data URI. "
                        + ACCEPTED_REFERENCES
                        + ". A text is a path only below the option referenceDirectory");
        assertViolations(
                send("seedream:generate", PNG),
                "body is an image, and generate takes a prompt. Use seedream:edit, or give it as"
                        + " references");
    }

    @Test
    void anUnknownHeaderWasSilentlyIgnored() {
        assertViolations(
                send(
                        "seedream:generate",
                        "a cat",
                        Map.of(
                                "CamelSeedreamSiz", "16:9",
                                "camelseedreamaspectratioo", "16:9",
                                "CamelSeedreamCount", "many",
                                "CamelSeedreamResultSize", "1x1",
                                "CamelSeedlings", "7",
                                "camelSeedreamUSER", "me")),
                "count 'many' (header CamelSeedreamCount) is not a whole number",
                "header CamelSeedreamSiz is not known. Did you mean CamelSeedreamSize? Rename the"
                        + " header, or remove it",
                "header camelseedreamaspectratioo is not known. Did you mean"
                        + " CamelSeedreamAspectRatio? Rename the header, or remove it");
    }

    @Test
    void aHeaderThatIsNearToNoneListsAllWithoutItsValue() {
        Exchange answer =
                send("seedream:generate", "a cat", Map.of("CamelSeedreamCosmology", "s3cret"));

        assertThat(answer.getException())
                .hasMessageContaining(
                        "header CamelSeedreamCosmology is not known. Rename the header, or remove"
                                + " it. Accepted: CamelSeedream followed by Prompt, Model,"
                                + " Provider, Size, ")
                .hasMessageEndingWith(", IdempotencyKey, Parameters, Task, Attributes")
                .hasMessageNotContaining("s3cret");
    }

    @Test
    void aCompressionOfZero() {
        assertViolations(
                send(
                        "seedream:generate?outputFormat=jpeg",
                        "a cat",
                        Map.of("CamelSeedreamOutputCompression", 0)),
                "outputCompression '0' (header CamelSeedreamOutputCompression) is below 1."
                        + " Accepted: 1 to 100");
    }

    @Test
    void anOptionOfTheComponentIsCalledSo() {
        add("large", options -> options.setSize("20000x20000"));

        assertThat(send("large:generate", "a cat").getException())
                .hasMessageContaining("size '20000x20000' (component option size) is too large");
        assertThat(send("large:generate?size=20001x20001", "a cat").getException())
                .hasMessageContaining("size '20001x20001' (option size) is too large");
    }

    @Test
    void aBaseUrlWithAPasswordWasTaken() {
        String uri = "seedream:generate?baseUrl=RAW(https://me:s3cret@example.org/v1)";

        assertThatThrownBy(() -> context.getEndpoint(uri).start())
                .rootCause()
                .hasMessageContaining("option baseUrl 'https://example.org/v1' is no base URL.");
    }

    @Test
    void aBadBaseUrl() {
        String accepted =
                " is no base URL. Accepted: http or https, a host, perhaps a port and a path; no"
                        + " user name, which headers are for, and no query";
        for (String bad :
                List.of(
                        "ftp://example.org/v1",
                        "ftp://me:s3cret@example.org/v1?key=s3cret",
                        "ftp://example.org/v1#s3cret")) {
            String uri = "seedream:generate?resultMode=file&baseUrl=RAW(" + bad + ")";
            assertThatThrownBy(() -> context.getEndpoint(uri).start())
                    .rootCause()
                    .isExactlyInstanceOf(IllegalArgumentException.class)
                    .hasMessage(
                            "seedream:\n  - option baseUrl 'ftp://example.org/v1'"
                                    + accepted
                                    + "\n"
                                    + "  - option resultMode 'file' is not known. Accepted: image,"
                                    + " url, result, stream");
        }
        assertThatThrownBy(
                        () -> context.getEndpoint("seedream:generate?baseUrl=my host:80").start())
                .rootCause()
                .hasMessage("seedream: option baseUrl 'my host:80'" + accepted);
    }

    @Test
    void aTiffForAProviderThatTakesNone() {
        assertViolations(
                send("seedream:edit?prompt=blue", new byte[] {'I', 'I', '*', 0, 8, 0, 0, 0}),
                "references 'bytes' (body) is image/tiff. Accepted: image/png, image/jpeg,"
                        + " image/gif, image/webp. Save it as one of these");
    }

    @Test
    void aTruncatedPng() {
        byte[] cut = SampleImages.truncatedPng();
        String problem =
                "is a truncated PNG image: " + cut.length + " bytes came, and the end is missing";
        assertViolations(
                send("seedream:generate", "a cat", Map.of("CamelSeedreamReferences", cut)),
                "references 'byte[]' (header CamelSeedreamReferences) " + problem);
    }

    @Test
    void anUnknownFieldOfAJsonBody() {
        assertViolations(
                send(
                        "seedream:generate",
                        "{\"prompt\":\"a cat\",\"aspectratioo\":\"16:9\"}",
                        Map.of(Exchange.CONTENT_TYPE, "application/json")),
                "aspectratioo (body field aspectratioo) is not known. Did you mean aspectRatio? A"
                        + " field of the provider's own goes under parameters, or set"
                        + " passUnknown=true");
    }

    @Test
    void anUnknownEndpointOption() {
        assertThatThrownBy(() -> context.getEndpoint("seedream:generate?aspectRato=16:9"))
                .isExactlyInstanceOf(ResolveEndpointFailedException.class)
                .hasMessage(
                        UNRESOLVED.formatted("aspectRato=16:9")
                                + "seedream: option aspectRato is not known. Did you mean"
                                + " aspectRatio?");
    }

    @Test
    void anUnknownOperation() {
        assertThatThrownBy(() -> context.getEndpoint("seedream:generat"))
                .rootCause()
                .isExactlyInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "seedream:generat is not known. Did you mean seedream:generate? Accepted:"
                                + " generate, edit, submit, await, status, cancel, webhook, estimate,"
                                + " models, ledger");
        assertThatThrownBy(() -> context.getEndpoint("seedream:upscale"))
                .rootCause()
                .hasMessage(
                        "seedream:upscale is not known. Accepted: generate, edit, submit, await,"
                                + " status, cancel, webhook, estimate, models, ledger");
    }

    @Test
    void anOptionOutsideItsChoices() {
        assertThatThrownBy(
                        () ->
                                context.getEndpoint(
                                                "seedream:generate?resultMode=file&timeout=0"
                                                        + "&whenFull=maybe")
                                        .start())
                .hasMessage(
                        UNRESOLVED.formatted("resultMode=file&timeout=0&whenFull=maybe")
                                + "seedream:\n"
                                + "  - option resultMode 'file' is not known. Accepted: image, url,"
                                + " result, stream\n"
                                + "  - option timeout must be above 0\n"
                                + "  - option whenFull 'maybe' is not known. Accepted: wait,"
                                + " reject");
    }

    @Test
    void aHeaderThatWouldNotArriveAsItIs() {
        assertThatThrownBy(
                        () ->
                                context.getEndpoint(
                                                "seedream:generate?header.X-Team=RAW(k\u00fcnste)"
                                                        + "&header.X-Key=RAW(a b\u200b)"
                                                        + "&header.X-Fine=RAW(a, b;q=1)")
                                        .start())
                .hasMessageEndingWith(
                        "seedream:\n"
                                + "  - option header.X-Key has U+200B (ZERO WIDTH SPACE), which cannot"
                                + " be sent. Accepted: ASCII characters\n"
                                + "  - option header.X-Team has U+00FC (LATIN SMALL LETTER U WITH"
                                + " DIAERESIS), which cannot be sent. Accepted: ASCII characters");
    }

    @Test
    void aPathAsAReference() {
        assertViolations(
                send(
                        "seedream:generate",
                        Map.of("prompt", "a cat", "references", List.of("/etc/passwd"))),
                "references '[/etc/passwd]' (body field references) is no URL and no data URI. "
                        + ACCEPTED_REFERENCES
                        + ". A text is a path only below the option referenceDirectory");
    }

    @Test
    void anEmptyPlaceAmongReferences() {
        Map<String, Object> body = new HashMap<>(Map.of("prompt", "a cat"));
        body.put("images", Collections.singletonList(null));
        assertViolations(
                send("seedream:generate", body),
                "references '[null]' (body field images) has an empty place. "
                        + ACCEPTED_REFERENCES);
    }

    @Test
    void theQueryOfAUrlAndBase64AreNotShown() {
        Exchange answer =
                send(
                        "seedream:generate",
                        Map.of(
                                "prompt",
                                "a cat",
                                "images",
                                List.of("https://example.org/a.png?signature=s3cret", "nothing"),
                                "mask",
                                "data:image/png;base64,AAAABBBBCCCC"));

        assertThat(answer.getException())
                .isExactlyInstanceOf(InvalidRequestException.class)
                .hasMessageContaining(
                        "references '[https://example.org/a.png, nothing]' (body field")
                .hasMessageContaining("mask 'data:...' (body field mask) is no usable data URI")
                .hasMessageNotContainingAny("s3cret", "AAAABBBB");
    }

    @Test
    void anUnknownProvider() {
        List<String> known = BuiltInProviders.all().stream().map(one -> one.spec().name()).toList();
        Exchange answer =
                send("seedream:generate", "a cat", Map.of("CamelSeedreamProvider", "lumenfal"));

        assertThat(answer.getException())
                .isExactlyInstanceOf(InvalidRequestException.class)
                .hasMessage(
                        "Nothing was sent; the request is not valid:\n"
                                + "  - provider 'lumenfal' is not known. Did you mean lumenfall?"
                                + " Accepted: "
                                + String.join(", ", known)
                                + ", or the name of an ImageProvider bean in the registry");
        assertThat(
                        send("seedream:generate", "a cat", Map.of("CamelSeedreamProvider", "acme"))
                                .getException())
                .hasMessageContaining("provider 'acme' is not known. Accepted: lumenfall,");
    }

    @Test
    void aParameterThatTheProviderDoesNotTake() {
        assertViolations(
                send("seedream:generate?watermark=true", "a cat"),
                "watermark 'true' (option watermark) is not taken by lumenfall, except false."
                        + " Leave it out, drop it with unsupported=ignore, or send a field of the"
                        + " provider's own under parameters");
    }

    @Test
    void severalViolationsAreToldInOneException() {
        Exchange answer =
                send(
                        "seedream:generate?outputFormat=png",
                        new TreeMap<>(Map.of("n", 99, "size", "big", "colour", "red")),
                        Map.of(
                                "CamelSeedreamSeed",
                                "lucky",
                                "CamelSeedreamSed",
                                1,
                                "CamelSeedreamOutputCompression",
                                150));

        assertThat(answer.getException(InvalidRequestException.class).violations()).hasSize(8);
        assertViolations(
                answer,
                "colour (body field colour) is not known. Accepted: prompt, model, provider, size,"
                        + " aspectRatio, resolution, width, height, count, imageMode, seed,"
                        + " references, mask, responseFormat, outputFormat, outputCompression,"
                        + " promptEnhancement, background, layers, watermark, safetyChecker, quality, style, user,"
                        + " webhookUrl, webhookEvents, idempotencyKey, parameters,"
                        + " disable_safety_checker, enable_safety_checker, enhance_prompt,"
                        + " enhance_prompt_mode, sequential_image_generation, sync_mode. A field"
                        + " of the provider's own goes under parameters, or set"
                        + " passUnknown=true",
                "size 'big' (body field size) " + SIZES,
                "seed 'lucky' (header CamelSeedreamSeed) is not a whole number",
                "header CamelSeedreamSed is not known. Did you mean CamelSeedreamSeed? Rename the"
                        + " header, or remove it",
                "count '99' (body field n) is above 15. Accepted: 1 to 15",
                "outputCompression '150' (header CamelSeedreamOutputCompression) is above 100."
                        + " Accepted: 1 to 100",
                "prompt is missing. Give it as the header CamelSeedreamPrompt, the option prompt, a"
                        + " text body (generate) or the body field prompt",
                "outputCompression '150' (header CamelSeedreamOutputCompression) does not go with"
                        + " outputFormat png, which is lossless. Leave it out, or ask for jpeg,"
                        + " webp or avif");
    }

    private static void assertViolations(Exchange answer, String... violations) {
        assertThat(answer.getException())
                .isExactlyInstanceOf(InvalidRequestException.class)
                .hasMessage(
                        "Nothing was sent; the request for provider lumenfall is not valid:\n  - "
                                + String.join("\n  - ", violations));
        InvalidRequestException error = answer.getException(InvalidRequestException.class);
        assertThat(error.outcome()).isEqualTo(CallOutcome.NOT_SENT);
        assertThat(error.isRepeatable()).isFalse();
    }
}
