package io.github.camelseedream.example.durable;

import static org.awaitility.Awaitility.await;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import javax.sql.DataSource;

/** A PostgreSQL that can be killed, and started again on what it had. */
final class PostgresProcess implements AutoCloseable {

    private final Path folder;
    private EmbeddedPostgres server;

    PostgresProcess(Path folder) throws IOException {
        this.folder = folder;
        server = start(0);
    }

    /**
     * @param port 0 for any
     */
    private EmbeddedPostgres start(int port) throws IOException {
        return EmbeddedPostgres.builder()
                .setDataDirectory(folder)
                .setCleanDataDirectory(false)
                // off here by default: what was committed would not outlive a kill
                .setServerConfig("synchronous_commit", "on")
                .setPort(port)
                .start();
    }

    String url() {
        return server.getJdbcUrl("postgres", "postgres");
    }

    DataSource database() {
        return server.getPostgresDatabase();
    }

    void killAndRestart() throws IOException {
        long pid =
                Long.parseLong(Files.readAllLines(folder.resolve("postmaster.pid")).get(0).strip());
        ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
        int port = server.getPort();
        server.close();
        // those that it had started end a little later
        await().atMost(Duration.ofMinutes(1))
                .ignoreExceptions()
                .until(
                        () -> {
                            server = start(port);
                            return true;
                        });
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
