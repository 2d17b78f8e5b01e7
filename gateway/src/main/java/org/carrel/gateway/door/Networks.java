package org.carrel.gateway.door;

import java.net.InetAddress;
import java.util.List;

import org.jspecify.annotations.Nullable;

/** A set of networks in CIDR notation, against which addresses are held. */
public final class Networks {

    private final List<Network> networks;

    private Networks(List<Network> networks) {
        this.networks = networks;
    }

    /** Reads networks such as {@code 10.0.0.0/8}, {@code ::1/128}, or a bare address. */
    public static Networks of(List<String> texts) {
        return new Networks(texts.stream()
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .map(Network::parse)
                .toList());
    }

    public boolean contains(@Nullable InetAddress address) {
        if (address == null) {
            return false;
        }
        for (Network network : networks) {
            if (network.contains(address.getAddress())) {
                return true;
            }
        }
        return false;
    }

    /** The address a text stands for, or null; never asks a name server. */
    public static @Nullable InetAddress literal(@Nullable String text) {
        if (text == null || text.isEmpty() || text.length() > 64) {
            return null;
        }
        int zone = text.indexOf('%');
        try {
            return InetAddress.ofLiteral(zone < 0 ? text : text.substring(0, zone));
        } catch (IllegalArgumentException notAnAddress) {
            return null;
        }
    }

    @SuppressWarnings("ArrayRecordComponent") // never compared, never handed out
    private record Network(byte[] base, int prefix) {

        static Network parse(String text) {
            int slash = text.indexOf('/');
            byte[] base = InetAddress.ofLiteral(slash < 0 ? text : text.substring(0, slash))
                    .getAddress();
            int prefix = slash < 0 ? base.length * 8 : Integer.parseInt(text.substring(slash + 1));
            if (prefix < 0 || prefix > base.length * 8) {
                throw new IllegalArgumentException("not a network: " + text);
            }
            return new Network(base, prefix);
        }

        boolean contains(byte[] address) {
            if (address.length != base.length) {
                return false;
            }
            int whole = prefix / 8;
            for (int i = 0; i < whole; i++) {
                if (address[i] != base[i]) {
                    return false;
                }
            }
            int rest = prefix % 8;
            return rest == 0 || ((address[whole] ^ base[whole]) & 0xff) >> (8 - rest) == 0;
        }
    }
}
