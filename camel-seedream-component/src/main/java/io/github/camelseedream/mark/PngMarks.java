package io.github.camelseedream.mark;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32;
import java.util.zip.InflaterInputStream;

/**
 * In a PNG, XMP is an iTXt chunk with a keyword of its own, behind the header. Stateless.
 *
 * <p>Sources: XMP specification part 3 (2020), 1.1.5; C2PA 2.1, A.3.3.
 */
final class PngMarks {

    private static final int SIGNATURE = 8;
    private static final int AROUND_DATA = 12;
    private static final long AFTER_HEADER = SIGNATURE + AROUND_DATA + 13;
    private static final String KEYWORD = "XML:com.adobe.xmp\0";

    private PngMarks() {}

    static FileMarks read(Walk in) throws IOException {
        String xmp = "";
        boolean hasC2pa = false;
        long from = AFTER_HEADER;
        long size = 0;
        try {
            in.skip(SIGNATURE);
            String type = "";
            while (!type.equals("IEND")) {
                long start = in.at();
                long length = in.big32();
                type = in.text(4);
                hasC2pa |= type.equals("caBX");
                if (type.equals("iTXt") && length <= FileMarks.MAX_XMP && xmp.isEmpty()) {
                    String packet = xmp(in.bytes((int) length));
                    in.skip(4);
                    if (!packet.isEmpty()) {
                        xmp = packet;
                        from = start;
                        size = length + AROUND_DATA;
                    }
                } else {
                    in.skip(length + 4);
                }
            }
        } catch (EOFException cutOff) {
            // whatever was to come says nothing
        }
        long at = from;
        long removed = size;
        return new FileMarks(
                xmp, hasC2pa, packet -> Optional.of(List.of(new Edit(at, removed, chunk(packet)))));
    }

    /** The packet of an iTXt chunk, if that is what it holds. */
    private static String xmp(byte[] data) {
        if (!new String(data, ISO_8859_1).startsWith(KEYWORD)) {
            return "";
        }
        int flag = KEYWORD.length();
        int text = flag + 2;
        for (int ended = 0; ended < 2; text++) {
            if (text >= data.length) {
                return "";
            }
            ended += data[text] == 0 ? 1 : 0;
        }
        byte[] packet = Arrays.copyOfRange(data, text, data.length);
        return new String(data[flag] == 1 ? inflated(packet) : packet, UTF_8);
    }

    private static byte[] inflated(byte[] packet) {
        try (InputStream in = new InflaterInputStream(new ByteArrayInputStream(packet))) {
            return in.readNBytes(FileMarks.MAX_XMP);
        } catch (IOException broken) {
            return new byte[0];
        }
    }

    private static byte[] chunk(byte[] packet) {
        byte[] head = (KEYWORD + "\0\0\0\0").getBytes(ISO_8859_1);
        int length = head.length + packet.length;
        ByteBuffer chunk = ByteBuffer.allocate(length + AROUND_DATA);
        chunk.putInt(length).put("iTXt".getBytes(ISO_8859_1)).put(head).put(packet);
        CRC32 crc = new CRC32();
        crc.update(chunk.array(), 4, length + 4);
        return chunk.putInt((int) crc.getValue()).array();
    }
}
