package io.github.camelseedream;

import io.github.camelseedream.provider.Outcome;
import io.github.camelseedream.provider.TaskEvent;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.spi.IdempotentRepository;
import org.apache.camel.support.SynchronizationAdapter;

/**
 * Which deliveries were dealt with. A delivery is remembered once its exchange has completed, so
 * that one whose pictures were lost on the way counts as new when it is made again.
 */
final class SeenDeliveries {

    private static final String CLAIM = "CamelSeedreamDelivery";

    private final IdempotentRepository repository;

    SeenDeliveries(IdempotentRepository repository) {
        this.repository = repository;
    }

    /**
     * Takes on what was reported, for this exchange; a redelivery of the exchange has it already.
     *
     * @return empty when it, or the end of its task, is or was dealt with elsewhere
     */
    Optional<Claim> claim(Exchange exchange, String provider, TaskEvent event) {
        String end = provider + '|' + event.task().id() + "|ended";
        String key = end;
        if (event.outcome() instanceof Outcome.Pending pending) {
            if (repository.contains(exchange, end)) {
                return Optional.empty();
            }
            key = provider + '|' + event.task().id() + '|' + pending.progress();
        }
        Claim own = exchange.getProperty(CLAIM, Claim.class);
        if (own != null && own.isFor(exchange, key)) {
            return Optional.of(own);
        }
        if (!repository.add(exchange, key)) {
            return Optional.empty();
        }
        Claim claim = new Claim(exchange.getExchangeId(), key);
        exchange.setProperty(CLAIM, claim);
        exchange.getExchangeExtension().addOnCompletion(claim);
        return Optional.of(claim);
    }

    /** A delivery that an exchange deals with. */
    final class Claim extends SynchronizationAdapter {

        private final String exchangeId;
        private final String key;
        private volatile boolean answered;

        private Claim(String exchangeId, String key) {
            this.exchangeId = exchangeId;
            this.key = key;
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
            if (answered) {
                repository.confirm(exchange, key);
            } else {
                repository.remove(exchange, key);
            }
        }

        @Override
        public void onFailure(Exchange exchange) {
            repository.remove(exchange, key);
        }
    }
}
