package io.github.camelseedream.request;

/** An image to start from: somewhere on the web, or at hand. Safe for use by several threads. */
public sealed interface ReferenceImage {

    /** An image behind an http or https URL. */
    record Remote(String url) implements ReferenceImage {

        @Override
        public String toString() {
            return UrlText.withoutQuery(url);
        }
    }

    /**
     * An image whose bytes are at hand.
     *
     * @param content the bytes
     * @param mediaType the type its bytes show, e.g. {@code image/png}
     * @param name a short name for messages, e.g. the file's
     * @param width in pixels as it is seen, whichever way it is stored
     * @param height in pixels as it is seen
     */
    record Local(Content content, String mediaType, String name, int width, int height)
            implements ReferenceImage {

        @Override
        public String toString() {
            return name + " (" + mediaType + ", " + width + "x" + height + ")";
        }
    }
}
