package org.carrel.catalog.items;

import java.util.UUID;

import org.carrel.events.Availability;
import org.carrel.events.PlaceKind;

/** Why an item cannot be as described. */
public sealed interface ItemReason {

    /** Stable code. */
    String code();

    /** There is no such live record. */
    record UnknownRecord(String code, UUID recordId) implements ItemReason {
        public UnknownRecord(UUID recordId) {
            this("unknown-record", recordId);
        }
    }

    /** There is no such place. */
    record UnknownLocation(String code, UUID locationId) implements ItemReason {
        public UnknownLocation(UUID locationId) {
            this("unknown-location", locationId);
        }
    }

    /** Items belong to shelving locations, not to places of other kinds. */
    record NotALocation(String code, UUID locationId, PlaceKind kind) implements ItemReason {
        public NotALocation(UUID locationId, PlaceKind kind) {
            this("not-a-location", locationId, kind);
        }
    }

    /** The branch is not among those that the caller may act at. */
    record OutsideBranchScope(String code, UUID branchId) implements ItemReason {
        public OutsideBranchScope(UUID branchId) {
            this("outside-branch-scope", branchId);
        }
    }

    /** The list of material types does not have the code, or no longer for new items. */
    record UnknownMaterialType(String code, String materialType) implements ItemReason {
        public UnknownMaterialType(String materialType) {
            this("unknown-material-type", materialType);
        }
    }

    /** The list of loan types does not have the code, or no longer for new items. */
    record UnknownLoanType(String code, String loanType) implements ItemReason {
        public UnknownLoanType(String loanType) {
            this("unknown-loan-type", loanType);
        }
    }

    /** Another live item has the barcode. */
    record BarcodeTaken(String code, String barcode, UUID itemId) implements ItemReason {
        public BarcodeTaken(String barcode, UUID itemId) {
            this("barcode-taken", barcode, itemId);
        }
    }

    /** The batch has the barcode twice. */
    record BarcodeTwice(String code, String barcode) implements ItemReason {
        public BarcodeTwice(String barcode) {
            this("barcode-twice", barcode);
        }
    }

    /** The 14th digit does not follow from the others: probably a typing error. */
    record BarcodeCheckDigit(String code, String barcode, String found, String expected) implements ItemReason {
        public BarcodeCheckDigit(String barcode, char found, char expected) {
            this("barcode-check-digit", barcode, String.valueOf(found), String.valueOf(expected));
        }
    }

    /** The consortium's barcodes have 14 digits. */
    record BarcodeShape(String code, String barcode) implements ItemReason {
        public BarcodeShape(String barcode) {
            this("barcode-shape", barcode);
        }
    }

    /** The number is that of a patron's card. */
    record BarcodeOfPatron(String code, String barcode) implements ItemReason {
        public BarcodeOfPatron(String barcode) {
            this("barcode-of-patron", barcode);
        }
    }

    /** Nothing but zeros. */
    record BarcodeZeros(String code, String barcode) implements ItemReason {
        public BarcodeZeros(String barcode) {
            this("barcode-zeros", barcode);
        }
    }

    /** A list does not have the code, or no longer for new items. */
    record UnknownCode(String code, String list, String value) implements ItemReason {
        public UnknownCode(String list, String value) {
            this("unknown-code", list, value);
        }
    }

    /** More pieces are missing than there are. */
    record MorePiecesMissing(String code, int missing, int pieces) implements ItemReason {
        public MorePiecesMissing(int missing, int pieces) {
            this("more-pieces-missing", missing, pieces);
        }
    }

    /** Circulation still has to do with the item: it must not leave before that is settled. */
    record InCirculation(String code, Availability availability) implements ItemReason {
        public InCirculation(Availability availability) {
            this("in-circulation", availability);
        }
    }

    /** It is the last item of its title. It may go, but somebody has to say that it may. */
    record LastCopy(String code, UUID recordId) implements ItemReason {
        public LastCopy(UUID recordId) {
            this("last-copy", recordId);
        }
    }

    /** A field cannot have the value. */
    record MalformedValue(String code, ItemField field, String value) implements ItemReason {
        public MalformedValue(ItemField field, String value) {
            this("malformed-value", field, value);
        }
    }

    /** A field has a value that somebody gave it later. */
    record ChangedSince(String code, ItemField field, String value) implements ItemReason {
        public ChangedSince(ItemField field, String value) {
            this("changed-since", field, value);
        }
    }

    /** There is no such item. */
    record UnknownItem(String code, String item) implements ItemReason {
        public UnknownItem(String item) {
            this("unknown-item", item);
        }
    }

    /** It has a number already, and keeps it. */
    record AlreadyAccessioned(String code, String register, String number) implements ItemReason {
        public AlreadyAccessioned(String register, String number) {
            this("already-accessioned", register, number);
        }
    }

    /** There is no such register. */
    record UnknownRegister(String code, String register) implements ItemReason {
        public UnknownRegister(String register) {
            this("unknown-register", register);
        }
    }

    /** It has left already. */
    record AlreadyWithdrawn(String code) implements ItemReason {
        public AlreadyWithdrawn() {
            this("already-withdrawn");
        }
    }
}
