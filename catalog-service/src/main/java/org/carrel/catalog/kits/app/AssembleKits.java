package org.carrel.catalog.kits.app;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import org.carrel.catalog.items.Editor;
import org.carrel.catalog.items.Item;
import org.carrel.catalog.items.ItemDescription;
import org.carrel.catalog.items.ItemField;
import org.carrel.catalog.items.ItemOutcome;
import org.carrel.catalog.items.Items;
import org.carrel.catalog.items.app.DescribeItems;
import org.carrel.catalog.kits.Kit;
import org.carrel.catalog.kits.Kit.Component;
import org.carrel.catalog.kits.Kits;

/** Says what belongs to a kit; within the caller's transaction. */
@ApplicationScoped
public class AssembleKits {

    private final Kits kits;
    private final Items items;
    private final DescribeItems describe;

    AssembleKits(Kits kits, Items items, DescribeItems describe) {
        this.kits = kits;
        this.items = items;
        this.describe = describe;
    }

    /** What came of it. */
    public sealed interface Assembled {

        /** It is stored, and the item says how many pieces there are and how many are missing. */
        record Stored(Kit kit, boolean created) implements Assembled {}

        /** The parts do not make up a kit. */
        record Refused(List<Kit.KitReason> reasons) implements Assembled {
            public Refused {
                reasons = List.copyOf(reasons);
            }
        }

        /** The item cannot be edited so. */
        record ItemRefused(ItemOutcome outcome) implements Assembled {}
    }

    /**
     * Gives a kit its parts.
     *
     * @param precondition is given the kit as it is, or null, and throws if the edit was not made on it
     */
    public Assembled assemble(
            UUID itemId,
            Consumer<@Nullable Kit> precondition,
            Kit.Lending lending,
            List<Component> components,
            Editor editor) {
        Optional<Item> whole = items.findForEdit(itemId);
        if (whole.isEmpty()) {
            return new Assembled.ItemRefused(new ItemOutcome.Unknown());
        }
        Optional<Kit> before = kits.find(itemId);
        precondition.accept(before.orElse(null));
        var wanted = new Kit(itemId, before.map(Kit::version).orElse(0L), lending, components);
        List<UUID> parts = components.stream()
                .map(Component::itemId)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        Set<UUID> live = items.findAllForEdit(parts).stream()
                .filter(item -> !item.description().withdrawn())
                .map(Item::id)
                .collect(Collectors.toSet());
        List<Kit.KitReason> reasons = wanted.reasons(live, kits.kitsAmong(parts), kits.partsElsewhere(itemId, parts));
        if (!reasons.isEmpty()) {
            return new Assembled.Refused(reasons);
        }
        ItemOutcome outcome = describe.edit(
                itemId,
                _ -> {},
                current -> describe.described(current, counted(current.description(), wanted)),
                editor);
        return outcome instanceof ItemOutcome.Stored
                ? new Assembled.Stored(kits.put(wanted), before.isEmpty())
                : new Assembled.ItemRefused(outcome);
    }

    /** Says that an item is no kit any more: its parts stay items, and its counts of pieces go. */
    public ItemOutcome disassemble(Kit kit, Editor editor) {
        ItemOutcome outcome = describe.edit(
                kit.itemId(),
                _ -> {},
                current -> describe.described(
                        current,
                        current.description().with(ItemField.PIECES, null).with(ItemField.MISSING_PIECES, null)),
                editor);
        if (outcome instanceof ItemOutcome.Stored) {
            kits.remove(kit.itemId());
        }
        return outcome;
    }

    private static ItemDescription counted(ItemDescription whole, Kit kit) {
        return whole.with(ItemField.PIECES, kit.pieces() == 0 ? null : Integer.toString(kit.pieces()))
                .with(ItemField.MISSING_PIECES, kit.missing() == 0 ? null : Integer.toString(kit.missing()));
    }
}
