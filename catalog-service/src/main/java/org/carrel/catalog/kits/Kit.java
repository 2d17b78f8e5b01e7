package org.carrel.catalog.kits;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * An item that consists of parts.
 *
 * @param itemId the item that stands for the whole
 * @param version grows with every edit
 * @param lending whether it goes out as a whole only
 * @param components its parts
 */
public record Kit(UUID itemId, long version, Lending lending, List<Component> components) {

    public Kit {
        components = List.copyOf(components);
    }

    /** How a kit is lent. */
    public enum Lending {
        /** All of it or nothing. */
        WHOLE,
        /** Parts that are items of their own can go out alone. */
        PARTS
    }

    /**
     * A part, or several of the same.
     *
     * @param name what it is
     * @param quantity how many of them
     * @param missing how many of them are missing
     * @param itemId the item that it is; null if it has no label of its own
     */
    public record Component(
            String name,
            int quantity,
            int missing,
            @Nullable UUID itemId) {}

    /** How many things there are. */
    public int pieces() {
        return components.stream().mapToInt(Component::quantity).sum();
    }

    /** How many of them are missing. */
    public int missing() {
        return components.stream().mapToInt(Component::missing).sum();
    }

    /**
     * Everything that speaks against a kit.
     *
     * @param live items in the collection among its parts
     * @param kits items among its parts that are kits
     * @param elsewhere items among its parts that belong to another kit
     */
    public List<KitReason> reasons(Set<UUID> live, Set<UUID> kits, Set<UUID> elsewhere) {
        var reasons = new ArrayList<KitReason>();
        var seen = new HashSet<UUID>();
        for (Component component : components) {
            if (component.missing() > component.quantity()) {
                reasons.add(new KitReason("more-missing-than-there-are", component.name(), null));
            }
            UUID part = component.itemId();
            if (part == null) {
                continue;
            }
            if (component.quantity() != 1) {
                reasons.add(new KitReason("item-is-one-thing", component.name(), part));
            }
            if (!seen.add(part)) {
                reasons.add(new KitReason("part-twice", component.name(), part));
            }
            if (!live.contains(part)) {
                reasons.add(new KitReason("unknown-item", component.name(), part));
            }
            if (part.equals(itemId) || kits.contains(part)) {
                reasons.add(new KitReason("kit-in-kit", component.name(), part));
            }
            if (elsewhere.contains(part)) {
                reasons.add(new KitReason("part-of-another-kit", component.name(), part));
            }
        }
        return reasons;
    }

    /**
     * Why items do not make up a kit.
     *
     * @param code stable code
     * @param component the part
     * @param itemId its item
     */
    public record KitReason(
            String code, String component, @Nullable UUID itemId) {}
}
