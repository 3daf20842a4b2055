package io.github.camelseedream.generate;

import io.github.camelseedream.error.SeedreamException;
import io.github.camelseedream.http.Deadline;
import io.github.camelseedream.provider.Outcome;
import io.github.camelseedream.provider.ProviderRequest;
import io.github.camelseedream.result.GeneratedImage;
import java.util.ArrayList;
import java.util.List;

/**
 * One provider call of a request, and what has come of it. Written by the one worker that runs it,
 * read when all are done.
 */
final class CallPart {

    private final ProviderRequest call;
    private final String digest;
    private final List<GeneratedImage> images = new ArrayList<>();
    private final List<SeedreamException> errors = new ArrayList<>();
    private Outcome.Facts facts;
    private int refusals;

    CallPart(ProviderRequest call, String digest) {
        this.call = call;
        this.digest = digest;
    }

    ProviderRequest call() {
        return call;
    }

    /** Tells this call apart from all others of the exchange, the same on every delivery. */
    String digest() {
        return digest;
    }

    List<GeneratedImage> images() {
        return images;
    }

    List<SeedreamException> errors() {
        return errors;
    }

    Outcome.Facts facts() {
        return facts;
    }

    void facts(Outcome.Facts known) {
        facts = known;
    }

    /** Whether there is time to wait until the rate gate opens. */
    boolean mayWait(Deadline deadline, Target target) {
        return deadline.remaining().compareTo(target.rateGate().delay()) > 0;
    }

    /** Counts a refusal for the rate; the number so far. */
    int refusedForRate() {
        return ++refusals;
    }
}
