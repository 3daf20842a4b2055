package io.github.camelseedream.result;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/**
 * One image that came back. It converts to an InputStream (a fresh one each time) and to bytes; its
 * bytes stay readable as long as it is reachable, and {@link #close()} frees them early. With
 * {@code resultMode=url} it has a URL and no bytes. Safe for use by several threads.
 */
public final class GeneratedImage implements AutoCloseable {

    private final StoredImage image;
    private final int index;
    private final String url;
    private final String expiresAt;
    private final String revisedPrompt;
    private final ImageLayer layer;
    private final AiMark aiMark;

    private GeneratedImage(Builder builder) {
        image = builder.image;
        index = builder.index;
        url = builder.url;
        expiresAt = builder.expiresAt;
        revisedPrompt = builder.revisedPrompt;
        layer = builder.layer;
        aiMark = builder.aiMark;
    }

    public static Builder builder() {
        return new Builder();
    }

    /** The number of the image within its request, from 1. */
    public int getIndex() {
        return index;
    }

    /** The type its bytes show, e.g. {@code image/png}; empty without bytes. */
    public String getMediaType() {
        return image == null ? "" : image.format().mediaType();
    }

    /** Width in pixels, 0 where unknown. */
    public int getWidth() {
        return image == null ? 0 : image.width();
    }

    /** Height in pixels, 0 where unknown. */
    public int getHeight() {
        return image == null ? 0 : image.height();
    }

    /** The number of bytes, 0 without bytes. */
    public long getLength() {
        return image == null ? 0 : image.length();
    }

    /** Where the provider keeps it, null where it sent bytes. Such links die, some in an hour. */
    public String getUrl() {
        return url;
    }

    /** When the URL dies, ISO-8601, null where the provider does not tell. */
    public String getExpiresAt() {
        return expiresAt;
    }

    /** The prompt as the provider rewrote it, null where it did not. */
    public String getRevisedPrompt() {
        return revisedPrompt;
    }

    /** Which part of the reference it is, null unless {@code layers} was asked for. */
    public ImageLayer getLayer() {
        return layer;
    }

    /**
     * Whether its file says that a model made it; null with {@code aiMark=off} and without bytes.
     */
    public AiMark getAiMark() {
        return aiMark;
    }

    /** The file name extension that fits its bytes, without a dot; empty without bytes. */
    public String extension() {
        return image == null ? "" : image.format().extension();
    }

    /** The stored bytes, or empty where only the URL was asked for. */
    public Optional<StoredImage> image() {
        return Optional.ofNullable(image);
    }

    /**
     * A fresh stream over the bytes; the caller closes it.
     *
     * @throws IOException if it was closed, or only the URL was asked for
     */
    public InputStream open() throws IOException {
        if (image == null) {
            throw new IOException("this image has only a URL; use resultMode=image for its bytes");
        }
        return image.open();
    }

    /** A builder that has all of this already. */
    public Builder toBuilder() {
        return builder()
                .image(image)
                .index(index)
                .url(url)
                .expiresAt(expiresAt)
                .revisedPrompt(revisedPrompt)
                .layer(layer)
                .aiMark(aiMark);
    }

    /** Frees the bytes now. */
    @Override
    public void close() {
        if (image != null) {
            image.close();
        }
    }

    @Override
    public String toString() {
        return "GeneratedImage["
                + index
                + (image == null
                        ? ""
                        : ", "
                                + getMediaType()
                                + ", "
                                + getWidth()
                                + "x"
                                + getHeight()
                                + ", "
                                + getLength()
                                + " bytes")
                + "]";
    }

    /** Collects what is known of one image. */
    public static final class Builder {

        private StoredImage image;
        private int index = 1;
        private String url;
        private String expiresAt;
        private String revisedPrompt;
        private ImageLayer layer;
        private AiMark aiMark;

        private Builder() {}

        public Builder image(StoredImage bytes) {
            this.image = bytes;
            return this;
        }

        public Builder index(int number) {
            this.index = number;
            return this;
        }

        public Builder url(String address) {
            this.url = address;
            return this;
        }

        public Builder expiresAt(String time) {
            this.expiresAt = time;
            return this;
        }

        public Builder revisedPrompt(String prompt) {
            this.revisedPrompt = prompt;
            return this;
        }

        public Builder layer(ImageLayer part) {
            this.layer = part;
            return this;
        }

        public Builder aiMark(AiMark mark) {
            this.aiMark = mark;
            return this;
        }

        public GeneratedImage build() {
            return new GeneratedImage(this);
        }
    }
}
