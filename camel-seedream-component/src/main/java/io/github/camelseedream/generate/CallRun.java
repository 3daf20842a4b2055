package io.github.camelseedream.generate;

import io.github.camelseedream.download.DownloadFailure;
import io.github.camelseedream.error.CallContext;
import io.github.camelseedream.error.DownloadException;
import io.github.camelseedream.error.NotAcceptedException;
import io.github.camelseedream.error.OutcomeUnknownException;
import io.github.camelseedream.error.RateLimitedException;
import io.github.camelseedream.error.SeedreamException;
import io.github.camelseedream.error.TransportException;
import io.github.camelseedream.http.Deadline;
import io.github.camelseedream.http.HttpCall;
import io.github.camelseedream.http.HttpReply;
import io.github.camelseedream.http.SendException;
import io.github.camelseedream.provider.Outcome;
import io.github.camelseedream.provider.ProviderRequest;
import io.github.camelseedream.provider.Replies;
import io.github.camelseedream.provider.Reply;
import io.github.camelseedream.result.GeneratedImage;
import io.github.camelseedream.result.Picture;
import java.io.IOException;
import java.time.Duration;

/**
 * One call of a request, from the wire to the pictures: send it once, read the answer, fetch what
 * it points at. Runs on a worker; the {@link SubmitLedger} keeps what a redelivery must know.
 */
final class CallRun {

    /** How often a call is sent again after a refusal for the rate. */
    private static final int MOST_REFUSALS = 4;

    private final GenerationJob job;
    private final Rooms rooms;
    private final Deadline deadline;

    CallRun(GenerationJob job, Rooms rooms, Deadline deadline) {
        this.job = job;
        this.rooms = rooms;
        this.deadline = deadline;
    }

    /**
     * Runs one call as far as it can go now.
     *
     * @return how long to wait before it goes on; zero when it is done, well or not
     */
    Duration run(CallPart part) {
        try {
            Outcome.Finished answer = answer(part);
            if (answer == null) {
                return job.target().rateGate().delay().plusMillis(1);
            }
            part.facts(answer.facts());
            for (Outcome.Item item : answer.images()) {
                deliver(part, item);
            }
            countMissing(part, answer);
        } catch (SeedreamException e) {
            part.errors().add(e);
        }
        return Duration.ZERO;
    }

    /** The answer to this call, from an earlier delivery or from the provider; null to wait. */
    private Outcome.Finished answer(CallPart part) {
        SubmitLedger.Entry known = job.ledger().recall(part.digest()).orElse(null);
        if (known instanceof SubmitLedger.Accepted accepted) {
            return accepted.answer();
        }
        if (known instanceof SubmitLedger.Unknown unknown && !job.settings().repeatUnknown()) {
            throw unknown.error();
        }
        Duration closed = job.target().rateGate().delay();
        if (closed.isZero()) {
            return submit(part);
        }
        if (part.mayWait(deadline, job.target())) {
            return null;
        }
        throw notSent(
                part,
                "the provider asked to wait, and the "
                        + closed.toMillis()
                        + " ms that are left of"
                        + " it are longer than the time this request has");
    }

    private Outcome.Finished submit(CallPart part) {
        HttpCall call = job.target().provider().submit(part.call());
        Outcome outcome;
        try (HttpReply reply = job.target().transport().send(call, deadline)) {
            Reply read = Replies.read(reply, rooms.store());
            outcome = job.target().provider().read(part.call(), read);
        } catch (SendException e) {
            outcome = new Outcome.Failed(notAnswered(part, e));
        } catch (IOException | RuntimeException e) {
            outcome = new Outcome.Failed(unreadable(context(part.call()), e));
        }
        if (outcome instanceof Outcome.Finished finished) {
            job.target().rateGate().passed();
            job.ledger().remember(part.digest(), new SubmitLedger.Accepted(finished));
            return finished;
        }
        return failed(part, ((Outcome.Failed) outcome).error());
    }

    private Outcome.Finished failed(CallPart part, SeedreamException error) {
        if (error instanceof OutcomeUnknownException) {
            job.ledger().remember(part.digest(), new SubmitLedger.Unknown(error));
        } else {
            job.ledger().forget(part.digest());
        }
        if (error instanceof RateLimitedException limited) {
            job.target().rateGate().refused(limited.retryAfter());
            if (part.refusedForRate() < MOST_REFUSALS && part.mayWait(deadline, job.target())) {
                return null;
            }
        }
        throw error;
    }

    private void deliver(CallPart part, Outcome.Item item) {
        GeneratedImage.Builder image =
                GeneratedImage.builder()
                        .url(item.url())
                        .expiresAt(item.expiresAt())
                        .revisedPrompt(item.revisedPrompt());
        if (item.picture() != null) {
            part.images().add(image.picture(item.picture()).build());
        } else if (job.settings().keepUrls()) {
            part.images().add(image.build());
        } else {
            try {
                Picture picture =
                        job.target().downloader().fetch(item.url(), deadline, rooms.store());
                part.images().add(image.picture(picture).build());
            } catch (DownloadFailure e) {
                part.errors()
                        .add(
                                new DownloadException(
                                        context(part.call()), item.url(), e.getMessage(), e));
            }
        }
    }

    /** Fewer pictures than asked for is no success; a set may have as many as it likes. */
    private void countMissing(CallPart part, Outcome.Finished answer) {
        if (RequestPlan.isSet(part.call().request())) {
            return;
        }
        for (int i = answer.images().size(); i < part.call().count(); i++) {
            part.errors().add(Replies.missingPicture(context(part.call())));
        }
    }

    private CallContext context(ProviderRequest call) {
        return new CallContext(job.target().provider().profile().name(), call.model(), "");
    }

    private SeedreamException notAnswered(CallPart part, SendException e) {
        CallContext context = context(part.call());
        if (e.phase() == SendException.Phase.CONNECT && !deadline.reason().isEmpty()) {
            return notSent(part, deadline.reason());
        }
        if (e.phase() == SendException.Phase.CONNECT) {
            return new TransportException(context, "connect", e.host(), e);
        }
        return new OutcomeUnknownException(
                context,
                "the call to "
                        + context
                        + " was sent and no answer came: "
                        + (deadline.reason().isEmpty() ? e.getMessage() : deadline.reason())
                        + ". "
                        + Replies.MAYBE_PAID,
                e);
    }

    private SeedreamException unreadable(CallContext context, Exception e) {
        return new OutcomeUnknownException(
                context,
                "the answer of "
                        + context
                        + " could not be used: "
                        + (deadline.reason().isEmpty() ? e.getMessage() : deadline.reason())
                        + ". "
                        + Replies.MAYBE_PAID,
                e);
    }

    private NotAcceptedException notSent(CallPart part, String why) {
        return new NotAcceptedException(context(part.call()), "Nothing was sent: " + why);
    }
}
