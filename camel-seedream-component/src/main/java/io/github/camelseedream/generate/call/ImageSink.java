package io.github.camelseedream.generate.call;

import io.github.camelseedream.result.GeneratedImage;
import io.github.camelseedream.result.ImageResult;

/**
 * Takes the images of a request one by one, each as soon as it is finished, for a route that does
 * not wait for all of them. Safe for use by several threads.
 *
 * @hidden
 */
public interface ImageSink {

    /**
     * The request begins.
     *
     * @param abandon ends it early; what was sent by then may be billed
     */
    void begins(Runnable abandon);

    /**
     * The next image is finished. It must not block, since the reply may go on behind the image.
     *
     * @param known what is known of the request so far; it holds no images
     */
    void add(GeneratedImage image, ImageResult known);
}
