package io.github.camelseedream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelseedream.error.CapacityExceededException;
import io.github.camelseedream.error.InvalidRequestException;
import io.github.camelseedream.result.CallOutcome;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * A reference that has to be decoded: few at once, and none that is large behind a small header.
 */
@Timeout(60)
class ReferenceDecodingTest extends MultiComponentRouteTest {

    private static final Map<String, Object> PROMPT = Map.of("CamelSeedreamPrompt", "winter");
    private static final String ACCEPTED =
            "Accepted: image/png, image/jpeg, image/gif, image/webp. Save it as one of these";

    private SeedreamComponent narrow;

    @BeforeEach
    void add() {
        simulator().clear();
        narrow = add("narrow", options -> {}, shared -> shared.setMaxConversions(1));
    }

    @Test
    void noMoreAreDecodedAtOnceThanMaxConversions() {
        assertThat(narrow.shared().conversions().tryAcquire()).isTrue();

        CompletableFuture<Exchange> waiting = edit("narrow:edit", SampleImages.bmp(20, 10));
        await().until(() -> narrow.shared().activeCalls() == 1);
        await().during(Duration.ofMillis(500)).until(() -> simulator().submits().isEmpty());
        narrow.shared().conversions().release();

        assertThat(waiting).succeedsWithin(Duration.ofSeconds(30));
        assertThat(waiting.join().getException()).isNull();
        assertThat(narrow.shared().conversions().inUse()).isZero();
        assertThat(simulator().submits()).hasSize(1);
    }

    @Test
    void nothingIsSentWhenTheTurnDoesNotComeInTime() {
        assertThat(narrow.shared().conversions().tryAcquire()).isTrue();

        CompletableFuture<Exchange> late =
                edit("narrow:edit?timeout=1000", SampleImages.bmp(20, 10));

        assertThat(late).succeedsWithin(Duration.ofSeconds(30));
        assertThat(late.join().getException())
                .isExactlyInstanceOf(CapacityExceededException.class)
                .hasMessage(
                        "Nothing was sent: a reference waited for its turn to be made a PNG, and"
                                + " the timeout of 1000 ms ended it. Give a PNG, or raise"
                                + " maxConversions or timeout");
        assertThat(narrow.shared().activeCalls()).isZero();
        assertThat(narrow.shared().conversions().inUse()).isEqualTo(1);
        assertThat(simulator().requests()).isEmpty();
    }

    @Test
    void aBmpOfMorePixelsThanAreDecodedIsRefusedByItsHeader() {
        assertRefused(
                emptyRows(6001, 6000),
                "references 'bytes' (body) is image/bmp of 6001x6000, and the component makes a"
                        + " PNG of up to 36000000 pixels. "
                        + ACCEPTED);
    }

    @Test
    void aBmpThatHoldsAnotherFormatIsNotDecodedSinceItsHeaderTellsNothing() {
        assertRefused(
                bmpAround(SampleImages.pngThatClaims(30_000, 30_000)),
                "references 'bytes' (body) is image/bmp and could not be made a PNG: it holds an"
                        + " image of another format. Give a PNG");
    }

    private void assertRefused(byte[] image, String problem) {
        CompletableFuture<Exchange> answer = edit("narrow:edit", image);

        assertThat(answer).succeedsWithin(Duration.ofSeconds(30));
        InvalidRequestException refused = answer.join().getException(InvalidRequestException.class);
        assertThat(refused)
                .hasMessage(
                        "Nothing was sent; the request for provider lumenfall is not valid:\n  - "
                                + problem);
        assertThat(refused.outcome()).isEqualTo(CallOutcome.NOT_SENT);
        assertThat(narrow.shared().activeCalls()).isZero();
        assertThat(narrow.shared().conversions().inUse()).isZero();
        assertThat(simulator().requests()).isEmpty();
    }

    private CompletableFuture<Exchange> edit(String uri, byte[] image) {
        return template.asyncSend(
                uri,
                exchange -> {
                    exchange.getMessage().setBody(image);
                    exchange.getMessage().getHeaders().putAll(PROMPT);
                });
    }

    /** A BMP of few bytes: its rows are run lengths. */
    private static byte[] emptyRows(int width, int height) {
        ByteArrayOutputStream rows = new ByteArrayOutputStream();
        for (int y = 0; y < height; y++) {
            for (int left = width; left > 0; left -= 255) {
                rows.write(Math.min(255, left));
                rows.write(y & 1);
            }
            rows.write(0);
            rows.write(0);
        }
        rows.write(0);
        rows.write(1);
        return bmp(width, height, 8, 1, rows.toByteArray());
    }

    private static byte[] bmpAround(byte[] png) {
        return bmp(20, 10, 0, 5, png);
    }

    private static byte[] bmp(int width, int height, int bits, int compression, byte[] content) {
        int start = 14 + 40 + (bits == 8 ? 1024 : 0);
        ByteBuffer bmp = ByteBuffer.allocate(start + content.length).order(ByteOrder.LITTLE_ENDIAN);
        bmp.put((byte) 'B').put((byte) 'M').putInt(bmp.capacity()).putInt(0).putInt(start);
        bmp.putInt(40).putInt(width).putInt(height).putShort((short) 1).putShort((short) bits);
        bmp.putInt(compression).putInt(content.length).putInt(2835).putInt(2835);
        bmp.putInt(bits == 8 ? 256 : 0).putInt(0);
        return bmp.position(start).put(content).array();
    }
}
