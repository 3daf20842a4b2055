package io.github.camelseedream.simulator.image;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Locale;

/**
 * What the file of an image says of a model that made it: XMP with the digital source type of the
 * IPTC, or a block where a C2PA manifest stands, which is not signed.
 */
public enum AiMark {
    NONE(""),
    XMP(
            "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\"><rdf:RDF"
                    + " xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">"
                    + "<rdf:Description rdf:about=\"\""
                    + " xmlns:Iptc4xmpExt=\"http://iptc.org/std/Iptc4xmpExt/2008-02-29/\""
                    + " Iptc4xmpExt:DigitalSourceType=\"http://cv.iptc.org/newscodes/"
                    + "digitalsourcetype/trainedAlgorithmicMedia\"/></rdf:RDF></x:xmpmeta>"),
    C2PA("jumbc2pa: simulated, and not signed");

    private final String content;

    AiMark(String content) {
        this.content = content;
    }

    /** The mark that a word of a fault script means. */
    public static AiMark of(String word) {
        return word.isEmpty() ? NONE : valueOf(word.toUpperCase(Locale.ROOT));
    }

    /** The same file with the mark; an AVIF stays as it is. */
    byte[] put(ImageFormat format, byte[] file) {
        if (this == NONE) {
            return file;
        }
        return switch (format) {
            case PNG ->
                    inserted(
                            file,
                            33,
                            this == XMP
                                    ? chunk("iTXt", "XML:com.adobe.xmp\0\0\0\0\0" + content)
                                    : chunk("caBX", content));
            case JPEG ->
                    inserted(
                            file,
                            2,
                            this == XMP
                                    ? segment(0xe1, "http://ns.adobe.com/xap/1.0/\0" + content)
                                    : segment(0xeb, "JP\0\1\0\0\0\1" + content));
            case GIF -> inserted(file, behindColours(file), extension());
            case WEBP -> longer(inserted(file, file.length, riff()));
            case AVIF -> file;
        };
    }

    private static byte[] chunk(String type, String content) {
        try {
            return PngEncoder.chunk(type, content.getBytes(ISO_8859_1));
        } catch (IOException e) {
            throw new IllegalStateException("memory does not fail", e);
        }
    }

    private static byte[] segment(int marker, String content) {
        return ByteBuffer.allocate(4 + content.length())
                .putShort((short) (0xff00 | marker))
                .putShort((short) (2 + content.length()))
                .put(content.getBytes(ISO_8859_1))
                .array();
    }

    private static int behindColours(byte[] gif) {
        return 13 + ((gif[10] & 0x80) == 0 ? 0 : 3 << (gif[10] & 7) + 1);
    }

    /** XMP stands in no blocks: bytes that count down lead a reader of blocks behind it. */
    private byte[] extension() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(new byte[] {'!', (byte) 0xff, 11});
        if (this == XMP) {
            bytes.writeBytes(("XMP DataXMP" + content + "\1").getBytes(ISO_8859_1));
            for (int lead = 0xff; lead >= 0; lead--) {
                bytes.write(lead);
            }
        } else {
            bytes.writeBytes("C2PA_GIF\1\0\0".getBytes(ISO_8859_1));
            bytes.write(content.length());
            bytes.writeBytes(content.getBytes(ISO_8859_1));
        }
        bytes.write(0);
        return bytes.toByteArray();
    }

    private byte[] riff() {
        String even = content.length() % 2 == 0 ? content : content + " ";
        return ByteBuffer.allocate(8 + even.length())
                .order(ByteOrder.LITTLE_ENDIAN)
                .put((this == XMP ? "XMP " : "C2PA").getBytes(ISO_8859_1))
                .putInt(even.length())
                .put(even.getBytes(ISO_8859_1))
                .array();
    }

    /** A RIFF file states its own length. */
    private static byte[] longer(byte[] file) {
        ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).putInt(4, file.length - 8);
        return file;
    }

    private static byte[] inserted(byte[] file, int at, byte[] block) {
        return ByteBuffer.allocate(file.length + block.length)
                .put(file, 0, at)
                .put(block)
                .put(file, at, file.length - at)
                .array();
    }
}
