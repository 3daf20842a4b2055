package io.github.camelseedream.http;

import java.math.BigInteger;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Ranges of IP addresses in CIDR notation, such as {@code 198.18.0.0/15}. Immutable.
 *
 * @hidden
 */
public final class AddressRanges {

    /** No range. */
    public static final AddressRanges NONE = new AddressRanges(List.of());

    private record Range(byte[] address, int prefix) {

        boolean contains(byte[] other) {
            int shift = address.length * 8 - prefix;
            return other.length == address.length
                    && new BigInteger(1, other)
                            .shiftRight(shift)
                            .equals(new BigInteger(1, address).shiftRight(shift));
        }
    }

    private final List<Range> ranges;

    private AddressRanges(List<Range> ranges) {
        this.ranges = List.copyOf(ranges);
    }

    /**
     * Reads ranges.
     *
     * @param text separated by commas; an address without a length is a range of its own
     * @throws IllegalArgumentException if one cannot be read; the message is a full sentence
     */
    public static AddressRanges parse(String text) {
        List<Range> ranges = new ArrayList<>();
        for (String one : text.split(",", -1)) {
            ranges.add(range(one.strip()).orElseThrow(() -> unreadable(one.strip())));
        }
        return new AddressRanges(ranges);
    }

    private static Optional<Range> range(String text) {
        String[] parts = text.split("/", 2);
        String host = parts[0].indexOf(':') < 0 ? parts[0] : "[" + parts[0] + "]";
        Optional<byte[]> address = new HostName(host).address().map(InetAddress::getAddress);
        if (address.isEmpty() || parts.length == 1) {
            return address.map(bytes -> new Range(bytes, bytes.length * 8));
        }
        return parts[1].matches("\\d{1,3}")
                        && Integer.parseInt(parts[1]) <= address.get().length * 8
                ? Optional.of(new Range(address.get(), Integer.parseInt(parts[1])))
                : Optional.empty();
    }

    private static IllegalArgumentException unreadable(String text) {
        return new IllegalArgumentException(
                "'"
                        + text
                        + "' is no range of addresses. Accepted: IP addresses with the length of"
                        + " their prefix, separated by commas, such as 198.18.0.0/15,fd00::/8");
    }

    /** Whether an address is in one of the ranges. */
    public boolean contain(InetAddress address) {
        return ranges.stream().anyMatch(range -> range.contains(address.getAddress()));
    }
}
