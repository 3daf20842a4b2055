package io.github.camelseedream.image;

import java.io.IOException;

/** The bytes are not a whole image of a known format, or there are too many of them. Immutable. */
public final class UnusableImageException extends IOException {

    private static final long serialVersionUID = 1L;

    public UnusableImageException(String message) {
        super(message);
    }
}
