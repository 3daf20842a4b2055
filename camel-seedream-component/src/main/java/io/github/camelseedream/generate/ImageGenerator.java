package io.github.camelseedream.generate;

import io.github.camelseedream.catalog.ModelFamilies;
import io.github.camelseedream.error.CapacityExceededException;
import io.github.camelseedream.error.SeedreamException;
import io.github.camelseedream.http.Deadline;
import io.github.camelseedream.http.HttpCall;
import io.github.camelseedream.http.HttpTransport;
import io.github.camelseedream.provider.TaskEvent;
import io.github.camelseedream.provider.TaskProvider;
import io.github.camelseedream.provider.WebhookProvider;
import io.github.camelseedream.request.ShortText;
import io.github.camelseedream.result.Estimate;
import io.github.camelseedream.result.ImageResult;
import io.github.camelseedream.result.TaskHandle;
import io.github.camelseedream.result.TaskProgress;
import io.github.camelseedream.task.TaskStates;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does requests: check, wait for a place, send, read, fetch, hand over. The answer completes on the
 * worker that did the last of the work, after its place was given back. Safe for use by several
 * threads.
 */
public final class ImageGenerator {

    private static final Logger LOG = LoggerFactory.getLogger(ImageGenerator.class);
    private static final int MOST_NOTED_MODELS = 1000;
    private static final int LONGEST_NOTED_MODEL = 100;

    private final SharedResources rooms;
    private final Set<String> notedModels = ConcurrentHashMap.newKeySet();
    private final UnderWay underWay;
    private final AtomicBoolean listenerFailed = new AtomicBoolean();

    /**
     * @param underWay where its requests are kept, with those of others that stop with them
     */
    public ImageGenerator(SharedResources rooms, UnderWay underWay) {
        this.rooms = rooms;
        this.underWay = underWay;
    }

    /**
     * Makes or edits images.
     *
     * @param edit whether references are required
     * @return completes with the result, or with a {@link SeedreamException}
     * @throws SeedreamException if nothing could be sent
     */
    public CompletableFuture<ImageResult> generate(GenerationContext job, boolean edit) {
        return telling(job, () -> submit(job, edit, new ImagesCollector(job, false)));
    }

    /**
     * Submits a request to a provider that works on tasks, and does not wait for its images.
     *
     * @return completes with the handle, or with a {@link SeedreamException}
     * @throws SeedreamException if nothing could be sent
     */
    public CompletableFuture<TaskHandle> submit(GenerationContext job) {
        return telling(job, () -> submit(job, false, new HandleCollector(job)));
    }

    /**
     * Waits for the images of a handle.
     *
     * @return completes with the result; under {@link GenerationSettings#maxWait()} perhaps with
     *     one that holds nothing but the handle
     * @throws SeedreamException if the handle is not of this provider; nothing is sent then
     */
    public CompletableFuture<ImageResult> await(GenerationContext job, TaskHandle task) {
        boolean mayAnswerEarly = !job.settings().maxWait().isZero();
        return telling(
                job,
                () -> {
                    new RequestValidator(job.target().provider(), job.settings())
                            .checkOutput(TaskHandles.checked(task).call());
                    return resume(job, task, new ImagesCollector(job, mayAnswerEarly));
                });
    }

    /**
     * Asks once how the tasks of a handle stand.
     *
     * @throws SeedreamException if the handle is not of this provider; nothing is sent then
     */
    public CompletableFuture<TaskProgress> status(GenerationContext job, TaskHandle task) {
        return telling(job, () -> resume(job, task, new ProgressCollector(task)));
    }

    /**
     * What a provider reported of a task, once it may be believed: at once where the report is
     * signed, else after the task was asked for again.
     *
     * @param task the handle of that task alone
     */
    public CompletableFuture<TaskEvent> believe(
            GenerationContext job, TaskHandle task, TaskEvent told) {
        boolean signed =
                ((WebhookProvider) job.target().provider()).trust() == WebhookProvider.Trust.SIGNED;
        return signed
                ? CompletableFuture.completedFuture(told)
                : telling(job, () -> resume(job, task, new WebhookVerification(task, told)));
    }

    /**
     * Fetches the images of a task that is known to have ended; the provider is not asked.
     *
     * @param task the handle of that task alone
     */
    public CompletableFuture<ImageResult> deliver(
            GenerationContext job, TaskHandle task, TaskEvent ended) {
        return telling(
                job,
                () -> {
                    List<ProviderCall> parts = TaskHandles.parts(job.target().provider(), task);
                    TaskStates watch = parts.get(0).tasks();
                    HttpTransport transport = job.target().transport();
                    watch.said(
                            watch.open().get(0),
                            ended.outcome()
                                    .linkedFrom(transport.uri(HttpCall.get("")))
                                    .withTexts(transport::withoutKey));
                    return resume(job, task, parts, new ImagesCollector(job, false));
                });
    }

    private <T> CompletableFuture<T> submit(
            GenerationContext job, boolean edit, ResultCollector<T> ending) {
        RequestValidator.ValidatedRequest checked = check(job, edit);
        noteUnknown(checked.call().model());
        PendingResult<T> ticket = ticket(job, checked.call().model());
        GenerationRun<T> run = new GenerationRun<>(job, rooms, ticket, ending);
        try {
            return enter(job, ticket, () -> run.submit(checked));
        } catch (CapacityExceededException e) {
            if (!job.ledger().hasFailures()) {
                throw e;
            }
            String digest = CallPlanner.digest(job.target().provider(), checked.call());
            throw job.ledger().standing(digest, e);
        }
    }

    private <T> CompletableFuture<T> resume(
            GenerationContext job, TaskHandle task, ResultCollector<T> ending) {
        return resume(job, task, TaskHandles.parts(job.target().provider(), task), ending);
    }

    private <T> CompletableFuture<T> resume(
            GenerationContext job,
            TaskHandle task,
            List<ProviderCall> parts,
            ResultCollector<T> ending) {
        RequestValidator.ValidatedRequest checked = TaskHandles.checked(task);
        PendingResult<T> ticket = ticket(job, task.getModel());
        GenerationRun<T> run = new GenerationRun<>(job, rooms, ticket, ending);
        return enter(job, ticket, () -> run.resume(checked, parts));
    }

    /** Tells of a request to which nothing happens. */
    private <T> T telling(GenerationContext job, Supplier<T> request) {
        try {
            return request.get();
        } catch (SeedreamException e) {
            new RequestEvents(job, e.model(), listenerFailed)
                    .tell(() -> new GenerationEvent.Refused(e));
            throw e;
        }
    }

    /** Asks what a request would cost, where the provider can tell, and makes nothing. */
    public CompletableFuture<Estimate> estimate(GenerationContext job, boolean edit) {
        return telling(
                job,
                () -> {
                    RequestValidator.ValidatedRequest checked = check(job, edit);
                    String model = checked.call().model();
                    return ask(job, model, question -> question.estimate(checked));
                });
    }

    /** Asks which models the provider has; each is a map of what the provider tells of it. */
    public CompletableFuture<List<Map<String, Object>>> models(GenerationContext job) {
        return telling(job, () -> ask(job, "", FreeCalls::models));
    }

    /**
     * Asks a provider for something that costs nothing, on the caller's thread and beside the gate.
     *
     * @param atMost how long that may take
     * @throws SeedreamException if the provider cannot be reached, or refuses the key
     */
    public void check(GenerationContext job, Duration atMost) {
        Deadline deadline = Deadline.after(atMost);
        Runnable cancel = job.workers().alarm(atMost, deadline::expire);
        try {
            new FreeCalls(job, rooms, deadline).check();
        } finally {
            cancel.run();
        }
    }

    private <T> CompletableFuture<T> ask(
            GenerationContext job, String model, Function<FreeCalls, T> question) {
        PendingResult<T> ticket = ticket(job, model);
        return enter(job, ticket, () -> answer(job, ticket, question));
    }

    private <T> void answer(
            GenerationContext job, PendingResult<T> ticket, Function<FreeCalls, T> question) {
        T value = null;
        SeedreamException error = null;
        try {
            value = question.apply(new FreeCalls(job, rooms, ticket.deadline()));
        } catch (SeedreamException e) {
            error = e;
        } catch (RuntimeException | Error e) {
            error = Unforeseen.adapterFailed(job.context(""), e);
        } finally {
            rooms.gate().leave();
        }
        ticket.finish(value, error);
    }

    private <T> PendingResult<T> ticket(GenerationContext job, String model) {
        GenerationSettings settings = job.settings();
        Deadline deadline = Deadline.after(settings.timeout());
        Deadline patience = patience(job, deadline);
        return new PendingResult<>(
                deadline,
                patience,
                new RequestEvents(job, model, listenerFailed),
                () -> underWay.end(deadline, patience));
    }

    /** Where nothing is waited for, it is not bounded either. */
    private static Deadline patience(GenerationContext job, Deadline deadline) {
        if (!(job.target().provider() instanceof TaskProvider)) {
            return deadline;
        }
        GenerationSettings settings = job.settings();
        return Deadline.after(
                settings.maxWait().isZero() ? settings.timeout() : settings.maxWait());
    }

    /** An id that the catalogue does not know passes, and is told once. */
    private void noteUnknown(String model) {
        if (ModelFamilies.of(model) == ModelFamilies.UNKNOWN
                && notedModels.size() < MOST_NOTED_MODELS) {
            String noted = ShortText.of(model, LONGEST_NOTED_MODEL);
            if (notedModels.add(noted)) {
                LOG.info("Model {} is not in the catalogue; it is sent as it is, unchecked", noted);
            }
        }
    }

    private RequestValidator.ValidatedRequest check(GenerationContext job, boolean edit) {
        return new RequestValidator(job.target().provider(), job.settings())
                .check(job.request(), edit, rooms.validator());
    }

    /** Takes a place at the gate and a worker; whoever runs the work gives the place back. */
    private <T> CompletableFuture<T> enter(
            GenerationContext job, PendingResult<T> ticket, Runnable work) {
        long begin = System.nanoTime();
        Duration patience = rooms.gate().patience();
        Duration left = ticket.deadline().remaining();
        if (!rooms.gate().enter(patience.compareTo(left) < 0 ? patience : left)) {
            throw notAccepted(job, full(job.settings().timeout()));
        }
        if (!underWay.begin(ticket.deadline(), ticket.patience())) {
            ticket.end();
            rooms.gate().leave();
            throw notAccepted(job, UnderWay.STOPPING);
        }
        try {
            ticket.watch(job.workers(), job.settings());
            job.workers().run(() -> start(ticket, begin, work));
        } catch (RejectedExecutionException | Error e) {
            ticket.end();
            rooms.gate().leave();
            CapacityExceededException refusal = notAccepted(job, withoutThread(e));
            refusal.initCause(e);
            throw refusal;
        }
        return ticket.answer();
    }

    private static String withoutThread(Throwable why) {
        return why instanceof Error
                ? "this machine gives no thread for it ("
                        + why
                        + "). Raise its bounds on threads and memory, or send less at once"
                : "all worker threads are busy in routes that handle earlier results. Make those"
                        + " routes faster, or hand their slow part to seda";
    }

    private static void start(PendingResult<?> ticket, long asked, Runnable work) {
        ticket.events()
                .tell(
                        () ->
                                new GenerationEvent.Started(
                                        Duration.ofNanos(System.nanoTime() - asked)));
        work.run();
    }

    private String full(Duration timeout) {
        String places = "all " + rooms.gate().most() + " places are taken, and ";
        Duration patience = rooms.gate().patience();
        if (patience.isZero()) {
            return places
                    + "whenFull=reject. Raise maxConcurrentCalls, set whenFull=wait, or send less"
                    + " at once";
        }
        boolean isHurry = timeout.compareTo(patience) < 0;
        return places
                + "none came free within "
                + (isHurry
                        ? "the timeout of " + timeout.toMillis()
                        : String.valueOf(patience.toMillis()))
                + " ms. Raise maxConcurrentCalls or "
                + (isHurry ? "timeout" : "queueTimeout")
                + ", or send less at once";
    }

    private static CapacityExceededException notAccepted(GenerationContext job, String why) {
        return new CapacityExceededException(job.context(""), "Nothing was sent: " + why);
    }
}
