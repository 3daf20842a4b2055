package io.github.camelseedream.result;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;

/**
 * Where pictures are kept while they are read and after: write a picture's bytes into a sink, get a
 * {@link Picture}. Memory use does not grow with the size of a picture. Safe for use by several
 * threads; a sink is not.
 */
public interface PictureStore {

    /** Opens a sink for one picture. */
    Sink open() throws IOException;

    /** Why no picture can be stored now, and what to do about it; empty while one can. */
    default Optional<String> problem() {
        return Optional.empty();
    }

    /** Takes the bytes of one picture. Closing it before {@link #finish()} discards them. */
    abstract class Sink extends OutputStream {

        /**
         * Ends the picture and looks at it.
         *
         * @throws UnusablePictureException if the bytes are no picture, or not a whole one
         * @throws StoreException if they could not be kept
         */
        public abstract Picture finish() throws IOException;

        /** Frees what was written, unless it was finished. */
        @Override
        public abstract void close();
    }

    /** The bytes are not a whole picture of a known format, or there are too many of them. */
    final class UnusablePictureException extends IOException {

        private static final long serialVersionUID = 1L;

        public UnusablePictureException(String message) {
            super(message);
        }
    }

    /** The store failed, for want of space for example; the bytes may have been a picture. */
    final class StoreException extends IOException {

        private static final long serialVersionUID = 1L;

        public StoreException(String message, Throwable cause) {
            super(message, cause);
        }
    }
}
