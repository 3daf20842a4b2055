package io.github.camelseedream.snippets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelseedream.error.ledger.BudgetExceededException;
import io.github.camelseedream.ledger.Claim;
import io.github.camelseedream.ledger.ClaimRequest;
import io.github.camelseedream.ledger.Note;
import io.github.camelseedream.ledger.jdbc.Budget;
import io.github.camelseedream.ledger.jdbc.JdbcLedger;
import io.github.camelseedream.result.GeneratedImage;
import java.io.StringReader;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.Map;
import java.util.Properties;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.h2.jdbcx.JdbcConnectionPool;

/** What the snippets of the ledger's page do. */
final class LedgerExpectations {

    static final Map<String, Expectations.Expectation> BY_NAME =
            Map.of(
                    "paid once", LedgerExpectations::paidOnce,
                    "a budget", LedgerExpectations::budget,
                    "the report", LedgerExpectations::report,
                    "resolve", LedgerExpectations::resolve,
                    "a ledger in Spring Boot", LedgerExpectations::springBoot);

    private LedgerExpectations() {}

    /** The file comes again, as after a crash. */
    private static void paidOnce(Playground playground, Snippet snippet) throws Exception {
        playground.start(playground.placed(inDirectory(playground, snippet)));
        Map<String, Object> file = Map.of(Exchange.FILE_NAME, "hat.txt");

        for (int i = 0; i < 2; i++) {
            Object image =
                    playground.template().requestBodyAndHeaders("direct:file", "a hat", file);
            assertThat(image).isInstanceOf(GeneratedImage.class);
        }

        assertThat(playground.simulator.submits()).hasSize(1);
    }

    /** The provider estimates 4 cents for each: there is room for one. */
    private static void budget(Playground playground, Snippet snippet) throws Exception {
        Snippet placed = inDirectory(playground, snippet);
        playground.start(
                new Snippet(
                        placed.place(),
                        placed.name(),
                        placed.language(),
                        placed.text().replace("20.00 USD", "0.05 USD")));

        Object image = playground.template().requestBody("direct:file", "");
        Exchange refused = playground.template().request("direct:file", exchange -> {});

        assertThat(image).isInstanceOf(GeneratedImage.class);
        assertThat(refused.getMessage().getBody(String.class))
                .contains("The budget is 0.05 USD, of which 0.04 USD are spent");
        assertThat(refused.getProperty(Exchange.EXCEPTION_CAUGHT))
                .isInstanceOf(BudgetExceededException.class);
        assertThat(playground.simulator.acceptedCount()).isEqualTo(1);
    }

    private static void report(Playground playground, Snippet snippet) throws Exception {
        JdbcLedger ledger = JdbcLedger.inFile(playground.directory.resolve("ledger"));
        ledger.claim(new ClaimRequest("order-7", 1, "digest", "lumenfall", "m", null, false));
        playground.context.getRegistry().bind("ledger", ledger);

        playground.start(playground.placed(snippet));

        Path report = playground.directory.resolve("books/ledger.json");
        await().untilAsserted(
                        () ->
                                assertThat(report)
                                        .content()
                                        .contains("{\"state\":\"at_work\",\"number\":1")
                                        .contains("\"key\":\"order-7\",\"call\":1"));
    }

    private static void resolve(Playground playground, Snippet snippet) throws Exception {
        JdbcLedger ledger = JdbcLedger.inFile(playground.directory.resolve("ledger"));
        ClaimRequest call = new ClaimRequest("order-7", 1, "digest", "lumenfall", "m", null, false);
        Claim.New claim = (Claim.New) ledger.claim(call);
        ledger.note(claim.id(), new Note.Unknown("no answer"));
        playground.context.getRegistry().bind("ledger", ledger);

        playground.context.start();
        JavaSnippets.statements(snippet, playground.directory)
                .getMethod("run", CamelContext.class, ProducerTemplate.class)
                .invoke(null, playground.context, playground.template());

        assertThat(ledger.claim(call)).isInstanceOf(Claim.New.class);
    }

    /** The starter hands them to a ledger, and its own tests show that. */
    private static void springBoot(Playground playground, Snippet snippet) throws Exception {
        Properties properties = new Properties();
        properties.load(new StringReader(snippet.text()));
        String prefix = "camel.component.seedream.ledger.";
        assertThat(properties.stringPropertyNames())
                .containsExactlyInAnyOrder(
                        prefix + "enabled", prefix + "create-schema", prefix + "budget");
        assertThat(Budget.parse(properties.getProperty(prefix + "budget")))
                .hasToString("20.00 USD per day");
    }

    private static Snippet inDirectory(Playground playground, Snippet snippet) {
        return new Snippet(
                snippet.place(),
                snippet.name(),
                snippet.language(),
                snippet.text()
                        .replace("\"run/ledger\"", "\"" + playground.directory + "/ledger\""));
    }

    /** Statements for a person with a client of the database. */
    static void sql(Playground playground, Snippet snippet) throws Exception {
        JdbcConnectionPool source =
                JdbcConnectionPool.create("jdbc:h2:" + playground.directory + "/sql", "sa", "");
        JdbcLedger ledger = new JdbcLedger(source);
        ledger.setCreateSchema(true);
        ledger.claim(new ClaimRequest("order-7", 1, "digest", "lumenfall", "m", null, false));
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            for (String sql : snippet.text().split(";")) {
                if (!sql.isBlank()) {
                    statement.execute(sql);
                }
            }
        } finally {
            source.dispose();
        }
    }
}
