package org.carrel.gateway.door;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class NetworksTest {

    @ParameterizedTest
    @CsvSource({
        "10.0.0.0/8, 10.255.1.2, true",
        "10.0.0.0/8, 11.0.0.0, false",
        "192.168.4.0/22, 192.168.7.255, true",
        "192.168.4.0/22, 192.168.8.0, false",
        "203.0.113.7, 203.0.113.7, true",
        "203.0.113.7, 203.0.113.8, false",
        "0.0.0.0/0, 8.8.8.8, true",
        "0.0.0.0/0, ::1, false",
        "2001:db8::/33, 2001:db8:7fff::1, true",
        "2001:db8::/33, 2001:db8:8000::1, false",
        "::1/128, ::1, true",
        "127.0.0.0/8, ::ffff:127.0.0.1, true"
    })
    void an_address_is_in_a_network_or_not(String network, String address, boolean inside) {
        assertThat(Networks.of(List.of(network)).contains(Networks.literal(address)))
                .isEqualTo(inside);
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "example.com", "300.1.1.1", "1.2.3.4.5", "", "::g"})
    void a_name_is_no_address(String text) {
        assertThat(Networks.literal(text)).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.0.0.0/33", "::/129", "10.0.0.0/-1", "example.com/8"})
    void a_network_that_is_none_stops_the_start(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> Networks.of(List.of(text)));
    }

    @Test
    void no_network_holds_nobody() {
        assertThat(Networks.of(List.of("", " ")).contains(Networks.literal("127.0.0.1")))
                .isFalse();
        assertThat(Networks.of(List.of("0.0.0.0/0")).contains(null)).isFalse();
    }
}
