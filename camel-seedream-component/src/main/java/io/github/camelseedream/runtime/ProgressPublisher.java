package io.github.camelseedream.runtime;

import io.github.camelseedream.SeedreamConstants;
import io.github.camelseedream.error.SeedreamException;
import io.github.camelseedream.error.TaskException;
import io.github.camelseedream.generate.event.GenerationEvent;
import io.github.camelseedream.generate.event.GenerationListener;
import io.github.camelseedream.result.ImageFailure;
import io.github.camelseedream.result.TaskHandle;
import io.github.camelseedream.result.TaskProgress;
import java.time.Instant;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells another endpoint how one request stands, whenever that has changed and when it is over. The
 * messages go out in order, on a worker of their own: neither a slow nor a broken route there holds
 * up the request. Safe for use by several threads.
 *
 * @hidden
 */
public final class ProgressPublisher implements GenerationListener {

    private static final Logger LOG = LoggerFactory.getLogger(ProgressPublisher.class);

    private final Endpoint to;
    private final ProducerTemplate template;
    private final CamelScheduler workers;
    private final Queue<Exchange> line = new ConcurrentLinkedQueue<>();
    private final AtomicInteger waiting = new AtomicInteger();
    private TaskProgress last;

    public ProgressPublisher(Endpoint to, ProducerTemplate template, CamelScheduler workers) {
        this.to = to;
        this.template = template;
        this.workers = workers;
    }

    @Override
    public synchronized void onEvent(Subject subject, GenerationEvent event) {
        if (event instanceof GenerationEvent.TaskPending waits) {
            changed(subject, waits.progress());
        } else if (event instanceof GenerationEvent.TaskPolled polled) {
            changed(subject, polled.progress());
        } else if (event instanceof GenerationEvent.Finished finished) {
            if (last != null || finished.images() > 0) {
                TaskProgress known = known(subject);
                boolean done = finished.images() > 0;
                end(subject, known, done ? "completed" : known.status(), finished.failures());
            }
        } else if (event instanceof GenerationEvent.Failed failed) {
            boolean goesOn = failed.error() instanceof TaskException;
            end(subject, known(subject), goesOn ? "pending" : "failed", failures(failed));
        }
    }

    private void changed(Subject subject, TaskProgress progress) {
        if (last == null || !isSame(last, progress)) {
            last = progress;
            post(subject, progress, false);
        }
    }

    private static boolean isSame(TaskProgress one, TaskProgress other) {
        TaskHandle nothing = one.task();
        return withTask(one, nothing).equals(withTask(other, nothing))
                && one.task().getParts().equals(other.task().getParts());
    }

    private static TaskProgress withTask(TaskProgress progress, TaskHandle task) {
        return new TaskProgress(
                task,
                progress.status(),
                progress.percent(),
                progress.position(),
                progress.finished(),
                progress.failures());
    }

    private TaskProgress known(Subject subject) {
        return last != null
                ? last
                : new TaskProgress(
                        TaskHandle.builder()
                                .provider(subject.provider())
                                .model(subject.model())
                                .submittedAt(Instant.now())
                                .build(),
                        "pending",
                        null,
                        0,
                        List.of());
    }

    private void end(
            Subject subject, TaskProgress known, String status, List<ImageFailure> failures) {
        Integer percent = status.equals("completed") ? Integer.valueOf(100) : known.percent();
        post(
                subject,
                new TaskProgress(known.task(), status, percent, known.finished(), failures),
                true);
    }

    private static List<ImageFailure> failures(GenerationEvent.Failed failed) {
        if (failed.delivered().failures().isEmpty()
                && failed.error() instanceof SeedreamException error) {
            return List.of(
                    new ImageFailure(
                            1,
                            error.getClass().getSimpleName(),
                            error.outcome().text(),
                            error.isRepeatable(),
                            error.getMessage()));
        }
        return failed.delivered().failures();
    }

    private void post(Subject subject, TaskProgress progress, boolean ended) {
        Exchange message = to.createExchange();
        message.setProperty(Exchange.CORRELATION_ID, subject.exchangeId());
        message.getMessage().setBody(progress);
        message.getMessage().setHeader(SeedreamConstants.RESULT_STATUS, progress.status());
        message.getMessage().setHeader(SeedreamConstants.RESULT_EXCHANGE_ID, subject.exchangeId());
        message.getMessage().setHeader(SeedreamConstants.RESULT_ENDED, ended);
        line.add(message);
        if (waiting.getAndIncrement() == 0) {
            workers.resume(this::sendAll);
        }
    }

    private void sendAll() {
        do {
            send(line.remove());
        } while (waiting.decrementAndGet() > 0);
    }

    private void send(Exchange message) {
        try {
            template.send(to, message);
        } catch (RuntimeException e) {
            message.setException(e);
        }
        if (message.getException() != null) {
            LOG.warn(
                    "Progress of exchange {} could not be told to {}: {}",
                    message.getProperty(Exchange.CORRELATION_ID),
                    to,
                    message.getException().toString());
        }
    }
}
