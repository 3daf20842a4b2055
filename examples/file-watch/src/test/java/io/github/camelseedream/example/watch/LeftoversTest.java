package io.github.camelseedream.example.watch;

import static io.github.camelseedream.example.watch.WatchRun.names;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelseedream.example.shared.ProviderChoice;
import io.github.camelseedream.ledger.Claim;
import io.github.camelseedream.ledger.ClaimRequest;
import io.github.camelseedream.ledger.Note;
import io.github.camelseedream.ledger.jdbc.JdbcLedger;
import io.github.camelseedream.simulator.SeedreamSimulator;
import io.github.camelseedream.simulator.fault.Fault;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.time.Duration;
import java.util.List;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of what is in the folder working when the program starts. */
@Timeout(60)
class LeftoversTest {

    private static final Duration LONG = Duration.ofMinutes(10);

    @TempDir private Path root;

    private final SeedreamSimulator simulator = SeedreamSimulator.start();
    private Folders folders;
    private JdbcLedger ledger;

    @BeforeEach
    void setUp() throws Exception {
        folders = Folders.below(root);
        folders.create();
        ledger = JdbcLedger.inFile(folders.ledger());
    }

    @AfterEach
    void tearDown() {
        ledger.close();
        simulator.close();
    }

    @Test
    void whatTheSimulatorInsideHadTakenIsBackInTheInbox() throws Exception {
        claimed(left(ProviderChoice.SIMULATOR, "k-1", "fox.txt"));
        left(ProviderChoice.SIMULATOR, "k-2", "photo.png", "photo.png.txt");

        Leftovers leftovers = leftovers(ProviderChoice.SIMULATOR);

        assertThat(leftovers.isEmpty()).isTrue();
        assertThat(leftovers.resumed()).containsExactly("fox.txt", "photo.png");
        assertThat(names(folders.inbox())).containsExactly("fox.txt", "photo.png", "photo.png.txt");
    }

    @Test
    void whatWasNotSentIsBackInTheInbox() throws Exception {
        left("apiframe", "k-1", "fox.txt");
        Claim.New refused = claimed(left("apiframe", "k-2", "owl.txt"));
        ledger.note(refused.id(), new Note.Rejected("402"));
        Files.writeString(folders.inbox().resolve("fox.txt"), "another fox");

        Leftovers leftovers = leftovers("apiframe");

        assertThat(leftovers.sent()).isEmpty();
        assertThat(names(folders.inbox())).containsExactly("fox-2.txt", "fox.txt", "owl.txt");
        assertThat(folders.working().resolve("apiframe")).isEmptyDirectory();
    }

    @Test
    void whatWasSentThereIsGoneOnWith() throws Exception {
        Path claimed = left("apiframe", "k-1", "fox.txt");
        Path submitted = left("apiframe", "k-2", "owl.txt");
        claimed(claimed);
        ledger.note(claimed(submitted).id(), new Note.Submitted(List.of("task-1")));

        Leftovers leftovers = leftovers("apiframe");

        assertThat(leftovers.sent()).containsExactlyInAnyOrder(claimed, submitted);
        assertThat(leftovers.isEmpty()).isFalse();
        assertThat(claimed).exists();
    }

    @Test
    void whatWasSentElsewhereStays() throws Exception {
        Path fox = left("apiframe", "k", "fox.txt");
        claimed(fox);

        for (String place : List.of("apimart", "apiframe@http_127.0.0.1_1", "simulator")) {
            Leftovers leftovers = leftovers(place);

            assertThat(leftovers.isEmpty()).isTrue();
            assertThat(leftovers.resumed()).isEmpty();
            assertThat(leftovers.elsewhere()).containsExactly("fox.txt");
            assertThat(fox).exists();
        }
    }

    @Test
    void theTextOfAnImageThatCameToItsEndIsBackInTheInbox() throws Exception {
        Path text = left("apiframe", "k", "photo.png.txt");
        claimed(text);

        leftovers("apiframe");

        assertThat(names(folders.inbox())).containsExactly("photo.png.txt");
        assertThat(text.getParent()).doesNotExist();
    }

    @Test
    void aKeyThatTheProviderHasForgottenIsNotSentAgain() throws Exception {
        simulator.fault(Fault.dropAfterAccept().always());
        try (WatchRun watch = new WatchRun(root, simulator, "apiframe").with("timeout", 1500)) {
            watch.drop("fox.txt", "a red fox").once();
            simulator.clear();
            leaveAgain(watch, "fox.txt");
            ask("UPDATE seedream_call SET claimed_at = CURRENT_TIMESTAMP - INTERVAL '24' HOUR");

            assertThat(watch.once()).isEqualTo(1);

            assertThat(simulator.submits()).isEmpty();
            assertThat(names(folders.unknown())).contains("fox.txt");
        }
    }

    @Test
    void whatStaysIsToldAndTheRestGoesOn() throws Exception {
        claimed(left("apiframe", "k-1", "elsewhere.txt"));
        left(ProviderChoice.SIMULATOR, "k-2", "anew.txt");
        Path photo = left(ProviderChoice.SIMULATOR, "k-3", "photo.png", "photo.png.txt");
        Files.write(photo, TestImages.png(800, 600));
        ledger.close();
        simulator.fault(Fault.dropAfterAccept().whenPromptContains("in doubt"));
        try (WatchRun watch = new WatchRun(root, simulator, "apimart")) {
            watch.drop("doubt.txt", "a fox in doubt");
            watch.once();
            leaveAgain(watch, "doubt.txt");

            assertThat(watch.once()).as(watch.spoken()).isEqualTo(1);

            assertThat(names(folders.done()))
                    .containsExactly("anew.txt", "photo.png", "photo.png.txt");
            assertThat(names(folders.unknown())).containsExactly("doubt.txt", "doubt.txt.note.txt");
            assertThat(watch.working()).containsExactly("elsewhere.txt");
            assertThat(watch.spoken())
                    .contains("Resuming from the last run: anew.txt, photo.png")
                    .contains("Resuming from the last run: doubt.txt")
                    .contains("until the program is started for that again: elsewhere.txt");
        }
    }

    @Test
    void whatWasSentWithOtherOptionsWaitsForThose() throws Exception {
        simulator.fault(Fault.taskTakes(LONG));
        try (WatchRun watch = new WatchRun(root, simulator, "apimart").with("timeout", 1500)) {
            watch.drop("fox.txt", "a red fox").with("size", "1:1").once();
            simulator.clock().advance(LONG);

            assertThat(watch.with("size", "16:9").once()).isEqualTo(1);
            assertThat(watch.spoken()).contains("the last run sent it with other options");
            assertThat(watch.working()).containsExactly("fox.txt");

            assertThat(watch.with("size", "1:1").once()).as(watch.spoken()).isZero();
            assertThat(names(folders.done())).containsExactly("fox.txt");
            assertThat(simulator.submits()).hasSize(1);
        }
    }

    @Test
    void whatCannotBeSentAgainStaysAsLongAsItMayBePaidFor() throws Exception {
        try (WatchRun watch = new WatchRun(root, simulator)) {
            Path fox = left(Folders.name(watch.place()), "k", "fox.txt");
            Files.writeString(fox, "");
            claimed(fox);
            ledger.close();

            assertThat(watch.once()).isEqualTo(1);

            assertThat(fox).exists();
            assertThat(watch.spoken()).contains("fox.txt is not done after");
        }
    }

    /** Puts an input that failed where the program had it when it was sent. */
    private void leaveAgain(WatchRun watch, String name) throws Exception {
        String key = ask("SELECT MAX(request_key) FROM seedream_call WHERE state = 'unknown'");
        Files.delete(folders.failed().resolve(name + ".reason.txt"));
        Files.move(
                folders.failed().resolve(name),
                Files.createDirectories(watch.place().resolve(key)).resolve(name));
    }

    private String ask(String sql) throws Exception {
        JdbcConnectionPool pool =
                JdbcConnectionPool.create("jdbc:h2:file:" + folders.ledger(), "sa", "");
        try (Connection connection = pool.getConnection();
                var statement = connection.createStatement()) {
            if (!statement.execute(sql)) {
                return "";
            }
            ResultSet rows = statement.getResultSet();
            rows.next();
            return rows.getString(1);
        } finally {
            pool.dispose();
        }
    }

    private Path left(String place, String key, String... names) throws Exception {
        Path own = Files.createDirectories(folders.working().resolve(place).resolve(key));
        for (String name : names) {
            Files.writeString(own.resolve(name), "a red fox");
        }
        return own.resolve(names[0]);
    }

    private Claim.New claimed(Path input) throws Exception {
        return (Claim.New)
                ledger.claim(
                        new ClaimRequest(
                                Folders.key(input), 1, "digest", "any", "any", null, false));
    }

    private Leftovers leftovers(String place) throws Exception {
        return Leftovers.in(folders, folders.working().resolve(place), ledger);
    }
}
