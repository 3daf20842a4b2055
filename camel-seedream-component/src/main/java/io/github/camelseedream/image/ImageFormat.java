package io.github.camelseedream.image;

/** The image formats that are recognised by their first bytes. */
public enum ImageFormat {
    PNG("image/png", "png"),
    JPEG("image/jpeg", "jpg"),
    GIF("image/gif", "gif"),
    WEBP("image/webp", "webp"),
    AVIF("image/avif", "avif"),
    BMP("image/bmp", "bmp"),
    TIFF("image/tiff", "tiff"),
    HEIC("image/heic", "heic");

    private final String mediaType;
    private final String extension;

    ImageFormat(String mediaType, String extension) {
        this.mediaType = mediaType;
        this.extension = extension;
    }

    public String mediaType() {
        return mediaType;
    }

    /** The usual file name extension, without a dot. */
    public String extension() {
        return extension;
    }
}
