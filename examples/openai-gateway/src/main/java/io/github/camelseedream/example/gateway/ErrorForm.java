package io.github.camelseedream.example.gateway;

import static java.util.Map.entry;

import io.github.camelseedream.error.AuthenticationException;
import io.github.camelseedream.error.ContentRejectedException;
import io.github.camelseedream.error.DownloadException;
import io.github.camelseedream.error.IdempotencyConflictException;
import io.github.camelseedream.error.InvalidRequestException;
import io.github.camelseedream.error.NotAcceptedException;
import io.github.camelseedream.error.OutcomeUnknownException;
import io.github.camelseedream.error.ProviderException;
import io.github.camelseedream.error.QuotaExceededException;
import io.github.camelseedream.error.RateLimitedException;
import io.github.camelseedream.error.SeedreamException;
import io.github.camelseedream.error.TaskFailedException;
import io.github.camelseedream.error.TaskTimedOutException;
import io.github.camelseedream.error.TransportException;
import java.util.Map;
import java.util.stream.Stream;

/**
 * How a failure is told in OpenAI's words.
 *
 * @param type OpenAI's kind of error
 */
record ErrorForm(int status, String type, String code, String message) {

    private static final String INVALID = "invalid_request_error";
    private static final String SERVER = "server_error";
    private static final String REQUESTS = "requests";

    private record Row(int status, String type, String code) {}

    private static final Map<Class<? extends Exception>, Row> ROWS =
            Map.ofEntries(
                    entry(InvalidRequestException.class, new Row(400, INVALID, "invalid_value")),
                    entry(
                            ContentRejectedException.class,
                            new Row(400, INVALID, "content_policy_violation")),
                    entry(
                            IdempotencyConflictException.class,
                            new Row(409, INVALID, "idempotency_key_reused")),
                    entry(
                            NotAcceptedException.class,
                            new Row(429, REQUESTS, "rate_limit_exceeded")),
                    entry(
                            RateLimitedException.class,
                            new Row(429, REQUESTS, "rate_limit_exceeded")),
                    entry(
                            QuotaExceededException.class,
                            new Row(429, "insufficient_quota", "insufficient_quota")),
                    entry(OutcomeUnknownException.class, new Row(502, SERVER, "outcome_unknown")),
                    entry(DownloadException.class, new Row(502, SERVER, "download_failed")),
                    entry(TaskFailedException.class, new Row(502, SERVER, "generation_failed")),
                    entry(TransportException.class, new Row(503, SERVER, "provider_unreachable")),
                    entry(TaskTimedOutException.class, new Row(504, SERVER, "timeout")));

    /** Status and code of every row. */
    static Stream<String> known() {
        return ROWS.values().stream().map(row -> row.status() + " " + row.code());
    }

    static ErrorForm of(Exception failure) {
        if (failure instanceof CallRefusedException refused) {
            return new ErrorForm(refused.status(), INVALID, refused.code(), refused.getMessage());
        }
        if (failure instanceof AuthenticationException) {
            return new ErrorForm(
                    502,
                    SERVER,
                    "provider_key_refused",
                    "The provider refused the gateway's own key. Tell whoever runs the gateway");
        }
        Row row = ROWS.get(failure.getClass());
        if (row != null) {
            return new ErrorForm(row.status(), row.type(), row.code(), failure.getMessage());
        }
        if (failure instanceof ProviderException refused) {
            boolean notFound = refused.status() == 404;
            String code = refused.code().isEmpty() ? "provider_refused" : refused.code();
            return new ErrorForm(notFound ? 404 : 400, INVALID, code, refused.getMessage());
        }
        return failure instanceof SeedreamException
                ? new ErrorForm(502, SERVER, "provider_failed", failure.getMessage())
                : new ErrorForm(500, SERVER, "internal_error", "The gateway failed; see its log");
    }
}
