package io.github.camelseedream.ledger;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A ledger as the port describes it, in memory, for tests of those who use one. */
public final class MemoryLedger implements Ledger {

    /** A call, as the ledger has it. */
    public static final class Row {

        private ClaimRequest request;
        private int attempt;
        private Note note;
        private List<String> tasks = List.of();
        private Instant claimed;
        private Instant noted;
        private Instant leaseEnd;

        /** Null while nothing is noted of the last attempt. */
        public Note note() {
            return note;
        }

        public int attempt() {
            return attempt;
        }

        /** The last claim. */
        public ClaimRequest request() {
            return request;
        }
    }

    private static final class Account {
        private Instant closedUntil = Instant.MIN;
        private Instant nextPermit = Instant.MIN;
    }

    private final Map<String, Row> rows = new HashMap<>();
    private final Map<String, Account> accounts = new HashMap<>();
    private final Clock clock;
    private boolean isDown;
    private int renewals;
    private int looks;
    private boolean hasBudget;

    public MemoryLedger(Clock clock) {
        this.clock = clock;
    }

    /** From now on it cannot be reached, or can again. */
    public synchronized void down(boolean down) {
        isDown = down;
    }

    public synchronized Row row(String key, int call) {
        return rows.get(key + '|' + call);
    }

    public synchronized int size() {
        return rows.size();
    }

    public synchronized int renewals() {
        return renewals;
    }

    /** How often somebody looked at an account. */
    public synchronized int looks() {
        return looks;
    }

    @Override
    public synchronized Claim claim(ClaimRequest call) throws LedgerUnavailableException {
        requireUp();
        Row row = rows.computeIfAbsent(call.key() + '|' + call.call(), key -> new Row());
        boolean isFree =
                row.attempt == 0 || row.note instanceof Note.Rejected || isNotSent(row.note);
        if (!isFree && !row.request.digest().equals(call.digest())) {
            return new Claim.OtherRequest(row.claimed);
        }
        ClaimId id = new ClaimId(call.key(), call.call(), row.attempt);
        if (row.note instanceof Note.Done done) {
            return new Claim.Done(done.result(), row.noted, row.tasks);
        }
        if (row.note instanceof Note.Submitted submitted) {
            return new Claim.Submitted(id, submitted.tasks(), row.claimed);
        }
        if (!isFree && row.note == null && clock.instant().isBefore(row.leaseEnd)) {
            return new Claim.InProgress(row.claimed, row.leaseEnd);
        }
        if (!isFree && !call.mayRepeatUnknown()) {
            return new Claim.InDoubt(row.claimed);
        }
        row.request = call;
        row.note = null;
        row.claimed = clock.instant();
        row.leaseEnd = row.claimed.plus(lease());
        row.attempt++;
        return new Claim.New(new ClaimId(call.key(), call.call(), row.attempt));
    }

    private static boolean isNotSent(Note note) {
        return note instanceof Note.NotSent;
    }

    @Override
    public synchronized boolean note(ClaimId claim, Note note) throws LedgerUnavailableException {
        requireUp();
        Row row = rows.get(claim.key() + '|' + claim.call());
        if (row == null || row.attempt != claim.attempt() || !state(row).isOpen()) {
            return false;
        }
        row.note = note;
        row.noted = clock.instant();
        if (note instanceof Note.Submitted submitted) {
            row.tasks = submitted.tasks();
        }
        return true;
    }

    @Override
    public synchronized boolean note(String provider, List<String> tasks, Note note)
            throws LedgerUnavailableException {
        requireUp();
        for (Row row : rows.values()) {
            if (row.request.provider().equals(provider)
                    && row.note instanceof Note.Submitted submitted
                    && submitted.tasks().equals(tasks)) {
                row.note = note;
                row.noted = clock.instant();
                return true;
            }
        }
        return false;
    }

    @Override
    public synchronized void renew(Collection<ClaimId> claims) throws LedgerUnavailableException {
        requireUp();
        for (ClaimId claim : claims) {
            Row row = rows.get(claim.key() + '|' + claim.call());
            row.leaseEnd = clock.instant().plus(lease());
        }
        renewals++;
    }

    @Override
    public synchronized LedgerReport report(int maxOpen, int days)
            throws LedgerUnavailableException {
        requireUp();
        List<LedgerCall> calls =
                rows.values().stream()
                        .sorted(Comparator.comparing(row -> row.claimed))
                        .map(this::call)
                        .toList();
        return new LedgerReport(
                clock.instant().toString(),
                Stream.of(CallState.values()).map(state -> count(state, calls)).toList(),
                calls.stream().filter(call -> call.state().isOpen()).limit(maxOpen).toList(),
                List.of());
    }

    @Override
    public synchronized Resolution.Outcome resolve(Resolution resolution)
            throws LedgerUnavailableException {
        requireUp();
        List<Row> all =
                rows.values().stream()
                        .filter(row -> row.request.key().equals(resolution.key()))
                        .filter(
                                row ->
                                        resolution.call() == null
                                                || resolution.call() == row.request.call())
                        .sorted(Comparator.comparing(row -> row.request.call()))
                        .toList();
        List<Row> open = all.stream().filter(row -> state(row).isOpen()).toList();
        if (open.stream().anyMatch(row -> state(row) == CallState.at_work)) {
            return new Resolution.Outcome(List.of(), all.stream().map(this::call).toList());
        }
        for (Row row : open) {
            row.note =
                    resolution.verdict() == Resolution.Verdict.paid
                            ? new Note.Done(
                                    new RecordedResult("", "", resolution.cost(), null, null))
                            : new Note.Rejected(resolution.reason());
            row.noted = clock.instant();
        }
        return new Resolution.Outcome(
                open.stream().map(this::call).toList(),
                all.stream().filter(row -> !open.contains(row)).map(this::call).toList());
    }

    private static LedgerReport.StateCount count(CallState state, List<LedgerCall> calls) {
        List<LedgerCall> all = calls.stream().filter(call -> call.state() == state).toList();
        return new LedgerReport.StateCount(
                state, all.size(), all.isEmpty() ? null : all.get(0).since());
    }

    private LedgerCall call(Row row) {
        return new LedgerCall(
                row.request.key(),
                row.request.call(),
                state(row),
                row.request.provider(),
                row.request.model(),
                row.claimed.toString(),
                row.tasks,
                reason(row.note),
                row.request.expectedCost());
    }

    private static String reason(Note note) {
        if (note instanceof Note.Unknown unknown) {
            return unknown.why();
        }
        return note instanceof Note.Rejected rejected ? rejected.why() : null;
    }

    private CallState state(Row row) {
        if (row.note == null) {
            return clock.instant().isBefore(row.leaseEnd) ? CallState.at_work : CallState.in_doubt;
        }
        if (row.note instanceof Note.Unknown) {
            return CallState.in_doubt;
        }
        if (row.note instanceof Note.Submitted) {
            return CallState.submitted;
        }
        if (row.note instanceof Note.Done) {
            return CallState.done;
        }
        return isNotSent(row.note) ? CallState.not_sent : CallState.rejected;
    }

    @Override
    public synchronized void closeAccount(String account, Duration wait)
            throws LedgerUnavailableException {
        requireUp();
        Account its = accounts.computeIfAbsent(account, name -> new Account());
        its.closedUntil = later(its.closedUntil, clock.instant().plus(wait));
    }

    @Override
    public synchronized AccountState account(String account, int permits, Duration spacing)
            throws LedgerUnavailableException {
        looks++;
        requireUp();
        Account its = accounts.computeIfAbsent(account, name -> new Account());
        Instant now = clock.instant();
        Instant first = later(its.nextPermit, now);
        if (permits > 0) {
            its.nextPermit = first.plus(spacing.multipliedBy(permits));
        }
        return new AccountState(
                Duration.between(now, later(its.closedUntil, now)),
                permits > 0 ? Duration.between(now, first) : Duration.ZERO);
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    /** It says that it has a budget, and has room for all. */
    public synchronized void budget(boolean budget) {
        hasBudget = budget;
    }

    @Override
    public synchronized boolean hasBudget() {
        return hasBudget;
    }

    @Override
    public Duration lease() {
        return Duration.ofMillis(600);
    }

    private void requireUp() throws LedgerUnavailableException {
        if (isDown) {
            throw new LedgerUnavailableException("connection refused", null);
        }
    }
}
