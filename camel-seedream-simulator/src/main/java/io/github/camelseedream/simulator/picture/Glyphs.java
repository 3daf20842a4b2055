package io.github.camelseedream.simulator.picture;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * A bitmap font of 5 by 8 dots for printable ASCII; any other character is a box. The JDK's fonts
 * are not used, because a bare Linux machine has none and then throws.
 */
final class Glyphs {

    /** Width of a character with the gap after it, and height of a line with the gap below it. */
    static final int ADVANCE = 6;

    static final int LINE = 11;
    static final int ROWS = 8;

    private static final byte[] BOX = {0x7F, 0x41, 0x41, 0x41, 0x7F};
    private static final byte[][] COLUMNS = read();

    private Glyphs() {}

    /** Whether the dot in this column (of {@link #ADVANCE}) and row (of {@link #ROWS}) is inked. */
    static boolean isInked(char character, int column, int row) {
        if (column >= BOX.length) {
            return false;
        }
        byte[] columns = character < COLUMNS.length ? COLUMNS[character] : BOX;
        return (columns[column] >> row & 1) == 1;
    }

    /** Each line of the resource: the character, a blank, five columns as hex, top row = bit 0. */
    private static byte[][] read() {
        byte[][] table = new byte[127][];
        Arrays.fill(table, BOX);
        table[' '] = new byte[BOX.length];
        try (var stream = Glyphs.class.getResourceAsStream("glyphs.txt");
                var reader =
                        new BufferedReader(
                                new InputStreamReader(stream, StandardCharsets.US_ASCII))) {
            reader.lines()
                    .forEach(line -> table[line.charAt(0)] = HexFormat.of().parseHex(line, 2, 12));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return table;
    }
}
