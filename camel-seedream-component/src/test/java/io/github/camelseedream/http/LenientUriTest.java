package io.github.camelseedream.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.net.URISyntaxException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LenientUriTest {

    @ParameterizedTest
    @CsvSource({
        "https://h/a?sig=a%2Bb%2Fc+d~e%20f, https://h/a?sig=a%2Bb%2Fc+d~e%20f",
        "https://h/{{key}}?x={y}, https://h/%7B%7Bkey%7D%7D?x=%7By%7D",
        "https://h/ä b, https://h/%C3%A4%20b",
        "https://h/100%, https://h/100%25",
        "https://h/a#fragment, https://h/a",
        "https://h:8443?x=1, https://h:8443?x=1",
        "https://[::1]:8443/a, https://[::1]:8443/a",
        "https://h:/a, https://h:/a",
        "https://h:65535/a, https://h:65535/a",
        "https://my_host:443/a, https://my_host:443/a"
    })
    void keepsWhatIsAllowedAndEncodesTheRest(String text, String uri) throws Exception {
        assertThat(LenientUri.parse(text)).hasToString(uri);
    }

    @ParameterizedTest
    @CsvSource({
        "no url",
        "/path",
        "https:/h",
        "https://a b/c",
        "https://{h}/c?secret",
        "/media/1.png?from=https://secret/a",
        "x/https://h/a",
        "://h/a",
        "https://",
        "https:///a?secret",
        "https://h:65536/x?secret",
        "https://h:2147483648/x",
        "https://h:-5/x",
        "https://h:+443/x",
        "https://my_host:99999/x",
        "https://[::1/x"
    })
    void refusesWhatIsNoUrlWithoutShowingItsQuery(String text) {
        assertThatThrownBy(() -> LenientUri.parse(text))
                .isInstanceOf(URISyntaxException.class)
                .hasMessageNotContaining("secret");
    }

    @ParameterizedTest
    @CsvSource({
        "https://h/v1, images, https://h/v1/images",
        "https://h/v1/, images?a=b, https://h/v1/images?a=b",
        "https://h, images, https://h/images",
        "https://h/openai/v1, ../../v1/balance, https://h/v1/balance",
        "https://h/v1, models:run, https://h/v1/models:run",
        "https://h/v1, @evil.example/x, https://h/v1/@evil.example/x",
        "https://h, //evil.example/x, https://h///evil.example/x",
        "https://h/v1, a\\b, https://h/v1/a%5Cb"
    })
    void aPathStaysOnTheHostOfItsBase(String base, String path, String uri) {
        assertThat(LenientUri.below(URI.create(base), path)).hasToString(uri);
    }

    @ParameterizedTest
    @CsvSource({
        "other?x={y}, https://h/a/other?x=%7By%7D",
        "/other, https://h/other",
        "//elsewhere/x, https://elsewhere/x",
        "http://elsewhere/x, http://elsewhere/x",
        "?page=2, https://h/a/b?page=2",
        "?sig={a b}#top, https://h/a/b?sig=%7Ba%20b%7D",
        "' /x ', https://h/x",
        "../c, https://h/c",
        "'', https://h/a/b?q=1",
        "#top, https://h/a/b?q=1"
    })
    void findsWhereARedirectLeads(String location, String uri) throws Exception {
        assertThat(LenientUri.resolve(URI.create("https://h/a/b?q=1"), location)).hasToString(uri);
    }

    @ParameterizedTest
    @CsvSource({
        "x.png, https://h/x.png",
        "/x.png, https://h/x.png",
        "?x=1, https://h?x=1",
        "//cdn/x.png, https://cdn/x.png"
    })
    void findsALinkOnAHostWithoutAPath(String link, String uri) throws Exception {
        assertThat(LenientUri.resolve(URI.create("https://h"), link)).hasToString(uri);
    }

    @Test
    void aRedirectToAnotherSchemeIsNoRelativePath() {
        assertThatThrownBy(() -> LenientUri.resolve(URI.create("https://h/a"), "file:/etc/passwd"))
                .isInstanceOf(URISyntaxException.class);
    }
}
