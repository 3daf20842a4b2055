package io.github.camelseedream.provider.wire;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelseedream.error.AuthenticationException;
import io.github.camelseedream.error.ContentRejectedException;
import io.github.camelseedream.error.IdempotencyConflictException;
import io.github.camelseedream.error.OutcomeUnknownException;
import io.github.camelseedream.error.ProviderException;
import io.github.camelseedream.error.QuotaExceededException;
import io.github.camelseedream.error.RateLimitedException;
import io.github.camelseedream.error.SeedreamException;
import io.github.camelseedream.error.TaskFailedException;
import io.github.camelseedream.http.Retry;
import io.github.camelseedream.provider.Reply;
import io.github.camelseedream.provider.spec.FailureKind;
import io.github.camelseedream.request.UrlText;
import io.github.camelseedream.result.CallContext;
import io.github.camelseedream.result.CallOutcome;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The exception that a refused call, a failed task or an answer without images becomes: one wording
 * for all providers. Stateless.
 */
public final class ProviderErrors {

    /** Longest text of a provider that a message repeats. */
    private static final int LONGEST_TEXT = 500;

    private static final Pattern BASE64 = Pattern.compile("[A-Za-z0-9+/\\\\_-]{100,}=*");
    private static final Pattern MARKUP = Pattern.compile("<[^>]{0,200}>");

    private static final String[] ERROR_TEXTS = {
        "/error/message", "/error", "/message", "/error_message", "/error_code", "/detail", "/title"
    };

    private static final String[] CODES = {"/code", "/error_type", "/detail/0/type"};

    private static final String FREE = "Such a call costs nothing, so it may be made again";

    private ProviderErrors() {}

    /**
     * The failure a reply tells of: by the provider's own code, by what the hosts behind it are
     * known to say, and else by its status.
     *
     * @param codes what this provider's codes mean
     */
    public static SeedreamException failure(
            Reply reply, CallContext context, Map<String, FailureKind> codes) {
        return failure(reply, context, codes, errorText(reply));
    }

    /** The same with more words than the reply's message, which are shortened. */
    public static SeedreamException failure(
            Reply reply, CallContext context, Map<String, FailureKind> codes, String text) {
        FailureKind kind = kind(reply, codes).orElseGet(() -> ofStatus(reply));
        return exception(kind, reply, context, code(reply), fit(reply, text));
    }

    /**
     * A failure in the provider's own words, which are shortened.
     *
     * @param kind what it is where the hosts behind the provider say nothing more of it
     */
    public static SeedreamException failure(
            Reply reply, CallContext context, FailureKind kind, String text) {
        FailureKind known =
                kind == FailureKind.CONFLICT
                        ? kind
                        : kind(reply, Map.of())
                                .orElse(isBlocked(reply) ? FailureKind.BLOCKED : kind);
        return exception(known, reply, context, "", fit(reply, text));
    }

    /**
     * The failure of a task, which bills nothing. What is known to fail again is no failed task,
     * which may be submitted once more.
     *
     * @param told the task; what it failed with stands where a refused call has it
     * @param context with the task's id as the request id
     * @param state the provider's word for its state, for want of others
     */
    public static SeedreamException taskFailure(
            Reply told, CallContext context, Map<String, FailureKind> codes, String state) {
        FailureKind kind = kind(told, codes).orElse(FailureKind.UNKNOWN);
        String text = errorText(told);
        return kind == FailureKind.UNKNOWN
                ? new TaskFailedException(context, text.isEmpty() ? state : text)
                : exception(kind, told, context, code(told), text);
    }

    /** What the words of a reply mean; empty where they are not known. */
    private static Optional<FailureKind> kind(Reply reply, Map<String, FailureKind> codes) {
        String code = code(reply);
        Optional<FailureKind> own =
                Stream.of(code, codeInText(reply))
                        .map(codes::get)
                        .filter(Objects::nonNull)
                        .findFirst();
        // a provider's word for every refusal may stand for a host's word of one
        return own.filter(kind -> kind != FailureKind.REJECTED)
                .or(() -> UpstreamErrors.kind(code, errorText(reply)))
                .or(() -> own);
    }

    /** Some name the code in front of the message only. */
    private static String codeInText(Reply reply) {
        String text = errorText(reply);
        return text.substring(0, Math.max(0, text.indexOf(':')));
    }

    private static FailureKind ofStatus(Reply reply) {
        return isBlocked(reply) ? FailureKind.BLOCKED : FailureKind.ofStatus(reply.status());
    }

    /**
     * Whether a bot check or firewall answered in front of the provider, which says nothing of the
     * key or of a task: it names itself in a header, or refuses with a web page where a provider
     * answers with JSON.
     */
    public static boolean isBlocked(Reply reply) {
        boolean named =
                !reply.header("cf-mitigated").isEmpty()
                        || !reply.header("x-amzn-waf-action").isEmpty();
        return reply.status() == 403 && reply.text().stripLeading().startsWith("<")
                || named && reply.status() >= 400 && reply.status() != 429;
    }

    /**
     * The failure of a call that costs nothing, such as a question for models or an estimate: there
     * is no doubt about money, so what would be an unknown outcome may be asked again.
     *
     * @param codes what this provider's codes mean
     */
    public static SeedreamException freeFailure(
            Reply reply, CallContext context, Map<String, FailureKind> codes) {
        return free(reply, failure(reply, context, codes), context);
    }

    /** The same for a failure that was told by other means than a code. */
    public static SeedreamException free(
            Reply reply, SeedreamException failure, CallContext context) {
        if (failure.outcome() != CallOutcome.UNKNOWN) {
            return failure;
        }
        String said = errorText(reply);
        if (said.isEmpty() && reply.isSuccess()) {
            said = "it answered with status " + reply.status() + " and not with what was asked for";
        }
        String text = said.isEmpty() || said.endsWith(".") ? said : said + ".";
        return new ProviderException(
                context,
                new ProviderException.Refusal(
                        reply.status(), code(reply), (text + " " + FREE).trim(), true));
    }

    private static SeedreamException exception(
            FailureKind kind, Reply reply, CallContext context, String code, String text) {
        boolean repeatable = kind == FailureKind.RATE_LIMITED || kind == FailureKind.BLOCKED;
        ProviderException.Refusal refusal =
                new ProviderException.Refusal(
                        reply.status(),
                        code,
                        kind == FailureKind.BLOCKED ? blocked(text) : text,
                        repeatable);
        return switch (kind) {
            case REJECTED, BLOCKED -> new ProviderException(context, refusal);
            case AUTHENTICATION -> new AuthenticationException(context, refusal);
            case QUOTA -> new QuotaExceededException(context, refusal);
            case CONTENT -> new ContentRejectedException(context, refusal);
            case CONFLICT -> new IdempotencyConflictException(context, refusal);
            case RATE_LIMITED ->
                    new RateLimitedException(context, refusal, Retry.after(reply.headers()));
            case UNKNOWN ->
                    OutcomeUnknownException.because(context, unknown(refusal, context), null);
        };
    }

    private static String blocked(String text) {
        return (text.isEmpty() || text.endsWith(".") ? text : text + ".")
                + " That is a page of a bot check or firewall in front of the provider, which has"
                + " not seen the call or its key. Send it again later; if that goes on, let this"
                + " machine's address be allowed there, or call from another one";
    }

    private static String unknown(ProviderException.Refusal refusal, CallContext context) {
        return context
                + " answered with status "
                + refusal.status()
                + (refusal.code().isEmpty() ? "" : " " + refusal.code())
                + (refusal.text().isEmpty() ? "" : ": " + refusal.text());
    }

    /** A good status without an image: it may have been paid for. */
    public static SeedreamException noImage(CallContext context) {
        return OutcomeUnknownException.because(
                context, context + " answered without an image", null);
    }

    /** A good status without a task that could be asked for: it may be paid for. */
    public static SeedreamException noTask(CallContext context) {
        return OutcomeUnknownException.because(
                context, context + " answered without the id of a task", null);
    }

    /** An image that came, and cannot be used. */
    public static SeedreamException unusableImage(CallContext context, String why) {
        return OutcomeUnknownException.because(
                context, "an image of " + context + " came and cannot be used: " + why, null);
    }

    /** An image that was asked for and is not among those that came. */
    public static SeedreamException missingImage(CallContext context) {
        return OutcomeUnknownException.because(
                context, context + " sent fewer images than were asked for", null);
    }

    /** An image that had not come when the reply broke off. */
    public static SeedreamException cutOff(Reply reply, CallContext context) {
        return OutcomeUnknownException.because(
                context,
                context
                        + " sent a part of its images, and then the reply broke off: "
                        + fit(reply, reply.cutOff()),
                null);
    }

    /** Whether a reply with a good status tells of a failure all the same. */
    public static boolean isErrorWithSuccessStatus(Reply reply) {
        JsonNode error = reply.json().path("error");
        return error.hasNonNull("message")
                || error.isTextual()
                || reply.json().path("success").asText().equals("false");
    }

    /**
     * What the provider said, and what further fields of the reply say.
     *
     * @param details the fields; of an object, each of its own is told
     */
    public static String errorText(Reply reply, List<String> details) {
        StringJoiner text = new StringJoiner("; ").add(errorText(reply));
        for (String name : details) {
            JsonNode told = reply.json().path(name);
            told.properties()
                    .forEach(
                            field ->
                                    text.add(
                                            field.getKey()
                                                    + ": "
                                                    + ReplyReader.words(field.getValue())));
            String words = ReplyReader.words(told);
            if (!words.isEmpty()) {
                text.add(name + ": " + words);
            }
        }
        return text.toString();
    }

    /** What the provider said, in whichever field, fit for a message. */
    public static String errorText(Reply reply) {
        for (String pointer : ERROR_TEXTS) {
            String text = ReplyReader.text(reply.json().at(pointer));
            if (!text.isEmpty()) {
                return fit(reply, text);
            }
        }
        JsonNode detail = reply.json().path("detail");
        return fit(reply, detail.isArray() ? violations(detail) : reply.text());
    }

    /** A list of what is wrong, each with its place in the body: the form of FastAPI. */
    private static String violations(JsonNode list) {
        StringJoiner text = new StringJoiner("; ");
        for (JsonNode violation : list) {
            text.add(ReplyReader.text(violation.path("msg")));
            String place = ReplyReader.words(violation.path("loc"));
            if (!place.isEmpty()) {
                text.add("in " + place.replace(", ", "."));
            }
        }
        return text.toString();
    }

    /** The code of a failure; some repeat the status there, which says nothing new. */
    private static String code(Reply reply) {
        String code = ReplyReader.text(reply.json().at("/error/code"));
        for (String pointer : CODES) {
            JsonNode other = reply.json().at(pointer);
            code = code.isEmpty() && other.isTextual() ? other.asText() : code;
        }
        return code.equals(String.valueOf(reply.status())) ? "" : fit(reply, code);
    }

    /**
     * What a provider wrote, bounded, on one line, without the key, the queries of URLs (a provider
     * likes to repeat what it could not fetch) and base64.
     */
    static String fit(Reply reply, String text) {
        if (text.isEmpty()) {
            return text;
        }
        String bare = UrlText.withoutQueries(reply.withoutKey().apply(text));
        return shorten(BASE64.matcher(bare).replaceAll("..."));
    }

    private static String shorten(String text) {
        String words = MARKUP.matcher(text).replaceAll(" ");
        String line = ReplyReader.GAP.matcher(words).replaceAll(" ").trim();
        return line.length() <= LONGEST_TEXT ? line : line.substring(0, LONGEST_TEXT) + "...";
    }
}
