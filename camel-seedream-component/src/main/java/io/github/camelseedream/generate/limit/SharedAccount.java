package io.github.camelseedream.generate.limit;

import io.github.camelseedream.ledger.AccountState;
import io.github.camelseedream.ledger.Ledger;
import io.github.camelseedream.ledger.LedgerUnavailableException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What all processes with one ledger know of an account. A ledger that cannot be reached fails
 * nothing here: the call's claim says so. Safe for use by several threads.
 */
final class SharedAccount {

    private static final Logger LOG = LoggerFactory.getLogger(SharedAccount.class);

    private final Ledger ledger;
    private final String account;
    private final AtomicBoolean isFailing = new AtomicBoolean();

    /** What is done with a ledger. */
    @FunctionalInterface
    private interface Access<T> {

        T run() throws LedgerUnavailableException;
    }

    SharedAccount(Ledger ledger, String account) {
        this.ledger = ledger;
        this.account = account;
    }

    /** Empty where the ledger cannot be reached. */
    Optional<AccountState> state(int permits, Duration spacing) {
        return tried(() -> Optional.of(ledger.account(account, permits, spacing)));
    }

    /** Closes it for all. */
    void close(Duration wait) {
        tried(
                () -> {
                    ledger.closeAccount(account, wait);
                    return Optional.empty();
                });
    }

    private <T> Optional<T> tried(Access<Optional<T>> access) {
        try {
            Optional<T> result = access.run();
            isFailing.set(false);
            return result;
        } catch (LedgerUnavailableException | RuntimeException e) {
            if (isFailing.compareAndSet(false, true)) {
                LOG.warn(
                        "The ledger could not be reached for the rate of an account, which is kept"
                                + " within this process until it can",
                        e);
            }
            return Optional.empty();
        }
    }
}
