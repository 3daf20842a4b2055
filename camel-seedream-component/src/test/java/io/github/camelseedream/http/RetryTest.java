package io.github.camelseedream.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetryTest {

    private static final Duration LONG = Duration.ofHours(1);

    @ParameterizedTest
    @ValueSource(ints = {408, 425, 429, 500, 502, 503, 504, 524, 599})
    void repeatsWhatMayPass(int status) {
        assertThat(Retry.mayPass(status)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 204, 301, 400, 401, 403, 404, 409, 410, 424, 426, 428, 430, 499})
    void repeatsNothingThatStays(int status) {
        assertThat(Retry.mayPass(status)).isFalse();
    }

    @Test
    void pausesLongerEachTimeAndGivesUpAfterFourTries() {
        assertThat(Retry.pause(1, Duration.ZERO, LONG)).contains(Duration.ofMillis(200));
        assertThat(Retry.pause(2, Duration.ZERO, LONG)).contains(Duration.ofMillis(800));
        assertThat(Retry.pause(3, Duration.ZERO, LONG)).contains(Duration.ofMillis(3200));
        assertThat(Retry.pause(4, Duration.ZERO, LONG)).isEmpty();
    }

    @Test
    void pausesAsLongAsTheServerAsksButNotBeyondTheTimeThatIsLeft() {
        Duration asked = Duration.ofSeconds(7);

        assertThat(Retry.pause(1, asked, LONG)).contains(asked);
        assertThat(Retry.pause(3, Duration.ofMillis(1), LONG)).contains(Duration.ofMillis(3200));
        assertThat(Retry.pause(1, asked, asked)).isEmpty();
        assertThat(Retry.pause(1, asked, asked.plusMillis(1))).contains(asked);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "7, 7000",
        "' 7 ', 7000",
        "0.5, 500",
        "-1, 0",
        "soon, 0",
        "99999999999999999999, 0",
        "'Mon, 30 Nov 2026 03:00:04 GMT', 4000",
        "'Mon, 30 Nov 2026 04:00:04 +0100', 4000",
        "'30 Nov 2026 03:00:04 GMT', 4000",
        "'Mon, 30 Nov 2026 02:59:00 GMT', 0",
        "'Tue, 30 Nov 2026 03:00:04 GMT', 0",
        "'', 0"
    })
    void readsWhatTheServerAsksForAsSecondsOrAsADateOfItsOwnClock(String value, long millis) {
        Map<String, String> headers =
                Map.of("Retry-After", value, "Date", "Mon, 30 Nov 2026 03:00:00 GMT");

        assertThat(Retry.after(name -> Optional.ofNullable(headers.get(name))))
                .isEqualTo(Duration.ofMillis(millis));
    }

    @Test
    void aReplyThatAsksForNothingHasNoPauseOfItsOwn() {
        assertThat(Retry.after(name -> Optional.empty())).isEqualTo(Duration.ZERO);
    }
}
