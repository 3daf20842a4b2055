package io.github.camelseedream.simulator.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GlyphsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ein Bär im Wald – „groß“",
                "熊猫在竹林里喝茶，",
                "日本語のテキスト",
                "한국어",
                "Русский Ελληνικά",
                "שלום العربية",
                "🦊🐼"
            })
    void drawsEveryScriptAndEmoji(String text) {
        List<Glyph> glyphs = Glyphs.of(text);

        assertThat(shown(glyphs)).isEqualTo(text);
        assertThat(glyphs)
                .filteredOn(glyph -> !glyph.isBlank())
                .allMatch(glyph -> isInkedSomewhere(glyph));
    }

    @Test
    void drawsUmlautsAsThemselvesAndNotAsTheirLetters() {
        assertThat(dots("ä")).isNotEqualTo(dots("a"));
        assertThat(dots("a\u0308")).isEqualTo(dots("ä"));
    }

    @Test
    void putsAnAccentOverALetterThatHasNoSignOfItsOwn() {
        List<Glyph> glyphs = Glyphs.of("q\u0301");

        assertThat(glyphs).hasSize(1);
        assertThat(glyphs.get(0).dots()).isNotEqualTo(dots("q"));
    }

    @Test
    void saysTheNumberOfWhatItDoesNotHave() {
        assertThat(shown(Glyphs.of("a\uD842\uDFB7b"))).isEqualTo("aU+20BB7b");
        assertThat(shown(Glyphs.of("\uD800"))).isEqualTo("U+D800");
    }

    @Test
    void leavesOutWhatIsInvisible() {
        assertThat(shown(Glyphs.of("❤\uFE0F\u200Da\u0000b\u202Ec"))).isEqualTo("❤abc");
    }

    @Test
    void givesIdeographsTwoCells() {
        assertThat(Glyphs.of("熊").get(0).cells()).isEqualTo(2);
        assertThat(Glyphs.of("k").get(0).cells()).isEqualTo(1);
    }

    @Test
    void wrapsBetweenIdeographsAndWordsAndNeverBeyondTheLine() {
        List<List<Glyph>> lines =
                new CaptionLines(10, 9).lay(List.of("熊猫在竹林里喝茶 a red fox in 2048x2048x2048"));

        assertThat(lines.stream().map(GlyphsTest::shown).toList())
                .containsExactly("熊猫在竹林", "里喝茶 a ", "red fox in", "2048x2048x", "2048");
    }

    @Test
    void cutsWithDotsWhatHasNoRoom() {
        List<List<Glyph>> lines = new CaptionLines(10, 2).lay(List.of("熊猫".repeat(9), "maker"));

        assertThat(lines.stream().map(GlyphsTest::shown).toList())
                .containsExactly("熊猫熊...", "maker");
    }

    @Test
    void writesHebrewFromRightToLeft() {
        List<List<Glyph>> lines = new CaptionLines(20, 2).lay(List.of("abc שלום"));

        assertThat(lines.stream().map(GlyphsTest::shown).toList()).containsExactly("abc םולש");
    }

    private static int[] dots(String letter) {
        return Glyphs.of(letter).get(0).dots();
    }

    private static boolean isInkedSomewhere(Glyph glyph) {
        for (int row : glyph.dots()) {
            if (row != 0) {
                return true;
            }
        }
        return false;
    }

    private static String shown(List<Glyph> glyphs) {
        return glyphs.stream()
                .map(glyph -> Character.toString(glyph.codePoint()))
                .collect(Collectors.joining());
    }
}
