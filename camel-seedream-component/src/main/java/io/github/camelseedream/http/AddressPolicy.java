package io.github.camelseedream.http;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;

/**
 * Which addresses may be connected to for a URL that somebody else wrote. The strict rule refuses
 * every address that is not on the public internet, so that a reply cannot make this machine fetch
 * from its own network. Immutable.
 *
 * @hidden
 */
public final class AddressPolicy {

    private enum Reach {
        PUBLIC,
        PRIVATE,
        ANY
    }

    /** Public addresses only. */
    public static final AddressPolicy PUBLIC_ONLY =
            new AddressPolicy(Reach.PUBLIC, AddressRanges.NONE);

    /**
     * Private and loopback ones too, for a provider that itself is there; but none that stands for
     * this link, for nobody or for many, where clouds keep the keys of a machine.
     */
    public static final AddressPolicy PRIVATE_TOO =
            new AddressPolicy(Reach.PRIVATE, AddressRanges.NONE);

    /** Any address; for what the route author wrote. */
    public static final AddressPolicy ANY = new AddressPolicy(Reach.ANY, AddressRanges.NONE);

    private final Reach reach;
    private final AddressRanges opened;

    private AddressPolicy(Reach reach, AddressRanges opened) {
        this.reach = reach;
        this.opened = opened;
    }

    /** This rule, which allows some more addresses; never one that stands for this link. */
    public AddressPolicy with(AddressRanges ranges) {
        return new AddressPolicy(reach, ranges);
    }

    /** Whether this address may be connected to. */
    public boolean allows(InetAddress address) {
        return switch (reach) {
            case PUBLIC -> isPublic(address) || isOpened(address);
            case PRIVATE -> isPublic(address) || isPrivate(address) || isOpened(address);
            case ANY -> true;
        };
    }

    private boolean isOpened(InetAddress address) {
        return opened.contain(address)
                && !address.isLinkLocalAddress()
                && !address.isAnyLocalAddress()
                && !address.isMulticastAddress();
    }

    /** What can be told of a host before it is looked up, or where a proxy will look it up. */
    public boolean allowsHost(String host) {
        if (reach == Reach.ANY) {
            return true;
        }
        HostName text = new HostName(host);
        return text.address()
                .map(this::allows)
                .orElseGet(
                        () ->
                                !text.isOddAddress()
                                        && (reach == Reach.PRIVATE || !text.isPrivateName()));
    }

    /** Whether it belongs to this machine or to a network of its owner. */
    private static boolean isPrivate(InetAddress address) {
        byte[] bytes = address.getAddress();
        return address.isLoopbackAddress()
                || address.isSiteLocalAddress()
                || (address instanceof Inet4Address
                        ? startsWith(bytes, 100) && !isPublicV4(bytes, 0)
                        : (bytes[0] & 0xfe) == 0xfc);
    }

    /** Whether the address belongs to the public internet. */
    public static boolean isPublic(InetAddress address) {
        if (address.isLoopbackAddress()
                || address.isAnyLocalAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress()) {
            return false;
        }
        byte[] bytes = address.getAddress();
        if (address instanceof Inet4Address) {
            return isPublicV4(bytes, 0);
        }
        return address instanceof Inet6Address && isPublicV6(bytes);
    }

    private static boolean isPublicV4(byte[] bytes, int at) {
        int first = bytes[at] & 0xff;
        int second = bytes[at + 1] & 0xff;
        int third = bytes[at + 2] & 0xff;
        return switch (first) {
            case 0, 10, 127 -> false;
            case 100 -> second < 64 || second > 127; // carrier-grade NAT
            // 168.63.129.16 is the virtual host of Azure
            case 168 -> !(second == 63 && third == 129 && (bytes[at + 3] & 0xff) == 16);
            case 169 -> second != 254;
            case 172 -> second < 16 || second > 31;
            // 192.0.0 protocol assignments, 192.0.2 documentation, 192.88.99 6to4 relays
            case 192 ->
                    second != 168
                            && !(second == 0 && (third == 0 || third == 2))
                            && !(second == 88 && third == 99);
            // 198.18/15 benchmarks, 198.51.100 documentation
            case 198 -> second != 18 && second != 19 && !(second == 51 && third == 100);
            case 203 -> !(second == 0 && third == 113);
            default -> first < 224;
        };
    }

    /** Only global unicast, without the ranges that lead back to IPv4 or to nobody. */
    private static boolean isPublicV6(byte[] bytes) {
        if (startsWith(bytes, 0x00, 0x64, 0xff, 0x9b)) {
            // NAT64 64:ff9b::/96 is as public as what it stands for; 64:ff9b:1::/48 is local
            return isZero(bytes, 4, 12) && isPublicV4(bytes, 12);
        }
        if (isZero(bytes, 0, 10) || isZero(bytes, 0, 12)) {
            return false; // mapped and compatible spellings of IPv4
        }
        if ((bytes[0] & 0xe0) != 0x20) {
            return false; // unique local, link-local, site-local, multicast, unassigned
        }
        if (startsWith(bytes, 0x20, 0x02)) {
            return isPublicV4(bytes, 2); // 6to4
        }
        // 2001::/23 special purposes (Teredo, ORCHID), 2001:db8::/32 and 3fff::/20 documentation
        return !(startsWith(bytes, 0x20, 0x01) && (bytes[2] & 0xfe) == 0)
                && !startsWith(bytes, 0x20, 0x01, 0x0d, 0xb8)
                && !(startsWith(bytes, 0x3f, 0xff) && (bytes[2] & 0xf0) == 0);
    }

    private static boolean isZero(byte[] bytes, int from, int to) {
        return Arrays.equals(bytes, from, to, new byte[to - from], 0, to - from);
    }

    private static boolean startsWith(byte[] bytes, int... prefix) {
        for (int i = 0; i < prefix.length; i++) {
            if ((bytes[i] & 0xff) != prefix[i]) {
                return false;
            }
        }
        return true;
    }
}
