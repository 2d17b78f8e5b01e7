package org.carrel.catalog.items;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import org.carrel.catalog.places.Place;
import org.carrel.events.PlaceKind;

/** Decides whether an item may be as described. */
public final class ItemCheck {

    private ItemCheck() {}

    /**
     * What the decision rests on.
     *
     * @param wanted the description
     * @param current the item as it is, if there is one yet
     * @param recordIsLive whether the record exists and is not deleted
     * @param location the place named as location
     * @param materialType whether the list has the code, and for new items too
     * @param loanType whether the list has the code, and for new items too
     * @param barcodeHolder the live item that has the barcode
     * @param scheme which barcodes the consortium uses
     */
    public record Facts(
            ItemDescription wanted,
            @Nullable Item current,
            boolean recordIsLive,
            @Nullable Place location,
            CodeStanding materialType,
            CodeStanding loanType,
            @Nullable UUID barcodeHolder,
            BarcodeScheme scheme) {}

    /** Whether a list has a code. */
    public enum CodeStanding {
        ACTIVE,
        /** Items that have it keep it; no more get it. */
        INACTIVE,
        UNKNOWN
    }

    /** Everything that speaks against it; nothing if it may be so. */
    public static List<ItemReason> reasons(Facts facts) {
        var reasons = new ArrayList<ItemReason>();
        ItemDescription wanted = facts.wanted();
        ItemDescription before =
                facts.current() == null ? null : facts.current().description();
        if (!facts.recordIsLive()) {
            reasons.add(new ItemReason.UnknownRecord(wanted.recordId()));
        }
        Place location = facts.location();
        if (location == null) {
            reasons.add(new ItemReason.UnknownLocation(wanted.locationId()));
        } else if (location.description().kind() != PlaceKind.LOCATION) {
            reasons.add(new ItemReason.NotALocation(
                    wanted.locationId(), location.description().kind()));
        }
        String material = wanted.types().material();
        if (!fits(
                facts.materialType(),
                material,
                before == null ? null : before.types().material())) {
            reasons.add(new ItemReason.UnknownMaterialType(material));
        }
        String loan = wanted.types().loan();
        if (!fits(facts.loanType(), loan, before == null ? null : before.types().loan())) {
            reasons.add(new ItemReason.UnknownLoanType(loan));
        }
        Barcode barcode = wanted.barcode();
        if (barcode != null) {
            barcode(facts, barcode, before, reasons);
        }
        return reasons;
    }

    private static boolean fits(CodeStanding standing, String wanted, @Nullable String before) {
        return switch (standing) {
            case ACTIVE -> true;
            case INACTIVE -> wanted.equals(before);
            case UNKNOWN -> false;
        };
    }

    private static void barcode(
            Facts facts, Barcode barcode, @Nullable ItemDescription before, List<ItemReason> reasons) {
        UUID holder = facts.barcodeHolder();
        boolean own = facts.current() != null && facts.current().id().equals(holder);
        if (holder != null && !own && !facts.wanted().withdrawn()) {
            reasons.add(new ItemReason.BarcodeTaken(barcode.text(), holder));
        }
        // A label that is on the book already is a fact; only a new one is checked.
        if (before == null || !Objects.equals(before.barcode(), barcode)) {
            facts.scheme()
                    .fault(barcode)
                    .map(fault -> reason(barcode.text(), fault))
                    .ifPresent(reasons::add);
        }
    }

    private static ItemReason reason(String barcode, BarcodeScheme.Fault fault) {
        return switch (fault) {
            case BarcodeScheme.Fault.WrongCheckDigit(char found, char expected) ->
                new ItemReason.BarcodeCheckDigit(barcode, found, expected);
            case BarcodeScheme.Fault.WrongShape _ -> new ItemReason.BarcodeShape(barcode);
            case BarcodeScheme.Fault.PatronCard _ -> new ItemReason.BarcodeOfPatron(barcode);
            case BarcodeScheme.Fault.Zeros _ -> new ItemReason.BarcodeZeros(barcode);
        };
    }
}
