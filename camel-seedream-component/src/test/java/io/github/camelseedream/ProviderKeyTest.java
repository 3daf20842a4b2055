package io.github.camelseedream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelseedream.error.InvalidRequestException;
import io.github.camelseedream.http.ProviderKey;
import io.github.camelseedream.result.CallOutcome;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProviderKeyTest extends RouteTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "sk-\u200b4711 | U+200B (ZERO WIDTH SPACE)",
                "\ufeffsk-4711 | U+FEFF (ZERO WIDTH NO-BREAK SPACE)",
                "sk-4711\u2060 | U+2060 (WORD JOINER)",
                "sk-\u00a04711 | U+00A0 (NO-BREAK SPACE)",
                "sk-47 11 | U+0020 (SPACE)",
                "'sk-47\n11' | U+000A (LINE FEED (LF))",
                "sk-\u043011 | U+0430 (CYRILLIC SMALL LETTER A)",
                "sk-\ud83d\ude0011 | U+1F600 (GRINNING FACE)"
            })
    void aKeyThatCannotBeSentAsItIsIsRefusedWithTheSignThatIsInTheWay(String key, String sign) {
        assertThatThrownBy(() -> new ProviderKey("option apiKey", key).sendable())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "has a key (option apiKey) that cannot be sent: it has %s. Accepted:"
                                + " visible ASCII characters. Copy the key without that character",
                        sign);
    }

    @ParameterizedTest
    @CsvSource({
        "Bearer sk-4711, Bearer",
        "bearer  sk-4711, bearer",
        "Token sk-4711, Token",
        "Authorization: Bearer sk-4711, Authorization:",
        "X-API-Key: sk-4711, X-API-Key:"
    })
    void aKeyWithWhatGoesInFrontOfItIsRefused(String key, String scheme) {
        assertThatThrownBy(() -> new ProviderKey("option apiKeys.uniall", key).sendable())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "has a key (option apiKeys.uniall) that begins with '%s'. Leave that out;"
                                + " it is added to the key",
                        scheme);
    }

    @ParameterizedTest
    @ValueSource(strings = {"sk-4711", "any", "Bearer", "bearer-4711", "a+/=_.~!k", "basic:4711"})
    void anyVisibleAsciiIsAKey(String key) {
        assertThat(new ProviderKey("option apiKey", key).sendable().value()).isEqualTo(key);
    }

    @Test
    void nothingIsSentWithAKeyThatCannotBeSent() {
        Exchange exchange = send("seedream:generate?apiKey=RAW(sk-\u200b4711)", "a cat");

        assertThat(exchange.getException())
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("provider 'lumenfall' has a key (option apiKey) that cannot")
                .hasMessageNotContaining("4711");
        assertThat(((InvalidRequestException) exchange.getException()).outcome())
                .isEqualTo(CallOutcome.NOT_SENT);
        assertThat(simulator().submits()).isEmpty();
    }
}
