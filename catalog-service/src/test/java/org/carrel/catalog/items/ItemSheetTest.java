package org.carrel.catalog.items;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import org.carrel.catalog.callnumbers.CallNumber;
import org.carrel.catalog.callnumbers.Scheme;
import org.carrel.catalog.items.ItemSheet.FieldChange;
import org.carrel.events.MoneyAmount;
import org.carrel.events.ProcessTag;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ItemSheetTest {

    private static final UUID RECORD = new UUID(0, 1);
    private static final UUID STACKS = new UUID(0, 2);
    private static final UUID DISPLAY = new UUID(0, 3);

    private static final ItemDescription FULL = new ItemDescription(
            RECORD,
            new Barcode("30234000517861"),
            STACKS,
            new ItemDescription.Types("game", "normal"),
            new CallNumber("Y 4.F 76/2:AF 8/12", Scheme.SUDOC_CUTTERS_FIRST),
            new ItemDescription.Part("v. 2", "c. 3"),
            new MoneyAmount(2495, "EUR"),
            Set.of(ProcessTag.REPAIR, ProcessTag.BINDERY),
            true,
            new ItemDetails(
                    new ItemDetails.Affixes("REF", "East"),
                    "Jan. 2026",
                    new ItemDetails.Physical("good", new ItemDetails.Pieces(24, 1, "tiles"), true, "locked case"),
                    new ItemDetails.Notes("signed", "dented", "count the tiles"),
                    new ItemDetails.Acquisition(
                            LocalDate.of(2026, 2, 28), new MoneyAmount(1999, "DKK"), "gift of the Olsens"),
                    new ItemDetails.Temporary(DISPLAY, "reserve", LocalDate.of(2027, 1, 31)),
                    Set.of("local-history", "gift"),
                    "https://example.org/rules"));

    private static final ItemDescription BARE = new ItemDescription(
            RECORD,
            null,
            STACKS,
            new ItemDescription.Types("book", "normal"),
            null,
            new ItemDescription.Part(null, null),
            null,
            Set.of(),
            false);

    @Test
    void a_description_survives_being_written_field_by_field() {
        assertThat(ItemSheet.of(FULL).description()).isEqualTo(FULL);
        assertThat(ItemSheet.of(BARE).description()).isEqualTo(BARE);
        for (ItemField field : ItemField.values()) {
            assertThat(ItemSheet.of(FULL).value(field)).as("%s", field).isNotNull();
        }
    }

    @Test
    void every_field_that_may_be_empty_can_be_emptied_alone() {
        for (ItemField field : ItemField.values()) {
            // A call number does not go without its scheme, nor a last day without a state that it ends.
            if (field.required() || field == ItemField.CALL_NUMBER_SCHEME || field == ItemField.CALL_NUMBER) {
                continue;
            }
            ItemDescription emptied = FULL.with(field, null);
            assertThat(ItemSheet.between(FULL, emptied))
                    .as("%s", field)
                    .containsExactly(new FieldChange(field, ItemSheet.of(FULL).value(field), null));
        }
        assertThatThrownBy(() -> FULL.with(ItemField.LOCATION, null)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void changes_are_told_by_field_with_both_values() {
        ItemDescription edited =
                BARE.with(ItemField.CHECK_IN_NOTE, " count ").with(ItemField.PROCESS_TAGS, "REPAIR, BINDERY");
        assertThat(ItemSheet.between(BARE, edited))
                .containsExactly(
                        new FieldChange(ItemField.PROCESS_TAGS, null, "BINDERY,REPAIR"),
                        new FieldChange(ItemField.CHECK_IN_NOTE, null, "count"));
        assertThat(ItemSheet.between(edited, edited)).isEmpty();
    }

    @Test
    void a_value_that_is_none_of_its_field_is_refused() {
        for (var wrong : Map.of(
                        ItemField.LOCATION, "here",
                        ItemField.PRICE, "24.95",
                        ItemField.ACQUIRED_ON, "yesterday",
                        ItemField.PIECES, "-1",
                        ItemField.PROCESS_TAGS, "DANCING",
                        ItemField.BARCODE, "two words")
                .entrySet()) {
            assertThatThrownBy(() -> BARE.with(wrong.getKey(), wrong.getValue()))
                    .as("%s", wrong.getKey())
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void circulation_is_told_where_an_item_is_for_a_while() {
        var item = new Item(new UUID(0, 9), 4, FULL, Item.Kept.fresh(FULL, Instant.EPOCH));
        var event = item.changed(new Item.Context("Game", null, new UUID(0, 7)));
        assertThat(event.locationId()).isEqualTo(DISPLAY);
        assertThat(event.loanType()).isEqualTo("reserve");
        assertThat(event.callNumber()).isEqualTo("REF Y 4.F 76/2:AF 8/12 East");
        assertThat(event.price()).isEqualTo(new MoneyAmount(2495, "EUR"));
    }

    @Test
    void the_first_day_on_the_shelf_is_noted_once() {
        Instant monday = Instant.parse("2026-11-23T10:00:00Z");
        Instant tuesday = Instant.parse("2026-11-24T10:00:00Z");
        ItemDescription labelled = BARE.with(ItemField.BARCODE, "30234000517861");
        Item.Kept unlabelled = Item.Kept.fresh(BARE, monday);
        assertThat(unlabelled.activeSince()).isNull();
        assertThat(unlabelled
                        .after(labelled.with(ItemField.PROCESS_TAGS, "REPAIR"), monday)
                        .activeSince())
                .isNull();
        Item.Kept active = unlabelled.after(labelled, tuesday);
        assertThat(active.activeSince()).isEqualTo(tuesday);
        assertThat(active.after(labelled, tuesday.plusSeconds(60)).activeSince())
                .isEqualTo(tuesday);
    }
}
