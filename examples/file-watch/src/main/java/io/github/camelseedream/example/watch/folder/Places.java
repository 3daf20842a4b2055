package io.github.camelseedream.example.watch.folder;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * How many inputs may be worked on at once. An input that finds no place stays in the inbox, so
 * that a crash leaves few in {@code working}. Safe for use by several threads.
 */
public final class Places {

    private static final int PATIENCE_MILLIS = 100;

    private final int most;
    private final Semaphore free;

    public Places(int most) {
        this.most = most;
        this.free = new Semaphore(most, true);
    }

    /** Waits for a place; false once there is no more need for one. */
    boolean take(BooleanSupplier needed) throws InterruptedException {
        while (needed.getAsBoolean()) {
            if (free.tryAcquire(PATIENCE_MILLIS, TimeUnit.MILLISECONDS)) {
                return true;
            }
        }
        return false;
    }

    void give() {
        free.release();
    }

    /** How many are taken. */
    public int taken() {
        return most - free.availablePermits();
    }
}
