package io.github.camelseedream.ledger.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelseedream.SeedreamComponent;
import io.github.camelseedream.exchange.ResultMode;
import io.github.camelseedream.ledger.Ledger;
import io.github.camelseedream.simulator.SeedreamSimulatorExtension;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Applications that know of each other only by a ledger in PostgreSQL. */
@Timeout(60)
class SharedRateTest {

    private static final int APPLICATIONS = 3;
    private static final int CALLS = 15;
    private static final int PER_MINUTE = 600;

    @RegisterExtension
    static final SeedreamSimulatorExtension SIMULATOR = new SeedreamSimulatorExtension();

    private final String name = UUID.randomUUID().toString();
    private final List<DefaultCamelContext> applications = new ArrayList<>();

    private DefaultCamelContext application() throws Exception {
        JdbcLedger ledger = new JdbcLedger(Postgres.database());
        ledger.setName(name);
        ledger.setCreateSchema(true);
        SeedreamComponent seedream = new SeedreamComponent();
        seedream.getConfiguration().setBaseUrl(SIMULATOR.baseUrl("lumenfall"));
        seedream.getConfiguration().setApiKey("test-key");
        seedream.getConfiguration().setResultMode(ResultMode.url);
        seedream.getConfiguration().setCallsPerMinute(PER_MINUTE);
        DefaultCamelContext context = new DefaultCamelContext();
        context.getRegistry().bind("ledger", Ledger.class, ledger);
        context.addComponent("seedream", seedream);
        context.start();
        applications.add(context);
        return context;
    }

    @AfterEach
    void stop() {
        applications.forEach(DefaultCamelContext::stop);
    }

    /** A permit is good for a second, and a call that has one may be stopped on its way. */
    @Test
    void togetherTheyNeverCallMoreOftenThanTheyMay() throws Exception {
        List<CompletableFuture<Object>> answers = new ArrayList<>();
        for (int i = 0; i < APPLICATIONS; i++) {
            DefaultCamelContext application = application();
            for (int call = 0; call < CALLS; call++) {
                answers.add(
                        application
                                .createProducerTemplate()
                                .asyncRequestBody("seedream:generate", "hat " + i + " " + call));
            }
        }
        answers.forEach(CompletableFuture::join);

        List<Instant> claimed = claimed();
        assertThat(claimed).hasSize(APPLICATIONS * CALLS);
        assertThat(SIMULATOR.simulator().submits()).hasSize(APPLICATIONS * CALLS);
        for (int first = 0; first < claimed.size(); first++) {
            for (int last = first; last < claimed.size(); last++) {
                Duration window =
                        Duration.between(claimed.get(first), claimed.get(last)).plusSeconds(1);
                assertThat(last - first + 1)
                        .as("calls within %s", window)
                        .isLessThanOrEqualTo(
                                (int) (window.toMillis() * PER_MINUTE / 60_000) + 1 + APPLICATIONS);
            }
        }
    }

    /** When the calls were claimed, by the one clock that all have in common. */
    private List<Instant> claimed() throws SQLException {
        String sql = "SELECT claimed_at FROM seedream_call WHERE ledger = ? ORDER BY claimed_at";
        List<Instant> times = new ArrayList<>();
        try (Connection connection = Postgres.database().getConnection();
                PreparedStatement select = connection.prepareStatement(sql)) {
            select.setString(1, name);
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    times.add(rows.getObject(1, OffsetDateTime.class).toInstant());
                }
            }
        }
        return times;
    }
}
