package io.github.camelseedream.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressRuleTest {

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
                "fec0::1",
                "fc00::1",
                "fd12:3456::1",
                "ff02::1",
                "64:ff9b::127.0.0.1",
                "64:ff9b::a00:1",
                "64:ff9b:1::1",
                "64:ff9b:1::8.8.8.8",
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
        assertThat(AddressRule.PUBLIC_ONLY.allows(InetAddress.getByName(spelling))).isFalse();
        assertThat(AddressRule.ANY.allows(InetAddress.getByName(spelling))).isTrue();
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
        assertThat(AddressRule.PUBLIC_ONLY.allows(InetAddress.getByName(spelling))).isTrue();
    }
}
