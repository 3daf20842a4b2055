package io.github.camelseedream.download;

import java.time.Duration;

/**
 * Waits. A seam, so that tests need no time. Safe for use by several threads.
 *
 * @hidden
 */
@FunctionalInterface
public interface Pause {

    /** Lets that much time pass on the calling thread. */
    void pause(Duration time);
}
