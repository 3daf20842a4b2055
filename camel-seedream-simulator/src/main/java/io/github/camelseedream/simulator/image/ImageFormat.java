package io.github.camelseedream.simulator.image;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The image formats that the simulator can answer with, or recognise in an upload. */
public enum ImageFormat {
    PNG("png", "image/png"),
    JPEG("jpg", "image/jpeg"),
    GIF("gif", "image/gif"),
    WEBP("webp", "image/webp"),
    AVIF("avif", "image/avif");

    private final String extension;
    private final String mediaType;

    ImageFormat(String extension, String mediaType) {
        this.extension = extension;
        this.mediaType = mediaType;
    }

    public String extension() {
        return extension;
    }

    public String mediaType() {
        return mediaType;
    }

    /** By its media type, for example {@code image/jpeg}. */
    public static Optional<ImageFormat> ofMediaType(String type) {
        return Arrays.stream(values()).filter(format -> format.mediaType.equals(type)).findFirst();
    }

    /** By the word used in requests, for example {@code jpeg}. */
    public static Optional<ImageFormat> named(String word) {
        return Arrays.stream(values())
                .filter(format -> format.name().toLowerCase(Locale.ROOT).equals(word))
                .findFirst();
    }
}
