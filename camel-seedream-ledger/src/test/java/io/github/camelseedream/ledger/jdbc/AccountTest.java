package io.github.camelseedream.ledger.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelseedream.ledger.AccountState;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What processes tell each other of the rate of an account. */
@Timeout(60)
class AccountTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    @TempDir private static Path folder;

    private final String name = UUID.randomUUID().toString();

    private JdbcLedger ledger(String database) {
        DataSource source =
                database.equals("postgres")
                        ? Postgres.database()
                        : JdbcConnectionPool.create(
                                "jdbc:h2:file:" + folder.resolve("accounts"), "sa", "");
        JdbcLedger ledger = new JdbcLedger(source);
        ledger.setName(name);
        ledger.setCreateSchema(true);
        return ledger;
    }

    @ParameterizedTest
    @ValueSource(strings = {"h2", "postgres"})
    void aPauseHoldsForAllWithTheLedgerAndForNoOtherAccount(String database) throws Exception {
        ledger(database).closeAccount("a", MINUTE);

        JdbcLedger other = ledger(database);
        assertThat(other.account("a", 0, MINUTE).closed()).isPositive().isLessThan(MINUTE);
        assertThat(other.account("a", 1, MINUTE).closed()).isPositive().isLessThan(MINUTE);
        assertThat(other.account("b", 0, MINUTE).closed()).isZero();
        other.setName("other " + name.substring(0, 20));
        JdbcLedger apart = ledger(database);
        apart.setName(other.getName());
        assertThat(apart.account("a", 0, MINUTE).closed()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"h2", "postgres"})
    void aLaterPauseProlongsButNeverShortens(String database) throws Exception {
        JdbcLedger ledger = ledger(database);
        ledger.closeAccount("a", MINUTE);
        ledger.closeAccount("a", MINUTE.multipliedBy(20));
        ledger.closeAccount("a", Duration.ofSeconds(1));

        assertThat(ledger.account("a", 0, MINUTE).closed()).isGreaterThan(MINUTE.multipliedBy(18));
    }

    @ParameterizedTest
    @ValueSource(strings = {"h2", "postgres"})
    void noTwoPermitsAreCloserThanTheirSpacing(String database) throws Exception {
        ledger(database).account("a", 0, MINUTE);

        List<Long> minutes =
                LedgerContract.atOnce(8, () -> ledger(database).account("a", 3, MINUTE)).stream()
                        .map(state -> (state.firstPermit().toMillis() + 30_000) / 60_000)
                        .sorted()
                        .toList();

        assertThat(minutes).isEqualTo(IntStream.range(0, 8).mapToObj(block -> 3L * block).toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"h2", "postgres"})
    void permitsThatNobodyTookAreNotSaved(String database) throws Exception {
        JdbcLedger ledger = ledger(database);
        Duration spacing = Duration.ofNanos(1000);
        ledger.account("a", 1, spacing);

        assertThat(ledger.account("a", 1, spacing))
                .isEqualTo(new AccountState(Duration.ZERO, Duration.ZERO));
    }
}
