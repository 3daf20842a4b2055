package io.github.camelseedream.simulator.image;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/**
 * GNU Unifont, a bitmap font of nearly all scripts and emoji. The fonts of the machine are not
 * used, so that an image looks the same everywhere, and because a bare Linux machine has none and
 * then throws. Threadsafe.
 */
final class Glyphs {

    private Glyphs() {}

    /** The text as it is drawn. What the font does not have is drawn as its number: U+20BB7. */
    static List<Glyph> of(String text) {
        List<Glyph> glyphs = new ArrayList<>();
        Normalizer.normalize(text, Normalizer.Form.NFC)
                .codePoints()
                .filter(codePoint -> !isInvisible(codePoint))
                .forEach(codePoint -> append(codePoint, glyphs));
        return glyphs;
    }

    private static void append(int codePoint, List<Glyph> glyphs) {
        Optional<Glyph> known = Font.find(codePoint);
        if (known.isEmpty()) {
            String number = String.format(Locale.ROOT, "U+%04X", codePoint);
            number.chars().forEach(sign -> append(sign, glyphs));
        } else if (isAccent(codePoint) && !glyphs.isEmpty()) {
            int last = glyphs.size() - 1;
            glyphs.set(last, glyphs.get(last).under(known.get()));
        } else {
            glyphs.add(known.get());
        }
    }

    private static boolean isAccent(int codePoint) {
        int type = Character.getType(codePoint);
        return type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK;
    }

    /** Joiners, directions and the choice between text and emoji leave no trace of their own. */
    private static boolean isInvisible(int codePoint) {
        boolean isVariation = codePoint >= 0xFE00 && codePoint <= 0xFE0F;
        return isVariation
                || Character.getType(codePoint) == Character.FORMAT
                || Character.isISOControl(codePoint);
    }

    /** The font itself, read when the first image is captioned: sorted by code point. */
    private static final class Font {

        /** More than the font has. */
        private static final int CAPACITY = 1 << 16;

        private static final int[] CODE_POINTS = new int[CAPACITY];
        private static final int[] STARTS = new int[CAPACITY + 1];
        private static final byte[] DOTS = read();

        static Optional<Glyph> find(int codePoint) {
            int place = Arrays.binarySearch(CODE_POINTS, codePoint);
            return place < 0 ? Optional.empty() : Optional.of(glyph(place));
        }

        private static Glyph glyph(int place) {
            int cells = (STARTS[place + 1] - STARTS[place]) / Glyph.ROWS;
            int[] rows = new int[Glyph.ROWS];
            for (int i = 0; i < Glyph.ROWS * cells; i++) {
                rows[i / cells] = rows[i / cells] << 8 | DOTS[STARTS[place] + i] & 0xFF;
            }
            return new Glyph(CODE_POINTS[place], cells, rows);
        }

        /** Each line of the resource: the code point, a colon, the rows from the top as hex. */
        private static byte[] read() {
            Arrays.fill(CODE_POINTS, Integer.MAX_VALUE);
            ByteArrayOutputStream dots = new ByteArrayOutputStream(2 * 1024 * 1024);
            try (var stream = Glyphs.class.getResourceAsStream("unifont.hex.gz");
                    var hex = new GZIPInputStream(stream, 1 << 16);
                    var text = new InputStreamReader(hex, StandardCharsets.ISO_8859_1)) {
                List<String> lines = new BufferedReader(text).lines().toList();
                for (int i = 0; i < lines.size(); i++) {
                    int colon = lines.get(i).indexOf(':');
                    CODE_POINTS[i] = HexFormat.fromHexDigits(lines.get(i), 0, colon);
                    dots.writeBytes(HexFormat.of().parseHex(lines.get(i).substring(colon + 1)));
                    STARTS[i + 1] = dots.size();
                }
                return dots.toByteArray();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
