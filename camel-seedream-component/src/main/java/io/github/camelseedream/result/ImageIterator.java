package io.github.camelseedream.result;

import java.io.Closeable;
import java.util.Iterator;
import java.util.NoSuchElementException;

/**
 * The images of a request, each as soon as it is finished: the body under {@code
 * resultMode=stream}, for {@code split(body()).streaming()}. They come in the order in which they
 * are finished; {@link GeneratedImage#getIndex()} is the place of each in the request. Safe for use
 * by several threads, of which each gets other images.
 */
public interface ImageIterator extends Iterator<GeneratedImage>, Closeable {

    /**
     * Waits for the next image, at most for what is left of the request's timeout.
     *
     * @return false after the last image, also where others failed under {@code
     *     partialFailure=deliver}: {@link #getResult()} has their failures
     * @throws RuntimeException a {@code SeedreamException}, after the last image that came, where
     *     others did not under {@code partialFailure=fail}; again each time
     * @throws IllegalStateException if it was closed before its end
     */
    @Override
    boolean hasNext();

    /**
     * The next image. The caller may close it once it is used.
     *
     * @throws NoSuchElementException after the last one
     */
    @Override
    GeneratedImage next();

    /**
     * All that is known at the end: every image, the failures of those that did not come, cost,
     * adjustments, and the handle of what is still pending. Null until the last image is made, and
     * where the request broke.
     */
    ImageResult getResult();

    /**
     * Abandons the images that have not been taken, and ends the request if it has not ended: what
     * has not been sent is not sent any more. What was sent may be billed. Camel closes it after a
     * split, and the component when the exchange is done.
     */
    @Override
    void close();
}
