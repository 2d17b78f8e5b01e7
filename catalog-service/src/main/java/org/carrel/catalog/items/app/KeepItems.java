package org.carrel.catalog.items.app;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.LongConsumer;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import org.carrel.catalog.codes.Code;
import org.carrel.catalog.codes.CodeList;
import org.carrel.catalog.codes.Codes;
import org.carrel.catalog.items.AccessionRegister;
import org.carrel.catalog.items.AccessionRegisters;
import org.carrel.catalog.items.Editor;
import org.carrel.catalog.items.Item;
import org.carrel.catalog.items.ItemField;
import org.carrel.catalog.items.ItemOutcome;
import org.carrel.catalog.items.ItemReason;
import org.carrel.catalog.items.Items;
import org.carrel.catalog.items.Withdrawal;

/** Takes items into the collection and out of it; within the caller's transaction. */
@ApplicationScoped
public class KeepItems {

    private final Items items;
    private final DescribeItems describe;
    private final AccessionRegisters registers;
    private final Codes codes;
    private final Clock clock;

    KeepItems(Items items, DescribeItems describe, AccessionRegisters registers, Codes codes, Clock clock) {
        this.items = items;
        this.describe = describe;
        this.registers = registers;
        this.codes = codes;
        this.clock = clock;
    }

    /**
     * How an item leaves.
     *
     * @param reason code of the reason
     * @param disposition what becomes of it
     * @param note in words
     * @param lastCopyToo whether it may go although it is the last item of its title
     */
    public record Leave(
            String reason,
            Withdrawal.Disposition disposition,
            @Nullable String note,
            boolean lastCopyToo) {}

    /** Gives an item the next number of a register. The number is its own for ever. */
    public ItemOutcome accession(UUID id, LongConsumer precondition, String code, Editor editor) {
        Optional<Item> item = items.findForEdit(id);
        if (item.isEmpty()) {
            return new ItemOutcome.Unknown();
        }
        precondition.accept(item.get().version());
        Item.Accession held = item.get().kept().accession();
        if (held != null) {
            return new ItemOutcome.Refused(List.of(new ItemReason.AlreadyAccessioned(held.register(), held.text())));
        }
        Optional<AccessionRegister> register = registers.findForUse(code);
        if (register.isEmpty()) {
            return new ItemOutcome.Refused(List.of(new ItemReason.UnknownRegister(code)));
        }
        Item.Accession given = register.get().accession(register.get().next());
        ItemOutcome outcome = describe.edit(
                id,
                _ -> {},
                current -> new Item(
                        current.id(),
                        current.version(),
                        current.description(),
                        current.kept().withAccession(given)),
                editor);
        if (outcome instanceof ItemOutcome.Stored) {
            registers.taken(register.get());
        }
        return outcome;
    }

    /** Takes an item out of the collection. */
    public ItemOutcome withdraw(UUID id, LongConsumer precondition, Leave how, Editor editor) {
        Optional<Item> item = items.findForEdit(id);
        if (item.isEmpty()) {
            return new ItemOutcome.Unknown();
        }
        precondition.accept(item.get().version());
        var reasons = new ArrayList<ItemReason>();
        if (item.get().description().withdrawn()) {
            reasons.add(new ItemReason.AlreadyWithdrawn());
        }
        if (codes.find(CodeList.WITHDRAWAL_REASON, how.reason())
                .filter(Code::active)
                .isEmpty()) {
            reasons.add(new ItemReason.UnknownCode(CodeList.WITHDRAWAL_REASON.path(), how.reason()));
        }
        UUID recordId = item.get().description().recordId();
        if (!how.lastCopyToo() && items.liveItemsOf(recordId) == 1) {
            reasons.add(new ItemReason.LastCopy(recordId));
        }
        Instant now = clock.instant();
        Edit withdrawn = new Edit(new Withdrawal(how.reason(), how.disposition(), how.note(), now));
        // Circulation's reasons are told together with ours, so that staff see all at once.
        switch (describe.preview(List.of(item.get()), withdrawn, editor).get(id)) {
            case ItemOutcome.Refused refused -> reasons.addAll(refused.reasons());
            case null, default -> {
                // Nothing more to say.
            }
        }
        return reasons.isEmpty() ? describe.edit(id, _ -> {}, withdrawn, editor) : new ItemOutcome.Refused(reasons);
    }

    /** Takes an item back into the collection. */
    public ItemOutcome restore(UUID id, LongConsumer precondition, Editor editor) {
        return describe.edit(
                id,
                precondition,
                current -> describe.described(current, current.description().with(ItemField.WITHDRAWN, null)),
                editor);
    }

    /** The edit that withdraws. */
    private final class Edit implements DescribeItems.Edit {

        private final Withdrawal why;

        Edit(Withdrawal why) {
            this.why = why;
        }

        @Override
        public Item of(Item current) {
            Item gone = describe.described(current, current.description().with(ItemField.WITHDRAWN, "true"));
            return new Item(
                    gone.id(), gone.version(), gone.description(), gone.kept().withWithdrawal(why));
        }
    }
}
