package io.github.camelseedream.exchange;

import io.github.camelseedream.SeedreamConstants;
import io.github.camelseedream.error.InvalidRequestException;
import io.github.camelseedream.ledger.Resolution;
import io.github.camelseedream.ledger.Resolution.Verdict;
import io.github.camelseedream.request.Violation;
import io.github.camelseedream.result.CallContext;
import io.github.camelseedream.result.Cost;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.camel.Message;

/**
 * Reads from a message how calls in a ledger are to be resolved. For one message.
 *
 * @hidden
 */
public final class ResolutionReader {

    private static final String PREFIX = SeedreamConstants.RESOLVE;

    /** All that begin so. */
    private static final List<String> KNOWN =
            List.of(
                    SeedreamConstants.RESOLVE,
                    SeedreamConstants.RESOLVE_AS,
                    SeedreamConstants.RESOLVED_BY,
                    SeedreamConstants.RESOLVE_REASON,
                    SeedreamConstants.RESOLVE_CALL,
                    SeedreamConstants.RESOLVE_COST);

    private static final Pattern COST =
            Pattern.compile("(\\d{1,12}(?:\\.\\d{1,6})?) ([A-Za-z]{1,20})");

    private static final int LONGEST_NAME = 255;
    private static final int LONGEST_REASON = 1000;

    private final Message message;
    private final List<Violation> violations = new ArrayList<>();

    private ResolutionReader(Message message) {
        this.message = message;
    }

    /**
     * What a message says of calls in a ledger.
     *
     * @param option the key, where the message has none; may be null
     * @return empty where it says nothing of the kind
     * @throws InvalidRequestException with all that is wrong with it
     */
    public static Optional<Resolution> of(Message message, String option) {
        List<String> headers =
                message.getHeaders().keySet().stream().filter(ResolutionReader::isOurs).toList();
        return option == null && headers.isEmpty()
                ? Optional.empty()
                : Optional.of(new ResolutionReader(message).read(headers, option));
    }

    private static boolean isOurs(String header) {
        return header.regionMatches(true, 0, PREFIX, 0, PREFIX.length());
    }

    private Resolution read(List<String> headers, String option) {
        headers.stream()
                .filter(header -> KNOWN.stream().noneMatch(header::equalsIgnoreCase))
                .forEach(
                        header ->
                                refuse(
                                        header,
                                        "",
                                        "is not known. Accepted: " + String.join(", ", KNOWN)));
        String key = text(SeedreamConstants.RESOLVE).orElse(option);
        if (key == null || key.isBlank()) {
            refuse(
                    SeedreamConstants.RESOLVE,
                    "",
                    "and the option resolve say of no request that its calls are to be resolved."
                            + " Accepted: its idempotencyKey");
        }
        Verdict verdict = required(SeedreamConstants.RESOLVE_AS, "paid, not_paid", this::verdict);
        Cost cost =
                read(
                                SeedreamConstants.RESOLVE_COST,
                                "an amount and a unit, such as 0.04 USD",
                                ResolutionReader::cost)
                        .orElse(null);
        if (cost != null && verdict == Verdict.not_paid) {
            refuse(SeedreamConstants.RESOLVE_COST, cost.toString(), "is for calls that are paid");
        }
        Resolution resolution =
                new Resolution(
                        key,
                        read(
                                        SeedreamConstants.RESOLVE_CALL,
                                        "the number of the call's first image, from 1",
                                        ResolutionReader::number)
                                .orElse(null),
                        verdict,
                        cost,
                        required(
                                SeedreamConstants.RESOLVED_BY,
                                "a name of up to 255 characters",
                                text -> bounded(text, LONGEST_NAME)),
                        required(
                                SeedreamConstants.RESOLVE_REASON,
                                "how it is known, in up to 1000 characters",
                                text -> bounded(text, LONGEST_REASON)));
        if (!violations.isEmpty()) {
            throw new InvalidRequestException(CallContext.NONE, violations);
        }
        return resolution;
    }

    private <T> T required(String header, String accepted, Function<String, T> reader) {
        Optional<String> text = text(header);
        if (text.isEmpty()) {
            refuse(header, "", "is missing. Accepted: " + accepted);
            return null;
        }
        return read(header, accepted, reader).orElse(null);
    }

    /** Its value, where there is one that the reader does not answer with null. */
    private <T> Optional<T> read(String header, String accepted, Function<String, T> reader) {
        Optional<String> text = text(header);
        Optional<T> value = text.map(reader);
        if (text.isPresent() && value.isEmpty()) {
            refuse(header, text.get(), "is not understood. Accepted: " + accepted);
        }
        return value;
    }

    private Optional<String> text(String header) {
        return Optional.ofNullable(message.getHeader(header, String.class))
                .map(String::trim)
                .filter(text -> !text.isEmpty());
    }

    private void refuse(String header, String value, String problem) {
        violations.add(new Violation("header " + header, value, "", problem));
    }

    /** By Camel's converter, which knows an enum's constant in any case, also with dashes. */
    private Verdict verdict(String text) {
        return message.getExchange()
                .getContext()
                .getTypeConverter()
                .tryConvertTo(Verdict.class, text.replace(' ', '_'));
    }

    private static Cost cost(String text) {
        Matcher matcher = COST.matcher(text);
        return matcher.matches()
                ? new Cost(new BigDecimal(matcher.group(1)), matcher.group(2))
                : null;
    }

    private static Integer number(String text) {
        return text.matches("[1-9]\\d{0,8}") ? Integer.valueOf(text) : null;
    }

    private static String bounded(String text, int longest) {
        return text.length() <= longest ? text : null;
    }
}
