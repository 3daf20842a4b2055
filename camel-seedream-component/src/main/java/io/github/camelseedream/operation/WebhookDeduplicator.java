package io.github.camelseedream.operation;

import io.github.camelseedream.error.CapacityExceededException;
import io.github.camelseedream.provider.Outcome;
import io.github.camelseedream.provider.TaskEvent;
import io.github.camelseedream.result.CallContext;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.Exchange;
import org.apache.camel.spi.IdempotentRepository;
import org.apache.camel.support.SynchronizationAdapter;

/**
 * Which deliveries were dealt with. A delivery is remembered once its exchange has completed, so
 * that one whose images were lost on the way counts as new when it is made again. While an exchange
 * deals with it, others are told to come again. Safe for use by several threads.
 *
 * @hidden
 */
public final class WebhookDeduplicator {

    private static final String CLAIM = "CamelSeedreamDelivery";

    private final IdempotentRepository ends;
    private final IdempotentRepository progress;

    /** What exchanges of this process deal with now. */
    private final Set<String> open = ConcurrentHashMap.newKeySet();

    /**
     * @param ends remembers the ends of tasks
     * @param progress remembers what was told before the end; may be the same
     */
    public WebhookDeduplicator(IdempotentRepository ends, IdempotentRepository progress) {
        this.ends = ends;
        this.progress = progress;
    }

    /**
     * Takes on what was reported, for this exchange; a redelivery of the exchange has it already.
     *
     * @return empty when it, or the end of its task, was dealt with
     * @throws CapacityExceededException if another exchange deals with it now; it may fail yet
     */
    Optional<Claim> claim(Exchange exchange, String provider, TaskEvent event) {
        String task = provider + '|' + event.task().id();
        String end = task + "|ended";
        boolean isEnd = !(event.outcome() instanceof Outcome.Pending);
        String key =
                event.outcome() instanceof Outcome.Pending pending
                        ? task + '|' + pending.progress()
                        : end;
        IdempotentRepository repository = isEnd ? ends : progress;
        Claim own = exchange.getProperty(CLAIM, Claim.class);
        if (own != null && own.isFor(exchange, key)) {
            return Optional.of(own);
        }
        // progress says nothing new while the end is dealt with
        if (ends.contains(exchange, end) || !isEnd && open.contains(end)) {
            return Optional.empty();
        }
        if (!open.add(key)) {
            throw underWay(provider, event);
        }
        // looked up after it was claimed: the last claim may have ended in between
        if (repository.contains(exchange, key)) {
            open.remove(key);
            return Optional.empty();
        }
        Claim claim = new Claim(exchange.getExchangeId(), key, repository);
        exchange.setProperty(CLAIM, claim);
        exchange.getExchangeExtension().addOnCompletion(claim);
        return Optional.of(claim);
    }

    private static CapacityExceededException underWay(String provider, TaskEvent event) {
        return new CapacityExceededException(
                new CallContext(provider, "", event.task().id()),
                "Nothing was done; another exchange is dealing with a delivery about task "
                        + event.task().id()
                        + " of "
                        + provider
                        + " and may fail yet. Let the route answer with an error, such as 503, so"
                        + " that the delivery is made again");
    }

    /** A delivery that an exchange deals with. */
    final class Claim extends SynchronizationAdapter {

        private final String exchangeId;
        private final String key;
        private final IdempotentRepository repository;
        private volatile boolean answered;

        private Claim(String exchangeId, String key, IdempotentRepository repository) {
            this.exchangeId = exchangeId;
            this.key = key;
            this.repository = repository;
        }

        private boolean isFor(Exchange exchange, String wanted) {
            return exchangeId.equals(exchange.getExchangeId()) && key.equals(wanted);
        }

        /** The route has got what there was to get. */
        void answered() {
            answered = true;
        }

        @Override
        public void onComplete(Exchange exchange) {
            try {
                if (answered) {
                    repository.add(exchange, key);
                    repository.confirm(exchange, key);
                }
            } finally {
                open.remove(key);
            }
        }

        @Override
        public void onFailure(Exchange exchange) {
            open.remove(key);
        }
    }
}
