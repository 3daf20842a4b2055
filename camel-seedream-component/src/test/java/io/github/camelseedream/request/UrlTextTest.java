package io.github.camelseedream.request;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UrlTextTest {

    @ParameterizedTest
    @CsvSource({
        "https://h/a.png, https://h/a.png",
        "https://h/a.png?sig=s3cret, https://h/a.png",
        "https://h?s3cret, https://h",
        "https://h/a#s3cret, https://h/a",
        "https://me:s3cret@h/a, https://h/a",
        "https://s3cret@h:8443/a@b, https://h:8443/a@b",
        "https://me:s3c@ret@h/a, https://h/a",
        "HTTP://s3cret@h?x, HTTP://h",
        "no url?s3cret, no url"
    })
    void showsNeitherQueryNorPassword(String url, String shown) {
        assertThat(UrlText.withoutQuery(url)).isEqualTo(shown);
        assertThat(new ReferenceImage.Remote(url)).hasToString(shown);
    }

    @ParameterizedTest
    @CsvSource({
        "cannot fetch https://h/a?sig=s3cret now, cannot fetch https://h/a now",
        "<https://me:s3cret@h/a> and http://i?s3cret, <https://h/a> and http://i",
        "{\"url\":\"https:\\/\\/h\\/a?s3cret\"}, {\"url\":\"https:\\/\\/h\\/a\"}",
        "ftp://me:s3cret@h/a?s3cret, ftp://h/a",
        "what? no URL@all, what? no URL@all"
    })
    void findsTheUrlsInATextOfSomebodyElse(String text, String shown) {
        assertThat(UrlText.withoutQueries(text)).isEqualTo(shown);
    }

    @Test
    @Timeout(60)
    void aLongTextWithoutAUrlIsReadInItsLength() {
        String word = "a".repeat(1_000_000);

        assertThat(UrlText.withoutQueries(word + " https://h?s3cret")).endsWith("a https://h");
        assertThat(UrlText.withoutQueries(word + "https://h?s3cret")).endsWith("ahttps://h");
    }
}
