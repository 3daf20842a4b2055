package io.github.camelseedream.operation;

import io.github.camelseedream.error.CapacityExceededException;
import io.github.camelseedream.error.SeedreamException;
import io.github.camelseedream.http.HttpCall;
import io.github.camelseedream.provider.Reply;
import io.github.camelseedream.provider.WebhookProvider;
import io.github.camelseedream.result.CallContext;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

/**
 * The Ed25519 keys that a provider signs with and publishes. They are kept for a day, and fetched
 * anew where a signature is of none of them, but never twice in a minute: anybody may send a wrong
 * signature. Safe for use by several threads.
 *
 * @hidden
 */
public final class PublishedKeys {

    private static final Duration MAX_AGE = Duration.ofHours(24);
    private static final Duration PAUSE = Duration.ofMinutes(1);

    private final InstantSource clock;
    private final Function<HttpCall, Reply> fetch;
    private final ReentrantLock lock = new ReentrantLock();
    private List<PublicKey> keys = List.of();
    private Instant fetchedAt = Instant.MIN;
    private Instant askedAt = Instant.MIN;

    /**
     * @param fetch makes a call, within a time that a delivery may wait
     */
    public PublishedKeys(InstantSource clock, Function<HttpCall, Reply> fetch) {
        this.clock = clock;
        this.fetch = fetch;
    }

    /**
     * Whether one of the keys has made a signature.
     *
     * @throws CapacityExceededException if no keys are known, and none came now
     */
    boolean haveSigned(byte[] content, byte[] signature, WebhookProvider provider) {
        lock.lock();
        try {
            boolean isFresh = fetchedAt.isAfter(clock.instant().minus(MAX_AGE));
            if (isFresh && isSigned(content, signature)) {
                return true;
            }
            boolean isRefreshed = refresh(provider, isFresh);
            return isRefreshed && isSigned(content, signature);
        } finally {
            lock.unlock();
        }
    }

    /** Whether there are other keys now. */
    private boolean refresh(WebhookProvider provider, boolean isFresh) {
        Instant now = clock.instant();
        String why = "they were asked for less than a minute ago";
        if (!askedAt.isAfter(now.minus(PAUSE))) {
            askedAt = now;
            try {
                Reply reply = fetch.apply(provider.publishedKeys());
                List<PublicKey> told = reply.isSuccess() ? provider.readKeys(reply) : List.of();
                if (!told.isEmpty()) {
                    keys = told;
                    fetchedAt = now;
                    return true;
                }
                why = "the answer with status " + reply.status() + " holds no Ed25519 key";
            } catch (SeedreamException e) {
                why = e.getMessage();
            }
        }
        if (isFresh) {
            return false;
        }
        throw new CapacityExceededException(
                new CallContext(provider.spec().name(), "", ""),
                "Nothing was done; the keys that "
                        + provider.spec().name()
                        + " signs with could not be fetched: "
                        + why
                        + ". Let the route answer with an error, such as 503, so that the delivery"
                        + " is made again");
    }

    private boolean isSigned(byte[] content, byte[] signature) {
        return keys.stream().anyMatch(key -> isSigned(key, content, signature));
    }

    private static boolean isSigned(PublicKey key, byte[] content, byte[] signature) {
        try {
            Signature check = Signature.getInstance("Ed25519");
            check.initVerify(key);
            check.update(content);
            return check.verify(signature);
        } catch (GeneralSecurityException notOne) {
            return false;
        }
    }
}
