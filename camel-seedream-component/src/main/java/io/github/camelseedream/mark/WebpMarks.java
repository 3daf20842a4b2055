package io.github.camelseedream.mark;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * In a WebP, XMP is the last chunk, and a flag of the extended header announces it. A file in the
 * simple form gets that header. Stateless.
 *
 * <p>Sources: developers.google.com/speed/webp/docs/riff_container, read 2026-11; C2PA 2.1, A.3.6.
 */
final class WebpMarks {

    private static final int RIFF = 12;
    private static final int CHUNK = 8;
    private static final int EXTENDED = 10;
    private static final int HAS_XMP = 0x04;
    private static final int HAS_ALPHA = 0x10;

    private WebpMarks() {}

    static FileMarks read(Walk in) throws IOException {
        Found found = new Found();
        try {
            in.skip(4);
            found.end = CHUNK + in.little32();
            in.skip(4);
            while (in.at() + CHUNK <= found.end) {
                found.next(in);
            }
        } catch (EOFException cutOff) {
            found.isWhole = false;
        }
        return new FileMarks(found.xmp, found.hasC2pa, found::edits);
    }

    private static final class Found {

        private String xmp = "";
        private boolean hasC2pa;
        private boolean isWhole = true;
        private long end;
        private byte[] extended;
        private byte[] simple;
        private boolean isLossless;
        private long from;
        private long size;

        void next(Walk in) throws IOException {
            long start = in.at();
            String type = in.text(4);
            long length = in.little32();
            long padded = length + (length & 1);
            hasC2pa |= type.equals("C2PA");
            if (type.equals("XMP ") && length <= FileMarks.MAX_XMP) {
                xmp = new String(in.bytes((int) length), UTF_8);
                in.skip(length & 1);
                from = start;
                size = CHUNK + padded;
            } else if (start == RIFF && length >= EXTENDED) {
                byte[] head = in.bytes(EXTENDED);
                extended = type.equals("VP8X") ? head : null;
                simple = type.equals("VP8 ") || type.equals("VP8L") ? head : null;
                isLossless = type.equals("VP8L");
                in.skip(padded - EXTENDED);
            } else {
                in.skip(padded);
            }
        }

        Optional<List<Edit>> edits(byte[] packet) {
            if (!isWhole || extended == null && simple == null) {
                return Optional.empty();
            }
            byte[] chunk = WebpMarks.chunk("XMP ", packet);
            byte[] header = extended == null ? WebpMarks.chunk("VP8X", announced()) : new byte[0];
            long length = end - CHUNK + header.length + chunk.length - size;
            if (length > 0xfffffffeL) {
                return Optional.empty();
            }
            List<Edit> edits = new ArrayList<>();
            edits.add(Edit.overwrite(4, little(4, length)));
            edits.add(
                    extended == null
                            ? Edit.insert(RIFF, header)
                            : Edit.overwrite(
                                    RIFF + CHUNK, new byte[] {(byte) (extended[0] | HAS_XMP)}));
            edits.add(size == 0 ? Edit.insert(end, chunk) : new Edit(from, size, chunk));
            return Optional.of(edits);
        }

        /** The extended header of an image in the simple form, by the header of its pixels. */
        private byte[] announced() {
            int bits = int32(simple, 1);
            int width = isLossless ? 1 + (bits & 0x3fff) : int32(simple, 6) & 0x3fff;
            int height = isLossless ? 1 + (bits >> 14 & 0x3fff) : int32(simple, 6) >> 16 & 0x3fff;
            boolean hasAlpha = isLossless && (bits >> 28 & 1) == 1;
            return ByteBuffer.allocate(EXTENDED)
                    .put((byte) (HAS_XMP | (hasAlpha ? HAS_ALPHA : 0)))
                    .put(new byte[3])
                    .put(little(3, width - 1))
                    .put(little(3, height - 1))
                    .array();
        }

        private static int int32(byte[] bytes, int at) {
            return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getInt(at);
        }
    }

    private static byte[] chunk(String type, byte[] data) {
        return ByteBuffer.allocate(CHUNK + data.length + (data.length & 1))
                .put(type.getBytes(ISO_8859_1))
                .put(little(4, data.length))
                .put(data)
                .array();
    }

    private static byte[] little(int size, long number) {
        byte[] bytes = new byte[size];
        for (int i = 0; i < size; i++) {
            bytes[i] = (byte) (number >> 8 * i);
        }
        return bytes;
    }
}
