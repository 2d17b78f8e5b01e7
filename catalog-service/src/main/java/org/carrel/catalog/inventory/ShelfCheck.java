package org.carrel.catalog.inventory;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import org.carrel.events.Availability;

/**
 * Holds what was scanned along a shelf against what should stand there. Of items out of order only those are named that
 * were moved, not everything behind them: what stays is the longest sequence that is in order.
 */
public final class ShelfCheck {

    /** States in which an item may well stand on its shelf. */
    private static final Set<Availability> AT_HOME = EnumSet.of(
            Availability.AVAILABLE,
            Availability.PAGED,
            Availability.RESTRICTED,
            Availability.UNAVAILABLE,
            Availability.UNKNOWN);

    private ShelfCheck() {}

    /** What can be wrong. */
    public enum Kind {
        /** It stands between others than its call number says. */
        OUT_OF_ORDER,
        /** It belongs to another location. */
        WRONG_LOCATION,
        /** It stands here, but circulation thinks that it is elsewhere. */
        WRONG_STATUS,
        /** It stands here, but work is said to be done on it. */
        IN_PROCESS,
        /** It was withdrawn. */
        WITHDRAWN,
        /** No item has the barcode. */
        UNKNOWN_BARCODE,
        /** It was scanned twice. */
        SCANNED_TWICE,
        /** It should stand here, and was not scanned. */
        MISSING
    }

    /**
     * An item, as far as a shelf is concerned.
     *
     * @param key sorts it on the shelf; null if it has no call number
     * @param availability what circulation says of it
     * @param inProcess whether work keeps it off the shelf
     */
    public record Copy(
            UUID itemId,
            @Nullable String barcode,
            UUID locationId,
            String title,
            @Nullable String callNumber,
            @Nullable String key,
            Availability availability,
            boolean inProcess,
            boolean withdrawn) {}

    /** A scan, and the item that has the barcode. */
    public record Scanned(String barcode, @Nullable Copy copy) {}

    /**
     * Something that is wrong.
     *
     * @param detail the item behind which it belongs, its right location, or its state
     */
    public record Finding(
            Kind kind,
            @Nullable String barcode,
            @Nullable UUID itemId,
            @Nullable String title,
            @Nullable String callNumber,
            @Nullable String detail) {}

    /** What is wrong: along the shelf first, then what is missing, in shelf order. */
    public static List<Finding> findings(UUID locationId, List<Scanned> scans, Collection<Copy> expected) {
        var findings = new ArrayList<Finding>();
        var seen = new HashSet<String>();
        var shelf = new ArrayList<Copy>();
        var first = new ArrayList<Scanned>();
        for (Scanned scan : scans) {
            if (seen.add(scan.barcode())) {
                first.add(scan);
                Copy copy = scan.copy();
                if (copy != null && !copy.withdrawn() && copy.locationId().equals(locationId) && copy.key() != null) {
                    shelf.add(copy);
                }
            }
        }
        Map<UUID, String> moved = moved(shelf);
        seen.clear();
        for (Scanned scan : scans) {
            if (seen.add(scan.barcode())) {
                along(locationId, scan, moved, findings);
            } else {
                findings.add(finding(Kind.SCANNED_TWICE, scan.barcode(), scan.copy(), null));
            }
        }
        var found = new HashSet<UUID>();
        first.forEach(scan -> {
            if (scan.copy() != null) {
                found.add(scan.copy().itemId());
            }
        });
        for (Copy copy : expected) {
            if (!found.contains(copy.itemId()) && AT_HOME.contains(copy.availability()) && !copy.inProcess()) {
                findings.add(finding(Kind.MISSING, copy.barcode(), copy, null));
            }
        }
        return findings;
    }

    private static void along(UUID locationId, Scanned scan, Map<UUID, String> moved, List<Finding> findings) {
        Copy copy = scan.copy();
        if (copy == null) {
            findings.add(finding(Kind.UNKNOWN_BARCODE, scan.barcode(), null, null));
            return;
        }
        if (copy.withdrawn()) {
            findings.add(finding(Kind.WITHDRAWN, scan.barcode(), copy, null));
            return;
        }
        if (!copy.locationId().equals(locationId)) {
            findings.add(finding(
                    Kind.WRONG_LOCATION, scan.barcode(), copy, copy.locationId().toString()));
        } else if (moved.containsKey(copy.itemId())) {
            findings.add(finding(Kind.OUT_OF_ORDER, scan.barcode(), copy, moved.get(copy.itemId())));
        }
        if (copy.inProcess()) {
            findings.add(finding(Kind.IN_PROCESS, scan.barcode(), copy, null));
        }
        if (!AT_HOME.contains(copy.availability())) {
            findings.add(finding(
                    Kind.WRONG_STATUS, scan.barcode(), copy, copy.availability().name()));
        }
    }

    private static Finding finding(Kind kind, @Nullable String barcode, @Nullable Copy copy, @Nullable String detail) {
        return copy == null
                ? new Finding(kind, barcode, null, null, null, detail)
                : new Finding(kind, barcode, copy.itemId(), copy.title(), copy.callNumber(), detail);
    }

    /** The items to be put elsewhere, with the call number behind which each belongs. */
    private static Map<UUID, String> moved(List<Copy> shelf) {
        boolean[] stays = longestInOrder(shelf.stream().map(ShelfCheck::key).toList());
        var standing = new ArrayList<Copy>();
        for (int index = 0; index < stays.length; index++) {
            if (stays[index]) {
                standing.add(shelf.get(index));
            }
        }
        var moved = new HashMap<UUID, String>();
        for (int index = 0; index < stays.length; index++) {
            if (!stays[index]) {
                Copy copy = shelf.get(index);
                moved.put(copy.itemId(), neighbour(standing, key(copy)));
            }
        }
        return moved;
    }

    private static String key(Copy copy) {
        return copy.key() == null ? "" : copy.key();
    }

    /** The call number of the last item that stays and does not sort behind a key; empty at the shelf's beginning. */
    private static String neighbour(List<Copy> standing, String key) {
        int low = 0;
        int high = standing.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (key(standing.get(middle)).compareTo(key) <= 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        String callNumber = low == 0 ? null : standing.get(low - 1).callNumber();
        return callNumber == null ? "" : callNumber;
    }

    /** Which of these keys belong to the longest sequence that never goes down; by patience sorting. */
    static boolean[] longestInOrder(List<String> keys) {
        int size = keys.size();
        int[] before = new int[size];
        int[] tails = new int[size];
        int length = 0;
        for (int index = 0; index < size; index++) {
            int low = 0;
            int high = length;
            while (low < high) {
                int middle = (low + high) >>> 1;
                if (keys.get(tails[middle]).compareTo(keys.get(index)) <= 0) {
                    low = middle + 1;
                } else {
                    high = middle;
                }
            }
            before[index] = low == 0 ? -1 : tails[low - 1];
            tails[low] = index;
            length = Math.max(length, low + 1);
        }
        boolean[] stays = new boolean[size];
        for (int index = length == 0 ? -1 : tails[length - 1]; index >= 0; index = before[index]) {
            stays[index] = true;
        }
        return stays;
    }
}
