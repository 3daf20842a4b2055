package io.github.camelseedream.download;

import java.io.IOException;

/** A picture could not be fetched; the message says why, without the URL's query. */
public final class DownloadFailure extends IOException {

    private static final long serialVersionUID = 1L;

    DownloadFailure(String message) {
        super(message);
    }
}
