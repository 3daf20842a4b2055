package io.github.camelseedream.ledger;

import java.time.Duration;
import java.util.Collection;
import java.util.List;

/**
 * Remembers each call that may be paid for, for all processes that share it. A call is claimed
 * before it is sent, and what became of it is noted afterwards. A claim that is neither noted nor
 * renewed within the {@link #lease} is in doubt: its owner may have died while the call was on the
 * wire. Times are the ledger's own, not those of the machines that use it. Implementations are safe
 * for use by several threads.
 */
public interface Ledger {

    /** The longest key that a ledger has to take, in characters. */
    int MAX_KEY_LENGTH = 255;

    /**
     * Claims a call in one transaction: of several that claim at once, one is told that the call is
     * new.
     *
     * @throws LedgerUnavailableException if the ledger cannot be reached; the call is not sent then
     */
    Claim claim(ClaimRequest call) throws LedgerUnavailableException;

    /**
     * Notes what became of a claimed call.
     *
     * @return false if the claim is no longer this one: the call was claimed again meanwhile, or
     *     was resolved by hand
     * @throws LedgerUnavailableException if the ledger cannot be reached; the note is repeated then
     */
    boolean note(ClaimId claim, Note note) throws LedgerUnavailableException;

    /**
     * Notes what became of tasks that this or another process submitted, where their claim is not
     * at hand.
     *
     * @param provider the provider's name
     * @param tasks the ids of all tasks of one call
     * @return false if no call with these tasks was noted before
     */
    boolean note(String provider, List<String> tasks, Note note) throws LedgerUnavailableException;

    /** Renews the leases of claims whose owner is still at work. */
    void renew(Collection<ClaimId> claims) throws LedgerUnavailableException;

    /**
     * Tells what is in the ledger.
     *
     * @param maxOpen how many open calls are told one by one; may be 0
     * @param days of how many days it tells what was spent, today's among them, in UTC; may be 0
     */
    LedgerReport report(int maxOpen, int days) throws LedgerUnavailableException;

    /**
     * Closes an account for all who share the ledger, since its provider asked to wait. It does not
     * open one early that is closed for longer.
     *
     * @param account tells accounts apart, without their keys; hexadecimal, up to 64 digits
     * @param wait from now on
     */
    void closeAccount(String account, Duration wait) throws LedgerUnavailableException;

    /**
     * Looks whether an account is closed, and takes permits to call it. Each permit is good at a
     * time of its own: the first not before now, and each so much later than the one before it,
     * whoever took that.
     *
     * @param permits how many are taken; may be zero
     * @param spacing how far apart they are
     */
    AccountState account(String account, int permits, Duration spacing)
            throws LedgerUnavailableException;

    /**
     * Whether a claim may be refused for its expected cost. Where not, no provider is asked what a
     * call costs.
     */
    boolean hasBudget();

    /**
     * Ends calls that are in doubt, or were submitted and never fetched, by the word of a person:
     * all of them in one transaction, or none where one is at work. What was reserved for them in a
     * budget is spent or free then.
     */
    Resolution.Outcome resolve(Resolution resolution) throws LedgerUnavailableException;

    /** How long a claim holds without being renewed. */
    Duration lease();
}
