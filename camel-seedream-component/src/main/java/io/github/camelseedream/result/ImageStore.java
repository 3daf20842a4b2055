package io.github.camelseedream.result;

import io.github.camelseedream.image.UnusableImageException;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;

/**
 * Where images are kept while they are read and after: write an image's bytes into a sink, get a
 * {@link StoredImage}. Memory use does not grow with the size of an image. Safe for use by several
 * threads; a sink is not.
 */
public interface ImageStore {

    /** Opens a sink for one image. */
    Sink open() throws IOException;

    /** Why no image can be stored now, and what to do about it; empty while one can. */
    default Optional<String> problem() {
        return Optional.empty();
    }

    /** Takes the bytes of one image. Closing it before {@link #finish()} discards them. */
    abstract class Sink extends OutputStream {

        /**
         * Ends the image and looks at it.
         *
         * @throws UnusableImageException if the bytes are no image, or not a whole one
         * @throws StoreException if they could not be kept
         */
        public abstract StoredImage finish() throws IOException;

        /** Frees what was written, unless it was finished. */
        @Override
        public abstract void close();
    }

    /** The store failed, for want of space for example; the bytes may have been an image. */
    final class StoreException extends IOException {

        private static final long serialVersionUID = 1L;

        public StoreException(String message, Throwable cause) {
            super(message, cause);
        }
    }
}
