package io.github.camelseedream.mark;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;

/**
 * In a JPEG, XMP is an APP1 segment with a name of its own, behind JFIF and EXIF, which want to be
 * first. A file of several pictures (MPF) tells where the others are by their distance from its MPF
 * segment, so that nothing behind that may grow. Stateless.
 *
 * <p>Sources: XMP specification part 3 (2020), 1.1.3; CIPA DC-007 (MPF), 5.2.2.3; C2PA 2.1, A.3.1.
 */
final class JpegMarks {

    private static final int SOI = 2;
    private static final int APP0 = 0xe0;
    private static final int APP1 = 0xe1;
    private static final int APP2 = 0xe2;
    private static final int APP11 = 0xeb;
    private static final int SOS = 0xda;
    private static final int EOI = 0xd9;
    private static final int MAX_SEGMENT = 0xffff;
    private static final String XMP = "http://ns.adobe.com/xap/1.0/\0";

    private JpegMarks() {}

    static FileMarks read(Walk in) throws IOException {
        Found found = new Found();
        try {
            in.skip(SOI);
            while (found.segment(in)) {
                // the next one
            }
        } catch (EOFException cutOff) {
            // whatever was to come says nothing
        }
        return new FileMarks(found.xmp, found.hasC2pa, found::edits);
    }

    private static final class Found {

        private String xmp = "";
        private boolean hasC2pa;
        private long from = SOI;
        private long size;
        private boolean isFirst = true;
        private boolean hasMpf;
        private boolean isBehindMpf;

        /** Reads a segment; false at the pixels. */
        boolean segment(Walk in) throws IOException {
            int marker = marker(in);
            long start = in.at() - 2;
            if (marker == SOS || marker == EOI) {
                return false;
            }
            if (marker == 0x01 || marker >= 0xd0 && marker <= 0xd8) {
                return true;
            }
            int length = Math.max(0, in.big16() - 2);
            if (marker != APP1 && marker != APP2 && marker != APP11) {
                in.skip(length);
                first(marker == APP0, in.at());
                return true;
            }
            byte[] data = in.bytes(length);
            String text = new String(data, ISO_8859_1);
            if (marker == APP1 && text.startsWith(XMP) && xmp.isEmpty()) {
                xmp = new String(data, XMP.length(), data.length - XMP.length(), UTF_8);
                from = start;
                size = in.at() - start;
                isBehindMpf = hasMpf;
            }
            hasMpf |= marker == APP2 && text.startsWith("MPF\0");
            hasC2pa |= marker == APP11 && text.contains("c2pa");
            first(marker == APP1 && text.startsWith("Exif\0"), in.at());
            return true;
        }

        /** A packet goes behind the segments that want to be first. */
        private void first(boolean wantsToBe, long end) {
            isFirst &= wantsToBe;
            if (isFirst && size == 0) {
                from = end;
            }
        }

        private static int marker(Walk in) throws IOException {
            int last = 0;
            while (true) {
                int next = in.byte8();
                if (last == 0xff && next != 0xff && next != 0) {
                    return next;
                }
                last = next;
            }
        }

        Optional<List<Edit>> edits(byte[] packet) {
            int length = 2 + XMP.length() + packet.length;
            if (length > MAX_SEGMENT || isBehindMpf) {
                return Optional.empty();
            }
            byte[] segment =
                    ByteBuffer.allocate(2 + length)
                            .putShort((short) (0xff00 | APP1))
                            .putShort((short) length)
                            .put(XMP.getBytes(ISO_8859_1))
                            .put(packet)
                            .array();
            return Optional.of(List.of(new Edit(from, size, segment)));
        }
    }
}
