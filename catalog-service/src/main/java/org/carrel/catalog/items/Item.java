package org.carrel.catalog.items;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import org.carrel.events.ItemChanged;

/**
 * An item, in one version.
 *
 * @param id its id
 * @param version grows with every change of what is told of it
 * @param description what people say of it
 * @param kept what is kept of it and nobody types in
 */
public record Item(UUID id, long version, ItemDescription description, Kept kept) {

    /**
     * What is kept of an item and nobody types in.
     *
     * @param accession its number in a register; never changes once given
     * @param inventoriedOn when it was last seen in an inventory
     * @param activeSince when it was first ready for the shelf
     * @param withdrawal why and how it left; null while it is there
     * @param createdAt when it was added
     * @param updatedAt when it was last changed
     */
    public record Kept(
            @Nullable Accession accession,
            @Nullable LocalDate inventoriedOn,
            @Nullable Instant activeSince,
            @Nullable Withdrawal withdrawal,
            Instant createdAt,
            Instant updatedAt) {

        /** Of an item that is new. */
        public static Kept fresh(ItemDescription description, Instant now) {
            return new Kept(null, null, null, null, now, now).after(description, now);
        }

        /**
         * What is kept after an edit: the first time that the item is labelled and no work keeps it off the shelf is
         * noted; what is withdrawn is withdrawn since some time, and what is not has no withdrawal.
         */
        public Kept after(ItemDescription description, Instant now) {
            boolean ready =
                    description.barcode() != null && description.processTags().isEmpty() && !description.withdrawn();
            return new Kept(
                    accession,
                    inventoriedOn,
                    activeSince == null && ready ? now : activeSince,
                    description.withdrawn() ? left(now) : null,
                    createdAt,
                    now);
        }

        /** This, with why and how the item left. */
        public Kept withWithdrawal(Withdrawal why) {
            return new Kept(accession, inventoriedOn, activeSince, why, createdAt, updatedAt);
        }

        /** This, with a number in a register. */
        public Kept withAccession(Accession given) {
            return new Kept(given, inventoriedOn, activeSince, withdrawal, createdAt, updatedAt);
        }

        /** This, last seen on a day. */
        public Kept withInventory(LocalDate seen) {
            return new Kept(accession, seen, activeSince, withdrawal, createdAt, updatedAt);
        }

        private Withdrawal left(Instant now) {
            return withdrawal == null ? new Withdrawal(null, null, null, now) : withdrawal;
        }
    }

    /** A number in a register. */
    public record Accession(String register, long number, String text) {}

    /** What an item repeats of its record and its places. */
    public record Context(String title, @Nullable String author, UUID branchId) {}

    /** The event that tells others of it: where it is and how it is lent now, be it for a while or for good. */
    public ItemChanged changed(Context context) {
        var barcode = description.barcode();
        var callNumber = description.callNumber();
        return new ItemChanged(
                id,
                version,
                description.recordId(),
                barcode == null ? null : barcode.text(),
                context.title(),
                context.author(),
                description.label(),
                callNumber == null ? null : callNumber.shelvingKey(),
                description.presentLocationId(),
                context.branchId(),
                description.types().material(),
                description.presentLoanType(),
                description.price(),
                description.processTags(),
                description.withdrawn(),
                description.details().handling(),
                description.part().volume());
    }
}
