package io.github.camelseedream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelseedream.error.CapacityExceededException;
import io.github.camelseedream.error.DownloadException;
import io.github.camelseedream.error.SeedreamException;
import io.github.camelseedream.exchange.ResultMode;
import io.github.camelseedream.result.CallOutcome;
import io.github.camelseedream.result.TaskHandle;
import io.github.camelseedream.simulator.fault.Fault;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.apache.camel.Exchange;
import org.apache.camel.health.HealthCheck;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What cannot be kept is not paid for, and what is paid for says so. */
@Timeout(60)
class FullDiskTest extends MultiComponentRouteTest {

    private static final String FULL =
            ") cannot be written to: FileAlreadyExistsException. Free some space, or set"
                    + " spoolDirectory to a directory that this process may write to";

    @TempDir private Path root;
    private SeedreamComponent seedream;

    @BeforeEach
    void add() {
        simulator().clear();
        seedream =
                add(
                        "disk",
                        options -> options.setResultMode(ResultMode.image),
                        shared -> {
                            shared.setSpoolDirectory(root.toString());
                            shared.setSpoolThreshold(10);
                        });
        context.getEndpoint("disk:generate").start();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "disk:generate",
                "disk:generate?count=3",
                "disk:generate?synchronous=true",
                "disk:generate?responseFormat=url",
                "disk:generate?provider=apiframe&baseUrl=APIFRAME"
            })
    void nothingIsSentWhileNoImageCouldBeStored(String uri) throws Exception {
        fill();

        for (int i = 0; i < 3; i++) {
            Exchange answer =
                    send(uri.replace("APIFRAME", SIMULATOR.baseUrl("apiframe")), "a lighthouse");

            CapacityExceededException refused =
                    answer.getException(CapacityExceededException.class);
            assertThat(refused)
                    .hasMessage(
                            "Nothing was sent, since the image could not be stored: spoolDirectory"
                                    + " ("
                                    + seedream.shared().spool().directory()
                                    + FULL);
            assertThat(refused.outcome()).isEqualTo(CallOutcome.NOT_SENT);
            assertThat(refused.isRepeatable()).isTrue();
        }
        assertThat(simulator().requests()).isEmpty();
        assertThat(seedream.shared().activeCalls()).isZero();
    }

    @Test
    void whatIsNotStoredHereNeedsNoDisk() throws Exception {
        fill();

        assertThat(send("disk:generate?resultMode=url", "a boat").getException()).isNull();
        Exchange submitted =
                send(
                        "disk:submit?provider=apiframe&baseUrl=" + SIMULATOR.baseUrl("apiframe"),
                        "a boat");
        assertThat(submitted.getMessage().getBody()).isInstanceOf(TaskHandle.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"b64_json", "url"})
    void anImageThatCameAndCouldNotBeStoredIsPaidAndNotPaidAgain(String form) throws Exception {
        routes(
                routes -> {
                    routes.errorHandler(
                            routes.defaultErrorHandler()
                                    .maximumRedeliveries(3)
                                    .redeliveryDelay(0)
                                    .logExhausted(false));
                    routes.from("direct:full").to("disk:generate?responseFormat=" + form);
                });
        fault(Fault.delay(Duration.ofSeconds(2)));
        CompletableFuture<Exchange> answer =
                template.asyncSend(
                        "direct:full", exchange -> exchange.getMessage().setBody("a boat"));
        await().until(() -> simulator().submits().size() == 1);
        fill();

        assertThat(answer).succeedsWithin(Duration.ofSeconds(30));
        DownloadException paid = answer.join().getException(DownloadException.class);
        assertThat(paid)
                .hasMessageContaining("was made and is paid for, but ")
                .hasMessageContaining(
                        "it could not be stored below spoolDirectory: FileAlreadyExistsException");
        assertThat(paid.outcome()).isEqualTo(CallOutcome.ACCEPTED);
        assertThat(paid.url()).matches(form.equals("url") ? "http.+" : "");
        assertThat(simulator().submits()).hasSize(1);
        assertThat(send("disk:generate", "another").getException(SeedreamException.class))
                .hasMessageContaining(") took no image a moment ago: ");
        assertThat(simulator().submits()).hasSize(1);
    }

    @Test
    void healthIsDownWhileNoImageCouldBeStored() throws Exception {
        HealthCheck check = new SeedreamHealthCheck("disk", (SeedreamEndpoint) endpoint());
        assertThat(check.call().getState()).isEqualTo(HealthCheck.State.UP);
        fill();
        await().until(() -> seedream.shared().spool().problem().isPresent());

        HealthCheck.Result result = check.call();

        assertThat(result.getState()).isEqualTo(HealthCheck.State.DOWN);
        assertThat(result.getMessage().orElseThrow())
                .isEqualTo(
                        "No image can be stored: spoolDirectory ("
                                + seedream.shared().spool().directory()
                                + FULL);
    }

    private Object endpoint() {
        return context.getEndpoint("disk:generate");
    }

    /** A file in its place takes no file, whoever writes it, an administrator among them. */
    private void fill() throws IOException {
        Path directory = seedream.shared().spool().directory();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(directory)) {
            for (Path file : files) {
                Files.delete(file);
            }
        }
        Files.delete(directory);
        Files.createFile(directory);
    }
}
