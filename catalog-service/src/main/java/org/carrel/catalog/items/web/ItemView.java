package org.carrel.catalog.items.web;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import org.carrel.catalog.callnumbers.Scheme;
import org.carrel.catalog.items.Item;
import org.carrel.catalog.items.ItemDescription;
import org.carrel.catalog.items.ItemDetails;
import org.carrel.catalog.items.ItemOutcome;
import org.carrel.catalog.items.ItemReason;
import org.carrel.catalog.items.Withdrawal;
import org.carrel.catalog.items.Withdrawal.Disposition;
import org.carrel.catalog.items.web.ItemParts.AcquisitionView;
import org.carrel.catalog.items.web.ItemParts.NotesView;
import org.carrel.catalog.items.web.ItemParts.PhysicalView;
import org.carrel.catalog.items.web.ItemParts.TemporaryView;
import org.carrel.events.ProcessTag;

/** An item as staff see it. */
@Schema(name = "Item", description = "An item as described; whether it is on loan is circulation's to say.")
record ItemView(
        UUID id,
        @Schema(description = "The number in the ETag.") long version,
        UUID recordId,
        String title,
        @Schema(nullable = true) @Nullable String author,
        @Schema(nullable = true) @Nullable String barcode,
        UUID locationId,
        @Schema(description = "The branch where it is now.") UUID branchId,
        String materialType,
        String loanType,
        @Schema(nullable = true) @Nullable String callNumber,
        @Schema(nullable = true) @Nullable Scheme callNumberScheme,
        @Schema(nullable = true) @Nullable String volume,
        @Schema(nullable = true) @Nullable String copyNumber,
        @Schema(nullable = true) @Nullable MoneyView price,
        List<ProcessTag> processTags,
        boolean withdrawn,
        @Schema(nullable = true) @Nullable String callNumberPrefix,
        @Schema(nullable = true) @Nullable String callNumberSuffix,
        @Schema(nullable = true) @Nullable String chronology,
        PhysicalView physical,
        NotesView notes,
        AcquisitionView acquisition,
        @Schema(nullable = true) @Nullable TemporaryView temporary,
        List<String> statisticalCodes,
        @Schema(nullable = true) @Nullable String uri,
        KeptView kept,

        @Schema(description = "What is odd about it but not forbidden, each with its `code`; said when it is stored.")
        List<? extends Record> warnings) {

    /** What is kept of an item and nobody types in. */
    @Schema(name = "ItemKept", description = "What is kept of an item and nobody types in.")
    record KeptView(
            @Schema(nullable = true, description = "Its number in a register.", examples = "2026-00042") @Nullable
            String accessionNumber,

            @Schema(nullable = true) @Nullable String accessionRegister,

            @Schema(nullable = true, description = "When it was last seen in an inventory.") @Nullable
            LocalDate inventoriedOn,

            @Schema(nullable = true, description = "When it was first ready for the shelf.") @Nullable
            Instant activeSince,

            @Schema(nullable = true) @Nullable WithdrawalView withdrawal,
            Instant createdAt,
            Instant updatedAt) {

        static KeptView of(Item.Kept kept) {
            var accession = kept.accession();
            return new KeptView(
                    accession == null ? null : accession.text(),
                    accession == null ? null : accession.register(),
                    kept.inventoriedOn(),
                    kept.activeSince(),
                    kept.withdrawal() == null ? null : WithdrawalView.of(kept.withdrawal()),
                    kept.createdAt(),
                    kept.updatedAt());
        }
    }

    /** How it left. */
    @Schema(name = "ItemWithdrawal", description = "How it left the collection.")
    record WithdrawalView(
            @Schema(nullable = true, description = "A code of `withdrawal-reasons`.") @Nullable
            String reason,

            @Schema(nullable = true) @Nullable Disposition disposition,
            @Schema(nullable = true) @Nullable String note,
            Instant at) {

        static WithdrawalView of(Withdrawal withdrawal) {
            return new WithdrawalView(
                    withdrawal.reason(), withdrawal.disposition(), withdrawal.note(), withdrawal.at());
        }
    }

    static ItemView of(ItemOutcome.Stored stored) {
        return of(stored.item(), stored.context(), stored.warnings());
    }

    static ItemView of(Item item, Item.Context context) {
        return of(item, context, List.of());
    }

    private static ItemView of(Item item, Item.Context context, List<ItemReason> warnings) {
        ItemDetails details = item.description().details();
        ItemDescription description = item.description();
        var barcode = description.barcode();
        var callNumber = description.callNumber();
        var price = description.price();
        return new ItemView(
                item.id(),
                item.version(),
                description.recordId(),
                context.title(),
                context.author(),
                barcode == null ? null : barcode.text(),
                description.locationId(),
                context.branchId(),
                description.types().material(),
                description.types().loan(),
                callNumber == null ? null : callNumber.text(),
                callNumber == null ? null : callNumber.scheme(),
                description.part().volume(),
                description.part().copy(),
                price == null ? null : MoneyView.of(price),
                description.processTags().stream().sorted().toList(),
                description.withdrawn(),
                details.affixes().prefix(),
                details.affixes().suffix(),
                details.chronology(),
                PhysicalView.of(details.physical()),
                NotesView.of(details.notes()),
                AcquisitionView.of(details.acquisition()),
                details.temporary() == null ? null : TemporaryView.of(details.temporary()),
                details.statisticalCodes().stream().sorted().toList(),
                details.uri(),
                KeptView.of(item.kept()),
                warnings.stream().map(Record.class::cast).toList());
    }
}
