package io.github.camelseedream.simulator.image;

import io.github.camelseedream.simulator.payload.Payload;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;
import java.util.function.UnaryOperator;

/**
 * Puts blocks into a file that the format allows and decoders skip: one that says who made the
 * image, and as many as make it as large as a test wants; those are produced only while they are
 * sent.
 */
final class Padding {

    private static final int ROOM = 60_000;

    private static final byte[] MARK =
            "Comment\0Simulated by camel-seedream-simulator; no model has made this image."
                    .getBytes(StandardCharsets.US_ASCII);

    private static final byte[] FILLING = filling();

    /** Where the blocks go and what one with this content looks like. */
    private record Rule(ToIntFunction<byte[]> place, UnaryOperator<byte[]> block) {}

    private static final Map<ImageFormat, Rule> RULES =
            Map.of(
                    // a text chunk before the 12 bytes of IEND
                    ImageFormat.PNG, new Rule(file -> file.length - 12, Padding::pngText),
                    // a comment segment behind the start marker
                    ImageFormat.JPEG, new Rule(file -> 2, Padding::jpegComment),
                    // a comment extension before the trailer
                    ImageFormat.GIF, new Rule(file -> file.length - 1, Padding::gifComment),
                    // an unknown RIFF chunk at the end
                    ImageFormat.WEBP, new Rule(file -> file.length, Padding::riffChunk),
                    // a free box at the end
                    ImageFormat.AVIF, new Rule(file -> file.length, Padding::freeBox));

    private Padding() {}

    /** The same image, its file saying that it is simulated. */
    static byte[] marked(ImageFormat format, byte[] file) {
        Rule rule = RULES.get(format);
        byte[] block = rule.block.apply(MARK);
        int place = rule.place.applyAsInt(file);
        byte[] carrier = grown(format, file, block.length);
        return ByteBuffer.allocate(file.length + block.length)
                .put(carrier, 0, place)
                .put(block)
                .put(carrier, place, file.length - place)
                .array();
    }

    static Payload padded(ImageFormat format, byte[] file, long minBytes) {
        if (file.length >= minBytes) {
            return Payload.bytes(file);
        }
        Rule rule = RULES.get(format);
        byte[] block = rule.block.apply(FILLING);
        int place = rule.place.applyAsInt(file);
        int times = Math.toIntExact((minBytes - file.length + block.length - 1) / block.length);
        byte[] carrier = grown(format, file, times * block.length);
        return Payload.joined(
                List.of(
                        Payload.bytes(carrier, 0, place),
                        Payload.repeated(block, times),
                        Payload.bytes(carrier, place, carrier.length)));
    }

    /** A RIFF file states its own length. */
    private static byte[] grown(ImageFormat format, byte[] file, int more) {
        if (format != ImageFormat.WEBP) {
            return file;
        }
        byte[] copy = file.clone();
        ByteBuffer length = ByteBuffer.wrap(copy).order(ByteOrder.LITTLE_ENDIAN);
        length.putInt(4, length.getInt(4) + more);
        return copy;
    }

    private static byte[] pngText(byte[] content) {
        try {
            return PngEncoder.chunk("tEXt", content);
        } catch (IOException e) {
            throw new IllegalStateException("memory does not fail", e);
        }
    }

    private static byte[] jpegComment(byte[] content) {
        return ByteBuffer.allocate(4 + content.length)
                .putShort((short) 0xFFFE)
                .putShort((short) (2 + content.length))
                .put(content)
                .array();
    }

    private static byte[] gifComment(byte[] content) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(new byte[] {0x21, (byte) 0xFE});
        for (int from = 0; from < content.length; from += 255) {
            int length = Math.min(255, content.length - from);
            bytes.write(length);
            bytes.write(content, from, length);
        }
        bytes.write(0);
        return bytes.toByteArray();
    }

    /** Of an even length, as RIFF wants it. */
    private static byte[] riffChunk(byte[] content) {
        int length = content.length + content.length % 2;
        return ByteBuffer.allocate(8 + length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put("JUNK".getBytes(StandardCharsets.US_ASCII))
                .putInt(length)
                .put(content)
                .array();
    }

    private static byte[] freeBox(byte[] content) {
        return ByteBuffer.allocate(8 + content.length)
                .putInt(8 + content.length)
                .put("free".getBytes(StandardCharsets.US_ASCII))
                .put(content)
                .array();
    }

    /** Text that says nothing, as much as a block has room for. */
    private static byte[] filling() {
        byte[] filling = new byte[ROOM];
        Arrays.fill(filling, (byte) ' ');
        System.arraycopy(MARK, 0, filling, 0, "Comment\0".length());
        return filling;
    }
}
