package io.github.camelseedream.http;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** A host as it stands in a URL: what can be told of it without asking anybody. */
final class HostName {

    private static final String BYTE = "(25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)";
    private static final Pattern FOUR_BYTES = Pattern.compile(BYTE + "(\\." + BYTE + "){3}");

    /**
     * What some readers take for an address: its last label is a number, also a hexadecimal one.
     */
    private static final Pattern NUMBER_AT_END =
            Pattern.compile("(.*\\.)?(\\d+|0x[0-9a-f]*)", Pattern.DOTALL);

    private static final Pattern BRACKETS = Pattern.compile("\\[([0-9a-f:.]+)]");

    /** Names that are never public: RFC 6761, RFC 6762, RFC 8375 and the one ICANN reserved. */
    private static final List<String> PRIVATE_ENDS =
            List.of(".localhost", ".local", ".internal", ".home.arpa");

    private final String text;

    HostName(String host) {
        String lower = host.toLowerCase(Locale.ROOT);
        text = lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
    }

    /** The address it spells in the one way that everybody reads alike. */
    Optional<InetAddress> address() {
        return FOUR_BYTES.matcher(text).matches() || BRACKETS.matcher(text).matches()
                ? literal()
                : Optional.empty();
    }

    private Optional<InetAddress> literal() {
        try {
            // a literal is not looked up
            return Optional.of(InetAddress.getByName(text));
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
    }

    /**
     * Whether it spells an address in one of the ways that readers differ about, or none at all.
     */
    boolean isOddAddress() {
        return text.isEmpty()
                || address().isEmpty()
                        && (text.startsWith("[") || NUMBER_AT_END.matcher(text).matches());
    }

    /** Whether it is a name without a meaning in the public internet. */
    boolean isPrivateName() {
        String end = "." + text;
        return text.indexOf('.') < 0 || PRIVATE_ENDS.stream().anyMatch(end::endsWith);
    }
}
