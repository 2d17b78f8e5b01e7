package org.carrel.catalog.targets;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;

/**
 * Which hosts may be connected to. Whoever may edit the list of databases must not thereby reach what only this machine
 * or its network can: hosts whose addresses are loopback, link-local, private or otherwise not public are refused,
 * unless the installation allows them.
 */
public final class HostGuard {

    private final boolean privateToo;

    public HostGuard(boolean privateToo) {
        this.privateToo = privateToo;
    }

    /**
     * The address of a host. Java keeps it for 30 seconds, so that whoever connects right away gets no other.
     *
     * @throws OutsideFailure if the host is unknown, or one of its addresses may not be connected to
     */
    public InetAddress resolve(String host) {
        InetAddress[] addresses;
        try {
            addresses = InetAddress.getAllByName(host);
        } catch (UnknownHostException _) {
            throw new OutsideFailure(OutsideFailure.Code.UNREACHABLE, "No name server knows " + host + ".");
        }
        for (InetAddress address : addresses) {
            if (!privateToo && !isPublic(address)) {
                throw new OutsideFailure(
                        OutsideFailure.Code.HOST_NOT_ALLOWED, host + " has an address that is not public.");
            }
        }
        return addresses[0];
    }

    static boolean isPublic(InetAddress address) {
        if (address.isLoopbackAddress()
                || address.isAnyLocalAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress()) {
            return false;
        }
        byte[] octets = address.getAddress();
        return switch (address) {
            case Inet4Address _ -> isPublic4(octets[0] & 0xFF, octets[1] & 0xFF, octets[2] & 0xFF);
            case Inet6Address _ -> isPublic6(octets);
            default -> false;
        };
    }

    /** Without this network, shared address space, protocol assignments, test and benchmark nets, and reserved ones. */
    private static boolean isPublic4(int first, int second, int third) {
        return first != 0
                && !(first == 100 && second >= 64 && second < 128)
                && !(first == 192 && second == 0 && (third == 0 || third == 2))
                && !(first == 198 && (second == 18 || second == 19))
                && first < 224;
    }

    /** Global unicast only, and without those that carry an IPv4 address behind a translator (6to4, Teredo). */
    private static boolean isPublic6(byte[] octets) {
        boolean global = (octets[0] & 0xE0) == 0x20;
        boolean sixToFour = octets[0] == 0x20 && octets[1] == 0x02;
        boolean teredo = octets[0] == 0x20 && octets[1] == 0x01 && octets[2] == 0 && octets[3] == 0;
        return global && !sixToFour && !teredo;
    }
}
