package io.github.camelseedream.simulator.picture;

import io.github.camelseedream.simulator.payload.Payload;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;

/**
 * Makes a picture as large as a test wants while every decoder still shows the same: a block that
 * the format allows and readers skip is repeated, and produced only while it is sent.
 */
final class Padding {

    private static final int ROOM = 60_000;

    /** Where the blocks go and what one looks like. */
    private record Rule(ToIntFunction<byte[]> place, byte[] block) {}

    private static final Map<PictureFormat, Rule> RULES =
            Map.of(
                    // an ancillary, private, safe-to-copy chunk before the 12 bytes of IEND
                    PictureFormat.PNG, new Rule(file -> file.length - 12, pngChunk()),
                    // a comment segment behind the start marker
                    PictureFormat.JPEG, new Rule(file -> 2, jpegComment()),
                    // a comment extension before the trailer
                    PictureFormat.GIF, new Rule(file -> file.length - 1, gifComment()),
                    // an unknown RIFF chunk at the end
                    PictureFormat.WEBP, new Rule(file -> file.length, riffChunk()),
                    // a free box at the end
                    PictureFormat.AVIF, new Rule(file -> file.length, freeBox()));

    private Padding() {}

    static Payload padded(PictureFormat format, byte[] file, long minimumBytes) {
        if (file.length >= minimumBytes) {
            return Payload.bytes(file);
        }
        Rule rule = RULES.get(format);
        int place = rule.place.applyAsInt(file);
        int length = rule.block.length;
        int times = Math.toIntExact((minimumBytes - file.length + length - 1) / length);
        byte[] carrier = format == PictureFormat.WEBP ? grown(file, times * length) : file;
        return Payload.joined(
                List.of(
                        Payload.bytes(carrier, 0, place),
                        Payload.repeated(rule.block, times),
                        Payload.bytes(carrier, place, carrier.length)));
    }

    /** A RIFF file states its own length. */
    private static byte[] grown(byte[] riff, int more) {
        byte[] copy = riff.clone();
        ByteBuffer length = ByteBuffer.wrap(copy).order(ByteOrder.LITTLE_ENDIAN);
        length.putInt(4, length.getInt(4) + more);
        return copy;
    }

    private static byte[] pngChunk() {
        try {
            return PngEncoder.chunk("paDd", new byte[ROOM]);
        } catch (IOException e) {
            throw new IllegalStateException("memory does not fail", e);
        }
    }

    private static byte[] jpegComment() {
        return ByteBuffer.allocate(4 + ROOM)
                .putShort((short) 0xFFFE)
                .putShort((short) (2 + ROOM))
                .array();
    }

    private static byte[] gifComment() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(new byte[] {0x21, (byte) 0xFE});
        for (int i = 0; i < ROOM / 256; i++) {
            bytes.write(255);
            bytes.writeBytes(new byte[255]);
        }
        bytes.write(0);
        return bytes.toByteArray();
    }

    private static byte[] riffChunk() {
        return ByteBuffer.allocate(8 + ROOM)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put("JUNK".getBytes(StandardCharsets.US_ASCII))
                .putInt(ROOM)
                .array();
    }

    private static byte[] freeBox() {
        return ByteBuffer.allocate(8 + ROOM)
                .putInt(8 + ROOM)
                .put("free".getBytes(StandardCharsets.US_ASCII))
                .array();
    }
}
