package org.carrel.catalog.bulkedit.web;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import org.carrel.catalog.bulkedit.BulkEdits;
import org.carrel.catalog.bulkedit.Operation;
import org.carrel.catalog.bulkedit.app.PlanBulkEdit.Chosen;
import org.carrel.catalog.callnumbers.CallNumber;
import org.carrel.catalog.callnumbers.Scheme;
import org.carrel.catalog.items.Barcode;
import org.carrel.catalog.items.ItemField;
import org.carrel.events.ProcessTag;
import org.carrel.platform.problem.Problem;
import org.carrel.platform.problem.ProblemException;

/** What a client plans: exactly one of barcodes, item ids and a filter, and what is done to them. */
@Schema(name = "BulkEditPlan", description = "Which items, by exactly one of the three ways, and what is done to them.")
record BulkEditBody(
        @Size(min = 1, max = 20_000)
        @Schema(
                nullable = true,
                description = "As scanned, a truck of books say; what is scanned twice counts once.",
                examples = "[\"30234000517861\"]")
        @Nullable
        List<@NotBlank @Size(max = 60) String> barcodes,

        @Size(min = 1, max = 20_000) @Schema(nullable = true) @Nullable
        List<@NotNull UUID> itemIds,

        @Valid @Schema(nullable = true) @Nullable FilterBody filter,

        @NotEmpty @Size(max = 30) @Schema(description = "Done one after the other.")
        List<@NotNull @Valid OperationBody> operations) {

    /** What is done to one field. */
    @Schema(name = "BulkEditOperation")
    record OperationBody(
            @NotNull @Schema(examples = "LOAN_TYPE") ItemField field,

            @NotNull @Schema(examples = "SET") Operation.Action action,

            @Size(max = 4_000)
            @Schema(
                    nullable = true,
                    description =
                            "The value to set, the text to append or to put in, or codes with commas between them.",
                    examples = "short")
            @Nullable
            String value,

            @Size(max = 4_000) @Schema(nullable = true, description = "For REPLACE: the text to look for.") @Nullable
            String find) {

        Operation operation() {
            return new Operation(field, action, value, find);
        }
    }

    /** Which items in the collection. */
    @Schema(name = "BulkEditFilter", description = "Items in the collection that fit everything named here.")
    record FilterBody(
            @Schema(nullable = true) @Nullable UUID recordId,

            @Schema(nullable = true, description = "The permanent location.") @Nullable
            UUID locationId,

            @Size(max = 40) @Schema(nullable = true) @Nullable
            String materialType,

            @Size(max = 40) @Schema(nullable = true) @Nullable
            String loanType,

            @Size(max = 40) @Schema(nullable = true) @Nullable
            String statisticalCode,

            @Schema(nullable = true) @Nullable ProcessTag processTag,
            @Valid @Schema(nullable = true) @Nullable ShelfBody callNumbers) {}

    /** A stretch of shelf. */
    @Schema(name = "CallNumberRange", description = "From one call number to another, both included.")
    record ShelfBody(
            @NotBlank @Size(max = 200) @Schema(examples = "QA76")
            String from,

            @NotBlank @Size(max = 200) @Schema(examples = "QA76.99")
            String to,

            @NotNull @Schema(examples = "LC") Scheme scheme) {

        BulkEdits.Filter.Shelf shelf() {
            return new BulkEdits.Filter.Shelf(
                    new CallNumber(from, scheme).shelvingKey(), new CallNumber(to, scheme).shelvingKey());
        }
    }

    Chosen chosen() {
        var chosen = new ArrayList<Chosen>();
        if (barcodes != null) {
            chosen.add(new Chosen.Scanned(barcodes.stream()
                    .map(barcode -> Barcode.isBarcode(barcode)
                            ? Barcode.scanned(barcode).text()
                            : barcode)
                    .toList()));
        }
        if (itemIds != null) {
            chosen.add(new Chosen.Listed(itemIds));
        }
        if (filter != null) {
            chosen.add(new Chosen.Filtered(new BulkEdits.Filter(
                    filter.recordId(),
                    filter.locationId(),
                    filter.materialType(),
                    filter.loanType(),
                    filter.statisticalCode(),
                    filter.processTag(),
                    filter.callNumbers() == null ? null : filter.callNumbers().shelf())));
        }
        if (chosen.size() != 1) {
            throw new ProblemException(
                    Problem.invalid("barcodes", "exactly-one", "Send exactly one of barcodes, itemIds and filter."));
        }
        return chosen.getFirst();
    }

    List<Operation> wanted() {
        var errors = new ArrayList<Problem.FieldError>();
        for (int index = 0; index < operations.size(); index++) {
            String field = "operations[" + index + "]";
            operations
                    .get(index)
                    .operation()
                    .fault()
                    .ifPresent(fault -> errors.add(new Problem.FieldError(field, code(fault), message(fault))));
        }
        if (!errors.isEmpty()) {
            throw new ProblemException(Problem.invalid(errors));
        }
        return operations.stream().map(OperationBody::operation).toList();
    }

    private static String code(Operation.Fault fault) {
        return switch (fault) {
            case FIELD_NOT_EDITABLE -> "field-not-editable";
            case ACTION_NOT_APPLICABLE -> "action-not-applicable";
            case FIELD_REQUIRED -> "field-required";
            case VALUE_MISSING -> "value-missing";
            case FIND_MISSING -> "find-missing";
        };
    }

    private static String message(Operation.Fault fault) {
        return switch (fault) {
            case FIELD_NOT_EDITABLE -> "Barcodes are given and items withdrawn one by one.";
            case ACTION_NOT_APPLICABLE -> "APPEND and REPLACE are for texts, ADD and REMOVE for lists of codes.";
            case FIELD_REQUIRED -> "Every item has a value here: set another one.";
            case VALUE_MISSING -> "Say what to set, append, add or remove.";
            case FIND_MISSING -> "Say which text to look for.";
        };
    }
}
