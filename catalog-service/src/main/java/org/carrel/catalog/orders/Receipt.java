package org.carrel.catalog.orders;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import org.carrel.catalog.items.Barcode;
import org.carrel.events.MoneyAmount;

/** Decides which items on order the copies in a box are. */
public final class Receipt {

    private Receipt() {}

    /**
     * A copy in the box.
     *
     * @param line number of the order's line
     * @param locationId where it is to go; null for whichever is open
     * @param barcode its label, if it gets one now
     * @param price what it cost, if other than ordered
     */
    public record Copy(
            int line,
            @Nullable UUID locationId,
            @Nullable Barcode barcode,
            @Nullable MoneyAmount price) {}

    /** An item that is still expected. */
    public record Expected(UUID itemId, int line, UUID locationId) {}

    /** What came of it. */
    public sealed interface Outcome {

        /** Which item each copy is. */
        record Matched(List<Arrival> arrivals) implements Outcome {}

        /** Something is in the box that was not ordered. */
        record Refused(List<Reason> reasons) implements Outcome {}
    }

    /** A copy that is one of the items expected. */
    public record Arrival(UUID itemId, Copy copy) {}

    /** Why a copy cannot be received. */
    public sealed interface Reason {

        /** The order has no such line. */
        record UnknownLine(String code, int line) implements Reason {
            UnknownLine(int line) {
                this("unknown-line", line);
            }
        }

        /** More came than is still expected. */
        record MoreThanOrdered(
                String code, int line, @Nullable UUID locationId, int expected) implements Reason {
            MoreThanOrdered(int line, @Nullable UUID locationId, int expected) {
                this("more-than-ordered", line, locationId, expected);
            }
        }
    }

    /** Finds the item of each copy; those with a location choose first. */
    public static Outcome match(List<Copy> box, Collection<Expected> expected, Set<Integer> lines) {
        var reasons = new ArrayList<Reason>();
        var open = new ArrayList<>(expected);
        Map<Copy, List<UUID>> found = new HashMap<>();
        var complained = new HashSet<Reason>();
        List<Copy> choosy =
                box.stream().filter(copy -> copy.locationId() != null).toList();
        List<Copy> others =
                box.stream().filter(copy -> copy.locationId() == null).toList();
        for (List<Copy> round : List.of(choosy, others)) {
            for (Copy copy : round) {
                Optional<Expected> item =
                        open.stream().filter(one -> fits(copy, one)).findFirst();
                if (item.isPresent()) {
                    open.remove(item.get());
                    found.computeIfAbsent(copy, _ -> new ArrayList<>())
                            .add(item.get().itemId());
                } else {
                    Reason reason = lines.contains(copy.line())
                            ? new Reason.MoreThanOrdered(copy.line(), copy.locationId(), (int) expected.stream()
                                    .filter(one -> fits(copy, one))
                                    .count())
                            : new Reason.UnknownLine(copy.line());
                    if (complained.add(reason)) {
                        reasons.add(reason);
                    }
                }
            }
        }
        return reasons.isEmpty() ? new Outcome.Matched(arrivals(box, found)) : new Outcome.Refused(reasons);
    }

    private static List<Arrival> arrivals(List<Copy> box, Map<Copy, List<UUID>> found) {
        var arrivals = new ArrayList<Arrival>();
        for (Copy copy : box) {
            arrivals.add(new Arrival(found.getOrDefault(copy, List.of()).removeFirst(), copy));
        }
        return arrivals;
    }

    private static boolean fits(Copy copy, Expected expected) {
        return copy.line() == expected.line()
                && (copy.locationId() == null || copy.locationId().equals(expected.locationId()));
    }
}
