package io.github.camelseedream.provider.wire;

import io.github.camelseedream.provider.spec.FailureKind;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What the hosts behind the providers say when they refuse: the codes of ByteDance's own API, and
 * the sentences of moderation without a code. Every relay may pass them on, in its own place or in
 * the middle of its own message, so they are one table for all of them. A provider's own code comes
 * first. Immutable.
 *
 * <p>Sources: docs.byteplus.com/en/docs/ModelArk/1299023 and volcengine.com/docs/82379/1299023
 * (error codes), and for E005 replicate.com/docs (HTTP reference), as of 2026-11-21.
 */
public final class UpstreamErrors {

    private static final Map<FailureKind, String> NAMES =
            Map.of(
                    FailureKind.CONTENT,
                    """
                    SensitiveContentDetected
                    InputTextSensitiveContentDetected InputImageSensitiveContentDetected
                    InputVideoSensitiveContentDetected InputAudioSensitiveContentDetected
                    OutputTextSensitiveContentDetected OutputImageSensitiveContentDetected
                    OutputVideoSensitiveContentDetected OutputAudioSensitiveContentDetected
                    InputTextRiskDetection InputImageRiskDetection
                    OutputTextRiskDetection OutputImageRiskDetection
                    ContentSecurityDetectionError
                    """,
                    FailureKind.RATE_LIMITED,
                    """
                    RateLimitExceeded AccountRateLimitExceeded APIAccountRpmRateLimitExceeded
                    ModelAccountRpmRateLimitExceeded ModelAccountTpmRateLimitExceeded
                    ModelAccountIpmRateLimitExceeded ModelAccountFlexTpmRateLimitExceeded
                    ServerOverloaded RequestBurstTooFast InflightBatchsizeExceeded
                    """,
                    FailureKind.QUOTA,
                    "AccountOverdueError QuotaExceeded SetLimitExceeded InvalidSubscription",
                    FailureKind.AUTHENTICATION,
                    "AuthenticationError InvalidAccountStatus",
                    FailureKind.REJECTED,
                    """
                    InvalidParameter MissingParameter InvalidImageURL InvalidArgumentError
                    OutofContextError InvalidEndpoint InvalidEndpointOrModel ModelNotOpen
                    UnsupportedModel
                    """,
                    FailureKind.UNKNOWN,
                    "InternalServiceError RequestCanceled");

    /** What each code means; a code with a dot and more behind it means the same. */
    public static final Map<String, FailureKind> CODES = codes();

    /** The code of used up money, and of a queue that is full. */
    private static final String QUOTA = "QuotaExceeded";

    private static final int LONGEST_PREFIX = 60;

    /**
     * A code in a message: at its start, behind a short beginning, or in JSON that became a text.
     */
    private static final Pattern CODE_IN_TEXT =
            Pattern.compile(
                    "(?:^|\\\\*\"code\\\\*\"\\s*:\\s*\\\\*\"|\\bcode\\s*[=:]\\s*['\"]?"
                            + "|^[^\"'`\u201c:]{0,"
                            + LONGEST_PREFIX
                            + "}[:,(\\[]\\s*)"
                            + "([A-Z][A-Za-z]+)(?:\\.[A-Za-z]+)*(?=$|[\\\\\"'`:,.;)\\]\\s])");

    /** What somebody else said: a prompt that an error repeats is no verdict. */
    private static final Pattern QUOTED =
            Pattern.compile(
                    "\"[^\"]*+\"|\u201c[^\u201d]*+\u201d|`[^`]*+`|(?<!\\w)'.*?'(?!\\w)"
                            + "|(?i:\\bprompt\\b\\s*[:=].*)",
                    Pattern.DOTALL);

    private static final Pattern END_OF_CLAUSE = Pattern.compile("[.;!:]\\s+|[.;!:]$|\\n");

    /** Who or what was refused, e.g. {@code The input or output was}. */
    private static final String SUBJECT =
            "((the |your )?(\\w+ or )?(generated |input |output )?"
                    + "(content|prompt|request|result|inputs?|outputs?|images?|text|video) )?"
                    + "((was|were|is|are|has been|have been) )?";

    /** A whole clause that says so. */
    private static final List<Pattern> MODERATION =
            Stream.of(
                            SUBJECT
                                    + "flagged (as|for) (being )?(potentially"
                                    + " )?(sensitive|nsfw|unsafe|inappropriate)( content)?("
                                    + " \\(E005\\))?",
                            "\\(?E005\\)?",
                            "((potential|possible)(ly)? )?nsfw( content)?"
                                    + "( (was |is )?(detected|found|blocked))?( in .{0,40})?",
                            "(.{0,30}(violat\\w+|blocked|rejected|refused|against) "
                                    + "((of|by|with) )?((the|our) )?)?"
                                    + "(content|usage|safety) policy( violations?)?",
                            SUBJECT
                                    + "(rejected|blocked|refused) by (the |our )?(content )?"
                                    + "(moderation|safety (system|filter|checker))",
                            "(the request failed because )?"
                                    + SUBJECT
                                    + "(may )?contains? (sensitive (information|content)|real"
                                    + " person)",
                            "(the request failed because )?"
                                    + SUBJECT
                                    + "may be related to copyright restrictions")
                    .map(clause -> Pattern.compile(clause, Pattern.CASE_INSENSITIVE))
                    .toList();

    private UpstreamErrors() {}

    private static Map<String, FailureKind> codes() {
        Map<String, FailureKind> codes = new HashMap<>();
        NAMES.forEach(
                (kind, names) -> {
                    for (String name : names.trim().split("\\s+")) {
                        codes.put(name, kind);
                    }
                });
        return Map.copyOf(codes);
    }

    /**
     * What a refusal means, by a code that is known or by a sentence of moderation.
     *
     * @param code the code beside the message, or an empty text
     * @param text the message
     */
    static Optional<FailureKind> kind(String code, String text) {
        return ofCode(code, text)
                .or(() -> ofCodeIn(text))
                .or(() -> isModeration(text) ? Optional.of(FailureKind.CONTENT) : Optional.empty());
    }

    private static Optional<FailureKind> ofCode(String code, String text) {
        String family = code.replaceFirst("\\..*", "");
        return family.equals(QUOTA) && text.contains("queue")
                ? Optional.of(FailureKind.RATE_LIMITED)
                : Optional.ofNullable(CODES.get(family));
    }

    private static Optional<FailureKind> ofCodeIn(String text) {
        Matcher codes = CODE_IN_TEXT.matcher(text);
        while (codes.find()) {
            Optional<FailureKind> kind = ofCode(codes.group(1), text);
            if (kind.isPresent()) {
                return kind;
            }
        }
        return Optional.empty();
    }

    private static boolean isModeration(String text) {
        return END_OF_CLAUSE
                .splitAsStream(QUOTED.matcher(text).replaceAll("..."))
                .map(String::trim)
                .anyMatch(
                        clause ->
                                MODERATION.stream()
                                        .anyMatch(said -> said.matcher(clause).matches()));
    }
}
