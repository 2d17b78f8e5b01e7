package org.carrel.circulation.requests;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import org.carrel.circulation.items.Item;

/**
 * Which of several copies on their shelves staff are asked to fetch. A branch that is closed today comes after all that
 * are open; then the nearest to the pickup point; among branches as near the one that was asked the longest ago, so
 * that the work goes round.
 */
public final class Targeting {
    private Targeting() {}

    /**
     * A branch, as seen from the pickup point.
     *
     * @param id the branch
     * @param distance how far it is: 0 in the same branch, 1 in the same library and so on up the tree of places,
     *     unless staff entered another number for the two
     * @param open whether it is open today
     * @param lastAskedAt when it was asked to fetch anything last; null if it never was
     */
    public record Branch(
            UUID id, int distance, boolean open, @Nullable Instant lastAskedAt) {}

    /** The copy to be asked for first, if there is one that was not tried before. */
    public static Optional<Item> choose(Collection<Item> onShelf, Set<UUID> tried, Map<UUID, Branch> branches) {
        return onShelf.stream().filter(item -> !tried.contains(item.id())).min(order(branches));
    }

    /** The order in which copies are asked for; copies of one branch go by their ids, so that the choice is stable. */
    public static Comparator<Item> order(Map<UUID, Branch> branches) {
        return Comparator.comparing((Item item) -> branch(item, branches), BRANCHES)
                .thenComparing(Item::id);
    }

    private static final Comparator<Branch> BRANCHES = Comparator.comparing((Branch branch) -> !branch.open())
            .thenComparing(Branch::distance)
            .thenComparing(Branch::lastAskedAt, Comparator.nullsFirst(Comparator.naturalOrder()))
            .thenComparing(Branch::id);

    /** A branch of which nothing is known is as far away as can be. */
    private static Branch branch(Item item, Map<UUID, Branch> branches) {
        UUID branchId = item.shelf().branchId();
        return branches.getOrDefault(branchId, new Branch(branchId, Integer.MAX_VALUE, false, null));
    }
}
