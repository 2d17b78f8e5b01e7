package org.carrel.catalog.bulkedit;

import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;

import org.carrel.catalog.items.ItemField;
import org.carrel.catalog.items.ItemField.Shape;
import org.carrel.catalog.items.ItemSheet;

/**
 * What is done to one field of every item.
 *
 * @param field the field
 * @param action what is done
 * @param value the new value, the text to add, or the codes to add or remove; null to clear
 * @param find the text to replace; null if none is replaced
 */
public record Operation(
        ItemField field,
        Action action,
        @Nullable String value,
        @Nullable String find) {

    /** What can be done to a field. */
    public enum Action {
        /** It gets the value. */
        SET,
        /** It has no value any more. */
        CLEAR,
        /** The text is put behind what is there, on a line of its own. */
        APPEND,
        /** Every occurrence of a text is replaced. */
        REPLACE,
        /** Codes are added to those there are. */
        ADD,
        /** Codes are taken from those there are. */
        REMOVE
    }

    /** Why an operation makes no sense, whatever the items. */
    public enum Fault {
        /** The field is changed by an act of its own. */
        FIELD_NOT_EDITABLE,
        /** This cannot be done to fields of this shape. */
        ACTION_NOT_APPLICABLE,
        /** Every item has a value. */
        FIELD_REQUIRED,
        /** There is nothing to set, add or remove. */
        VALUE_MISSING,
        /** There is nothing to look for. */
        FIND_MISSING
    }

    /** Barcodes are given one by one, and items leave one by one, each with its reason. */
    private static final Set<ItemField> ONE_BY_ONE = Set.of(ItemField.BARCODE, ItemField.WITHDRAWN);

    /** What is wrong with it, if anything. */
    public Optional<Fault> fault() {
        if (ONE_BY_ONE.contains(field)) {
            return Optional.of(Fault.FIELD_NOT_EDITABLE);
        }
        boolean applicable =
                switch (action) {
                    case SET, CLEAR -> true;
                    case APPEND, REPLACE -> field.shape() == Shape.TEXT;
                    case ADD, REMOVE -> field.shape() == Shape.SET;
                };
        if (!applicable) {
            return Optional.of(Fault.ACTION_NOT_APPLICABLE);
        }
        if (action == Action.CLEAR) {
            return field.required() ? Optional.of(Fault.FIELD_REQUIRED) : Optional.empty();
        }
        if (action == Action.REPLACE) {
            return find == null || find.isEmpty() ? Optional.of(Fault.FIND_MISSING) : Optional.empty();
        }
        return value == null || value.isBlank() ? Optional.of(Fault.VALUE_MISSING) : Optional.empty();
    }

    /** An item's fields after it. */
    ItemSheet apply(ItemSheet before) {
        String held = before.value(field);
        String given = value == null ? "" : value;
        return switch (action) {
            case SET -> before.with(field, given);
            case CLEAR -> before.with(field, null);
            case APPEND -> before.with(field, held == null ? given : held + "\n" + given);
            case REPLACE -> held == null || find == null ? before : before.with(field, held.replace(find, given));
            case ADD -> {
                var codes = new TreeSet<>(ItemSheet.setOf(held));
                codes.addAll(ItemSheet.setOf(given));
                yield before.with(field, ItemSheet.text(codes));
            }
            case REMOVE -> {
                var codes = new TreeSet<>(ItemSheet.setOf(held));
                codes.removeAll(ItemSheet.setOf(given));
                yield before.with(field, ItemSheet.text(codes));
            }
        };
    }
}
