package org.carrel.catalog.bulkedit;

import java.util.List;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import org.carrel.catalog.bulkedit.Operation.Action;
import org.carrel.catalog.bulkedit.Operation.Fault;
import org.carrel.catalog.items.ItemDescription;
import org.carrel.catalog.items.ItemField;
import org.carrel.catalog.items.ItemReason;
import org.carrel.catalog.items.ItemSheet;
import org.carrel.catalog.items.ItemSheet.FieldChange;
import org.carrel.events.ProcessTag;

import static org.assertj.core.api.Assertions.assertThat;

class OperationTest {

    private static final ItemDescription BOOK = new ItemDescription(
                    new UUID(0, 1),
                    null,
                    new UUID(0, 2),
                    new ItemDescription.Types("book", "normal"),
                    null,
                    new ItemDescription.Part(null, null),
                    null,
                    Set.of(ProcessTag.REPAIR),
                    false)
            .with(ItemField.STAFF_NOTE, "Spine weak")
            .with(ItemField.STATISTICAL_CODES, "gift,local");

    private static Operation operation(ItemField field, Action action, @Nullable String value) {
        return new Operation(field, action, value, null);
    }

    private static @Nullable String after(ItemField field, Operation... operations) {
        return ItemSheet.of(Applied.forward(List.of(operations), BOOK).wanted()).value(field);
    }

    @Test
    void each_action_does_what_it_says() {
        assertThat(after(ItemField.LOAN_TYPE, operation(ItemField.LOAN_TYPE, Action.SET, "short")))
                .isEqualTo("short");
        assertThat(after(ItemField.STAFF_NOTE, operation(ItemField.STAFF_NOTE, Action.CLEAR, null)))
                .isNull();
        assertThat(after(ItemField.STAFF_NOTE, operation(ItemField.STAFF_NOTE, Action.APPEND, "Seen 2026")))
                .isEqualTo("Spine weak\nSeen 2026");
        assertThat(after(ItemField.PUBLIC_NOTE, operation(ItemField.PUBLIC_NOTE, Action.APPEND, "Signed")))
                .isEqualTo("Signed");
        assertThat(after(ItemField.STAFF_NOTE, new Operation(ItemField.STAFF_NOTE, Action.REPLACE, "broken", "weak")))
                .isEqualTo("Spine broken");
        assertThat(after(ItemField.STATISTICAL_CODES, operation(ItemField.STATISTICAL_CODES, Action.ADD, "art, gift")))
                .isEqualTo("art,gift,local");
        assertThat(after(ItemField.STATISTICAL_CODES, operation(ItemField.STATISTICAL_CODES, Action.REMOVE, "gift")))
                .isEqualTo("local");
        assertThat(after(ItemField.PROCESS_TAGS, operation(ItemField.PROCESS_TAGS, Action.REMOVE, "REPAIR")))
                .isNull();
    }

    @Test
    void operations_are_done_one_after_the_other() {
        assertThat(after(
                        ItemField.STAFF_NOTE,
                        operation(ItemField.STAFF_NOTE, Action.SET, "a"),
                        operation(ItemField.STAFF_NOTE, Action.APPEND, "b")))
                .isEqualTo("a\nb");
    }

    @Test
    void what_makes_no_sense_is_known_before_any_item_is_looked_at() {
        assertThat(operation(ItemField.BARCODE, Action.SET, "1").fault()).contains(Fault.FIELD_NOT_EDITABLE);
        assertThat(operation(ItemField.WITHDRAWN, Action.SET, "true").fault()).contains(Fault.FIELD_NOT_EDITABLE);
        assertThat(operation(ItemField.LOAN_TYPE, Action.APPEND, "x").fault()).contains(Fault.ACTION_NOT_APPLICABLE);
        assertThat(operation(ItemField.STAFF_NOTE, Action.ADD, "x").fault()).contains(Fault.ACTION_NOT_APPLICABLE);
        assertThat(operation(ItemField.LOCATION, Action.CLEAR, null).fault()).contains(Fault.FIELD_REQUIRED);
        assertThat(operation(ItemField.LOAN_TYPE, Action.SET, " ").fault()).contains(Fault.VALUE_MISSING);
        assertThat(operation(ItemField.STAFF_NOTE, Action.REPLACE, "x").fault()).contains(Fault.FIND_MISSING);
        assertThat(operation(ItemField.STAFF_NOTE, Action.CLEAR, null).fault()).isEmpty();
    }

    @Test
    void an_item_that_cannot_have_the_value_stays_as_it_is() {
        Applied applied = Applied.forward(
                List.of(
                        operation(ItemField.LOAN_TYPE, Action.SET, "short"),
                        operation(ItemField.PROCESS_TAGS, Action.ADD, "DANCING")),
                BOOK);
        assertThat(applied)
                .isEqualTo(new Applied(
                        BOOK, List.of(new ItemReason.MalformedValue(ItemField.PROCESS_TAGS, "DANCING,REPAIR"))));
    }

    @Test
    void taking_back_restores_what_nobody_has_touched_since_and_lists_the_rest() {
        List<FieldChange> done = List.of(
                new FieldChange(ItemField.LOAN_TYPE, "normal", "short"),
                new FieldChange(ItemField.STAFF_NOTE, "Spine weak", null),
                new FieldChange(ItemField.CONDITION, null, "good"));
        ItemDescription now = BOOK.with(ItemField.LOAN_TYPE, "short")
                .with(ItemField.STAFF_NOTE, "Rebound")
                .with(ItemField.CONDITION, "good")
                .with(ItemField.PUBLIC_NOTE, "New cover");
        assertThat(Applied.back(done, now))
                .isEqualTo(new Applied(
                        now.with(ItemField.LOAN_TYPE, "normal").with(ItemField.CONDITION, null),
                        List.of(new ItemReason.ChangedSince(ItemField.STAFF_NOTE, "Rebound"))));
    }

    @Test
    void what_somebody_has_taken_back_already_is_no_conflict() {
        assertThat(Applied.back(List.of(new FieldChange(ItemField.LOAN_TYPE, "normal", "short")), BOOK))
                .isEqualTo(new Applied(BOOK, List.of()));
    }
}
