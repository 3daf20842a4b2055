package io.github.camelseedream.generate.call;

import io.github.camelseedream.error.SeedreamException;
import io.github.camelseedream.generate.event.GenerationEvent;
import io.github.camelseedream.generate.event.GenerationListener;
import io.github.camelseedream.generate.limit.ConcurrencyLimiter;
import io.github.camelseedream.http.Deadline;
import io.github.camelseedream.http.HttpTransport;
import io.github.camelseedream.provider.CancellableProvider;
import io.github.camelseedream.provider.ImageProvider;
import io.github.camelseedream.provider.TaskProvider;
import io.github.camelseedream.result.CallContext;
import io.github.camelseedream.result.ImageStore;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What one request runs with: whom it calls and how, what the component shares, its two deadlines
 * and its listeners. Safe for use by several threads.
 *
 * @hidden
 */
public final class GenerationContext {

    private static final Logger LOG = LoggerFactory.getLogger(GenerationContext.class);

    /**
     * What all requests of a component share.
     *
     * @param store keeps the images
     * @param conversions limits how many images are decoded at once
     * @param active the requests that have not ended
     * @param listenerFailed whether the failure of a listener was logged already
     * @hidden
     */
    public record Shared(
            ImageStore store,
            ConcurrencyLimiter conversions,
            ActiveRequests active,
            AtomicBoolean listenerFailed) {}

    private final Invocation invocation;
    private final String model;
    private final Shared shared;
    private final GenerationListener.Subject subject;
    private final Deadline deadline;
    private final Deadline waitDeadline;
    private final long created = System.nanoTime();
    private volatile Runnable cancelTimers = () -> {};

    /**
     * Starts the clock of a request.
     *
     * @param model the provider's id of the model; empty where a request has none
     */
    public GenerationContext(Invocation invocation, String model, Shared shared) {
        this.invocation = invocation;
        this.model = model;
        this.shared = shared;
        this.subject =
                new GenerationListener.Subject(
                        provider().spec().name(),
                        model,
                        settings().operation(),
                        attempt().exchangeId());
        this.deadline = Deadline.after(settings().timeout());
        this.waitDeadline = waitDeadline();
    }

    /** A provider that answers at once has no tasks to wait for: its deadline is the only one. */
    private Deadline waitDeadline() {
        if (!(provider() instanceof TaskProvider)) {
            return deadline;
        }
        Deadline wait =
                Deadline.after(
                        settings().maxWait().isZero()
                                ? settings().timeout()
                                : settings().maxWait());
        deadline.begin(() -> wait.expire(deadline.reason()));
        return wait;
    }

    public Target target() {
        return invocation.target();
    }

    public ImageProvider provider() {
        return target().provider();
    }

    public HttpTransport transport() {
        return target().transport();
    }

    public GenerationSettings settings() {
        return invocation.settings();
    }

    public WorkScheduler scheduler() {
        return invocation.scheduler();
    }

    /** What is known of the calls of earlier deliveries. */
    public SubmissionRecord submissions() {
        return invocation.submissions();
    }

    /** The ledger that outlives the exchange, where there is one. */
    Optional<LedgerClaims> claims() {
        return settings().claims();
    }

    public Attempt attempt() {
        return invocation.attempt();
    }

    /** Takes each image as soon as it is finished; empty where all are waited for. */
    public Optional<ImageSink> sink() {
        return invocation.sink();
    }

    /** The provider's id of the model; empty where a request has none. */
    public String model() {
        return model;
    }

    public ImageStore store() {
        return shared.store();
    }

    /** Limits how many calls are on the wire at once. */
    public ConcurrencyLimiter limiter() {
        return target().limiter();
    }

    /** Limits how many images are decoded at once. */
    public ConcurrencyLimiter conversions() {
        return shared.conversions();
    }

    /** The end of the whole request. */
    public Deadline deadline() {
        return deadline;
    }

    /** The end of the wait for tasks, not later than {@link #deadline()}. */
    public Deadline waitEnd() {
        return waitDeadline;
    }

    /** Whether tasks are to be cancelled now: nothing but the timeout ended the wait for them. */
    public boolean cancelsTasks() {
        return settings().cancelOnTimeout()
                && provider() instanceof CancellableProvider
                && settings().maxWait().isZero()
                && deadline.isTimeUp();
    }

    /** For errors: the provider and the model. */
    public CallContext callContext() {
        return invocation.callContext(model);
    }

    /** Publishes an event to the listeners; it is created only if there are any. */
    public void publish(Supplier<GenerationEvent> event) {
        List<GenerationListener> listeners = settings().listeners();
        if (!listeners.isEmpty()) {
            guarded(
                    () -> {
                        GenerationEvent happened = event.get();
                        listeners.forEach(
                                listener -> guarded(() -> listener.onEvent(subject, happened)));
                    });
        }
    }

    private void guarded(Runnable publishing) {
        try {
            publishing.run();
        } catch (RuntimeException | Error e) {
            if (shared.listenerFailed().compareAndSet(false, true)) {
                LOG.warn(
                        "A listener to requests failed; it is told of the others all the same, and"
                                + " further failures are not logged",
                        e);
            }
        }
    }

    /** How long something took that began at that {@link System#nanoTime()}. */
    public static Duration since(long begin) {
        return Duration.ofNanos(System.nanoTime() - begin);
    }

    /** The request has a permit and a worker. */
    public void publishStarted() {
        Duration queued = since(created);
        publish(() -> new GenerationEvent.Started(queued));
    }

    /**
     * The request begins.
     *
     * @return false if the component is stopped: it must not begin
     */
    public boolean begin() {
        return shared.active().begin(deadline, waitDeadline);
    }

    /** Starts the timers that enforce the deadlines; {@link #end} cancels them. */
    public void startTimers() {
        Runnable cancelTimeout = scheduler().onTimeout(settings().timeout(), deadline::expire);
        Runnable cancelWait =
                settings().maxWait().isZero()
                        ? () -> {}
                        : scheduler().onTimeout(settings().maxWait(), waitDeadline::expire);
        cancelTimers =
                () -> {
                    cancelTimeout.run();
                    cancelWait.run();
                };
    }

    /** The request ends, with or without a result. */
    public void end() {
        cancelTimers.run();
        shared.active().end(deadline, waitDeadline);
    }

    /**
     * Completes the result of the request. Timers are cancelled before, because completing it
     * resumes the route.
     */
    public <T> void complete(CompletableFuture<T> result, T value, SeedreamException error) {
        end();
        if (error == null) {
            publish(() -> GenerationEvent.Finished.of(value));
            result.complete(value);
        } else {
            publish(() -> GenerationEvent.Failed.of(error));
            result.completeExceptionally(error);
        }
    }
}
