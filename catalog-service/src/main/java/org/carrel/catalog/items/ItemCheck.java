package org.carrel.catalog.items;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import org.carrel.catalog.codes.CodeList;
import org.carrel.catalog.items.ItemDetails.Pieces;
import org.carrel.catalog.items.ItemDetails.Temporary;
import org.carrel.catalog.places.Place;
import org.carrel.catalog.places.PlaceTree;
import org.carrel.events.Availability;
import org.carrel.events.PlaceKind;

/** Decides whether an item may be as described. */
public final class ItemCheck {

    /** While circulation says this of an item it must not be withdrawn: somebody has it, owes it or awaits it. */
    private static final Set<Availability> UNSETTLED = Set.of(
            Availability.ON_ORDER,
            Availability.CHECKED_OUT,
            Availability.AWAITING_PICKUP,
            Availability.AWAITING_DELIVERY,
            Availability.CLAIMED_RETURNED,
            Availability.DECLARED_LOST,
            Availability.AGED_TO_LOST);

    private ItemCheck() {}

    /**
     * What the decision rests on.
     *
     * @param wanted the description
     * @param current the item as it is, if there is one yet
     * @param recordIsLive whether the record exists and is not deleted
     * @param places all places
     * @param codes the code lists
     * @param barcodeHolder the live item that has the barcode
     * @param barcodes which barcodes the consortium uses
     * @param availability what circulation says of the item
     */
    public record Facts(
            ItemDescription wanted,
            @Nullable Item current,
            boolean recordIsLive,
            PlaceTree places,
            Vocabulary codes,
            @Nullable UUID barcodeHolder,
            BarcodeRules barcodes,
            Availability availability) {}

    /**
     * Which barcodes the consortium uses.
     *
     * @param scheme what they look like
     * @param wrongCheckDigitWarns whether a wrong check digit is only worth a warning
     */
    public record BarcodeRules(BarcodeScheme scheme, boolean wrongCheckDigitWarns) {}

    /** Whether a list has a code. */
    public enum CodeStanding {
        ACTIVE,
        /** Items that have it keep it; no more get it. */
        INACTIVE,
        UNKNOWN
    }

    /** The code lists. */
    public record Vocabulary(Map<CodeList, Map<String, CodeStanding>> lists) {

        CodeStanding standing(CodeList list, String code) {
            return lists.getOrDefault(list, Map.of()).getOrDefault(code, CodeStanding.UNKNOWN);
        }
    }

    /**
     * What was found.
     *
     * @param reasons everything that speaks against it; nothing if it may be so
     * @param warnings what is odd but may be so
     */
    public record Findings(List<ItemReason> reasons, List<ItemReason> warnings) {
        public Findings {
            reasons = List.copyOf(reasons);
            warnings = List.copyOf(warnings);
        }
    }

    /** Looks at a description from all sides. */
    public static Findings findings(Facts facts) {
        var reasons = new ArrayList<ItemReason>();
        var warnings = new ArrayList<ItemReason>();
        ItemDescription wanted = facts.wanted();
        if (!facts.recordIsLive()) {
            reasons.add(new ItemReason.UnknownRecord(wanted.recordId()));
        }
        location(facts.places(), wanted.locationId(), reasons);
        Temporary temporary = wanted.details().temporary();
        if (temporary != null && temporary.locationId() != null) {
            location(facts.places(), temporary.locationId(), reasons);
        }
        codes(facts, reasons);
        pieces(wanted.details().physical().pieces(), reasons);
        barcode(facts, reasons, warnings);
        ItemDescription before = before(facts);
        if (wanted.withdrawn() && before != null && !before.withdrawn()) {
            withdrawal(facts.availability(), reasons);
        }
        return new Findings(reasons, warnings);
    }

    private static @Nullable ItemDescription before(Facts facts) {
        return facts.current() == null ? null : facts.current().description();
    }

    private static void location(PlaceTree places, UUID id, List<ItemReason> reasons) {
        Place location = places.find(id).orElse(null);
        if (location == null) {
            reasons.add(new ItemReason.UnknownLocation(id));
        } else if (location.description().kind() != PlaceKind.LOCATION) {
            reasons.add(new ItemReason.NotALocation(id, location.description().kind()));
        }
    }

    private static void codes(Facts facts, List<ItemReason> reasons) {
        ItemDescription wanted = facts.wanted();
        String material = wanted.types().material();
        if (!fits(
                facts,
                CodeList.MATERIAL_TYPE,
                material,
                item -> Set.of(item.types().material()))) {
            reasons.add(new ItemReason.UnknownMaterialType(material));
        }
        String loan = wanted.types().loan();
        if (!fits(facts, CodeList.LOAN_TYPE, loan, ItemCheck::loanTypes)) {
            reasons.add(new ItemReason.UnknownLoanType(loan));
        }
        Temporary temporary = wanted.details().temporary();
        String temporaryLoan = temporary == null ? null : temporary.loanType();
        if (temporaryLoan != null
                && !temporaryLoan.equals(loan)
                && !fits(facts, CodeList.LOAN_TYPE, temporaryLoan, ItemCheck::loanTypes)) {
            reasons.add(new ItemReason.UnknownLoanType(temporaryLoan));
        }
        String condition = wanted.details().physical().condition();
        if (condition != null && !fits(facts, CodeList.CONDITION, condition, ItemCheck::conditions)) {
            reasons.add(new ItemReason.UnknownCode(CodeList.CONDITION.path(), condition));
        }
        wanted.details().statisticalCodes().stream()
                .sorted()
                .filter(code -> !fits(facts, CodeList.STATISTICAL_CODE, code, item -> item.details()
                        .statisticalCodes()))
                .map(code -> new ItemReason.UnknownCode(CodeList.STATISTICAL_CODE.path(), code))
                .forEach(reasons::add);
    }

    private static Set<String> loanTypes(ItemDescription item) {
        return new HashSet<>(List.of(item.types().loan(), item.presentLoanType()));
    }

    private static Set<String> conditions(ItemDescription item) {
        String condition = item.details().physical().condition();
        return condition == null ? Set.of() : Set.of(condition);
    }

    private static boolean fits(Facts facts, CodeList list, String code, Function<ItemDescription, Set<String>> held) {
        ItemDescription before = before(facts);
        return switch (facts.codes().standing(list, code)) {
            case ACTIVE -> true;
            case INACTIVE -> before != null && held.apply(before).contains(code);
            case UNKNOWN -> false;
        };
    }

    private static void pieces(Pieces pieces, List<ItemReason> reasons) {
        Integer missing = pieces.missing();
        int total = pieces.total() == null ? 1 : pieces.total();
        if (missing != null && missing > total) {
            reasons.add(new ItemReason.MorePiecesMissing(missing, total));
        }
    }

    private static void withdrawal(Availability availability, List<ItemReason> reasons) {
        if (UNSETTLED.contains(availability)) {
            reasons.add(new ItemReason.InCirculation(availability));
        }
    }

    private static void barcode(Facts facts, List<ItemReason> reasons, List<ItemReason> warnings) {
        Barcode barcode = facts.wanted().barcode();
        if (barcode == null) {
            return;
        }
        UUID holder = facts.barcodeHolder();
        boolean own = facts.current() != null && facts.current().id().equals(holder);
        if (holder != null && !own && !facts.wanted().withdrawn()) {
            reasons.add(new ItemReason.BarcodeTaken(barcode.text(), holder));
        }
        // A label that is on the book already is a fact; only a new one is checked.
        ItemDescription before = before(facts);
        if (before != null && Objects.equals(before.barcode(), barcode)) {
            return;
        }
        facts.barcodes().scheme().fault(barcode).ifPresent(fault -> {
            boolean warns = fault instanceof BarcodeScheme.Fault.WrongCheckDigit
                    && facts.barcodes().wrongCheckDigitWarns();
            (warns ? warnings : reasons).add(reason(barcode.text(), fault));
        });
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
