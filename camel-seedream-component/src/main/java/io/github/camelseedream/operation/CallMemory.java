package io.github.camelseedream.operation;

import io.github.camelseedream.error.SeedreamException;
import io.github.camelseedream.error.SeedreamException.LeftBehind;
import io.github.camelseedream.generate.call.SubmissionRecord;
import java.lang.ref.WeakReference;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePropertyKey;

/**
 * The submissions of one exchange and of those that Camel makes anew when it sends the same message
 * again. A redelivery of the same exchange finds them in a property. A new exchange has the
 * exception that the earlier one failed with, and finds them there; the branches of a split have
 * none, and start with an empty memory. Nothing in it tells a key or an address. For the thread
 * that has the exchange.
 *
 * @hidden
 */
public final class CallMemory {

    private static final String PROPERTY = "CamelSeedreamSubmissions";

    /** Tells a branch of a split, a multicast or a loop apart from the others. */
    private static final ExchangePropertyKey[] BRANCH = {
        ExchangePropertyKey.SPLIT_INDEX,
        ExchangePropertyKey.MULTICAST_INDEX,
        ExchangePropertyKey.LOOP_INDEX
    };

    private final String exchangeId;
    private final WeakReference<Exchange> exchange;
    private final Map<String, SubmissionRecord> records;

    private CallMemory(Exchange exchange, Map<String, SubmissionRecord> records) {
        this.exchangeId = exchange.getExchangeId();
        this.exchange = new WeakReference<>(exchange);
        this.records = records;
    }

    public static CallMemory of(Exchange exchange) {
        CallMemory own = exchange.getProperty(PROPERTY, CallMemory.class);
        if (own != null && own.isOf(exchange)) {
            return own;
        }
        CallMemory earlier =
                LeftBehind.by(
                        exchange.getProperty(ExchangePropertyKey.EXCEPTION_CAUGHT, Throwable.class),
                        CallMemory.class);
        own =
                new CallMemory(
                        exchange, earlier == null ? new ConcurrentHashMap<>() : earlier.records);
        exchange.setProperty(PROPERTY, own);
        return own;
    }

    /** A copy has the property, and another id; with Camel's ids off, all of them are empty. */
    private boolean isOf(Exchange asking) {
        return exchangeId.isEmpty()
                ? exchange.refersTo(asking)
                : exchangeId.equals(asking.getExchangeId());
    }

    /**
     * The record of the calls to one provider through one endpoint.
     *
     * @param endpoint tells endpoints apart; no URI, which may have a key in it
     */
    SubmissionRecord submissions(Exchange asking, String endpoint, String provider) {
        StringBuilder name = new StringBuilder(endpoint).append('|').append(provider);
        for (ExchangePropertyKey index : BRANCH) {
            name.append('|').append(asking.getProperty(index));
        }
        return records.computeIfAbsent(name.toString(), key -> new SubmissionRecord());
    }

    /** A failure takes along what the next attempt has to know. */
    public void leaveWith(SeedreamException failure) {
        LeftBehind.with(failure, this);
    }
}
