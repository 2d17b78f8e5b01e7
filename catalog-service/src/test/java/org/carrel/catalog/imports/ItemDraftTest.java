package org.carrel.catalog.imports;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import org.carrel.catalog.imports.ItemMapping.Part;
import org.carrel.catalog.imports.ItemMapping.Source;
import org.carrel.catalog.marc.MarcField;
import org.carrel.catalog.marc.MarcRecord;
import org.carrel.catalog.marc.Subfield;
import org.carrel.events.MoneyAmount;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ItemDraftTest {

    /** As Koha writes items: everything in 952. */
    private static final ItemMapping KOHA = new ItemMapping(
            "952",
            null,
            Map.of(
                    Part.BARCODE, in("p"),
                    Part.CALL_NUMBER, in("o"),
                    Part.LOCATION, new Source("b", false, Map.of("CPL", "MAIN-STACKS"), null),
                    Part.LOAN_TYPE, new Source("", false, Map.of(), "normal"),
                    Part.MATERIAL_TYPE, new Source("y", false, Map.of("BK", "book"), "other"),
                    Part.PRICE, in("g"),
                    Part.COPY, in("t"),
                    Part.VOLUME, in("h")),
            "DKK");

    /** As MARC holdings have it: place and call number in 852, label in 876. */
    private static final ItemMapping HOLDINGS = new ItemMapping(
            "876",
            "852",
            Map.of(
                    Part.BARCODE, in("p"),
                    Part.CALL_NUMBER, new Source("hi", true, Map.of(), null),
                    Part.LOCATION, new Source("b", true, Map.of(), null),
                    Part.LOAN_TYPE, new Source("", false, Map.of(), "normal"),
                    Part.MATERIAL_TYPE, new Source("", false, Map.of(), "book")),
            null);

    private static Source in(String subfields) {
        return new Source(subfields, false, Map.of(), null);
    }

    private static MarcField field(String tag, String... parts) {
        var subfields = new ArrayList<Subfield>();
        for (String part : parts) {
            subfields.add(new Subfield(part.charAt(0), part.substring(1)));
        }
        return new MarcField.Data(tag, ' ', ' ', subfields);
    }

    private static List<ItemDraft> drafts(ItemMapping mapping, MarcField... fields) {
        return ItemDraft.of(new MarcRecord("00000nam a2200000 a 4500", List.of(fields)), mapping);
    }

    @Test
    void one_field_makes_one_item() {
        assertThat(drafts(
                        KOHA,
                        field("245", "aTitle"),
                        field("952", "bCPL", "p39999000001", "oQA76 .B53", "yBK", "g24.95", "tc. 2", "hv. 3"),
                        field("952", "bEAST", "p39999000002")))
                .containsExactly(
                        new ItemDraft(
                                "39999000001",
                                "MAIN-STACKS",
                                "normal",
                                "book",
                                "QA76 .B53",
                                "v. 3",
                                "c. 2",
                                new MoneyAmount(2495, "DKK"),
                                List.of()),
                        new ItemDraft("39999000002", "EAST", "normal", "other", null, null, null, null, List.of()));
    }

    @Test
    void parts_come_from_the_holdings_that_the_item_is_linked_to() {
        assertThat(drafts(
                        HOLDINGS,
                        field("852", "81.1", "bMAIN", "hQA76", "iB53"),
                        field("852", "82.1", "bEAST", "hPS1", "iA2"),
                        field("876", "82.2", "p2"),
                        field("876", "81.2", "p1")))
                .extracting(ItemDraft::location, ItemDraft::callNumber, ItemDraft::barcode)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("EAST", "PS1 A2", "2"),
                        org.assertj.core.groups.Tuple.tuple("MAIN", "QA76 B53", "1"));
    }

    @Test
    void without_links_an_item_belongs_to_the_holdings_before_it() {
        assertThat(drafts(
                        HOLDINGS, field("852", "bMAIN"), field("876", "p1"), field("852", "bEAST"), field("876", "p2")))
                .extracting(ItemDraft::location)
                .containsExactly("MAIN", "EAST");
        assertThat(drafts(HOLDINGS, field("876", "p1"), field("852", "bMAIN")))
                .extracting(ItemDraft::location)
                .containsExactly("MAIN");
    }

    @Test
    void prices_are_read_as_people_write_them() {
        Map<String, MoneyAmount> prices = Map.of(
                "24.95", new MoneyAmount(2495, "DKK"),
                "24,5", new MoneyAmount(2450, "DKK"),
                "24", new MoneyAmount(2400, "DKK"),
                "$24.95", new MoneyAmount(2495, "DKK"),
                "USD 24.95", new MoneyAmount(2495, "USD"),
                "24.95 EUR", new MoneyAmount(2495, "EUR"),
                "JPY 1200", new MoneyAmount(1200, "JPY"));
        prices.forEach((text, amount) -> assertThat(drafts(KOHA, field("952", "bCPL", "g" + text))
                        .getFirst()
                        .price())
                .as(text)
                .isEqualTo(amount));
    }

    @Test
    void what_cannot_be_used_is_named_and_not_guessed() {
        assertThat(drafts(KOHA, field("952", "pno blanks allowed", "gfree", "tc. " + "x".repeat(50)))
                        .getFirst()
                        .faults())
                .containsExactlyInAnyOrder(
                        new ItemDraft.Fault("barcode-unreadable", "no blanks allowed"),
                        new ItemDraft.Fault("location-missing", ""),
                        new ItemDraft.Fault("copy-too-long", "c. " + "x".repeat(50)),
                        new ItemDraft.Fault("price-unreadable", "free"));
        assertThat(drafts(KOHA, field("952", "bCPL", "gJPY 12.50")).getFirst().faults())
                .containsExactly(new ItemDraft.Fault("price-unreadable", "JPY 12.50"));
        var noCurrency = new ItemMapping("952", null, KOHA.parts(), null);
        assertThat(drafts(noCurrency, field("952", "bCPL", "g5")).getFirst().faults())
                .containsExactly(new ItemDraft.Fault("price-without-currency", "5"));
    }

    @Test
    void a_mapping_that_cannot_make_an_item_is_refused() {
        var parts = new EnumMap<>(KOHA.parts());
        parts.remove(Part.LOCATION);
        assertThatThrownBy(() -> new ItemMapping("952", null, parts, null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("LOCATION");
        assertThatThrownBy(() -> new ItemMapping("876", null, HOLDINGS.parts(), null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("not named");
        assertThatThrownBy(() -> new ItemMapping("95", null, KOHA.parts(), null))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Source("", false, Map.of(), null)).isInstanceOf(IllegalArgumentException.class);
    }
}
