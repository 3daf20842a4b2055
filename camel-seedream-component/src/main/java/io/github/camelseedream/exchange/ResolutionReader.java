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
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.camel.Message;

/**
 * Reads from a message how calls in a ledger are to be resolved. Not safe for use by several
 * threads.
 *
 * @hidden
 */
public final class ResolutionReader {

    private static final String PREFIX = SeedreamConstants.RESOLVE;

    /** All headers that begin so, and what they take. */
    private static final Map<String, String> ACCEPTED =
            new TreeMap<>(
                    Map.of(
                            SeedreamConstants.RESOLVE,
                            "the idempotencyKey of a request, here or as the option resolve",
                            SeedreamConstants.RESOLVE_AS,
                            "paid, not_paid",
                            SeedreamConstants.RESOLVED_BY,
                            "who says so, in up to 255 characters",
                            SeedreamConstants.RESOLVE_REASON,
                            "how that is known, in up to 1000 characters",
                            SeedreamConstants.RESOLVE_CALL,
                            "the number of the call's first image, from 1",
                            SeedreamConstants.RESOLVE_COST,
                            "an amount and a unit, such as 0.04 USD"));

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
                .filter(header -> ACCEPTED.keySet().stream().noneMatch(header::equalsIgnoreCase))
                .forEach(
                        header ->
                                refuse(
                                        header,
                                        "",
                                        "is not known. Accepted: "
                                                + String.join(", ", ACCEPTED.keySet())));
        Resolution resolution =
                new Resolution(
                        option != null && text(PREFIX).isEmpty()
                                ? option
                                : required(PREFIX, text -> text),
                        optional(SeedreamConstants.RESOLVE_CALL, ResolutionReader::number),
                        required(SeedreamConstants.RESOLVE_AS, this::verdict),
                        optional(SeedreamConstants.RESOLVE_COST, ResolutionReader::cost),
                        required(
                                SeedreamConstants.RESOLVED_BY, text -> bounded(text, LONGEST_NAME)),
                        required(
                                SeedreamConstants.RESOLVE_REASON,
                                text -> bounded(text, LONGEST_REASON)));
        if (resolution.cost() != null && resolution.verdict() == Verdict.not_paid) {
            refuse(
                    SeedreamConstants.RESOLVE_COST,
                    resolution.cost().toString(),
                    "is for calls that are paid");
        }
        if (!violations.isEmpty()) {
            throw new InvalidRequestException(CallContext.NONE, violations);
        }
        return resolution;
    }

    private <T> T required(String header, Function<String, T> reader) {
        if (text(header).isEmpty()) {
            refuse(header, "", "is missing. Accepted: " + ACCEPTED.get(header));
        }
        return optional(header, reader);
    }

    /**
     * @param reader answers with null where it does not understand the text
     */
    private <T> T optional(String header, Function<String, T> reader) {
        Optional<String> text = text(header);
        T value = text.map(reader).orElse(null);
        if (text.isPresent() && value == null) {
            refuse(header, text.get(), "is not understood. Accepted: " + ACCEPTED.get(header));
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
