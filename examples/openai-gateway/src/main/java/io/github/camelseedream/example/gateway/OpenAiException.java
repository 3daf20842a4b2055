package io.github.camelseedream.example.gateway;

import static java.util.Map.entry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelseedream.error.AuthenticationException;
import io.github.camelseedream.error.CapacityExceededException;
import io.github.camelseedream.error.ContentRejectedException;
import io.github.camelseedream.error.DownloadException;
import io.github.camelseedream.error.IdempotencyConflictException;
import io.github.camelseedream.error.InvalidRequestException;
import io.github.camelseedream.error.OutcomeUnknownException;
import io.github.camelseedream.error.ProviderException;
import io.github.camelseedream.error.QuotaExceededException;
import io.github.camelseedream.error.RateLimitedException;
import io.github.camelseedream.error.SeedreamException;
import io.github.camelseedream.error.TaskFailedException;
import io.github.camelseedream.error.TaskTimedOutException;
import io.github.camelseedream.error.TransportException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A failure as OpenAI's clients expect it. The gateway throws it where it refuses a request itself;
 * {@link #of} makes it from whatever else went wrong.
 */
final class OpenAiException extends RuntimeException {

    private static final long serialVersionUID = 1L;
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final int MAX_MESSAGE = 4000;

    private static final Map<Class<? extends Exception>, ErrorCode> CODES =
            Map.ofEntries(
                    entry(InvalidRequestException.class, ErrorCode.INVALID_VALUE),
                    entry(ContentRejectedException.class, ErrorCode.CONTENT_POLICY_VIOLATION),
                    entry(IdempotencyConflictException.class, ErrorCode.IDEMPOTENCY_KEY_REUSED),
                    entry(CapacityExceededException.class, ErrorCode.RATE_LIMIT_EXCEEDED),
                    entry(RateLimitedException.class, ErrorCode.RATE_LIMIT_EXCEEDED),
                    entry(QuotaExceededException.class, ErrorCode.INSUFFICIENT_QUOTA),
                    entry(AuthenticationException.class, ErrorCode.PROVIDER_KEY_REFUSED),
                    entry(ProviderException.class, ErrorCode.PROVIDER_REFUSED),
                    entry(OutcomeUnknownException.class, ErrorCode.OUTCOME_UNKNOWN),
                    entry(DownloadException.class, ErrorCode.DOWNLOAD_FAILED),
                    entry(TaskFailedException.class, ErrorCode.GENERATION_FAILED),
                    entry(TransportException.class, ErrorCode.PROVIDER_UNREACHABLE),
                    entry(TaskTimedOutException.class, ErrorCode.TIMEOUT));

    private static final Pattern UNKNOWN_MODEL =
            Pattern.compile(
                    "No available channel for model|; model: Invalid option"
                            + "|The model or endpoint \\S+ does not exist");

    private final ErrorCode code;
    private final String param;

    /**
     * @param param the field that is wrong, or null
     * @param message what is wrong and how to fix it
     */
    OpenAiException(ErrorCode code, String param, String message) {
        this(code, param, message, null);
    }

    private OpenAiException(ErrorCode code, String param, String message, Throwable cause) {
        super(message, cause);
        this.code = code;
        this.param = param;
    }

    /** Tells any failure in OpenAI's words, and nothing of the gateway's inside. */
    static OpenAiException of(Throwable failure) {
        Optional<OpenAiException> own = behind(failure);
        if (own.isPresent()) {
            return own.get();
        }
        ErrorCode code = code(failure);
        List<ClientWords> violations = ClientWords.of(failure);
        String param = violations.isEmpty() ? null : violations.get(0).field();
        String message =
                switch (code) {
                    case INTERNAL_ERROR -> "The gateway failed; see its log";
                    case PROVIDER_KEY_REFUSED ->
                            "The provider refused the gateway's own key. Tell whoever runs the"
                                    + " gateway";
                    case PROVIDER_UNREACHABLE ->
                            "The gateway could not reach its provider. Nothing was sent; try again"
                                    + " later";
                    case INVALID_VALUE -> ClientWords.text(failure);
                    case MODEL_NOT_FOUND ->
                            violations.isEmpty()
                                    ? ClientWords.translate(
                                            failure.getMessage(), failure.getMessage())
                                    : ClientWords.text(failure);
                    default -> ClientWords.translate(failure.getMessage(), failure.getMessage());
                };
        return new OpenAiException(code, param, message, failure);
    }

    /** A refusal of the gateway's own that a parser or Camel has wrapped. */
    static Optional<OpenAiException> behind(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof OpenAiException own) {
                return Optional.of(own);
            }
        }
        return Optional.empty();
    }

    private static ErrorCode code(Throwable failure) {
        if (failure instanceof ProviderException refused && isUnknownModel(refused)) {
            return ErrorCode.MODEL_NOT_FOUND;
        }
        if (failure instanceof InvalidRequestException invalid && isNoModel(invalid)) {
            return ErrorCode.MODEL_NOT_FOUND;
        }
        return CODES.getOrDefault(
                failure.getClass(),
                failure instanceof SeedreamException
                        ? ErrorCode.PROVIDER_FAILED
                        : ErrorCode.INTERNAL_ERROR);
    }

    /** Where the model is part of the address, not every text can be one. */
    private static boolean isNoModel(InvalidRequestException invalid) {
        return invalid.violations().stream()
                .allMatch(
                        violation ->
                                violation.option().equals("model")
                                        && violation.problem().startsWith("cannot be an id"));
    }

    /** Some providers have a code for it, the others say it in their text only. */
    private static boolean isUnknownModel(ProviderException refused) {
        return refused.code().toLowerCase(Locale.ROOT).equals(ErrorCode.MODEL_NOT_FOUND.code())
                || UNKNOWN_MODEL.matcher(refused.getMessage()).find();
    }

    /** The same failure as OpenAI tells it of its gpt-image models. */
    OpenAiException forGptImage() {
        return code == ErrorCode.CONTENT_POLICY_VIOLATION
                ? new OpenAiException(ErrorCode.MODERATION_BLOCKED, param, getMessage(), getCause())
                : this;
    }

    ErrorCode code() {
        return code;
    }

    String param() {
        return param;
    }

    /** The body of the answer. */
    byte[] json() {
        String message = getMessage();
        Map<String, Object> error = new LinkedHashMap<>();
        error.put(
                "message",
                message.length() <= MAX_MESSAGE
                        ? message
                        : message.substring(0, MAX_MESSAGE) + "...");
        error.put("type", code.type());
        error.put("param", param);
        error.put("code", code.code());
        try {
            return MAPPER.writeValueAsBytes(Map.of("error", error));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * The headers of the answer. OpenAI's clients obey {@code x-should-retry}, which keeps them
     * from sending again what may have been paid for.
     */
    Map<String, String> headers() {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Content-Type", "application/json");
        headers.put("x-should-retry", Boolean.toString(isRepeatable()));
        long seconds = secondsToWait();
        if (seconds > 0) {
            headers.put("Retry-After", Long.toString(seconds));
        }
        if (code == ErrorCode.INVALID_API_KEY) {
            headers.put("WWW-Authenticate", "Bearer");
        }
        return headers;
    }

    private boolean isRepeatable() {
        return getCause() instanceof SeedreamException known && known.isRepeatable();
    }

    private long secondsToWait() {
        if (getCause() instanceof RateLimitedException limited) {
            return limited.retryAfter().toSeconds();
        }
        return getCause() instanceof CapacityExceededException ? 1 : 0;
    }
}
