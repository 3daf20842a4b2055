package io.github.camelseedream.result;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/**
 * One picture that came back. It converts to an InputStream (a fresh one each time) and to bytes;
 * its bytes stay readable as long as it is reachable, and {@link #close()} frees them early. With
 * {@code resultMode=url} it has a URL and no bytes. Safe for use by several threads.
 */
public final class GeneratedImage implements AutoCloseable {

    private final Picture picture;
    private final int index;
    private final String url;
    private final String expiresAt;
    private final String revisedPrompt;

    private GeneratedImage(Builder builder) {
        picture = builder.picture;
        index = builder.index;
        url = builder.url;
        expiresAt = builder.expiresAt;
        revisedPrompt = builder.revisedPrompt;
    }

    public static Builder builder() {
        return new Builder();
    }

    /** The number of the picture within its request, from 1. */
    public int getIndex() {
        return index;
    }

    /** The type its bytes show, e.g. {@code image/png}; empty without bytes. */
    public String getMediaType() {
        return picture == null ? "" : picture.format().mediaType();
    }

    /** Width in pixels, 0 where unknown. */
    public int getWidth() {
        return picture == null ? 0 : picture.width();
    }

    /** Height in pixels, 0 where unknown. */
    public int getHeight() {
        return picture == null ? 0 : picture.height();
    }

    /** The number of bytes, 0 without bytes. */
    public long getBytes() {
        return picture == null ? 0 : picture.length();
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

    /** The file name extension that fits its bytes, without a dot; empty without bytes. */
    public String extension() {
        return picture == null ? "" : picture.format().extension();
    }

    /** The stored bytes, or empty where only the URL was asked for. */
    public Optional<Picture> picture() {
        return Optional.ofNullable(picture);
    }

    /**
     * A fresh stream over the bytes; the caller closes it.
     *
     * @throws IOException if it was closed, or only the URL was asked for
     */
    public InputStream open() throws IOException {
        if (picture == null) {
            throw new IOException(
                    "this picture has only a URL; use resultMode=image for its bytes");
        }
        return picture.open();
    }

    /** A builder that has all of this already. */
    public Builder toBuilder() {
        return builder()
                .picture(picture)
                .index(index)
                .url(url)
                .expiresAt(expiresAt)
                .revisedPrompt(revisedPrompt);
    }

    /** Frees the bytes now. */
    @Override
    public void close() {
        if (picture != null) {
            picture.close();
        }
    }

    @Override
    public String toString() {
        return "GeneratedImage["
                + index
                + (picture == null
                        ? ""
                        : ", "
                                + getMediaType()
                                + ", "
                                + getWidth()
                                + "x"
                                + getHeight()
                                + ", "
                                + getBytes()
                                + " bytes")
                + "]";
    }

    /** Collects what is known of one picture. */
    public static final class Builder {

        private Picture picture;
        private int index = 1;
        private String url;
        private String expiresAt;
        private String revisedPrompt;

        private Builder() {}

        public Builder picture(Picture bytes) {
            this.picture = bytes;
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

        public GeneratedImage build() {
            return new GeneratedImage(this);
        }
    }
}
