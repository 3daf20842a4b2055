package io.github.camelseedream.download;

import java.io.IOException;

/**
 * An image could not be fetched. The message says why, and shows no URL. Immutable.
 *
 * @hidden
 */
public final class DownloadFailedException extends IOException {

    private static final long serialVersionUID = 1L;

    DownloadFailedException(String message, Throwable cause) {
        super(message, cause);
    }
}
