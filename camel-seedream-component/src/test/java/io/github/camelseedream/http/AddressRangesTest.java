package io.github.camelseedream.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressRangesTest {

    @ParameterizedTest
    @CsvSource({
        "198.18.0.0/15, 198.18.0.0, true",
        "198.18.0.0/15, 198.19.255.255, true",
        "198.18.0.0/15, 198.17.255.255, false",
        "198.18.0.0/15, 198.20.0.0, false",
        "198.18.5.9/15, 198.19.0.1, true",
        "10.1.2.3, 10.1.2.3, true",
        "10.1.2.3, 10.1.2.4, false",
        "10.1.2.3/32, 10.1.2.3, true",
        "fd00::/8, fdff::1, true",
        "fd00::/8, fc00::1, false",
        "FD00::1, fd00::1, true",
        "::/0, 10.0.0.1, false",
        "0.0.0.0/0, 10.0.0.1, true",
        "0.0.0.0/0, fd00::1, false"
    })
    void containsTheAddressesThatBeginAlike(String ranges, String address, boolean contains)
            throws Exception {
        assertThat(AddressRanges.parse(ranges).contain(InetAddress.getByName(address)))
                .isEqualTo(contains);
    }

    @Test
    void severalAreSeparatedByCommas() throws Exception {
        AddressRanges ranges = AddressRanges.parse("198.18.0.0/15, fd00::/8");

        assertThat(ranges.contain(InetAddress.getByName("198.18.0.7"))).isTrue();
        assertThat(ranges.contain(InetAddress.getByName("fd00::7"))).isTrue();
        assertThat(ranges.contain(InetAddress.getByName("10.0.0.7"))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "localhost",
                "198.18/15",
                "198.18.0.0/33",
                "198.18.0.0/-1",
                "198.18.0.0/",
                "198.18.0.0/a",
                "fd00::/129",
                "[fd00::]/8",
                "10.0.0.1-10.0.0.9",
                "198.18.0.0/15/3",
                "0x7f.0.0.1"
            })
    void refusesWhatIsNoRange(String range) {
        assertThatThrownBy(() -> AddressRanges.parse("10.0.0.0/8," + range))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "'%s' is no range of addresses. Accepted: IP addresses with the length of"
                                + " their prefix, separated by commas, such as"
                                + " 198.18.0.0/15,fd00::/8",
                        range);
    }

    @ParameterizedTest
    @ValueSource(strings = {"169.254.169.254", "0.0.0.0", "224.0.0.1"})
    void opensNoAddressThatStandsForThisLinkForNobodyOrForMany(String address) throws Exception {
        AddressPolicy all = AddressPolicy.PUBLIC_ONLY.with(AddressRanges.parse("0.0.0.0/0"));

        assertThat(all.allows(InetAddress.getByName(address))).isFalse();
        assertThat(all.allows(InetAddress.getByName("10.0.0.1"))).isTrue();
        assertThat(all.allowsHost("10.0.0.1")).isTrue();
        assertThat(all.allowsHost("fe80::1")).isFalse();
    }
}
