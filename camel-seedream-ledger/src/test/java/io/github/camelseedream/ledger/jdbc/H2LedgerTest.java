package io.github.camelseedream.ledger.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelseedream.ledger.Claim;
import java.nio.file.Path;
import java.util.UUID;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class H2LedgerTest extends LedgerContract {

    @TempDir private static Path folder;

    private static DataSource shared;

    @Override
    DataSource source() {
        if (shared == null) {
            shared = emptyDatabase();
        }
        return shared;
    }

    @Override
    DataSource emptyDatabase() {
        return JdbcConnectionPool.create(
                "jdbc:h2:file:" + folder.resolve(UUID.randomUUID().toString()), "sa", "");
    }

    @Test
    void aLedgerInAFileNeedsNoMore() throws Exception {
        try (JdbcLedger ledger = JdbcLedger.inFile(folder.resolve("books"))) {
            assertThat(ledger.claim(call("k"))).isInstanceOf(Claim.New.class);
        }
        assertThat(folder.resolve("books.mv.db")).exists();
    }

    @Test
    void aClaimOfAProcessThatDiedIsInDoubtAsSoonAsTheFileIsOpenedAgain() throws Exception {
        Path file = folder.resolve("crashed");
        try (JdbcLedger died = JdbcLedger.inFile(file)) {
            died.claim(call("k"));
        }

        try (JdbcLedger next = JdbcLedger.inFile(file)) {
            assertThat(next.claim(call("k"))).isInstanceOf(Claim.InDoubt.class);
        }
    }

    @Test
    void aClaimOfThisProcessHoldsWhenTheFileIsOpenedTwice() throws Exception {
        Path file = folder.resolve("shared");
        try (JdbcLedger one = JdbcLedger.inFile(file);
                JdbcLedger other = JdbcLedger.inFile(file)) {
            one.claim(call("k"));

            assertThat(other.claim(call("k"))).isInstanceOf(Claim.InProgress.class);
        }
    }
}
