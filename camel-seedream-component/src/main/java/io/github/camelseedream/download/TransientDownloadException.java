package io.github.camelseedream.download;

import java.io.IOException;
import java.time.Duration;

/** One try failed in a way that another may not. */
final class TransientDownloadException extends IOException {

    private static final long serialVersionUID = 1L;

    private final Duration notBefore;

    TransientDownloadException(String message, Duration notBefore, Throwable cause) {
        super(message, cause);
        this.notBefore = notBefore;
    }

    /** How long the server asks to wait; zero where it does not. */
    Duration notBefore() {
        return notBefore;
    }
}
