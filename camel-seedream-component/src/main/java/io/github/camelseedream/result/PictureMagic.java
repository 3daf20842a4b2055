package io.github.camelseedream.result;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;

/** Recognises a picture format by its first bytes. */
final class PictureMagic {

    private static final Set<String> AVIF_BRANDS = Set.of("avif", "avis");
    private static final Set<String> HEIC_BRANDS =
            Set.of("heic", "heix", "hevc", "hevx", "heim", "heis", "mif1", "msf1");

    private PictureMagic() {}

    static Optional<PictureFormat> of(byte[] head) {
        if (starts(head, 0, "\u0089PNG\r\n\u001a\n")) {
            return Optional.of(PictureFormat.PNG);
        }
        if (starts(head, 0, "\u00ff\u00d8\u00ff")) {
            return Optional.of(PictureFormat.JPEG);
        }
        if (starts(head, 0, "GIF87a") || starts(head, 0, "GIF89a")) {
            return Optional.of(PictureFormat.GIF);
        }
        if (starts(head, 0, "RIFF") && starts(head, 8, "WEBP")) {
            return Optional.of(PictureFormat.WEBP);
        }
        if (starts(head, 0, "BM") && starts(head, 6, "\0\0\0\0")) {
            return Optional.of(PictureFormat.BMP);
        }
        if (starts(head, 0, "II*\0") || starts(head, 0, "MM\0*")) {
            return Optional.of(PictureFormat.TIFF);
        }
        return starts(head, 4, "ftyp") ? brand(head) : Optional.empty();
    }

    /** The major brand, else the compatible ones that the first bytes hold. */
    private static Optional<PictureFormat> brand(byte[] head) {
        for (int at = 8; at + 4 <= head.length; at += at == 8 ? 8 : 4) {
            String brand = new String(head, at, 4, StandardCharsets.ISO_8859_1);
            if (AVIF_BRANDS.contains(brand)) {
                return Optional.of(PictureFormat.AVIF);
            }
            if (HEIC_BRANDS.contains(brand) && at == 8 && !compatible(head)) {
                return Optional.of(PictureFormat.HEIC);
            }
        }
        return Optional.empty();
    }

    private static boolean compatible(byte[] head) {
        for (int at = 16; at + 4 <= head.length; at += 4) {
            if (AVIF_BRANDS.contains(new String(head, at, 4, StandardCharsets.ISO_8859_1))) {
                return true;
            }
        }
        return false;
    }

    private static boolean starts(byte[] head, int at, String magic) {
        byte[] bytes = magic.getBytes(StandardCharsets.ISO_8859_1);
        if (head.length < at + bytes.length) {
            return false;
        }
        for (int i = 0; i < bytes.length; i++) {
            if (head[at + i] != bytes[i]) {
                return false;
            }
        }
        return true;
    }
}
