package org.carrel.catalog.items.web;

import java.time.LocalDate;
import java.util.UUID;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import org.carrel.catalog.items.ItemDetails;

/** Parts of an item's description on the wire, the same in both directions. */
final class ItemParts {

    private ItemParts() {}

    /** The thing in the hand. */
    @Schema(name = "ItemPhysical", description = "The thing in the hand.")
    record PhysicalView(
            @Size(max = 40)
            @Schema(nullable = true, description = "A code of `conditions`.", examples = "good")
            @Nullable
            String condition,

            @Min(1)
            @Max(9999)
            @Schema(
                    nullable = true,
                    description = "How many loose pieces must be there when it comes back.",
                    examples = "24")
            @Nullable
            Integer pieces,

            @Min(0) @Max(9999) @Schema(nullable = true, description = "How many of them are missing.") @Nullable
            Integer missingPieces,

            @Size(max = 1_000)
            @Schema(nullable = true, description = "What the pieces are.", examples = "23 tiles, rules")
            @Nullable
            String piecesNote,

            @Schema(description = "Whether it holds magnetic media, which a desensitiser would wipe.")
            boolean magnetic,

            @Size(max = 100)
            @Schema(nullable = true, description = "How it is secured.", examples = "locked case")
            @Nullable
            String security) {

        static PhysicalView of(ItemDetails.Physical physical) {
            return new PhysicalView(
                    physical.condition(),
                    physical.pieces().total(),
                    physical.pieces().missing(),
                    physical.pieces().note(),
                    physical.magnetic(),
                    physical.security());
        }

        ItemDetails.Physical physical() {
            return new ItemDetails.Physical(
                    condition,
                    new ItemDetails.Pieces(pieces, missingPieces, text(piecesNote)),
                    magnetic,
                    text(security));
        }
    }

    /** Notes. */
    @Schema(name = "ItemNotes", description = "What people are told of it.")
    record NotesView(
            @Size(max = 4_000)
            @Schema(nullable = true, description = "For everyone.", examples = "Signed by the author")
            @Nullable
            String forPublic,

            @Size(max = 4_000) @Schema(nullable = true, description = "For staff who look it up.") @Nullable
            String forStaff,

            @Size(max = 4_000)
            @Schema(
                    nullable = true,
                    description = "For staff at the desk, each time it comes back.",
                    examples = "Count the tiles")
            @Nullable
            String atCheckIn) {

        static NotesView of(ItemDetails.Notes notes) {
            return new NotesView(notes.forPublic(), notes.forStaff(), notes.atCheckIn());
        }

        ItemDetails.Notes notes() {
            return new ItemDetails.Notes(text(forPublic), text(forStaff), text(atCheckIn));
        }
    }

    /** How it came. */
    @Schema(name = "ItemAcquisition", description = "How it came.")
    record AcquisitionView(
            @Schema(nullable = true, examples = "2026-03-14") @Nullable
            LocalDate on,

            @Valid @Schema(nullable = true, description = "What was paid.") @Nullable
            MoneyView price,

            @Size(max = 1_000)
            @Schema(
                    nullable = true,
                    description = "From whom, and who had it before.",
                    examples = "Gift of the Olsen family")
            @Nullable
            String provenance) {

        static AcquisitionView of(ItemDetails.Acquisition acquisition) {
            return new AcquisitionView(
                    acquisition.on(),
                    acquisition.price() == null ? null : MoneyView.of(acquisition.price()),
                    acquisition.provenance());
        }

        ItemDetails.Acquisition acquisition() {
            return new ItemDetails.Acquisition(on, price == null ? null : price.amount(), text(provenance));
        }
    }

    /** A state for a while. */
    @Schema(name = "ItemTemporaryState", description = "Where it is and how it is lent for a while.")
    record TemporaryView(
            @Schema(nullable = true, description = "Another shelving location.") @Nullable
            UUID locationId,

            @Size(max = 40) @Schema(nullable = true, description = "Another loan type.", examples = "reserve") @Nullable
            String loanType,

            @Schema(
                    nullable = true,
                    description = "The last day, at the branch that owns it; until somebody ends it if left out.",
                    examples = "2027-01-31")
            @Nullable
            LocalDate until) {

        static TemporaryView of(ItemDetails.Temporary temporary) {
            return new TemporaryView(temporary.locationId(), temporary.loanType(), temporary.until());
        }

        ItemDetails.@Nullable Temporary temporary() {
            return locationId == null && text(loanType) == null
                    ? null
                    : new ItemDetails.Temporary(locationId, text(loanType), until);
        }
    }

    /** A text without blanks around it; null if nothing is left. */
    static @Nullable String text(@Nullable String sent) {
        return sent == null || sent.isBlank() ? null : sent.strip();
    }
}
