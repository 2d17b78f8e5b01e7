package org.carrel.catalog.holdings;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import org.carrel.catalog.marc.MarcField;
import org.carrel.catalog.marc.MarcRecord;
import org.carrel.catalog.marc.Subfield;
import org.carrel.catalog.serials.Labels;

/**
 * What a holdings record says.
 *
 * @param locations where it is (field 852)
 * @param statements what there is: in words (866 to 868), and issue by issue (863 to 865 with the captions of 853 to
 *     855)
 * @param links where it is to be had on the Web (856)
 */
public record HoldingsStatement(List<Location> locations, List<Statement> statements, List<Link> links) {

    private static final String LEVELS = "abcdef";
    private static final String DATES = "ijklm";

    public HoldingsStatement {
        locations = List.copyOf(locations);
        statements = List.copyOf(statements);
        links = List.copyOf(links);
    }

    /** Where it is. */
    public record Location(
            @Nullable String library,
            @Nullable String shelf,
            @Nullable String callNumber) {}

    /**
     * What there is.
     *
     * @param of the serial itself, its supplements or its indexes
     * @param text in words
     * @param note what is to be said of it
     */
    public record Statement(Of of, String text, @Nullable String note) {}

    /** What a statement is about. */
    public enum Of {
        ISSUES("853", "863", "866"),
        SUPPLEMENTS("854", "864", "867"),
        INDEXES("855", "865", "868");

        private final String captions;
        private final String values;
        private final String words;

        Of(String captions, String values, String words) {
            this.captions = captions;
            this.values = values;
            this.words = words;
        }
    }

    /** Where it is to be had on the Web. */
    public record Link(String uri, @Nullable String text) {}

    /** What a record says. */
    public static HoldingsStatement of(MarcRecord record) {
        var statements = new ArrayList<Statement>();
        for (Of of : Of.values()) {
            statements.addAll(coded(of, record.data(of.captions), record.data(of.values)));
            record.data(of.words).forEach(field -> textual(of, field, statements));
        }
        return new HoldingsStatement(
                record.data("852").stream().map(HoldingsStatement::location).toList(),
                statements,
                record.data("856").stream()
                        .flatMap(field -> link(field).stream())
                        .toList());
    }

    /** The number of the title that a record belongs to. */
    public static Optional<String> titleNumber(MarcRecord record) {
        return record.control("004").map(String::strip).filter(number -> !number.isEmpty());
    }

    private static Location location(MarcField.Data field) {
        String number = field.joined("khijm");
        return new Location(
                field.first('b').orElse(null), field.first('c').orElse(null), number.isEmpty() ? null : number);
    }

    private static void textual(Of of, MarcField.Data field, List<Statement> statements) {
        String text = field.joined("a");
        String note = field.joined("z");
        if (!text.isEmpty() || !note.isEmpty()) {
            statements.add(new Statement(of, text, note.isEmpty() ? null : note));
        }
    }

    private static Optional<Link> link(MarcField.Data field) {
        return field.first('u')
                .map(uri -> new Link(
                        uri, field.first('y').or(() -> field.first('z')).orElse(null)));
    }

    private static List<Statement> coded(Of of, List<MarcField.Data> captions, List<MarcField.Data> values) {
        Map<String, MarcField.Data> byLink = new HashMap<>();
        captions.forEach(field -> field.first('8').ifPresent(link -> byLink.putIfAbsent(link.strip(), field)));
        var statements = new ArrayList<Statement>();
        for (MarcField.Data field : values) {
            String link = field.first('8').orElse("").strip();
            int point = link.indexOf('.');
            MarcField.Data caption = byLink.get(point < 0 ? link : link.substring(0, point));
            String text = text(caption, field);
            if (!text.isEmpty()) {
                String note = field.joined("z");
                statements.add(new Statement(of, text, note.isEmpty() ? null : note));
            }
        }
        return statements;
    }

    private static String text(MarcField.@Nullable Data captions, MarcField.Data values) {
        var numbers = new ArrayList<String>();
        var dates = new ArrayList<String>();
        for (Subfield subfield : values.subfields()) {
            String value = subfield.value().strip();
            String caption = captions == null
                    ? ""
                    : captions.first(subfield.code()).orElse("").strip();
            if (value.isEmpty()) {
                continue;
            }
            if (LEVELS.indexOf(subfield.code()) >= 0) {
                numbers.add(Labels.captioned(caption, Labels.inWords(caption, value)));
            } else if (DATES.indexOf(subfield.code()) >= 0) {
                dates.add(Labels.inWords(caption.toLowerCase(Locale.ROOT), value));
            }
        }
        return Labels.joined(String.join(":", numbers), String.join(":", dates));
    }
}
