package io.github.camelseedream.generate;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells listeners what happens to one request. Safe for use by several threads. */
final class RequestEvents {

    private static final Logger LOG = LoggerFactory.getLogger(RequestEvents.class);

    private final List<GenerationListener> listeners;
    private final GenerationListener.Subject subject;
    private final AtomicBoolean complained;

    /**
     * @param complained whether a broken listener was logged already
     */
    RequestEvents(GenerationContext job, String model, AtomicBoolean complained) {
        this.listeners = job.settings().listeners();
        this.subject =
                new GenerationListener.Subject(
                        job.target().provider().spec().name(),
                        model,
                        job.settings().operation(),
                        job.attempt().exchangeId());
        this.complained = complained;
    }

    /**
     * How long something took.
     *
     * @param nanoTime when it began
     */
    static Duration since(long nanoTime) {
        return Duration.ofNanos(System.nanoTime() - nanoTime);
    }

    /** An event that nobody hears is not made. */
    void tell(Supplier<GenerationEvent> event) {
        if (listeners.isEmpty()) {
            return;
        }
        guarded(
                () -> {
                    GenerationEvent happened = event.get();
                    listeners.forEach(
                            listener -> guarded(() -> listener.onEvent(subject, happened)));
                });
    }

    private void guarded(Runnable telling) {
        try {
            telling.run();
        } catch (RuntimeException | Error e) {
            if (complained.compareAndSet(false, true)) {
                LOG.warn(
                        "A listener to requests failed; it is told of the others all the same, and"
                                + " further failures are not logged",
                        e);
            }
        }
    }
}
