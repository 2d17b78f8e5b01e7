package org.carrel.catalog.imports;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import org.carrel.catalog.imports.ItemMapping.Part;
import org.carrel.catalog.items.Barcode;
import org.carrel.catalog.marc.MarcField;
import org.carrel.catalog.marc.MarcRecord;
import org.carrel.events.MoneyAmount;

/**
 * An item as a record's local fields describe it.
 *
 * @param barcode its label
 * @param location code of its shelving location
 * @param loanType code of its loan type
 * @param materialType code of its material type
 * @param callNumber where it stands
 * @param volume which volume it is
 * @param copy which copy it is
 * @param price what it costs
 * @param faults what stands there and cannot be used
 */
public record ItemDraft(
        @Nullable String barcode,
        @Nullable String location,
        @Nullable String loanType,
        @Nullable String materialType,
        @Nullable String callNumber,
        @Nullable String volume,
        @Nullable String copy,
        @Nullable MoneyAmount price,
        List<Fault> faults) {

    private static final Pattern AMOUNT =
            Pattern.compile("([A-Z]{3})?\\s*[$€£]?\\s*([0-9]{1,9})(?:[.,]([0-9]{1,2}))?\\s*([A-Z]{3})?");
    private static final int LONGEST_CALL_NUMBER = 200;
    private static final int LONGEST_VOLUME = 100;
    private static final int LONGEST_COPY = 40;

    public ItemDraft {
        faults = List.copyOf(faults);
    }

    /**
     * What cannot be used.
     *
     * @param code stable code
     * @param value what stands there
     */
    public record Fault(String code, String value) {}

    /** The items that a record describes. */
    public static List<ItemDraft> of(MarcRecord record, ItemMapping mapping) {
        var drafts = new ArrayList<ItemDraft>();
        for (MarcField.Data field : record.data(mapping.tag())) {
            drafts.add(draft(new Fields(field, holdings(record, field, mapping), mapping)));
        }
        return drafts;
    }

    /** The holdings that an item belongs to: linked by the number in subfield 8, or the one before, or the first. */
    private static MarcField.@Nullable Data holdings(MarcRecord record, MarcField.Data item, ItemMapping mapping) {
        String tag = mapping.holdings();
        if (tag == null) {
            return null;
        }
        List<MarcField.Data> all = record.data(tag);
        Optional<String> link = link(item);
        if (link.isPresent()) {
            for (MarcField.Data one : all) {
                if (link(one).equals(link)) {
                    return one;
                }
            }
        }
        MarcField.Data before = null;
        for (MarcField field : record.fields()) {
            if (field == item) {
                break;
            }
            if (field instanceof MarcField.Data data && data.tag().equals(tag)) {
                before = data;
            }
        }
        return before != null || all.isEmpty() ? before : all.getFirst();
    }

    private static Optional<String> link(MarcField.Data field) {
        return field.first('8').map(text -> text.replaceFirst("[.\\\\].*", "").strip());
    }

    /** The fields that an item is read from. */
    private record Fields(MarcField.Data item, MarcField.@Nullable Data holdings, ItemMapping mapping) {

        @Nullable
        String part(Part part) {
            ItemMapping.Source source = mapping.parts().get(part);
            if (source == null) {
                return null;
            }
            MarcField.Data field = source.inHoldings() ? holdings : item;
            String text = field == null ? "" : field.joined(source.subfields());
            if (text.isEmpty()) {
                return source.otherwise();
            }
            return source.codes().getOrDefault(text, text);
        }
    }

    private static ItemDraft draft(Fields fields) {
        var faults = new ArrayList<Fault>();
        String barcode = fields.part(Part.BARCODE);
        if (barcode != null && !Barcode.isBarcode(barcode)) {
            faults.add(new Fault("barcode-unreadable", barcode));
            barcode = null;
        }
        return new ItemDraft(
                barcode,
                needed(fields, Part.LOCATION, "location-missing", faults),
                needed(fields, Part.LOAN_TYPE, "loan-type-missing", faults),
                needed(fields, Part.MATERIAL_TYPE, "material-type-missing", faults),
                atMost(LONGEST_CALL_NUMBER, fields.part(Part.CALL_NUMBER), "call-number-too-long", faults),
                atMost(LONGEST_VOLUME, fields.part(Part.VOLUME), "volume-too-long", faults),
                atMost(LONGEST_COPY, fields.part(Part.COPY), "copy-too-long", faults),
                price(fields, faults),
                faults);
    }

    private static @Nullable String needed(Fields fields, Part part, String code, List<Fault> faults) {
        String text = fields.part(part);
        if (text == null || text.isBlank()) {
            faults.add(new Fault(code, ""));
            return null;
        }
        return text;
    }

    private static @Nullable String atMost(int length, @Nullable String text, String code, List<Fault> faults) {
        if (text != null && text.length() > length) {
            faults.add(new Fault(code, text));
            return null;
        }
        return text;
    }

    private static @Nullable MoneyAmount price(Fields fields, List<Fault> faults) {
        String text = fields.part(Part.PRICE);
        if (text == null || text.isBlank()) {
            return null;
        }
        Matcher amount = AMOUNT.matcher(text.strip());
        if (!amount.matches()) {
            faults.add(new Fault("price-unreadable", text));
            return null;
        }
        String currency = amount.group(1) != null
                ? amount.group(1)
                : amount.group(4) != null ? amount.group(4) : fields.mapping().currency();
        if (currency == null) {
            faults.add(new Fault("price-without-currency", text));
            return null;
        }
        try {
            int digits = Currency.getInstance(currency).getDefaultFractionDigits();
            String decimals = amount.group(3) == null ? "0" : amount.group(3);
            long minor = new BigDecimal(amount.group(2) + "." + decimals)
                    .movePointRight(Math.max(digits, 0))
                    .longValueExact();
            return new MoneyAmount(minor, currency);
        } catch (IllegalArgumentException | ArithmeticException _) {
            faults.add(new Fault("price-unreadable", text));
            return null;
        }
    }
}
