package org.carrel.catalog.processing.app;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import org.carrel.catalog.items.AccessionRegister;
import org.carrel.catalog.items.AccessionRegisters;
import org.carrel.catalog.items.Editor;
import org.carrel.catalog.items.Item;
import org.carrel.catalog.items.ItemDescription;
import org.carrel.catalog.items.ItemField;
import org.carrel.catalog.items.ItemOutcome;
import org.carrel.catalog.items.Withdrawal;
import org.carrel.catalog.items.app.DescribeItems;
import org.carrel.catalog.items.app.KeepItems;
import org.carrel.catalog.processing.ItemEdit;
import org.carrel.platform.security.BranchScope;

/** What those who handle items do to them, by the items' own use cases; within the caller's transaction. */
@ApplicationScoped
public class HandleItems {

    private static final int WIDTH = 6;

    private final DescribeItems describe;
    private final KeepItems keep;
    private final AccessionRegisters registers;
    private final Clock clock;

    HandleItems(DescribeItems describe, KeepItems keep, AccessionRegisters registers, Clock clock) {
        this.describe = describe;
        this.keep = keep;
        this.registers = registers;
        this.clock = clock;
    }

    /** On whose behalf. */
    public record Hand(String actor, BranchScope scope) {

        Editor editor() {
            return new Editor(actor, scope, Editor.Origin.PROCESSING, null);
        }
    }

    /** Adds items, each for itself; the outcomes are in the same order. */
    public List<ItemOutcome> add(List<ItemDescription> wanted, Hand hand) {
        return describe.add(wanted, hand.editor());
    }

    /** Edits an item as it is now. */
    public ItemOutcome edit(UUID itemId, ItemEdit edit, Hand hand) {
        return describe.edit(
                itemId, _ -> {}, current -> describe.described(current, edit.of(current.description())), hand.editor());
    }

    /** Takes an item out of the collection. */
    public ItemOutcome withdraw(UUID itemId, @Nullable String note, Hand hand) {
        var why = new Withdrawal(null, null, note, clock.instant());
        return describe.edit(
                itemId,
                _ -> {},
                current -> {
                    ItemDescription gone = current.description().with(ItemField.WITHDRAWN, "true");
                    ItemDescription untagged = gone.with(ItemField.PROCESS_TAGS, null);
                    Item withdrawn = describe.described(current, untagged);
                    return new Item(
                            withdrawn.id(),
                            withdrawn.version(),
                            withdrawn.description(),
                            withdrawn.kept().withWithdrawal(why));
                },
                hand.editor());
    }

    /** Gives an item the next number of a register, which is begun if nobody has. */
    ItemOutcome accession(UUID itemId, String register, Hand hand) {
        if (registers.find(register).isEmpty()) {
            registers.put(new AccessionRegister(register, 1, register, register + "-", WIDTH, 1));
        }
        return keep.accession(itemId, _ -> {}, register, hand.editor());
    }

    /** Notes that items were seen on a day. Those of other branches than the caller's are left as they are. */
    public void seen(Collection<UUID> itemIds, LocalDate day, Hand hand) {
        var outcomes = describe.edit(
                itemIds,
                current -> new Item(
                        current.id(),
                        current.version(),
                        current.description(),
                        current.kept().withInventory(day)),
                hand.editor());
        if (outcomes.size() != itemIds.size()) {
            throw new IllegalStateException("answers are missing: " + outcomes.size());
        }
    }
}
