package io.github.camelseedream.matrix;

import static io.github.camelseedream.matrix.ExpectedOutcome.Submissions.EACH_TIME;
import static io.github.camelseedream.matrix.ExpectedOutcome.Submissions.FAILED_TASKS;
import static io.github.camelseedream.matrix.ExpectedOutcome.Submissions.NONE;
import static io.github.camelseedream.matrix.ExpectedOutcome.Submissions.ONE;
import static io.github.camelseedream.matrix.ExpectedOutcome.Submissions.SAME_KEY;
import static io.github.camelseedream.matrix.ExpectedOutcome.Submissions.THIRD;
import static io.github.camelseedream.matrix.ExpectedOutcome.delivered;
import static io.github.camelseedream.matrix.ExpectedOutcome.fails;
import static io.github.camelseedream.matrix.FaultKind.BAD_REQUEST;
import static io.github.camelseedream.matrix.FaultKind.CONFLICT;
import static io.github.camelseedream.matrix.FaultKind.EMPTY;
import static io.github.camelseedream.matrix.FaultKind.EXPIRED;
import static io.github.camelseedream.matrix.FaultKind.FIREWALL;
import static io.github.camelseedream.matrix.FaultKind.GIVEN_UP;
import static io.github.camelseedream.matrix.FaultKind.GZIP;
import static io.github.camelseedream.matrix.FaultKind.HALF;
import static io.github.camelseedream.matrix.FaultKind.HUGE;
import static io.github.camelseedream.matrix.FaultKind.HUNG_UP;
import static io.github.camelseedream.matrix.FaultKind.MODERATION;
import static io.github.camelseedream.matrix.FaultKind.NO_ACCESS;
import static io.github.camelseedream.matrix.FaultKind.NO_IMAGE;
import static io.github.camelseedream.matrix.FaultKind.NO_MONEY;
import static io.github.camelseedream.matrix.FaultKind.OK_WITH_ERROR;
import static io.github.camelseedream.matrix.FaultKind.RATE_DATE;
import static io.github.camelseedream.matrix.FaultKind.RATE_ENDLESS;
import static io.github.camelseedream.matrix.FaultKind.RATE_SECONDS;
import static io.github.camelseedream.matrix.FaultKind.RATE_UNSAID;
import static io.github.camelseedream.matrix.FaultKind.REDIRECT;
import static io.github.camelseedream.matrix.FaultKind.REFUSED;
import static io.github.camelseedream.matrix.FaultKind.RESET_AFTER;
import static io.github.camelseedream.matrix.FaultKind.RESET_BEFORE;
import static io.github.camelseedream.matrix.FaultKind.SERVER_ERROR;
import static io.github.camelseedream.matrix.FaultKind.STALL;
import static io.github.camelseedream.matrix.FaultKind.TASK_FAILS;
import static io.github.camelseedream.matrix.FaultKind.TLS;
import static io.github.camelseedream.matrix.FaultKind.TRUNCATED;
import static io.github.camelseedream.matrix.FaultKind.WEB_PAGE;
import static io.github.camelseedream.matrix.FaultKind.WRONG_JSON;

import io.github.camelseedream.error.AuthenticationException;
import io.github.camelseedream.error.CallOutcome;
import io.github.camelseedream.error.CapacityExceededException;
import io.github.camelseedream.error.ContentRejectedException;
import io.github.camelseedream.error.DownloadException;
import io.github.camelseedream.error.IdempotencyConflictException;
import io.github.camelseedream.error.OutcomeUnknownException;
import io.github.camelseedream.error.ProviderException;
import io.github.camelseedream.error.QuotaExceededException;
import io.github.camelseedream.error.TaskExpiredException;
import io.github.camelseedream.error.TaskFailedException;
import io.github.camelseedream.error.TaskTimedOutException;
import io.github.camelseedream.error.TaskUnreachableException;
import io.github.camelseedream.error.TransportException;
import io.github.camelseedream.error.WebhookRejectedException;
import io.github.camelseedream.simulator.fault.Fault;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Everything that can go wrong with a request, in each phase at each provider: what a route is left
 * with after three redeliveries of Camel, and how often the provider was asked to make an image.
 * The test holds the component to it, and docs/failures.md is written from it.
 */
public final class OutcomeTable {

    private static final String LUMENFALL = "lumenfall";
    private static final String APIFRAME = "apiframe";
    private static final String UNIALL = "uniall";
    private static final List<String> SYNCHRONOUS = List.of(LUMENFALL, UNIALL);
    private static final List<String> APIMARTS = List.of("apimart", "gccai");
    private static final List<String> ON_TASKS = List.of(APIFRAME, "apimart", "gccai");
    private static final List<String> WITHOUT_KEYS = List.of(LUMENFALL, UNIALL, "apimart", "gccai");

    /** In the order of the documentation. */
    public static final List<String> PROVIDERS =
            List.of(LUMENFALL, APIFRAME, "apimart", "gccai", UNIALL);

    private static final ExpectedOutcome NOT_SENT =
            fails(TransportException.class, CallOutcome.NOT_SENT, NONE).repeatably();
    private static final ExpectedOutcome UNKNOWN =
            fails(OutcomeUnknownException.class, CallOutcome.UNKNOWN, ONE);
    private static final ExpectedOutcome REFUSED_AGAIN =
            fails(ProviderException.class, CallOutcome.REJECTED, EACH_TIME);
    private static final ExpectedOutcome NO_KEY =
            fails(AuthenticationException.class, CallOutcome.REJECTED, EACH_TIME);
    private static final ExpectedOutcome POOR =
            fails(QuotaExceededException.class, CallOutcome.REJECTED, EACH_TIME);
    private static final ExpectedOutcome MODERATED =
            fails(ContentRejectedException.class, CallOutcome.REJECTED, EACH_TIME);
    private static final ExpectedOutcome STILL_MADE =
            fails(TaskTimedOutException.class, CallOutcome.ACCEPTED, ONE);
    private static final ExpectedOutcome NOT_TOLD =
            fails(TaskUnreachableException.class, CallOutcome.ACCEPTED, ONE);
    private static final ExpectedOutcome PAID =
            fails(DownloadException.class, CallOutcome.ACCEPTED, ONE);
    static final ExpectedOutcome NOT_BELIEVED =
            fails(WebhookRejectedException.class, CallOutcome.NOT_SENT, ONE);

    /** What can be wrong with an answer, whatever was asked. */
    public static final List<FaultKind> ANSWERS =
            List.of(
                    HALF,
                    BAD_REQUEST,
                    NO_ACCESS,
                    FIREWALL,
                    NO_MONEY,
                    CONFLICT,
                    GIVEN_UP,
                    HUNG_UP,
                    RATE_SECONDS,
                    RATE_DATE,
                    RATE_UNSAID,
                    RATE_ENDLESS,
                    SERVER_ERROR,
                    WEB_PAGE,
                    EMPTY,
                    WRONG_JSON,
                    OK_WITH_ERROR,
                    NO_IMAGE,
                    HUGE,
                    GZIP,
                    REDIRECT);

    /** A limit that passes while it is waited for. */
    public static final List<FaultKind> PASSING_LIMITS =
            List.of(RATE_SECONDS, RATE_DATE, RATE_UNSAID);

    /** All that can go wrong. */
    public static final List<Cell> CELLS = new OutcomeTable().cells();

    private final List<Cell> cells = new ArrayList<>();
    private Phase phase;

    private OutcomeTable() {}

    private List<Cell> cells() {
        connect();
        send();
        waiting();
        read();
        poll();
        download();
        upload();
        webhook();
        return List.copyOf(cells);
    }

    private void connect() {
        phase = Phase.CONNECT;
        ends(NOT_SENT, PROVIDERS, REFUSED, TLS, STALL);
        never("nothing has been sent yet", PROVIDERS, ANSWERS);
        never("nothing has been sent yet", PROVIDERS, MODERATION);
        never("a reset while connecting is no connection", PROVIDERS, RESET_BEFORE, RESET_AFTER);
        never("there is no task and no image yet", PROVIDERS, TASK_FAILS, TRUNCATED, EXPIRED);
    }

    private void send() {
        phase = Phase.SEND;
        ends(UNKNOWN, WITHOUT_KEYS, RESET_BEFORE, RESET_AFTER);
        ends(UNKNOWN.with(SAME_KEY), List.of(APIFRAME), RESET_BEFORE, RESET_AFTER);
        endsBy(UNKNOWN, APIMARTS, STALL, Fault.delay(Duration.ofMinutes(10)));
        endsBy(
                UNKNOWN.with(SAME_KEY),
                List.of(APIFRAME),
                STALL,
                Fault.delay(Duration.ofMinutes(10)));
        never("it is silent while it makes the image: see wait", SYNCHRONOUS, STALL);
        never("the connection stands", PROVIDERS, REFUSED, TLS);
        never("an answer is read: see read", PROVIDERS, ANSWERS);
        never("an answer is read: see read", PROVIDERS, MODERATION);
        never("there is no task and no image yet", PROVIDERS, TASK_FAILS, TRUNCATED, EXPIRED);
    }

    private void waiting() {
        phase = Phase.WAIT;
        endsBy(UNKNOWN, SYNCHRONOUS, STALL, Fault.delay(Duration.ofMinutes(10)));
        endsBy(STILL_MADE, ON_TASKS, STALL, Fault.taskTakes(Duration.ofHours(1)));
        ends(
                fails(TaskFailedException.class, CallOutcome.REJECTED, FAILED_TASKS).repeatably(),
                ON_TASKS,
                TASK_FAILS);
        endsBy(
                MODERATED.with(FAILED_TASKS),
                List.of(APIFRAME),
                MODERATION,
                Fault.taskFails().message("Provider returned an error: content policy violation"));
        endsBy(
                MODERATED.with(FAILED_TASKS),
                APIMARTS,
                MODERATION,
                Fault.taskFails().code("prompt_blocked"));
        never("it has no tasks", SYNCHRONOUS, TASK_FAILS);
        never("an answer says it: see read", SYNCHRONOUS, MODERATION);
        never("a reset is the same as before: see send", SYNCHRONOUS, RESET_BEFORE, RESET_AFTER);
        never("nothing is on the wire: see poll", ON_TASKS, RESET_BEFORE, RESET_AFTER);
        never("nothing is connected now: see connect and poll", PROVIDERS, REFUSED, TLS);
        never("no answer yet: see read and poll", PROVIDERS, ANSWERS);
        never("the image is not there yet", PROVIDERS, TRUNCATED, EXPIRED);
    }

    private void read() {
        phase = Phase.READ;
        FaultKind[] unusable = {
            HALF, GIVEN_UP, HUNG_UP, SERVER_ERROR, WEB_PAGE, EMPTY, WRONG_JSON, OK_WITH_ERROR, HUGE
        };
        ends(UNKNOWN, WITHOUT_KEYS, unusable);
        ends(UNKNOWN.with(SAME_KEY), List.of(APIFRAME), unusable);
        endsBy(UNKNOWN, WITHOUT_KEYS, STALL, Fault.slowBody(5));
        endsBy(UNKNOWN.with(SAME_KEY), List.of(APIFRAME), STALL, Fault.slowBody(5));
        ends(UNKNOWN, WITHOUT_KEYS, CONFLICT);
        ends(
                fails(IdempotencyConflictException.class, CallOutcome.REJECTED, EACH_TIME),
                List.of(APIFRAME),
                CONFLICT);
        ends(UNKNOWN, SYNCHRONOUS, NO_IMAGE);
        ends(UNKNOWN, List.of(LUMENFALL), TRUNCATED);
        refusals();
        ends(delivered(THIRD), PROVIDERS, RATE_SECONDS, RATE_DATE, RATE_UNSAID);
        ends(
                fails(CapacityExceededException.class, CallOutcome.NOT_SENT, ONE).repeatably(),
                PROVIDERS,
                RATE_ENDLESS);
        ends(delivered(ONE), PROVIDERS, GZIP);
        never("before an answer: see connect", PROVIDERS, REFUSED, TLS);
        never("before an answer: see send", PROVIDERS, RESET_BEFORE, RESET_AFTER);
        never("images come later: see poll", ON_TASKS, NO_IMAGE);
        never("the end of the task says it: see wait", List.of(APIFRAME), MODERATION);
        never("images come by URL: see download", without(PROVIDERS, LUMENFALL), TRUNCATED);
        never("the answer is no end of a task: see wait", PROVIDERS, TASK_FAILS);
        never("an address is used later: see download", PROVIDERS, EXPIRED);
    }

    private void refusals() {
        ends(REFUSED_AGAIN, PROVIDERS, BAD_REQUEST, REDIRECT);
        ends(REFUSED_AGAIN.repeatably(), PROVIDERS, FIREWALL);
        ends(NO_KEY, PROVIDERS, NO_ACCESS);
        ends(POOR, PROVIDERS, NO_MONEY);
        endsBy(
                MODERATED,
                List.of(LUMENFALL),
                MODERATION,
                Fault.error("CONTENT_POLICY_VIOLATION"),
                Fault.okWithError().code("CONTENT_POLICY_VIOLATION"));
        endsBy(
                MODERATED,
                List.of(UNIALL, "apimart", "gccai"),
                MODERATION,
                Fault.error("prompt_blocked"),
                Fault.error("sensitive_words_detected"));
    }

    private void poll() {
        phase = Phase.POLL;
        ends(
                STILL_MADE,
                ON_TASKS,
                REFUSED,
                TLS,
                RESET_BEFORE,
                RESET_AFTER,
                STALL,
                HALF,
                FIREWALL,
                GIVEN_UP,
                RATE_ENDLESS,
                SERVER_ERROR,
                WEB_PAGE,
                EMPTY,
                WRONG_JSON,
                OK_WITH_ERROR,
                HUGE);
        ends(NOT_TOLD, ON_TASKS, BAD_REQUEST, NO_ACCESS, NO_MONEY, CONFLICT, HUNG_UP, REDIRECT);
        ends(UNKNOWN, ON_TASKS, NO_IMAGE);
        ends(delivered(ONE), ON_TASKS, RATE_SECONDS, RATE_DATE, RATE_UNSAID, GZIP);
        never("the end of the task says it: see wait", ON_TASKS, MODERATION, TASK_FAILS);
        endsBy(
                fails(TaskExpiredException.class, CallOutcome.ACCEPTED, ONE),
                List.of(APIFRAME),
                EXPIRED,
                Fault.body("{\"status\": \"COMPLETED\", \"expired\": true}"));
        never("a task tells addresses: see download", APIMARTS, EXPIRED);
        never("a task tells addresses: see download", ON_TASKS, TRUNCATED);
        never("it has no tasks", SYNCHRONOUS, List.of(FaultKind.values()));
    }

    private void download() {
        phase = Phase.DOWNLOAD;
        ends(
                PAID,
                PROVIDERS,
                REFUSED,
                TLS,
                RESET_BEFORE,
                RESET_AFTER,
                STALL,
                HALF,
                BAD_REQUEST,
                NO_ACCESS,
                FIREWALL,
                NO_MONEY,
                CONFLICT,
                GIVEN_UP,
                HUNG_UP,
                RATE_ENDLESS,
                SERVER_ERROR,
                WEB_PAGE,
                EMPTY,
                WRONG_JSON,
                OK_WITH_ERROR,
                TRUNCATED,
                EXPIRED);
        endsBy(PAID, PROVIDERS, HUGE, Fault.imageBytes(9_000_000));
        endsBy(PAID, PROVIDERS, REDIRECT, Fault.redirect("ftp://example.org/image.png"));
        ends(delivered(ONE), PROVIDERS, RATE_SECONDS, RATE_DATE, RATE_UNSAID, GZIP);
        never("a file is an image or not", PROVIDERS, NO_IMAGE, MODERATION);
        never("the task has ended", PROVIDERS, TASK_FAILS);
    }

    private void upload() {
        phase = Phase.UPLOAD;
        List<String> uploading = List.of(APIFRAME);
        ends(
                NOT_SENT,
                uploading,
                REFUSED,
                TLS,
                RESET_BEFORE,
                RESET_AFTER,
                STALL,
                HALF,
                GIVEN_UP,
                SERVER_ERROR,
                WEB_PAGE,
                HUGE);
        ends(REFUSED_AGAIN.with(NONE), uploading, BAD_REQUEST, REDIRECT);
        ends(
                REFUSED_AGAIN.with(NONE).repeatably(),
                uploading,
                FIREWALL,
                CONFLICT,
                HUNG_UP,
                EMPTY,
                WRONG_JSON,
                OK_WITH_ERROR);
        ends(NO_KEY.with(NONE), uploading, NO_ACCESS);
        ends(POOR.with(NONE), uploading, NO_MONEY);
        ends(delivered(ONE), uploading, RATE_SECONDS, RATE_DATE, RATE_UNSAID, GZIP);
        ends(NOT_SENT, uploading, RATE_ENDLESS);
        never("no image is made by it", uploading, NO_IMAGE, TASK_FAILS, TRUNCATED, EXPIRED);
        never("nothing is judged yet: see wait", uploading, MODERATION);
        List<FaultKind> all = List.of(FaultKind.values());
        never("references travel with the request", List.of(LUMENFALL, "apimart", "gccai"), all);
        never("it takes references by URL only", List.of(UNIALL), all);
    }

    private void webhook() {
        phase = Phase.WEBHOOK;
        ends(NOT_BELIEVED, ON_TASKS, HALF, WEB_PAGE, EMPTY, WRONG_JSON, HUGE, GZIP);
        List<FaultKind> ofAnswers =
                List.of(
                        REFUSED,
                        TLS,
                        RESET_BEFORE,
                        RESET_AFTER,
                        STALL,
                        BAD_REQUEST,
                        NO_ACCESS,
                        FIREWALL,
                        NO_MONEY,
                        CONFLICT,
                        GIVEN_UP,
                        HUNG_UP,
                        RATE_SECONDS,
                        RATE_DATE,
                        RATE_UNSAID,
                        RATE_ENDLESS,
                        SERVER_ERROR,
                        OK_WITH_ERROR,
                        REDIRECT);
        ends(NOT_TOLD, APIMARTS, ofAnswers.toArray(FaultKind[]::new));
        ends(UNKNOWN, ON_TASKS, NO_IMAGE);
        never("a signed delivery is believed without a call", List.of(APIFRAME), ofAnswers);
        never("the end of the task says it: see wait", ON_TASKS, MODERATION, TASK_FAILS);
        never("a delivery tells addresses: see download", ON_TASKS, TRUNCATED, EXPIRED);
        never("it reports nothing", SYNCHRONOUS, List.of(FaultKind.values()));
    }

    private void ends(ExpectedOutcome ending, List<String> providers, FaultKind... troubles) {
        for (FaultKind trouble : troubles) {
            add(ending, providers, trouble, trouble.faults());
        }
    }

    private void endsBy(
            ExpectedOutcome ending, List<String> providers, FaultKind trouble, Fault... faults) {
        add(ending, providers, trouble, List.of(faults));
    }

    private void add(
            ExpectedOutcome ending, List<String> providers, FaultKind trouble, List<Fault> faults) {
        providers.forEach(name -> cells.add(new Cell(phase, trouble, name, ending, faults, "")));
    }

    private void never(String why, List<String> providers, FaultKind... troubles) {
        never(why, providers, List.of(troubles));
    }

    private void never(String why, List<String> providers, List<FaultKind> troubles) {
        for (FaultKind trouble : troubles) {
            providers.forEach(
                    name -> cells.add(new Cell(phase, trouble, name, null, List.of(), why)));
        }
    }

    private static <T> List<T> without(List<T> all, T one) {
        return all.stream().filter(other -> !other.equals(one)).toList();
    }
}
