package io.github.camelseedream.exchange;

/** What the body is after images were made; the names are those of the option. */
@SuppressWarnings("checkstyle:ConstantName")
public enum ResultMode {
    /** The image, a list for several. */
    image,
    /** Its URL; the image is not fetched. */
    url,
    /** The whole {@code ImageResult}. */
    result,
    /** An {@code ImageIterator}, which gives each image as soon as it is finished. */
    stream
}
