package io.github.camelseedream.generate;

import io.github.camelseedream.download.DownloadFailure;
import io.github.camelseedream.error.CallContext;
import io.github.camelseedream.error.DownloadException;
import io.github.camelseedream.error.InvalidRequestException;
import io.github.camelseedream.error.NotAcceptedException;
import io.github.camelseedream.error.OutcomeUnknownException;
import io.github.camelseedream.error.RateLimitedException;
import io.github.camelseedream.error.SeedreamException;
import io.github.camelseedream.error.TransportException;
import io.github.camelseedream.http.Deadline;
import io.github.camelseedream.http.HttpCall;
import io.github.camelseedream.http.HttpReply;
import io.github.camelseedream.http.SendException;
import io.github.camelseedream.provider.ImageProvider;
import io.github.camelseedream.provider.Outcome;
import io.github.camelseedream.provider.ProviderRequest;
import io.github.camelseedream.provider.Replies;
import io.github.camelseedream.request.Complaint;
import io.github.camelseedream.request.ImageParameters;
import io.github.camelseedream.result.GeneratedImage;
import io.github.camelseedream.result.Picture;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/**
 * One call of a request, from the wire to the pictures: send it once, read the answer, fetch what
 * it points at. Runs on a worker; the {@link SubmitLedger} keeps what a redelivery must know.
 */
final class CallRun {

    /** How often a call is sent in all while it is refused for the rate. */
    private static final int MOST_TRIES = 4;

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
            fail(part, e);
        } catch (RuntimeException e) {
            fail(part, notMade(part.call(), e));
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
        if (!job.target().rateGate().delay().isZero()) {
            if (part.mayWait(deadline, job.target())) {
                return null;
            }
            throw slowedDown(part.call());
        }
        return submit(part);
    }

    private Outcome.Finished submit(CallPart part) {
        CallContext context = context(part.call());
        Outcome outcome;
        try {
            outcome = send(part.call());
        } catch (SendException e) {
            outcome = new Outcome.Failed(notAnswered(context, e));
        } catch (IOException e) {
            outcome = new Outcome.Failed(unreadable(context, e));
        }
        if (outcome instanceof Outcome.Finished finished) {
            job.target().rateGate().passed();
            job.ledger().remember(part.digest(), new SubmitLedger.Accepted(finished));
            return finished;
        }
        return failed(part, ((Outcome.Failed) outcome).error());
    }

    private Outcome send(ProviderRequest call) throws IOException {
        ImageProvider provider = job.target().provider();
        HttpCall sent = provider.submit(call);
        try (HttpReply reply = job.target().transport().send(sent, deadline)) {
            return provider.read(call, Replies.read(reply, rooms.store()));
        } catch (SeedreamException e) {
            return new Outcome.Failed(e);
        } catch (RuntimeException e) {
            // a provider of the user's own may break; what was sent stays sent
            throw new IOException("the provider's adapter failed: " + e, e);
        }
    }

    private Outcome.Finished failed(CallPart part, SeedreamException error) {
        if (error instanceof OutcomeUnknownException) {
            job.ledger().remember(part.digest(), new SubmitLedger.Unknown(error));
        } else {
            job.ledger().forget(part.digest());
        }
        if (error instanceof RateLimitedException limited) {
            job.target().rateGate().refused(limited.retryAfter());
            int times = part.refusedForRate();
            if (times < MOST_TRIES && part.mayWait(deadline, job.target())) {
                return null;
            }
            throw limited.after(times);
        }
        throw error;
    }

    private void deliver(CallPart part, Outcome.Item item) {
        GeneratedImage.Builder image =
                GeneratedImage.builder()
                        .url(item.url())
                        .expiresAt(item.expiresAt())
                        .revisedPrompt(item.revisedPrompt());
        if (item.unusable() != null) {
            part.errors().add(Replies.unusablePicture(context(part.call()), item.unusable()));
        } else if (item.picture() != null) {
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

    /** Every picture of a call fails with it. */
    private static void fail(CallPart part, SeedreamException error) {
        int pictures = RequestPlan.isSet(part.call().request()) ? 1 : part.call().count();
        for (int i = 0; i < pictures; i++) {
            part.errors().add(error);
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

    private SeedreamException slowedDown(ProviderRequest call) {
        CallContext context = context(call);
        return new NotAcceptedException(
                context,
                "Nothing was sent: "
                        + (deadline.reason().isEmpty()
                                ? context.provider()
                                        + " asked to slow down until after this request's timeout."
                                        + " Raise timeout, or send less at once"
                                : deadline.reason()));
    }

    /** A provider of the user's own may break before anything is sent. */
    private SeedreamException notMade(ProviderRequest call, RuntimeException cause) {
        CallContext context = context(call);
        InvalidRequestException error =
                new InvalidRequestException(
                        context,
                        List.of(
                                new Complaint(
                                        ImageParameters.PROVIDER.name(),
                                        context.provider(),
                                        "",
                                        "has an adapter that failed: " + cause)));
        error.initCause(cause);
        return error;
    }

    private SeedreamException notAnswered(CallContext context, SendException e) {
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

    private SeedreamException unreadable(CallContext context, IOException e) {
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
}
