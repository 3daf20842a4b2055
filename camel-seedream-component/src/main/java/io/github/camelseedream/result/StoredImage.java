package io.github.camelseedream.result;

import io.github.camelseedream.image.ImageFormat;
import io.github.camelseedream.request.Content;

/**
 * A stored image. Its bytes stay readable as long as it is reachable; {@link #close()} frees them
 * early. Safe for use by several threads.
 */
public interface StoredImage extends Content, AutoCloseable {

    /** What the bytes say it is, whatever anybody declared. */
    ImageFormat format();

    /** Width in pixels as it is seen, or 0 where the header does not tell. */
    int width();

    /** Height in pixels as it is seen, or 0 where the header does not tell. */
    int height();

    /** Frees the bytes now; reading fails afterwards. */
    @Override
    void close();
}
