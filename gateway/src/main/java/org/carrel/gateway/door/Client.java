package org.carrel.gateway.door;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;

import org.jspecify.annotations.Nullable;

/**
 * Who is on the other end, as far as the gateway believes it.
 *
 * @param address network address of the client itself, or null when it has none (a socket file)
 * @param scheme how it reached the public address, http or https
 * @param authority the host and port it asked for
 */
public record Client(@Nullable InetAddress address, String scheme, String authority) {

    public boolean secure() {
        return "https".equals(scheme);
    }

    /** The address as text, for headers. */
    public String text() {
        return address == null ? "unknown" : address.getHostAddress();
    }

    /** What counts as one place: an IPv4 address, or the /64 an IPv6 host may roam in. */
    public String place() {
        return address instanceof Inet6Address
                ? HexFormat.of().formatHex(Arrays.copyOf(address.getAddress(), 8))
                : text();
    }

    /** The origin of pages that the gateway itself serves to this client. */
    public String origin() {
        return scheme + "://" + authority;
    }
}
