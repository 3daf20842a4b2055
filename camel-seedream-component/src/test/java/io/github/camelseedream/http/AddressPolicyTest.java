package io.github.camelseedream.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressPolicyTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "127.1",
                "2130706433",
                "127.255.255.254",
                "0.0.0.0",
                "0.1.2.3",
                "10.0.0.1",
                "10.255.255.255",
                "172.16.0.1",
                "172.31.255.255",
                "192.168.0.1",
                "169.254.169.254",
                "100.64.0.1",
                "100.127.255.255",
                "192.0.0.1",
                "192.0.2.1",
                "198.18.0.1",
                "198.19.255.255",
                "198.51.100.7",
                "203.0.113.9",
                "192.88.99.1",
                "168.63.129.16",
                "100.100.100.200",
                "224.0.0.1",
                "239.1.1.1",
                "240.0.0.1",
                "255.255.255.255",
                "::1",
                "::",
                "::127.0.0.1",
                "::8.8.8.8",
                "::ffff:127.0.0.1",
                "::ffff:10.0.0.1",
                "::ffff:169.254.169.254",
                "fe80::1",
                "fe80::1%1",
                "fec0::1",
                "fc00::1",
                "fd12:3456::1",
                "ff02::1",
                "64:ff9b::127.0.0.1",
                "64:ff9b::a00:1",
                "64:ff9b:1::1",
                "64:ff9b:1::8.8.8.8",
                "64:ff9b::169.254.169.254",
                "2002:a9fe:a9fe::",
                "fd00:ec2::254",
                "2002:7f00:1::",
                "2002:a00:1::1",
                "2002:c0a8:101::",
                "2001::1",
                "2001:10::1",
                "2001:db8::1",
                "3fff::1",
                "100::1",
                "4000::1",
                "::1%lo"
            })
    void refusesWhatIsNotPublic(String spelling) throws UnknownHostException {
        if (spelling.contains("%") && !hasInterface(spelling)) {
            return;
        }
        assertThat(AddressPolicy.PUBLIC_ONLY.allows(InetAddress.getByName(spelling))).isFalse();
        assertThat(AddressPolicy.ANY.allows(InetAddress.getByName(spelling))).isTrue();
    }

    private static boolean hasInterface(String spelling) {
        try {
            InetAddress.getByName(spelling);
            return true;
        } catch (UnknownHostException e) {
            return false;
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "8.8.8.8",
                "1.1.1.1",
                "9.255.255.255",
                "11.0.0.1",
                "100.63.255.255",
                "100.128.0.1",
                "169.253.1.1",
                "168.63.129.15",
                "172.15.255.255",
                "172.32.0.1",
                "192.167.1.1",
                "192.0.1.1",
                "198.17.1.1",
                "198.20.0.1",
                "223.255.255.254",
                "::ffff:8.8.8.8",
                "2606:4700:4700::1111",
                "2a00:1450:4001::1",
                "64:ff9b::8.8.8.8",
                "2002:808:808::1",
                "2001:4860:4860::8888"
            })
    void allowsWhatIsPublic(String spelling) throws UnknownHostException {
        assertThat(AddressPolicy.PUBLIC_ONLY.allows(InetAddress.getByName(spelling))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "10.0.0.1",
                "172.16.0.1",
                "192.168.0.1",
                "100.64.0.1",
                "::1",
                "fc00::1",
                "fd12:3456::1",
                "8.8.8.8",
                "2606:4700:4700::1111"
            })
    void aPrivateProviderMayHaveItsImagesInPrivateNetworks(String address) throws Exception {
        assertThat(AddressPolicy.PRIVATE_TOO.allows(InetAddress.getByName(address))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "169.254.169.254",
                "168.63.129.16",
                "0.0.0.0",
                "224.0.0.1",
                "240.0.0.1",
                "255.255.255.255",
                "192.0.0.192",
                "::",
                "fe80::1",
                "ff02::1",
                "64:ff9b::a9fe:a9fe"
            })
    void whereCloudsKeepTheKeysOfAMachineNothingIsFetchedForAPrivateProviderEither(String address)
            throws Exception {
        assertThat(AddressPolicy.PRIVATE_TOO.allows(InetAddress.getByName(address))).isFalse();
    }

    /** A proxy looks names up by itself, so this is all that can be told of them. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "127.0.0.1.",
                "127.1",
                "127.0.1",
                "2130706433",
                "0177.0.0.1",
                "017700000001",
                "127.000.000.001",
                "0x7f.0.0.1",
                "0x7f000001",
                "0X7F.1",
                "10.0.0.1",
                "169.254.169.254",
                "256.1.1.1",
                "1.2.3.4.5",
                "8.8.8.010",
                "[::1]",
                "[::ffff:127.0.0.1]",
                "[::ffff:7f00:1]",
                "[64:ff9b::a9fe:a9fe]",
                "[fe80::1%25eth0]",
                "[v1.a]",
                "[]",
                "",
                ".",
                "localhost",
                "LocalHost.",
                "a.localhost",
                "metadata.google.internal",
                "printer.local",
                "router"
            })
    void refusesAHostByWhatItSpells(String host) {
        assertThat(AddressPolicy.PUBLIC_ONLY.allowsHost(host)).isFalse();
        assertThat(AddressPolicy.ANY.allowsHost(host)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "cdn.example",
                "CDN.example.",
                "8.8.8.8",
                "[2606:4700:4700::1111]",
                "1.example",
                "0x7f.example",
                "xn--nxa.example",
                "local.example",
                "notlocalhost.example"
            })
    void leavesOtherNamesToTheLookUp(String host) {
        assertThat(AddressPolicy.PUBLIC_ONLY.allowsHost(host)).isTrue();
    }

    @Test
    void aPrivateProviderHasAPrivateNameButNoOddAddress() {
        assertThat(List.of("localhost", "router", "127.0.0.1", "[::1]", "relay.internal"))
                .allMatch(AddressPolicy.PRIVATE_TOO::allowsHost);
        assertThat(List.of("2130706433", "0x7f.1", "169.254.169.254", "[fe80::1]", "0.0.0.0"))
                .noneMatch(AddressPolicy.PRIVATE_TOO::allowsHost);
    }
}
