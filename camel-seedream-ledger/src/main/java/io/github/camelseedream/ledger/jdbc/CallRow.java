package io.github.camelseedream.ledger.jdbc;

import io.github.camelseedream.ledger.Claim;
import io.github.camelseedream.ledger.ClaimId;
import io.github.camelseedream.ledger.ClaimRequest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A row of {@code seedream_call} that is there before a call is claimed. Immutable. */
final class CallRow {

    static final String COLUMNS =
            "attempt, digest, state, claimed_at, changed_at, lease_until, "
                    + ReportedCall.LEASED
                    + " AS leased, tasks, result, budget_period";

    private static final Set<String> FREE = Set.of("rejected", "not_sent");

    private final int attempt;
    private final String digest;
    private final String state;
    private final Instant claimedAt;
    private final Instant changedAt;
    private final Instant leaseUntil;

    /** Whether the lease has not ended, by the database's clock. */
    private final boolean isLeased;

    private final String tasks;
    private final String result;
    private final String period;

    CallRow(ResultSet row) throws SQLException {
        attempt = row.getInt("attempt");
        digest = row.getString("digest");
        state = row.getString("state");
        claimedAt = instant(row, "claimed_at");
        changedAt = instant(row, "changed_at");
        leaseUntil = instant(row, "lease_until");
        isLeased = row.getInt("leased") == 1;
        tasks = row.getString("tasks");
        result = row.getString("result");
        period = row.getString("budget_period");
    }

    static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    /** What keeps the call from being claimed again; empty where nothing does. */
    Optional<Claim> standing(ClaimRequest call) throws SQLException {
        if (FREE.contains(state)) {
            return Optional.empty();
        }
        if (!digest.equals(call.digest())) {
            return Optional.of(new Claim.OtherRequest(claimedAt));
        }
        if (state.equals("done")) {
            return Optional.of(new Claim.Done(ResultJson.read(result), changedAt, tasks()));
        }
        if (state.equals("submitted")) {
            return Optional.of(
                    new Claim.Submitted(
                            new ClaimId(call.key(), call.call(), attempt), tasks(), claimedAt));
        }
        if (state.equals("claimed") && isLeased) {
            return Optional.of(new Claim.InProgress(claimedAt, leaseUntil));
        }
        return call.mayRepeatUnknown()
                ? Optional.empty()
                : Optional.of(new Claim.InDoubt(claimedAt));
    }

    private List<String> tasks() {
        return tasks == null ? List.of() : List.of(tasks.split("\n"));
    }

    /** How often the call was claimed. */
    int attempt() {
        return attempt;
    }

    /** The period of the budget that it takes from; null where there was none. */
    String period() {
        return period;
    }

    /** Whether an earlier attempt may have to be paid for, whatever comes of the next one. */
    boolean isInDoubt() {
        return !FREE.contains(state);
    }
}
