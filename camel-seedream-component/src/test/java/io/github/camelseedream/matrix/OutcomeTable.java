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
import io.github.camelseedream.provider.CancellableProvider;
import io.github.camelseedream.provider.ImageProvider;
import io.github.camelseedream.provider.TaskProvider;
import io.github.camelseedream.provider.UploadingProvider;
import io.github.camelseedream.provider.WebhookProvider;
import io.github.camelseedream.provider.builtin.BuiltInProviders;
import io.github.camelseedream.provider.spec.FailureKind;
import io.github.camelseedream.provider.spec.ReferenceForm;
import io.github.camelseedream.request.ImageParameters;
import io.github.camelseedream.result.CallOutcome;
import io.github.camelseedream.simulator.fault.Fault;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Everything that can go wrong with a request, in each phase at each provider: what a route is left
 * with after three redeliveries of Camel, and how often the provider was asked to make an image.
 * The test holds the component to it, and docs/failures.md is written from it.
 */
public final class OutcomeTable {

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
    private static final ExpectedOutcome CANCELLED =
            fails(TaskFailedException.class, CallOutcome.UNKNOWN, ONE);
    private static final ExpectedOutcome PAID =
            fails(DownloadException.class, CallOutcome.ACCEPTED, ONE);

    /** What the models' own API says, which others pass on. */
    private static final String UPSTREAM_CODE = "InputTextSensitiveContentDetected";

    private static final String MODERATION_TEXT =
            "Provider returned an error: content policy violation";

    private static final Set<WebhookProvider.Trust> SIGNED =
            Set.of(WebhookProvider.Trust.SIGNED, WebhookProvider.Trust.SIGNED_WITH_PUBLISHED_KEY);

    static final ExpectedOutcome NOT_BELIEVED =
            fails(WebhookRejectedException.class, CallOutcome.NOT_SENT, ONE);

    /** All that can go wrong at the providers that come with the component. */
    public static final List<Cell> CELLS = of(BuiltInProviders.all());

    private final List<Cell> cells = new ArrayList<>();
    private final List<ImageProvider> all;
    private final List<String> providers;
    private final List<String> onTasks;
    private final List<String> synchronous;
    private final List<String> withKeys;
    private final List<String> withoutKeys;
    private final List<String> reporting;
    private final List<String> signing;
    private Phase phase;

    private OutcomeTable(List<ImageProvider> all) {
        this.all = all;
        providers = names(provider -> true);
        onTasks = names(TaskProvider.class::isInstance);
        synchronous = names(provider -> !(provider instanceof TaskProvider));
        withKeys = names(OutcomeTable::takesKeys);
        withoutKeys = names(provider -> !takesKeys(provider));
        reporting = names(WebhookProvider.class::isInstance);
        signing =
                names(
                        provider ->
                                provider instanceof WebhookProvider hook
                                        && SIGNED.contains(hook.trust()));
    }

    /** All that can go wrong at some providers. */
    public static List<Cell> of(List<ImageProvider> providers) {
        return new OutcomeTable(providers).cells();
    }

    private static boolean takesKeys(ImageProvider provider) {
        return provider instanceof TaskProvider tasks && tasks.isIdempotent();
    }

    /** Whether its answer may hold the image itself. */
    private static boolean sendsBytes(ImageProvider provider) {
        return provider.spec()
                .parameters()
                .of(ImageParameters.RESPONSE_FORMAT)
                .filter(row -> !row.wireName().isEmpty())
                .isPresent();
    }

    private static boolean tellsOfExpiry(ImageProvider provider) {
        return provider.spec().name().equals("apiframe");
    }

    private List<String> names(Predicate<ImageProvider> which) {
        return all.stream().filter(which).map(provider -> provider.spec().name()).toList();
    }

    private List<Cell> cells() {
        connect();
        send();
        waiting();
        read();
        poll();
        cancel();
        download();
        upload();
        webhook();
        return List.copyOf(cells);
    }

    private void connect() {
        phase = Phase.CONNECT;
        ends(NOT_SENT, providers, REFUSED, TLS, STALL);
        never("nothing has been sent yet", providers, FaultKind.ANSWERS);
        never("nothing has been sent yet", providers, MODERATION);
        never("a reset while connecting is no connection", providers, RESET_BEFORE, RESET_AFTER);
        never("there is no task and no image yet", providers, TASK_FAILS, TRUNCATED, EXPIRED);
    }

    private void send() {
        phase = Phase.SEND;
        ends(UNKNOWN, withoutKeys, RESET_BEFORE, RESET_AFTER);
        ends(UNKNOWN.with(SAME_KEY), withKeys, RESET_BEFORE, RESET_AFTER);
        endsBy(
                UNKNOWN,
                onTasks.stream().filter(withoutKeys::contains).toList(),
                STALL,
                Fault.delay(Duration.ofMinutes(10)));
        endsBy(UNKNOWN.with(SAME_KEY), withKeys, STALL, Fault.delay(Duration.ofMinutes(10)));
        never("it is silent while it makes the image: see wait", synchronous, STALL);
        never("the connection stands", providers, REFUSED, TLS);
        never("an answer is read: see read", providers, FaultKind.ANSWERS);
        never("an answer is read: see read", providers, MODERATION);
        never("there is no task and no image yet", providers, TASK_FAILS, TRUNCATED, EXPIRED);
    }

    private void waiting() {
        phase = Phase.WAIT;
        endsBy(UNKNOWN, synchronous, STALL, Fault.delay(Duration.ofMinutes(10)));
        endsBy(STILL_MADE, onTasks, STALL, Fault.taskTakes(Duration.ofHours(1)));
        ends(
                fails(TaskFailedException.class, CallOutcome.REJECTED, FAILED_TASKS).repeatably(),
                onTasks,
                TASK_FAILS);
        for (ImageProvider provider : all) {
            if (provider instanceof TaskProvider) {
                List<String> codes = contentCodes(provider);
                endsBy(
                        MODERATED.with(FAILED_TASKS),
                        List.of(provider.spec().name()),
                        MODERATION,
                        codes.isEmpty()
                                ? Fault.taskFails().message(MODERATION_TEXT)
                                : Fault.taskFails().code(codes.get(0)));
            }
        }
        never("it has no tasks", synchronous, TASK_FAILS);
        never("an answer says it: see read", synchronous, MODERATION);
        never("a reset is the same as before: see send", synchronous, RESET_BEFORE, RESET_AFTER);
        never("nothing is on the wire: see poll", onTasks, RESET_BEFORE, RESET_AFTER);
        never("nothing is connected now: see connect and poll", providers, REFUSED, TLS);
        never("no answer yet: see read and poll", providers, FaultKind.ANSWERS);
        never("the image is not there yet", providers, TRUNCATED, EXPIRED);
    }

    private void read() {
        phase = Phase.READ;
        FaultKind[] unusable = {
            HALF, GIVEN_UP, HUNG_UP, SERVER_ERROR, WEB_PAGE, EMPTY, WRONG_JSON, OK_WITH_ERROR, HUGE
        };
        ends(UNKNOWN, withoutKeys, unusable);
        ends(UNKNOWN.with(SAME_KEY), withKeys, unusable);
        endsBy(UNKNOWN, withoutKeys, STALL, Fault.slowBody(5));
        endsBy(UNKNOWN.with(SAME_KEY), withKeys, STALL, Fault.slowBody(5));
        ends(UNKNOWN, withoutKeys, CONFLICT);
        ends(
                fails(IdempotencyConflictException.class, CallOutcome.REJECTED, EACH_TIME),
                withKeys,
                CONFLICT);
        ends(UNKNOWN, synchronous, NO_IMAGE);
        ends(UNKNOWN, names(OutcomeTable::sendsBytes), TRUNCATED);
        refusals();
        ends(delivered(THIRD), providers, RATE_SECONDS, RATE_DATE, RATE_UNSAID);
        ends(
                fails(CapacityExceededException.class, CallOutcome.NOT_SENT, ONE).repeatably(),
                providers,
                RATE_ENDLESS);
        ends(delivered(ONE), providers, GZIP);
        never("before an answer: see connect", providers, REFUSED, TLS);
        never("before an answer: see send", providers, RESET_BEFORE, RESET_AFTER);
        never("images come later: see poll", onTasks, NO_IMAGE);
        never(
                "images come by URL: see download",
                names(provider -> !sendsBytes(provider)),
                TRUNCATED);
        never("the answer is no end of a task: see wait", providers, TASK_FAILS);
        never("an address is used later: see download", providers, EXPIRED);
    }

    private void refusals() {
        ends(REFUSED_AGAIN, providers, BAD_REQUEST, REDIRECT);
        ends(REFUSED_AGAIN.repeatably(), providers, FIREWALL);
        ends(NO_KEY, providers, NO_ACCESS);
        ends(POOR, providers, NO_MONEY);
        for (ImageProvider provider : all) {
            List<String> name = List.of(provider.spec().name());
            List<String> codes = contentCodes(provider);
            if (!codes.isEmpty()) {
                endsBy(
                        MODERATED,
                        name,
                        MODERATION,
                        codes.stream()
                                .flatMap(code -> refusals(provider, code))
                                .toArray(Fault[]::new));
            } else if (provider instanceof TaskProvider) {
                never("the end of the task says it: see wait", name, MODERATION);
            } else {
                endsBy(MODERATED, name, MODERATION, Fault.error(UPSTREAM_CODE));
            }
        }
    }

    /** Who answers at once may refuse with a good status, too. */
    private static Stream<Fault> refusals(ImageProvider provider, String code) {
        return provider instanceof TaskProvider
                ? Stream.of(Fault.error(code))
                : Stream.of(Fault.error(code), Fault.okWithError().code(code));
    }

    /** What its own errors call a refusal by moderation. */
    private static List<String> contentCodes(ImageProvider provider) {
        return provider.spec().errorCodes().entrySet().stream()
                .filter(code -> code.getValue() == FailureKind.CONTENT)
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
    }

    private void poll() {
        phase = Phase.POLL;
        ends(
                STILL_MADE,
                onTasks,
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
        ends(NOT_TOLD, onTasks, BAD_REQUEST, NO_ACCESS, NO_MONEY, CONFLICT, HUNG_UP, REDIRECT);
        ends(UNKNOWN, onTasks, NO_IMAGE);
        ends(delivered(ONE), onTasks, RATE_SECONDS, RATE_DATE, RATE_UNSAID, GZIP);
        never("the end of the task says it: see wait", onTasks, MODERATION, TASK_FAILS);
        endsBy(
                fails(TaskExpiredException.class, CallOutcome.ACCEPTED, ONE),
                names(OutcomeTable::tellsOfExpiry),
                EXPIRED,
                Fault.body("{\"status\": \"COMPLETED\", \"expired\": true}"));
        never(
                "a task tells addresses: see download",
                names(p -> p instanceof TaskProvider && !tellsOfExpiry(p)),
                EXPIRED);
        never("a task tells addresses: see download", onTasks, TRUNCATED);
        never("it has no tasks", synchronous, List.of(FaultKind.values()));
    }

    private void cancel() {
        phase = Phase.CANCEL;
        List<String> cancelling = names(CancellableProvider.class::isInstance);
        ends(
                STILL_MADE,
                cancelling,
                REFUSED,
                TLS,
                RESET_BEFORE,
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
                OK_WITH_ERROR,
                REDIRECT);
        // the provider has stopped it, whatever came back
        ends(CANCELLED, cancelling, RESET_AFTER, STALL, HALF, EMPTY, WRONG_JSON, HUGE);
        ends(CANCELLED, cancelling, RATE_SECONDS, RATE_DATE, RATE_UNSAID, GZIP);
        never("no image is made by it", cancelling, NO_IMAGE, TRUNCATED, EXPIRED);
        never("the task has not ended: see wait", cancelling, MODERATION, TASK_FAILS);
        never(
                "it stops no task",
                names(provider -> !(provider instanceof CancellableProvider)),
                List.of(FaultKind.values()));
    }

    private void download() {
        phase = Phase.DOWNLOAD;
        ends(
                PAID,
                providers,
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
        endsBy(PAID, providers, HUGE, Fault.imageBytes(9_000_000));
        endsBy(PAID, providers, REDIRECT, Fault.redirect("ftp://example.org/image.png"));
        ends(delivered(ONE), providers, RATE_SECONDS, RATE_DATE, RATE_UNSAID, GZIP);
        never("a file is an image or not", providers, NO_IMAGE, MODERATION);
        never("the task has ended", providers, TASK_FAILS);
    }

    private void upload() {
        phase = Phase.UPLOAD;
        List<String> uploading = names(UploadingProvider.class::isInstance);
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
        noUpload();
    }

    private void noUpload() {
        List<FaultKind> any = List.of(FaultKind.values());
        Predicate<ImageProvider> others = provider -> !(provider instanceof UploadingProvider);
        never(
                "references travel with the request",
                names(others.and(provider -> !takesUrlsOnly(provider))),
                any);
        never(
                "it takes references by URL only",
                names(others.and(OutcomeTable::takesUrlsOnly)),
                any);
    }

    private static boolean takesUrlsOnly(ImageProvider provider) {
        return provider.spec().references("any").forms().equals(Set.of(ReferenceForm.URL));
    }

    private void webhook() {
        phase = Phase.WEBHOOK;
        ends(NOT_BELIEVED, reporting, HALF, WEB_PAGE, EMPTY, WRONG_JSON, HUGE, GZIP);
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
        ends(
                NOT_TOLD,
                reporting.stream().filter(name -> !signing.contains(name)).toList(),
                ofAnswers.toArray(FaultKind[]::new));
        ends(UNKNOWN, reporting, NO_IMAGE);
        never("a signed delivery is believed without a poll", signing, ofAnswers);
        never("the end of the task says it: see wait", reporting, MODERATION, TASK_FAILS);
        never("a delivery tells addresses: see download", reporting, TRUNCATED, EXPIRED);
        never(
                "it reports nothing",
                names(provider -> !(provider instanceof WebhookProvider)),
                List.of(FaultKind.values()));
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
}
