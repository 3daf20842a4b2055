package io.github.camelseedream.docs;

import static io.github.camelseedream.docs.MarkdownTable.code;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.github.camelseedream.catalog.RequestedSize;
import io.github.camelseedream.error.AuthenticationException;
import io.github.camelseedream.error.CapacityExceededException;
import io.github.camelseedream.error.ContentRejectedException;
import io.github.camelseedream.error.DownloadException;
import io.github.camelseedream.error.IdempotencyConflictException;
import io.github.camelseedream.error.InvalidRequestException;
import io.github.camelseedream.error.OutcomeUnknownException;
import io.github.camelseedream.error.PartialResultException;
import io.github.camelseedream.error.ProviderException;
import io.github.camelseedream.error.ProviderException.Refusal;
import io.github.camelseedream.error.QuotaExceededException;
import io.github.camelseedream.error.RateLimitedException;
import io.github.camelseedream.error.SeedreamException;
import io.github.camelseedream.error.TaskExpiredException;
import io.github.camelseedream.error.TaskFailedException;
import io.github.camelseedream.error.TaskTimedOutException;
import io.github.camelseedream.error.TaskUnreachableException;
import io.github.camelseedream.error.TransportException;
import io.github.camelseedream.error.WebhookRejectedException;
import io.github.camelseedream.error.ledger.BudgetExceededException;
import io.github.camelseedream.error.ledger.LedgerException;
import io.github.camelseedream.ledger.Claim;
import io.github.camelseedream.provider.ImageProvider;
import io.github.camelseedream.provider.Outcome;
import io.github.camelseedream.provider.ProviderRequest;
import io.github.camelseedream.provider.Reply;
import io.github.camelseedream.provider.builtin.BuiltInProviders;
import io.github.camelseedream.provider.spec.FailureKind;
import io.github.camelseedream.provider.wire.ProviderErrors;
import io.github.camelseedream.provider.wire.UpstreamErrors;
import io.github.camelseedream.request.ImageRequest;
import io.github.camelseedream.result.CallContext;
import io.github.camelseedream.result.Cost;
import io.github.camelseedream.result.ImageFailure;
import io.github.camelseedream.result.ImageResult;
import io.github.camelseedream.result.TaskHandle;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Every exception of the component, and which codes and statuses become which. */
final class ErrorTables {

    private static final CallContext CONTEXT = CallContext.NONE;
    private static final TaskHandle TASK = TaskHandle.builder().build();
    private static final Refusal REFUSAL = new Refusal(400, "", "", false);

    /** An example of each type, and what a route does when it meets one. */
    static final Map<SeedreamException, String> NEXT = next();

    private static final List<Integer> STATUSES =
            List.of(303, 400, 401, 402, 403, 404, 408, 409, 422, 429, 499, 500, 502, 503, 504);

    private ErrorTables() {}

    static String types() {
        MarkdownTable table =
                new MarkdownTable(
                        "exception", "outcome", "repeatable", "what happened", "what a route does");
        NEXT.forEach(
                (error, next) -> {
                    String name = error.getClass().getSimpleName();
                    table.row(
                            code(name),
                            error.outcome().text(),
                            yesOrNo(error),
                            Sources.sentences(error.getClass()),
                            next);
                });
        return table.toString();
    }

    /** Each provider's codes, and the statuses that mean something else there. */
    static String providerAnswers() {
        return providerAnswers(BuiltInProviders.all());
    }

    static String providerAnswers(List<ImageProvider> providers) {
        MarkdownTable table =
                new MarkdownTable("provider", "answer", "exception", "outcome", "repeatable");
        for (ImageProvider provider : providers) {
            String title = provider.spec().title();
            provider.spec().errorCodes().keySet().stream()
                    .sorted()
                    .forEach(code -> row(table, failure(provider, code), title, code(code)));
            STATUSES.stream()
                    .filter(status -> failure(provider, status).getClass() != typeOf(status))
                    .forEach(status -> row(table, failure(provider, status), title, "" + status));
        }
        return table.toString();
    }

    /** What the hosts behind the providers say, which each of them may pass on. */
    static String upstreamAnswers() {
        MarkdownTable table = new MarkdownTable("code", "exception", "outcome", "repeatable");
        UpstreamErrors.CODES.keySet().stream()
                .sorted()
                .forEach(code -> row(table, failure(Map.of(), code), code(code)));
        return table.toString();
    }

    static String statuses() {
        MarkdownTable table = new MarkdownTable("status", "exception", "outcome", "repeatable");
        STATUSES.forEach(status -> row(table, failure(status), String.valueOf(status)));
        return table.toString();
    }

    private static Class<?> typeOf(int status) {
        return failure(status).getClass();
    }

    private static SeedreamException failure(int status) {
        return ProviderErrors.failure(reply(status, MissingNode.getInstance()), CONTEXT, Map.of());
    }

    private static SeedreamException failure(ImageProvider provider, String code) {
        return failure(provider.spec().errorCodes(), code);
    }

    private static SeedreamException failure(Map<String, FailureKind> codes, String code) {
        JsonNode json =
                JsonNodeFactory.instance
                        .objectNode()
                        .set("error", JsonNodeFactory.instance.objectNode().put("code", code));
        return ProviderErrors.failure(reply(400, json), CONTEXT, codes);
    }

    private static SeedreamException failure(ImageProvider provider, int status) {
        ProviderRequest call =
                new ProviderRequest(
                        "", ImageRequest.builder().build(), 1, RequestedSize.nothing(), "");
        Outcome outcome = provider.read(call, reply(status, MissingNode.getInstance()));
        return ((Outcome.Failed) outcome).error();
    }

    private static Reply reply(int status, JsonNode json) {
        return new Reply(status, name -> Optional.empty(), json, "");
    }

    private static void row(MarkdownTable table, SeedreamException error, String... first) {
        List<String> cells = new ArrayList<>(List.of(first));
        cells.add(code(error.getClass().getSimpleName()));
        cells.add(error.outcome().text());
        cells.add(yesOrNo(error));
        table.row(cells.toArray(String[]::new));
    }

    private static String yesOrNo(SeedreamException error) {
        return error.isRepeatable() ? "yes" : "no";
    }

    private static Map<SeedreamException, String> next() {
        Map<SeedreamException, String> next = new LinkedHashMap<>();
        next.put(
                new InvalidRequestException(CONTEXT, List.of()),
                "Corrects the message; `violations()` has one entry for each thing that is wrong.");
        next.put(
                new CapacityExceededException(CONTEXT, ""),
                "Redelivers later, or slows down what feeds the route.");
        ofLedgers(next);
        next.put(new TransportException(CONTEXT, "", "", new IOException("")), "Redelivers.");
        next.put(
                new ProviderException(CONTEXT, REFUSAL),
                "Reads `status()` and `code()`; the same request fails again.");
        next.put(
                new AuthenticationException(CONTEXT, REFUSAL),
                "Stops and tells whoever keeps the keys.");
        next.put(new QuotaExceededException(CONTEXT, REFUSAL), "Stops and tells whoever pays.");
        next.put(
                new RateLimitedException(CONTEXT, new Refusal(429, "", "", true), Duration.ZERO),
                "Redelivers after `retryAfter()`. The component has waited and tried again first.");
        next.put(
                new ContentRejectedException(CONTEXT, REFUSAL),
                "Tells the author of the prompt; no alarm, no retry.");
        next.put(
                new OutcomeUnknownException(CONTEXT, "", null),
                "Parks the message for a person, or accepts a second bill with"
                        + " `repeatUnknown=true`.");
        next.put(
                new DownloadException(CONTEXT, "", "", null),
                "Redelivers: only the download is repeated. Or fetches `url()` itself.");
        ofTasks(next);
        next.put(
                new PartialResultException(CONTEXT, partial()),
                "Takes the images from `result()`, and asks again for the others.");
        return next;
    }

    private static void ofLedgers(Map<SeedreamException, String> next) {
        next.put(
                new LedgerException(CONTEXT, "", null),
                "Redelivers later: it goes on, or gets what the other one made.");
        next.put(
                new BudgetExceededException(
                        CONTEXT,
                        new Claim.OverBudget(
                                new Cost(BigDecimal.TEN, "USD"),
                                BigDecimal.TEN,
                                BigDecimal.ZERO,
                                null,
                                Instant.EPOCH)),
                "Parks the message until `frees()`, or tells whoever pays.");
    }

    private static void ofTasks(Map<SeedreamException, String> next) {
        next.put(
                new IdempotencyConflictException(CONTEXT, REFUSAL),
                "Gives the request a key of its own, or none.");
        next.put(new TaskFailedException(CONTEXT, ""), "Redelivers: a new task is submitted.");
        next.put(
                new TaskTimedOutException(CONTEXT, TASK, ""),
                "Stores `task()` as text and sends it to `seedream:await` later. A redelivery goes"
                        + " on waiting; no second call.");
        next.put(
                new TaskUnreachableException(CONTEXT, TASK, ""),
                "Stores `task()`, and awaits it once the key or the network is mended.");
        next.put(
                new WebhookRejectedException(CONTEXT, ""),
                "Answers whoever sent it with 401. Where it was the provider: checks `apiKey` and"
                        + " `webhookApiKeys`.");
        next.put(
                new TaskExpiredException(CONTEXT),
                "Asks again in a new exchange; the images are gone.");
    }

    private static ImageResult partial() {
        return ImageResult.builder().failure(new ImageFailure(1, "", "", false, "")).build();
    }
}
