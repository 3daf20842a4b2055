package io.github.camelseedream.mark;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.camelseedream.image.ImageFormat;
import io.github.camelseedream.image.ImageHeader;
import io.github.camelseedream.result.StoredImage;
import io.github.camelseedream.result.TestImages;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.zip.CRC32;

/** Files with metadata that no writer of the JDK writes. */
public final class MarkedFiles {

    private MarkedFiles() {}

    static byte[] plain(ImageFormat format) {
        if (format != ImageFormat.WEBP) {
            return TestImages.of(format.name().toLowerCase(java.util.Locale.ROOT), 40, 30);
        }
        try (InputStream in =
                MarkedFiles.class.getResourceAsStream(
                        "/io/github/camelseedream/fuzz/sample.webp")) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static StoredImage stored(byte[] file) {
        return new Stored(file);
    }

    static byte[] bytes(StoredImage image) throws IOException {
        try (InputStream in = image.open()) {
            return in.readAllBytes();
        }
    }

    /** The file with a packet of XMP where other programs put it. */
    public static byte[] withXmp(ImageFormat format, String packet) {
        byte[] file = plain(format);
        byte[] text = packet.getBytes(UTF_8);
        return switch (format) {
            case PNG -> inserted(file, 33, pngChunk("iTXt", "XML:com.adobe.xmp\0\0\0\0\0", text));
            case JPEG -> inserted(file, 2, segment(0xe1, "http://ns.adobe.com/xap/1.0/\0", text));
            case GIF -> inserted(file, gifStart(file), gifXmp(text));
            default -> throw new IllegalArgumentException(format.name());
        };
    }

    /** The file with what looks like a C2PA manifest. */
    static byte[] withC2pa(ImageFormat format) {
        byte[] file = plain(format);
        byte[] box = "jumbc2pa and a signature".getBytes(ISO_8859_1);
        return switch (format) {
            case PNG -> inserted(file, 33, pngChunk("caBX", "", box));
            case JPEG -> inserted(file, 2, segment(0xeb, "JP\0\1\0\0\0\1", box));
            case GIF ->
                    inserted(
                            file,
                            gifStart(file),
                            join(
                                    new byte[] {'!', -1, 11},
                                    "C2PA_GIF".getBytes(ISO_8859_1),
                                    new byte[] {1, 0, 0, (byte) box.length},
                                    box,
                                    new byte[1]));
            case WEBP -> {
                byte[] more =
                        join(
                                "C2PA".getBytes(ISO_8859_1),
                                new byte[] {(byte) box.length, 0, 0, 0},
                                box);
                byte[] longer = join(file, more);
                int size = longer.length - 8;
                longer[4] = (byte) size;
                longer[5] = (byte) (size >> 8);
                yield longer;
            }
            default -> throw new IllegalArgumentException(format.name());
        };
    }

    static byte[] segment(int marker, String name, byte[] data) {
        int length = 2 + name.length() + data.length;
        return join(
                new byte[] {-1, (byte) marker, (byte) (length >> 8), (byte) length},
                name.getBytes(ISO_8859_1),
                data);
    }

    static byte[] pngChunk(String type, String head, byte[] data) {
        byte[] content = join(head.getBytes(ISO_8859_1), data);
        ByteBuffer chunk = ByteBuffer.allocate(content.length + 12);
        chunk.putInt(content.length).put(type.getBytes(ISO_8859_1)).put(content);
        CRC32 crc = new CRC32();
        crc.update(chunk.array(), 4, content.length + 4);
        return chunk.putInt((int) crc.getValue()).array();
    }

    private static byte[] gifXmp(byte[] packet) {
        byte[] lead = new byte[258];
        lead[0] = 1;
        for (int i = 1; i <= 256; i++) {
            lead[i] = (byte) (256 - i);
        }
        return join(new byte[] {'!', -1, 11}, "XMP DataXMP".getBytes(ISO_8859_1), packet, lead);
    }

    private static int gifStart(byte[] gif) {
        return 13 + ((gif[10] & 0x80) == 0 ? 0 : 3 << (gif[10] & 7) + 1);
    }

    static byte[] inserted(byte[] file, int at, byte[] more) {
        return join(
                java.util.Arrays.copyOf(file, at),
                more,
                java.util.Arrays.copyOfRange(file, at, file.length));
    }

    static byte[] join(byte[]... parts) {
        java.io.ByteArrayOutputStream all = new java.io.ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    private record Stored(byte[] file) implements StoredImage {

        @Override
        public InputStream open() {
            return new ByteArrayInputStream(file);
        }

        @Override
        public long length() {
            return file.length;
        }

        @Override
        public ImageFormat format() {
            return header().format();
        }

        private ImageHeader header() {
            try {
                return ImageHeader.read(open()).orElseThrow();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public int width() {
            return header().width();
        }

        @Override
        public int height() {
            return header().height();
        }

        @Override
        public void close() {}
    }
}
