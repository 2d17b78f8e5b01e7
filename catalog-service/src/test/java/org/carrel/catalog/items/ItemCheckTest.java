package org.carrel.catalog.items;

import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import org.carrel.catalog.codes.CodeList;
import org.carrel.catalog.items.ItemCheck.BarcodeRules;
import org.carrel.catalog.items.ItemCheck.CodeStanding;
import org.carrel.catalog.items.ItemCheck.Findings;
import org.carrel.catalog.places.Place;
import org.carrel.catalog.places.PlaceDescription;
import org.carrel.catalog.places.PlaceTree;
import org.carrel.events.Availability;
import org.carrel.events.PlaceKind;

import static org.assertj.core.api.Assertions.assertThat;

class ItemCheckTest {

    private static final UUID RECORD = new UUID(0, 1);
    private static final UUID STACKS = new UUID(0, 2);
    private static final PlaceTree PLACES = new PlaceTree(List.of(new Place(
            STACKS,
            1,
            new PlaceDescription(PlaceKind.LOCATION, "STACKS", "Stacks", new UUID(0, 8), null, false, false))));
    private static final ItemCheck.Vocabulary CODES = new ItemCheck.Vocabulary(Map.of(
            CodeList.MATERIAL_TYPE, Map.of("book", CodeStanding.ACTIVE),
            CodeList.LOAN_TYPE, Map.of("normal", CodeStanding.ACTIVE, "old", CodeStanding.INACTIVE),
            CodeList.CONDITION, Map.of("good", CodeStanding.ACTIVE, "mint", CodeStanding.INACTIVE),
            CodeList.STATISTICAL_CODE, Map.of("gift", CodeStanding.ACTIVE)));
    private static final ItemDescription BOOK = new ItemDescription(
            RECORD,
            null,
            STACKS,
            new ItemDescription.Types("book", "normal"),
            null,
            new ItemDescription.Part(null, null),
            null,
            Set.of(),
            false);

    private static Findings findings(
            ItemDescription wanted, @Nullable ItemDescription before, BarcodeRules rules, Availability availability) {
        Item current =
                before == null ? null : new Item(new UUID(0, 9), 1, before, Item.Kept.fresh(before, Instant.EPOCH));
        return ItemCheck.findings(new ItemCheck.Facts(wanted, current, true, PLACES, CODES, null, rules, availability));
    }

    private static List<ItemReason> reasons(ItemDescription wanted, @Nullable ItemDescription before) {
        return findings(wanted, before, new BarcodeRules(BarcodeScheme.ANY, false), Availability.UNKNOWN)
                .reasons();
    }

    @Test
    void codes_of_every_list_are_checked() {
        ItemDescription wanted = BOOK.with(ItemField.CONDITION, "shiny")
                .with(ItemField.STATISTICAL_CODES, "gift,nothing")
                .with(ItemField.TEMPORARY_LOAN_TYPE, "forever");
        assertThat(reasons(wanted, null))
                .containsExactlyInAnyOrder(
                        new ItemReason.UnknownLoanType("forever"),
                        new ItemReason.UnknownCode("conditions", "shiny"),
                        new ItemReason.UnknownCode("statistical-codes", "nothing"));
    }

    @Test
    void an_item_keeps_a_code_that_no_other_gets() {
        ItemDescription mint = BOOK.with(ItemField.CONDITION, "mint").with(ItemField.LOAN_TYPE, "old");
        assertThat(reasons(mint, mint)).isEmpty();
        assertThat(reasons(mint, BOOK)).hasSize(2);
    }

    @Test
    void no_more_pieces_are_missing_than_there_are() {
        ItemDescription game = BOOK.with(ItemField.PIECES, "24");
        assertThat(reasons(game.with(ItemField.MISSING_PIECES, "24"), null)).isEmpty();
        assertThat(reasons(game.with(ItemField.MISSING_PIECES, "25"), null))
                .containsExactly(new ItemReason.MorePiecesMissing(25, 24));
    }

    @Test
    void a_temporary_location_is_a_location() {
        UUID nowhere = new UUID(0, 5);
        assertThat(reasons(BOOK.with(ItemField.TEMPORARY_LOCATION, nowhere.toString()), null))
                .containsExactly(new ItemReason.UnknownLocation(nowhere));
    }

    @Test
    void an_item_does_not_leave_while_somebody_has_it_owes_it_or_awaits_it() {
        ItemDescription gone = BOOK.with(ItemField.WITHDRAWN, "true");
        var unsettled = EnumSet.noneOf(Availability.class);
        for (Availability availability : Availability.values()) {
            Findings found = findings(gone, BOOK, new BarcodeRules(BarcodeScheme.ANY, false), availability);
            if (!found.reasons().isEmpty()) {
                assertThat(found.reasons()).containsExactly(new ItemReason.InCirculation(availability));
                unsettled.add(availability);
            }
            assertThat(findings(gone, gone, new BarcodeRules(BarcodeScheme.ANY, false), availability)
                            .reasons())
                    .isEmpty();
        }
        assertThat(unsettled)
                .containsExactlyInAnyOrder(
                        Availability.ON_ORDER,
                        Availability.CHECKED_OUT,
                        Availability.AWAITING_PICKUP,
                        Availability.AWAITING_DELIVERY,
                        Availability.CLAIMED_RETURNED,
                        Availability.DECLARED_LOST,
                        Availability.AGED_TO_LOST);
    }

    @Test
    void a_wrong_check_digit_warns_where_the_consortium_says_so() {
        ItemDescription wrong = BOOK.with(ItemField.BARCODE, "35555000012349");
        var reason = new ItemReason.BarcodeCheckDigit("35555000012349", '9', '6');
        var refusing = new BarcodeRules(BarcodeScheme.CODABAR_14, false);
        var warning = new BarcodeRules(BarcodeScheme.CODABAR_14, true);
        assertThat(findings(wrong, null, refusing, Availability.UNKNOWN))
                .isEqualTo(new Findings(List.of(reason), List.of()));
        assertThat(findings(wrong, null, warning, Availability.UNKNOWN))
                .isEqualTo(new Findings(List.of(), List.of(reason)));
        ItemDescription zeros = BOOK.with(ItemField.BARCODE, "00000000000000");
        assertThat(findings(zeros, null, warning, Availability.UNKNOWN).reasons())
                .containsExactly(new ItemReason.BarcodeZeros("00000000000000"));
    }
}
