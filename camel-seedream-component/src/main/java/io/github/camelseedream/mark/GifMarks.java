package io.github.camelseedream.mark;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * In a GIF, XMP is an application extension without blocks: 258 bytes behind the packet lead a
 * reader that expects blocks to its end. Stateless.
 *
 * <p>Sources: XMP specification part 3 (2020), 1.1.2; C2PA 2.1, A.3.4.
 */
final class GifMarks {

    private static final int VERSION = 3;
    private static final int SCREEN = 10;
    private static final int EXTENSION = '!';
    private static final int APPLICATION = 0xff;
    private static final int IMAGE = ',';
    private static final String XMP = "XMP DataXMP";
    private static final int TRAILER = 258;

    private GifMarks() {}

    static FileMarks read(Walk in) throws IOException {
        Found found = new Found();
        try {
            in.skip(SCREEN);
            skipColours(in, 2);
            found.from = in.at();
            while (found.block(in)) {
                // the next one
            }
        } catch (EOFException cutOff) {
            // whatever was to come says nothing
        }
        return new FileMarks(found.xmp, found.hasC2pa, found::edits);
    }

    private static void skipColours(Walk in, int more) throws IOException {
        int flags = in.byte8();
        in.skip(more);
        if ((flags & 0x80) != 0) {
            in.skip(3L << (flags & 7) + 1);
        }
    }

    private static final class Found {

        private String xmp = "";
        private boolean hasC2pa;
        private long from;
        private long size;

        /** Reads a block; false at the end, or where nobody knows what comes. */
        boolean block(Walk in) throws IOException {
            long start = in.at();
            int kind = in.byte8();
            if (kind == IMAGE) {
                in.skip(8);
                skipColours(in, 0);
                in.skip(1);
            } else if (kind != EXTENSION) {
                return false;
            } else if (in.byte8() == APPLICATION) {
                String name = in.text(in.byte8());
                hasC2pa |= name.startsWith("C2PA_GIF");
                if (name.equals(XMP) && xmp.isEmpty()) {
                    xmp = packet(in);
                    from = start;
                    size = in.at() - start;
                    return true;
                }
            }
            for (int length = in.byte8(); length > 0; length = in.byte8()) {
                in.skip(length);
            }
            return true;
        }

        /** Up to the first bytes of what stands behind it. */
        private static String packet(Walk in) throws IOException {
            ByteArrayOutputStream packet = new ByteArrayOutputStream();
            while (packet.size() < FileMarks.MAX_XMP) {
                int next = in.byte8();
                if (next == 0x01) {
                    in.skip(TRAILER - 1);
                    return packet.toString(UTF_8);
                }
                packet.write(next);
            }
            throw new EOFException();
        }

        Optional<List<Edit>> edits(byte[] packet) {
            ByteArrayOutputStream block = new ByteArrayOutputStream();
            block.write(EXTENSION);
            block.write(APPLICATION);
            block.write(XMP.length());
            block.writeBytes(XMP.getBytes(ISO_8859_1));
            block.writeBytes(packet);
            block.write(0x01);
            for (int lead = 0xff; lead >= 0; lead--) {
                block.write(lead);
            }
            block.write(0);
            return from == 0
                    ? Optional.empty()
                    : Optional.of(
                            List.of(
                                    Edit.overwrite(VERSION, "89a".getBytes(ISO_8859_1)),
                                    new Edit(from, size, block.toByteArray())));
        }
    }
}
