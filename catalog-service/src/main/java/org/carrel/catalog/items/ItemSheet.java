package org.carrel.catalog.items;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import org.carrel.catalog.callnumbers.CallNumber;
import org.carrel.catalog.callnumbers.Scheme;
import org.carrel.catalog.items.ItemDetails.Acquisition;
import org.carrel.catalog.items.ItemDetails.Affixes;
import org.carrel.catalog.items.ItemDetails.Notes;
import org.carrel.catalog.items.ItemDetails.Physical;
import org.carrel.catalog.items.ItemDetails.Pieces;
import org.carrel.catalog.items.ItemDetails.Temporary;
import org.carrel.events.MoneyAmount;
import org.carrel.events.ProcessTag;

/** A description field by field, as text: what histories compare, and bulk edits change. */
public final class ItemSheet {

    private final Map<ItemField, String> values;

    private ItemSheet(Map<ItemField, String> values) {
        this.values = values;
    }

    /**
     * What became of one field.
     *
     * @param field the field
     * @param from the value before; null if there was none
     * @param to the value after; null if there is none
     */
    public record FieldChange(
            ItemField field,
            @Nullable String from,
            @Nullable String to) {}

    /** The fields of a description. */
    public static ItemSheet of(ItemDescription item) {
        var sheet = new ItemSheet(new EnumMap<>(ItemField.class));
        ItemDetails details = item.details();
        CallNumber number = item.callNumber();
        sheet.put(ItemField.RECORD, item.recordId());
        sheet.put(
                ItemField.BARCODE,
                item.barcode() == null ? null : item.barcode().text());
        sheet.put(ItemField.LOCATION, item.locationId());
        sheet.put(ItemField.MATERIAL_TYPE, item.types().material());
        sheet.put(ItemField.LOAN_TYPE, item.types().loan());
        sheet.put(ItemField.CALL_NUMBER, number == null ? null : number.text());
        sheet.put(ItemField.CALL_NUMBER_SCHEME, number == null ? null : number.scheme());
        sheet.put(ItemField.CALL_NUMBER_PREFIX, details.affixes().prefix());
        sheet.put(ItemField.CALL_NUMBER_SUFFIX, details.affixes().suffix());
        sheet.put(ItemField.VOLUME, item.part().volume());
        sheet.put(ItemField.COPY_NUMBER, item.part().copy());
        sheet.put(ItemField.CHRONOLOGY, details.chronology());
        sheet.put(ItemField.PRICE, text(item.price()));
        sheet.put(ItemField.PROCESS_TAGS, text(item.processTags()));
        sheet.put(ItemField.WITHDRAWN, flag(item.withdrawn()));
        sheet.physical(details.physical());
        sheet.put(ItemField.PUBLIC_NOTE, details.notes().forPublic());
        sheet.put(ItemField.STAFF_NOTE, details.notes().forStaff());
        sheet.put(ItemField.CHECK_IN_NOTE, details.notes().atCheckIn());
        sheet.put(ItemField.ACQUIRED_ON, details.acquisition().on());
        sheet.put(ItemField.ACQUISITION_PRICE, text(details.acquisition().price()));
        sheet.put(ItemField.PROVENANCE, details.acquisition().provenance());
        Temporary temporary = details.temporary();
        if (temporary != null) {
            sheet.put(ItemField.TEMPORARY_LOCATION, temporary.locationId());
            sheet.put(ItemField.TEMPORARY_LOAN_TYPE, temporary.loanType());
            sheet.put(ItemField.TEMPORARY_UNTIL, temporary.until());
        }
        sheet.put(ItemField.STATISTICAL_CODES, text(details.statisticalCodes()));
        sheet.put(ItemField.URI, details.uri());
        return sheet;
    }

    private void physical(Physical physical) {
        put(ItemField.CONDITION, physical.condition());
        put(ItemField.PIECES, physical.pieces().total());
        put(ItemField.MISSING_PIECES, physical.pieces().missing());
        put(ItemField.PIECES_NOTE, physical.pieces().note());
        put(ItemField.MAGNETIC, flag(physical.magnetic()));
        put(ItemField.SECURITY, physical.security());
    }

    private void put(ItemField field, @Nullable Object value) {
        if (value != null) {
            values.put(field, value.toString());
        }
    }

    /** The value of a field; null if it has none. */
    public @Nullable String value(ItemField field) {
        return values.get(field);
    }

    /** This with another value of one field; null or an empty text takes the value away. */
    public ItemSheet with(ItemField field, @Nullable String value) {
        var changed = new EnumMap<>(values);
        if (value == null || value.isBlank()) {
            changed.remove(field);
        } else {
            changed.put(field, value.strip());
        }
        return new ItemSheet(changed);
    }

    /** What became of the fields on the way from one description to another. */
    public static List<FieldChange> between(ItemDescription before, ItemDescription after) {
        ItemSheet from = of(before);
        ItemSheet to = of(after);
        var changes = new ArrayList<FieldChange>();
        for (ItemField field : ItemField.values()) {
            if (!Objects.equals(from.value(field), to.value(field))) {
                changes.add(new FieldChange(field, from.value(field), to.value(field)));
            }
        }
        return List.copyOf(changes);
    }

    /**
     * The description that the fields make up. A date without a temporary location or loan type is dropped.
     *
     * @throws IllegalArgumentException if a value is none of its field
     */
    public ItemDescription description() {
        String number = values.get(ItemField.CALL_NUMBER);
        String barcode = values.get(ItemField.BARCODE);
        return new ItemDescription(
                UUID.fromString(required(ItemField.RECORD)),
                barcode == null ? null : new Barcode(barcode),
                UUID.fromString(required(ItemField.LOCATION)),
                new ItemDescription.Types(required(ItemField.MATERIAL_TYPE), required(ItemField.LOAN_TYPE)),
                number == null ? null : new CallNumber(number, scheme(number)),
                new ItemDescription.Part(values.get(ItemField.VOLUME), values.get(ItemField.COPY_NUMBER)),
                money(ItemField.PRICE),
                set(ItemField.PROCESS_TAGS).stream().map(ProcessTag::valueOf).collect(Collectors.toSet()),
                values.containsKey(ItemField.WITHDRAWN),
                details());
    }

    private ItemDetails details() {
        return new ItemDetails(
                new Affixes(values.get(ItemField.CALL_NUMBER_PREFIX), values.get(ItemField.CALL_NUMBER_SUFFIX)),
                values.get(ItemField.CHRONOLOGY),
                new Physical(
                        values.get(ItemField.CONDITION),
                        new Pieces(
                                count(ItemField.PIECES),
                                count(ItemField.MISSING_PIECES),
                                values.get(ItemField.PIECES_NOTE)),
                        values.containsKey(ItemField.MAGNETIC),
                        values.get(ItemField.SECURITY)),
                new Notes(
                        values.get(ItemField.PUBLIC_NOTE),
                        values.get(ItemField.STAFF_NOTE),
                        values.get(ItemField.CHECK_IN_NOTE)),
                new Acquisition(
                        date(ItemField.ACQUIRED_ON),
                        money(ItemField.ACQUISITION_PRICE),
                        values.get(ItemField.PROVENANCE)),
                temporary(),
                set(ItemField.STATISTICAL_CODES),
                values.get(ItemField.URI));
    }

    private @Nullable Temporary temporary() {
        String location = values.get(ItemField.TEMPORARY_LOCATION);
        String loanType = values.get(ItemField.TEMPORARY_LOAN_TYPE);
        return location == null && loanType == null
                ? null
                : new Temporary(
                        location == null ? null : UUID.fromString(location), loanType, date(ItemField.TEMPORARY_UNTIL));
    }

    private String required(ItemField field) {
        String value = values.get(field);
        if (value == null) {
            throw new IllegalArgumentException("every item has a value: " + field);
        }
        return value;
    }

    private Scheme scheme(String number) {
        String scheme = values.get(ItemField.CALL_NUMBER_SCHEME);
        return scheme == null ? Scheme.guess(number) : Scheme.valueOf(scheme);
    }

    private @Nullable Integer count(ItemField field) {
        String value = values.get(field);
        if (value == null) {
            return null;
        }
        int count = Integer.parseInt(value);
        if (count < 0) {
            throw new IllegalArgumentException("not a count: " + value);
        }
        return count;
    }

    private @Nullable LocalDate date(ItemField field) {
        String value = values.get(field);
        try {
            return value == null ? null : LocalDate.parse(value);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("not a date: " + value, e);
        }
    }

    private @Nullable MoneyAmount money(ItemField field) {
        String value = values.get(field);
        if (value == null) {
            return null;
        }
        int blank = value.indexOf(' ');
        if (blank < 0) {
            throw new IllegalArgumentException("not an amount in minor units and its currency: " + value);
        }
        long minor = Long.parseLong(value.substring(0, blank));
        String currency = value.substring(blank + 1);
        if (minor < 0 || !currency.matches("[A-Z]{3}")) {
            throw new IllegalArgumentException("not an amount in minor units and its currency: " + value);
        }
        return new MoneyAmount(minor, currency);
    }

    private Set<String> set(ItemField field) {
        return setOf(values.get(field));
    }

    /** The codes that a text of {@link ItemField.Shape#SET} lists. */
    public static Set<String> setOf(@Nullable String text) {
        return text == null
                ? Set.of()
                : Arrays.stream(text.split(",", -1))
                        .map(String::strip)
                        .filter(code -> !code.isEmpty())
                        .collect(Collectors.toSet());
    }

    /** Codes as a text of {@link ItemField.Shape#SET}; null if there are none. */
    public static @Nullable String text(Collection<?> codes) {
        return codes.isEmpty()
                ? null
                : codes.stream().map(Object::toString).sorted().collect(Collectors.joining(","));
    }

    private static @Nullable String text(@Nullable MoneyAmount amount) {
        return amount == null ? null : amount.minor() + " " + amount.currency();
    }

    private static @Nullable String flag(boolean set) {
        return set ? "true" : null;
    }
}
