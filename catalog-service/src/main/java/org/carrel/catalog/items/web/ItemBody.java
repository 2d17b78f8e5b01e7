package org.carrel.catalog.items.web;

import java.util.Set;
import java.util.UUID;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import org.carrel.catalog.callnumbers.CallNumber;
import org.carrel.catalog.callnumbers.Scheme;
import org.carrel.catalog.items.Barcode;
import org.carrel.catalog.items.ItemDescription;
import org.carrel.catalog.items.ItemDetails;
import org.carrel.catalog.items.web.ItemParts.AcquisitionView;
import org.carrel.catalog.items.web.ItemParts.NotesView;
import org.carrel.catalog.items.web.ItemParts.PhysicalView;
import org.carrel.catalog.items.web.ItemParts.TemporaryView;
import org.carrel.events.ProcessTag;

/** What a client says of an item. */
@Schema(name = "ItemDescription", description = "What is known of an item.")
record ItemBody(
        @NotNull @Schema(description = "The title it is a copy of.")
        UUID recordId,

        @Size(max = 60)
        @Pattern(regexp = "\\s*[!-~]{1,40}\\s*", message = "must have 1 to 40 visible ASCII characters and no blanks")
        @Schema(
                nullable = true,
                description = "As scanned; Codabar's start and stop characters are dropped. None until labelled.",
                examples = "30234000517861")
        @Nullable
        String barcode,

        @NotNull @Schema(description = "Its permanent shelving location.")
        UUID locationId,

        @NotBlank @Size(max = 40) @Schema(examples = "book") String materialType,

        @NotBlank @Size(max = 40) @Schema(examples = "normal")
        String loanType,

        @Size(max = 200) @Schema(nullable = true, examples = "QA76.73.J38 B53 2018") @Nullable
        String callNumber,

        @Schema(nullable = true, description = "Left out, it is guessed from the call number.") @Nullable
        Scheme callNumberScheme,

        @Size(max = 100) @Schema(nullable = true, examples = "v. 2") @Nullable
        String volume,

        @Size(max = 40) @Schema(nullable = true, examples = "c. 1") @Nullable
        String copyNumber,

        @Valid @Schema(nullable = true, description = "Replacement price.") @Nullable
        MoneyView price,

        @Schema(nullable = true, description = "Work that keeps it off the shelf.") @Nullable
        Set<ProcessTag> processTags,

        @Schema(description = "Whether it has left the collection.")
        boolean withdrawn,

        @Size(max = 40)
        @Schema(nullable = true, description = "Before the call number on the label.", examples = "REF")
        @Nullable
        String callNumberPrefix,

        @Size(max = 40) @Schema(nullable = true, description = "Behind the call number on the label.") @Nullable
        String callNumberSuffix,

        @Size(max = 200)
        @Schema(nullable = true, description = "The time that the volume covers.", examples = "Jan.-Mar. 2026")
        @Nullable
        String chronology,

        @Valid @Schema(nullable = true) @Nullable PhysicalView physical,

        @Valid @Schema(nullable = true) @Nullable NotesView notes,

        @Valid @Schema(nullable = true) @Nullable AcquisitionView acquisition,

        @Valid @Schema(nullable = true) @Nullable TemporaryView temporary,

        @Size(max = 30) @Schema(nullable = true, description = "Codes of `statistical-codes`.") @Nullable
        Set<@NotBlank @Size(max = 40) String> statisticalCodes,

        @Size(max = 2_000)
        @Pattern(regexp = "\\s*(https?://\\S+)?\\s*", message = "must be an http or https address")
        @Schema(nullable = true, examples = "https://example.org/score.pdf")
        @Nullable
        String uri) {

    ItemDescription description() {
        String number = callNumber == null || callNumber.isBlank() ? null : callNumber.strip();
        return new ItemDescription(
                recordId,
                barcode == null ? null : Barcode.scanned(barcode),
                locationId,
                new ItemDescription.Types(materialType, loanType),
                number == null
                        ? null
                        : new CallNumber(number, callNumberScheme == null ? Scheme.guess(number) : callNumberScheme),
                new ItemDescription.Part(ItemParts.text(volume), ItemParts.text(copyNumber)),
                price == null ? null : price.amount(),
                processTags == null ? Set.of() : processTags,
                withdrawn,
                details());
    }

    private ItemDetails details() {
        ItemDetails none = ItemDetails.NONE;
        return new ItemDetails(
                new ItemDetails.Affixes(ItemParts.text(callNumberPrefix), ItemParts.text(callNumberSuffix)),
                ItemParts.text(chronology),
                physical == null ? none.physical() : physical.physical(),
                notes == null ? none.notes() : notes.notes(),
                acquisition == null ? none.acquisition() : acquisition.acquisition(),
                temporary == null ? null : temporary.temporary(),
                statisticalCodes == null ? Set.of() : statisticalCodes,
                ItemParts.text(uri));
    }
}
