package io.github.camelseedream.generate.call;

import io.github.camelseedream.catalog.SizePolicy;
import io.github.camelseedream.generate.event.GenerationListener;
import io.github.camelseedream.mark.AiMarking;
import io.github.camelseedream.request.ReferenceUploader;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How an endpoint wants its requests done. Immutable.
 *
 * @hidden
 */
public final class GenerationSettings {

    /** The operation that ends with a handle. */
    private static final String SUBMIT = "submit";

    private Duration timeout = Duration.ofMinutes(5);
    private boolean cancelOnTimeout;
    private Duration maxWait = Duration.ZERO;
    private PollPlan polls = PollPlan.DEFAULT;
    private SizePolicy sizePolicy = SizePolicy.nearest;
    private boolean ignoreUnsupported;
    private boolean repeatUnknown;
    private boolean failPartial;
    private boolean keepUrls;
    private AiMarking aiMark = AiMarking.keep;
    private boolean aiMarkPrompt;
    private boolean inspectReferences;
    private Optional<ReferenceUploader> referenceUploader = Optional.empty();
    private Optional<LedgerClaims> claims = Optional.empty();
    private String operation = "generate";
    private List<GenerationListener> listeners = List.of();

    private GenerationSettings() {}

    public static Builder builder() {
        return new Builder();
    }

    /** Bounds the whole request. */
    public Duration timeout() {
        return timeout;
    }

    /** Ask the provider to stop the tasks that have not ended by then. */
    public boolean cancelOnTimeout() {
        return cancelOnTimeout;
    }

    /** How long an await waits before it answers with the handle again; zero for the timeout. */
    public Duration maxWait() {
        return maxWait;
    }

    /** When a task is polled. */
    public PollPlan polls() {
        return polls;
    }

    /** What happens to a size the provider has no form for. */
    public SizePolicy sizePolicy() {
        return sizePolicy;
    }

    /** Drop what the provider does not take, with an adjustment, instead of refusing. */
    public boolean ignoreUnsupported() {
        return ignoreUnsupported;
    }

    /** Let a redelivery send again a call that may have been paid for. */
    public boolean repeatUnknown() {
        return repeatUnknown;
    }

    /** Fail when some of several images did not come, instead of delivering the others. */
    public boolean failPartial() {
        return failPartial;
    }

    /** What is done about the mark that a model made an image. */
    public AiMarking aiMark() {
        return aiMark;
    }

    /** Whether a mark that is added tells the prompt. */
    public boolean aiMarkPrompt() {
        return aiMarkPrompt;
    }

    /** Leave the images where the provider keeps them. */
    public boolean keepUrls() {
        return keepUrls;
    }

    /** Whether images are stored here: not those that stay where they are, or are fetched later. */
    boolean storesImages() {
        return !keepUrls && waitsForImages();
    }

    /** Whether the operation ends with the images, and not with a handle. */
    boolean waitsForImages() {
        return !operation.equals(SUBMIT);
    }

    /** Fetch and check references that the provider would fetch by itself. */
    public boolean inspectReferences() {
        return inspectReferences;
    }

    /** The user's own way to give an image a URL. */
    public Optional<ReferenceUploader> referenceUploader() {
        return referenceUploader;
    }

    /** The claims in the ledger that the calls are in. */
    public Optional<LedgerClaims> claims() {
        return claims;
    }

    /** What the endpoint does, as listeners are told. */
    public String operation() {
        return operation;
    }

    /** Who hears what happens to the requests. */
    public List<GenerationListener> listeners() {
        return listeners;
    }

    /**
     * Collects the settings. Used once, by one thread.
     *
     * @hidden
     */
    public static final class Builder {

        private final GenerationSettings settings = new GenerationSettings();

        private Builder() {}

        public Builder timeout(Duration time) {
            settings.timeout = time;
            return this;
        }

        public Builder cancelOnTimeout(boolean cancel) {
            settings.cancelOnTimeout = cancel;
            return this;
        }

        public Builder maxWait(Duration time) {
            settings.maxWait = time;
            return this;
        }

        public Builder polls(PollPlan plan) {
            settings.polls = plan;
            return this;
        }

        public Builder sizePolicy(SizePolicy policy) {
            settings.sizePolicy = policy;
            return this;
        }

        public Builder ignoreUnsupported(boolean ignore) {
            settings.ignoreUnsupported = ignore;
            return this;
        }

        public Builder repeatUnknown(boolean repeat) {
            settings.repeatUnknown = repeat;
            return this;
        }

        public Builder failPartial(boolean fail) {
            settings.failPartial = fail;
            return this;
        }

        public Builder keepUrls(boolean keep) {
            settings.keepUrls = keep;
            return this;
        }

        public Builder aiMark(AiMarking marking) {
            settings.aiMark = marking;
            return this;
        }

        public Builder aiMarkPrompt(boolean tell) {
            settings.aiMarkPrompt = tell;
            return this;
        }

        public Builder inspectReferences(boolean inspect) {
            settings.inspectReferences = inspect;
            return this;
        }

        /** May be null. */
        public Builder referenceUploader(ReferenceUploader uploader) {
            settings.referenceUploader = Optional.ofNullable(uploader);
            return this;
        }

        public Builder claims(Optional<LedgerClaims> inLedger) {
            settings.claims = inLedger;
            return this;
        }

        public Builder operation(String name) {
            settings.operation = name;
            return this;
        }

        public Builder listeners(List<GenerationListener> all) {
            settings.listeners = List.copyOf(all);
            return this;
        }

        public GenerationSettings build() {
            return settings;
        }
    }
}
