package io.github.camelseedream.download;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelseedream.http.Deadline;
import io.github.camelseedream.http.HttpReply;
import io.github.camelseedream.http.RefusedAddressException;
import io.github.camelseedream.http.SendException;
import io.github.camelseedream.result.StoredImage;
import io.github.camelseedream.result.TestImages;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DownloaderTest {

    private static final byte[] PNG = TestImages.pngOfBytes(300_000);

    @TempDir Path root;
    private Spool spool;
    private final List<URI> asked = new ArrayList<>();
    private final List<Duration> pauses = new ArrayList<>();
    private final Deque<Script> replies = new ArrayDeque<>();

    /** What the other side does next. */
    private interface Script {
        HttpReply play(Deadline deadline) throws SendException;
    }

    @BeforeEach
    void open() throws IOException {
        spool = Spool.builder().root(root).maxImageBytes(1_000_000).build();
    }

    @AfterEach
    void close() {
        spool.close();
    }

    private Downloader downloader(boolean plainHttp) {
        return new Downloader(
                (method, uri, body, deadline) -> {
                    asked.add(uri);
                    return replies.remove().play(deadline);
                },
                plainHttp,
                Duration.ofSeconds(60),
                pauses::add);
    }

    private StoredImage fetch(String url) throws DownloadFailedException {
        return downloader(false).fetch(url, Deadline.after(Duration.ofSeconds(60)), spool);
    }

    private StoredImage fetchNew(String url) throws DownloadFailedException {
        return downloader(false).fetchNew(url, Deadline.after(Duration.ofSeconds(60)), spool);
    }

    private void answer(int status, Map<String, String> headers, InputStream body) {
        replies.add(deadline -> new FixedReply(status, headers, body));
    }

    private void answer(int status, String... header) {
        Map<String, String> headers = header.length == 0 ? Map.of() : Map.of(header[0], header[1]);
        answer(status, headers, new ByteArrayInputStream(status == 200 ? PNG : new byte[0]));
    }

    private void fail(SendException.Phase phase, Throwable cause) {
        replies.add(
                deadline -> {
                    throw new SendException(phase, "h:443", "no luck", cause);
                });
    }

    private record FixedReply(int status, Map<String, String> headers, InputStream body)
            implements HttpReply {

        @Override
        public Optional<String> header(String name) {
            return Optional.ofNullable(headers.get(name));
        }

        @Override
        public void close() {
            // nothing to free
        }
    }

    @Test
    void fetchesAnImageIntoTheStore() throws IOException {
        answer(200);

        StoredImage image = fetch("https://cdn.example/{a}.png?sig=a%2Bb");

        assertThat(image.length()).isEqualTo(PNG.length);
        assertThat(asked).containsExactly(URI.create("https://cdn.example/%7Ba%7D.png?sig=a%2Bb"));
        assertThat(pauses).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://cdn.example/a.png",
                "ftp://cdn.example/a",
                "file:///etc/passwd",
                "jar:file:/x",
                "https://user:pw@cdn.example/a.png",
                "https://",
                "https:///a",
                "a.png",
                ""
            })
    void refusesOtherUrlsWithoutACall(String url) {
        assertThatThrownBy(() -> fetch(url)).isInstanceOf(DownloadFailedException.class);
        assertThat(asked).isEmpty();
    }

    @Test
    void saysThatAPasswordIsInTheWay() {
        assertThatThrownBy(() -> fetch("https://user:s3cret@cdn.example/a.png"))
                .hasMessage("URLs with a user name or password are not fetched");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "file:///etc/passwd",
                "jar:https://h/a!/b",
                "ftp://h/a",
                "gopher://h/_a",
                "data:image/png;base64,AAAA",
                "javascript://h/%0aalert(1)",
                "exec:rm?args=-r",
                "exec://rm",
                "//h/a",
                "https://me:s3cret@h/a",
                "https://{{env:HOME}}/a",
                "https://${header.x}/a",
                "RAW(https://h/a)"
            })
    void isNoLinkToHandOn(String url) {
        assertThatThrownBy(() -> Downloader.link(url))
                .isInstanceOf(DownloadFailedException.class)
                .hasMessageNotContainingAny("s3cret", "passwd", "HOME");
        assertThatThrownBy(() -> Downloader.link("https://h/" + "a".repeat(20_000)))
                .hasMessageContaining("more than 16384 characters");
    }

    @ParameterizedTest
    @CsvSource({
        "https://h/{{env:HOME}}?x=${body}, https://h/%7B%7Benv:HOME%7D%7D?x=$%7Bbody%7D",
        "http://h/a?sig=a%2Bb%3D, http://h/a?sig=a%2Bb%3D",
        "HTTPS://h/a b#c, HTTPS://h/a%20b"
    })
    void aLinkToHandOnHoldsNothingToResolve(String url, String link)
            throws DownloadFailedException {
        assertThat(Downloader.link(url)).isEqualTo(link);
    }

    @Test
    void fetchesPlainHttpWhereThatIsAllowed() throws IOException {
        answer(200);

        downloader(true)
                .fetch("http://localhost/a.png", Deadline.after(Duration.ofMinutes(1)), spool);

        assertThat(asked).hasSize(1);
    }

    @Test
    void followsRedirectsAndChecksThemAgain() throws IOException {
        answer(302, "Location", "/b");
        answer(307, "Location", "https://other.example/c");
        answer(308, "Location", "d");
        answer(200);

        fetch("https://cdn.example/a");

        assertThat(asked)
                .extracting(URI::toString)
                .containsExactly(
                        "https://cdn.example/a",
                        "https://cdn.example/b",
                        "https://other.example/c",
                        "https://other.example/d");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"http://cdn.example/a", "file:/etc/passwd", "https://u:p@h/", "https://"})
    void doesNotFollowARedirectToWhatItWouldNotFetch(String location) {
        answer(302, "Location", location);

        assertThatThrownBy(() -> fetch("https://cdn.example/a"))
                .isInstanceOf(DownloadFailedException.class);
        assertThat(asked).hasSize(1);
    }

    @Test
    void givesUpOnTheFourthRedirect() {
        for (int i = 0; i < 4; i++) {
            answer(302, "Location", "/again");
        }
        assertThatThrownBy(() -> fetch("https://cdn.example/a"))
                .hasMessageContaining("more than 3 redirects");
    }

    @Test
    void triesAgainAfterWhatMayPass() throws IOException {
        answer(503);
        fail(SendException.Phase.CONNECT, null);
        answer(200, Map.of(), cutOff());
        answer(200);

        assertThat(fetch("https://cdn.example/a").length()).isEqualTo(PNG.length);

        assertThat(pauses)
                .containsExactly(
                        Duration.ofMillis(200), Duration.ofMillis(800), Duration.ofMillis(3200));
        assertThat(spool.liveFiles()).isEqualTo(1);
    }

    private static InputStream cutOff() {
        InputStream broken =
                new InputStream() {
                    @Override
                    public int read() throws IOException {
                        throw new IOException("connection reset");
                    }

                    @Override
                    public int read(byte[] buffer, int from, int size) throws IOException {
                        return read();
                    }
                };
        return new SequenceInputStream(new ByteArrayInputStream(PNG, 0, 200_000), broken);
    }

    @Test
    void givesUpAfterThreeFurtherTries() {
        for (int i = 0; i < 4; i++) {
            answer(500);
        }
        assertThatThrownBy(() -> fetch("https://cdn.example/a?secret=1"))
                .isInstanceOf(DownloadFailedException.class)
                .hasMessage("HTTP status 500, after 4 tries")
                .hasMessageNotContaining("secret");
    }

    @Test
    void waitsAsLongAsTheServerAsks() throws IOException {
        answer(429, "Retry-After", "7");
        answer(200);

        fetch("https://cdn.example/a");

        assertThat(pauses).containsExactly(Duration.ofSeconds(7));
    }

    @Test
    void doesNotWaitBeyondItsTime() {
        answer(429, "Retry-After", "3600");

        assertThatThrownBy(() -> fetch("https://cdn.example/a"))
                .hasMessage("HTTP status 429, after 1 try");
        assertThat(pauses).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 402, 410, 204, 304})
    void doesNotTryAgainAfterARefusal(int status) {
        answer(status);

        assertThatThrownBy(() -> fetchNew("https://cdn.example/a"))
                .hasMessageContaining("HTTP status " + status);
        assertThat(asked).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {403, 404})
    void anImageThatWasJustMadeMayShowLate(int status) throws IOException {
        answer(status);
        answer(status);
        answer(200);

        assertThat(fetchNew("https://cdn.example/a").length()).isEqualTo(PNG.length);

        assertThat(pauses).containsExactly(Duration.ofMillis(200), Duration.ofMillis(800));
    }

    @ParameterizedTest
    @ValueSource(ints = {403, 404})
    void aNewImageThatDoesNotShowIsGivenUpAndAnOldOneAtOnce(int status) {
        for (int i = 0; i < 5; i++) {
            answer(status);
        }
        String why = "the link has expired or is not valid (HTTP status " + status + ")";

        assertThatThrownBy(() -> fetchNew("https://cdn.example/a"))
                .hasMessage(why + ", after 4 tries");
        assertThatThrownBy(() -> fetch("https://cdn.example/a")).hasMessage(why);
        assertThat(asked).hasSize(5);
    }

    @ParameterizedTest
    @ValueSource(ints = {203, 206})
    void takesAnImageWithAnotherGoodStatus(int status) throws IOException {
        answer(status, Map.of(), new ByteArrayInputStream(PNG));

        assertThat(fetch("https://cdn.example/a").length()).isEqualTo(PNG.length);
    }

    @Test
    void refusesAPartOfAnImage() {
        answer(206, Map.of(), new ByteArrayInputStream(PNG, 0, PNG.length - 20));

        assertThatThrownBy(() -> fetch("https://cdn.example/a"))
                .isInstanceOf(DownloadFailedException.class)
                .hasMessageContaining("HTTP status 206");
        assertThat(spool.liveFiles()).isZero();
    }

    @Test
    void waitsUntilADateThatTheServerNames() throws IOException {
        String date = "Mon, 30 Nov 2026 03:00:00 GMT";
        answer(
                503,
                Map.of("Date", date, "Retry-After", "Mon, 30 Nov 2026 03:00:09 GMT"),
                InputStream.nullInputStream());
        answer(200);

        fetch("https://cdn.example/a");

        assertThat(pauses).containsExactly(Duration.ofSeconds(9));
    }

    @Test
    void aRedirectToItselfIsAskedAgainAndOneToNowhereIsAFailure() throws IOException {
        answer(302, "Location", "");
        answer(302, "Location", "?sig=1");
        answer(200);
        answer(302);

        fetch("https://cdn.example/d/x.png");

        assertThat(asked)
                .extracting(URI::toString)
                .containsExactly(
                        "https://cdn.example/d/x.png",
                        "https://cdn.example/d/x.png",
                        "https://cdn.example/d/x.png?sig=1");
        assertThatThrownBy(() -> fetch("https://cdn.example/a"))
                .hasMessage("a redirect to nowhere");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/media/1.png?from=https://x/a",
                "https://h:99999/x",
                "https://h:-1/x",
                "https://[::1/x",
                "https://?x=//y",
                "https://h:https://x/"
            })
    void aLinkThatCannotBeCalledIsAFailureOfTheDownload(String url) {
        assertThatThrownBy(() -> fetchNew(url)).isInstanceOf(DownloadFailedException.class);
        assertThatThrownBy(() -> Downloader.link(url)).isInstanceOf(DownloadFailedException.class);
        answer(302, "Location", url.startsWith("/") ? "https:" + url : url);
        assertThatThrownBy(() -> fetchNew("https://cdn.example/a"))
                .isInstanceOf(DownloadFailedException.class);
        assertThat(asked).hasSize(1);
    }

    @Test
    void doesNotTryAnAddressAgainThatIsNotAllowed() {
        fail(SendException.Phase.CONNECT, new RefusedAddressException("intern.example"));

        assertThatThrownBy(() -> fetch("https://intern.example/a"))
                .hasMessageContaining("intern.example")
                .hasMessageContaining("private");
        assertThat(asked).hasSize(1);
    }

    @Test
    void aPageInPlaceOfAnImageIsAFailure() throws IOException {
        byte[] page = "<html>Please log in</html>".getBytes(StandardCharsets.UTF_8);
        answer(200, Map.of("Content-Type", "image/png"), new ByteArrayInputStream(page));

        assertThatThrownBy(() -> fetch("https://cdn.example/a")).hasMessageContaining("HTML");
        assertThat(spool.liveFiles()).isZero();
    }

    @Test
    void anImageOverTheCapIsAFailureAndIsNotReadToItsEnd() {
        InputStream endless =
                new InputStream() {
                    @Override
                    public int read() {
                        return 7;
                    }

                    @Override
                    public int read(byte[] buffer, int from, int size) {
                        return size;
                    }
                };
        answer(200, Map.of(), endless);

        assertThatThrownBy(() -> fetch("https://cdn.example/a"))
                .hasMessageContaining("maxImageBytes");
        assertThat(spool.liveFiles()).isZero();
    }

    @Test
    void endsWithTheRequestItBelongsTo() {
        Deadline request = Deadline.after(Duration.ofSeconds(60));
        replies.add(
                deadline -> {
                    request.expire("the context stops");
                    throw new SendException(SendException.Phase.EXCHANGE, "h", "aborted", null);
                });

        assertThatThrownBy(() -> downloader(false).fetch("https://cdn.example/a", request, spool))
                .isInstanceOf(DownloadFailedException.class)
                .hasMessageContaining("the context stops");
        assertThat(asked).hasSize(1);
    }
}
