package io.github.camelseedream.runtime;

import io.github.camelseedream.generate.call.WorkScheduler;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;

/**
 * The rest of a route, which runs when its answer has come: on the worker that brought it. An
 * answer may come before anybody asks for it; then, too, the thread that called is not kept.
 *
 * @hidden
 */
public final class AsyncCompletion<T> {

    private final Thread caller = Thread.currentThread();
    private final WorkScheduler workers;
    private final BiConsumer<T, Throwable> rest;
    private volatile boolean calling = true;

    private AsyncCompletion(WorkScheduler workers, BiConsumer<T, Throwable> rest) {
        this.workers = workers;
        this.rest = rest;
    }

    public static <T> void of(
            CompletableFuture<T> answer, WorkScheduler workers, BiConsumer<T, Throwable> rest) {
        AsyncCompletion<T> continuation = new AsyncCompletion<>(workers, rest);
        answer.whenComplete(continuation::resume);
        continuation.calling = false;
    }

    private void resume(T value, Throwable error) {
        if (calling && Thread.currentThread() == caller) {
            workers.resume(() -> rest.accept(value, error));
        } else {
            rest.accept(value, error);
        }
    }
}
