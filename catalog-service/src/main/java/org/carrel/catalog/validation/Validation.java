package org.carrel.catalog.validation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import org.carrel.catalog.codelists.MarcCode;
import org.carrel.catalog.codelists.MarcCodes;
import org.carrel.catalog.marc.Dialect;
import org.carrel.catalog.marc.MarcField;
import org.carrel.catalog.marc.MarcRecord;
import org.carrel.catalog.marc.Subfield;
import org.carrel.catalog.records.Isbn;
import org.carrel.catalog.records.Issn;
import org.carrel.catalog.records.RecordKind;

/**
 * Holds a record to rules. Says everything that is wrong, and changes nothing. The rules of MARC 21 are those for
 * bibliographic records; authorities, holdings and UNIMARC are held to the library's own rules.
 */
public final class Validation {

    private static final String LEADER = "LDR";

    /** Tags of main entries, of which a record has one. */
    private static final List<String> MAIN_ENTRIES = List.of("100", "110", "111", "130");

    /** Where MARC 21 counts the characters of an initial article. */
    private static final Map<String, Integer> NON_FILING =
            Map.of("222", 2, "240", 2, "242", 2, "243", 2, "245", 2, "440", 2, "830", 2, "130", 1, "730", 1, "740", 1);

    private static final String RELATOR_URI = "http://id.loc.gov/vocabulary/relators/";

    private final MarcRecord record;
    private final Rules rules;
    private final List<Finding> findings = new ArrayList<>();

    private Validation(MarcRecord record, Rules rules) {
        this.record = record;
        this.rules = rules;
    }

    /** Everything in a record that breaks the rules, in the order of its fields. */
    public static List<Finding> of(MarcRecord record, Rules rules) {
        var validation = new Validation(record, rules);
        RecordKind kind = RecordKind.ofLeader(record.leader());
        if (kind == RecordKind.BIBLIOGRAPHIC && Dialect.of(record) == Dialect.MARC21) {
            validation.bibliographic();
        }
        rules.local().stream().filter(rule -> rule.statement().kind() == kind).forEach(validation::local);
        return List.copyOf(validation.findings);
    }

    private void bibliographic() {
        positions(LEADER, record.leader(), 0);
        for (FieldRule rule : rules.standard().mandatory()) {
            if (record.fields().stream().noneMatch(field -> field.tag().equals(rule.tag()))) {
                found("field-missing", rule.tag(), 0, null, Map.of("name", rule.name()));
            }
        }
        var seen = new HashMap<String, Integer>();
        String mainEntry = null;
        for (MarcField field : record.fields()) {
            int occurrence = seen.merge(field.tag(), 1, Integer::sum);
            Optional<FieldRule> rule = rules.standard().field(field.tag());
            if (rule.isEmpty()) {
                if (!Marc21.isLocal(field.tag())) {
                    found("field-undefined", field.tag(), occurrence, null, Map.of());
                }
                continue;
            }
            if (occurrence == 2 && !rule.get().repeatable()) {
                found(
                        "field-repeated",
                        field.tag(),
                        occurrence,
                        null,
                        Map.of("name", rule.get().name()));
            }
            if (MAIN_ENTRIES.contains(field.tag())) {
                if (mainEntry != null && !mainEntry.equals(field.tag())) {
                    found("main-entry-repeated", field.tag(), occurrence, null, Map.of());
                }
                mainEntry = field.tag();
            }
            field(field, occurrence, rule.get());
        }
    }

    private void field(MarcField field, int occurrence, FieldRule rule) {
        switch (field) {
            case MarcField.Control control -> fixed(control, occurrence, rule);
            case MarcField.Data data
            when rule.control() -> found("field-undefined", data.tag(), occurrence, null, Map.of());
            case MarcField.Data data -> {
                if (!rule.open()) {
                    indicator(data, data.first(), 0, occurrence, rule);
                    indicator(data, data.second(), 1, occurrence, rule);
                    nonFiling(data, occurrence, rule);
                }
                subfields(data, occurrence, rule);
                numbers(data, occurrence);
                codes(data, occurrence, rule);
            }
        }
    }

    private void indicator(MarcField.Data data, char value, int which, int occurrence, FieldRule rule) {
        String allowed = rule.indicators().get(which);
        if (allowed.indexOf(value == ' ' ? '#' : value) < 0) {
            found(
                    "indicator-undefined",
                    data.tag(),
                    occurrence,
                    null,
                    Map.of(
                            "name", rule.name(),
                            "at", String.valueOf(which + 1),
                            "value", shown(String.valueOf(value)),
                            "allowed", String.join(" ", allowed.split("", -1)).strip()));
        }
    }

    private void nonFiling(MarcField.Data data, int occurrence, FieldRule rule) {
        Integer which = NON_FILING.get(data.tag());
        if (which == null) {
            return;
        }
        char given = which == 1 ? data.first() : data.second();
        int skipped = given >= '0' && given <= '9' ? given - '0' : 0;
        data.first('a')
                .filter(title -> title.codePointCount(0, title.length()) <= skipped)
                .filter(_ -> skipped > 0)
                .ifPresent(_ -> found(
                        "non-filing-too-many",
                        data.tag(),
                        occurrence,
                        "a",
                        Map.of("name", rule.name(), "at", which.toString(), "value", String.valueOf(skipped))));
    }

    private void subfields(MarcField.Data data, int occurrence, FieldRule rule) {
        if (data.subfields().stream().allMatch(subfield -> subfield.value().isBlank())) {
            found("field-empty", data.tag(), occurrence, null, Map.of("name", rule.name()));
            return;
        }
        if (rule.tag().equals("880") && data.first('6').isEmpty()) {
            found("linkage-missing", data.tag(), occurrence, null, Map.of());
        }
        var seen = new HashMap<Character, Integer>();
        for (Subfield subfield : data.subfields()) {
            int times = seen.merge(subfield.code(), 1, Integer::sum);
            Boolean several = rule.subfields().get(subfield.code());
            // A subfield 9 is the library's own, whatever the field.
            if (!rule.open() && several == null && subfield.code() != '9') {
                if (times == 1) {
                    found("subfield-undefined", data, occurrence, subfield, rule);
                }
            } else if (!rule.open() && several != null && !several && times == 2) {
                found("subfield-repeated", data, occurrence, subfield, rule);
            }
            if (subfield.value().isBlank()) {
                found("subfield-empty", data, occurrence, subfield, rule);
            }
        }
    }

    private void found(String code, MarcField.Data data, int occurrence, Subfield subfield, FieldRule rule) {
        String letter = String.valueOf(subfield.code());
        found(code, data.tag(), occurrence, letter, Map.of("name", rule.name(), "code", shown(letter)));
    }

    private void numbers(MarcField.Data data, int occurrence) {
        if (data.tag().equals("020")) {
            data.all("a").stream()
                    .filter(given -> Isbn.parse(given).isEmpty())
                    .forEach(given -> found("isbn-wrong", "020", occurrence, "a", Map.of("value", shown(given))));
        }
        if (data.tag().equals("022")) {
            data.all("a").stream()
                    .filter(given -> Issn.parse(given).isEmpty())
                    .forEach(given -> found("issn-wrong", "022", occurrence, "a", Map.of("value", shown(given))));
        }
    }

    private void fixed(MarcField.Control control, int occurrence, FieldRule rule) {
        String value = control.value();
        switch (control.tag()) {
            case "006" -> {
                if (length("006", value, occurrence, rule)) {
                    Material.ofCategory(value.charAt(0))
                            .ifPresent(material -> coded("006", "008/" + material.code(), value, 17, occurrence));
                }
            }
            case "007" -> {
                if (value.isEmpty()) {
                    found("field-empty", "007", occurrence, null, Map.of("name", rule.name()));
                } else if (length("007/" + value.charAt(0), value, occurrence, rule)) {
                    if (rules.standard().lengths("007/" + value.charAt(0)).isEmpty()) {
                        found(
                                "code-undefined",
                                "007",
                                occurrence,
                                null,
                                Map.of(
                                        "at",
                                        "0",
                                        "name",
                                        "Category of material",
                                        "value",
                                        shown(value.substring(0, 1)),
                                        "allowed",
                                        rules.standard().categories()));
                    }
                    coded("007", "007/" + value.charAt(0), value, 0, occurrence);
                }
            }
            case "008" -> {
                if (length("008", value, occurrence, rule)) {
                    coded("008", "008/all", value, 0, occurrence);
                    Material.ofLeader(record)
                            .ifPresent(material -> coded("008", "008/" + material.code(), value, 0, occurrence));
                }
            }
            default -> {
                if (value.isBlank()) {
                    found("field-empty", control.tag(), occurrence, null, Map.of("name", rule.name()));
                }
            }
        }
    }

    private boolean length(String where, String value, int occurrence, FieldRule rule) {
        Set<Integer> lengths = rules.standard().lengths(where);
        if (lengths.isEmpty() || lengths.contains(value.length())) {
            return true;
        }
        found(
                "length-wrong",
                rule.tag(),
                occurrence,
                null,
                Map.of(
                        "name",
                        rule.name(),
                        "value",
                        String.valueOf(value.length()),
                        "allowed",
                        lengths.stream().map(String::valueOf).collect(Collectors.joining(" or "))));
        return false;
    }

    private void positions(String where, String value, int occurrence) {
        coded(where, where, value, 0, occurrence);
    }

    /** Checks coded positions; in a shifted field they stand so many positions earlier than the table says. */
    private void coded(String tag, String where, String value, int shift, int occurrence) {
        for (PositionRule rule : rules.standard().positions(where)) {
            int from = rule.from() - shift;
            int to = rule.to() - shift;
            if (to > value.length()) {
                // A 007 without what only archives need, which is an allowed length.
                continue;
            }
            String there = value.substring(from, to);
            rule.list(there).ifPresent(list -> listed(list, there, tag, occurrence, null, rule.name()));
            if (!rule.allows(there)) {
                boolean type = where.equals(LEADER) && (rule.from() == 6 || rule.from() == 7);
                found(
                        type ? "record-type-undefined" : "code-undefined",
                        tag,
                        occurrence,
                        null,
                        Map.of(
                                "at",
                                rule.to() - rule.from() == 1 ? String.valueOf(from) : from + "-" + (to - 1),
                                "name",
                                rule.name(),
                                "value",
                                shown(there),
                                "allowed",
                                rule.allowed()));
            }
        }
    }

    /** A code has to be in its list, and should not be obsolete. */
    private void listed(
            MarcCodes list, String given, String tag, int occurrence, @Nullable String subfield, String name) {
        Optional<MarcCode> code = list.find(given);
        Map<String, String> said = Map.of("name", name, "value", shown(given.strip()), "list", called(list));
        if (code.isEmpty()) {
            found("code-not-listed", tag, occurrence, subfield, said);
        } else if (code.get().obsolete()) {
            var more = new HashMap<String, String>(said);
            String instead = code.get().instead();
            more.put("instead", instead == null ? "" : " Use '" + instead + "'.");
            found("code-obsolete", tag, occurrence, subfield, more);
        }
    }

    private static String called(MarcCodes list) {
        return switch (list) {
            case LANGUAGES -> "languages";
            case COUNTRIES -> "countries";
            case GEOGRAPHIC_AREAS -> "geographic areas";
            case RELATORS -> "relators";
        };
    }

    /** Codes in subfields, unless the field says that they are of another list. */
    private void codes(MarcField.Data data, int occurrence, FieldRule rule) {
        switch (data.tag()) {
            case "041" -> {
                if (data.second() != '7') {
                    each(data, "abdefghijkmnpqrt", MarcCodes.LANGUAGES, 3, occurrence, rule);
                }
            }
            case "043" -> each(data, "a", MarcCodes.GEOGRAPHIC_AREAS, 7, occurrence, rule);
            case "044" -> each(data, "a", MarcCodes.COUNTRIES, 3, occurrence, rule);
            case "100", "110", "111", "700", "710", "711", "720" ->
                data.all("4").stream()
                        .map(given -> given.startsWith(RELATOR_URI) ? given.substring(RELATOR_URI.length()) : given)
                        .filter(given -> !given.isBlank() && given.indexOf(':') < 0)
                        .forEach(given -> listed(MarcCodes.RELATORS, given, data.tag(), occurrence, "4", rule.name()));
            default -> {}
        }
    }

    /** Old records write several codes as one string. */
    private void each(
            MarcField.Data data, String subfields, MarcCodes list, int width, int occurrence, FieldRule rule) {
        for (Subfield subfield : data.subfields()) {
            String given = subfield.value().strip();
            if (subfields.indexOf(subfield.code()) < 0 || given.isEmpty()) {
                continue;
            }
            String code = String.valueOf(subfield.code());
            int step = given.length() % width == 0 ? width : given.length();
            for (int from = 0; from < given.length(); from += step) {
                listed(list, given.substring(from, from + step), data.tag(), occurrence, code, rule.name());
            }
        }
    }

    private void local(LocalRule rule) {
        LocalRule.Statement statement = rule.statement();
        List<Place> places = places(statement.place());
        switch (statement.check()) {
            case LocalRule.Check.Required _ -> {
                if (places.isEmpty()) {
                    told(statement, statement.place().tag(), 0);
                }
            }
            case LocalRule.Check.Forbidden _ ->
                places.forEach(place -> told(statement, place.tag(), place.occurrence()));
            case LocalRule.Check.Matches matches ->
                places.stream()
                        .filter(place -> Patience.matches(matches.pattern(), place.text()) != Patience.Match.YES)
                        .forEach(place -> told(statement, place.tag(), place.occurrence()));
        }
    }

    /** A text in the record that a local rule is about. */
    private record Place(String tag, int occurrence, String text) {}

    private List<Place> places(LocalRule.Place wanted) {
        var places = new ArrayList<Place>();
        if (wanted.tag().equals(LEADER)) {
            places.add(new Place(LEADER, 0, record.leader()));
            return places;
        }
        var seen = new HashMap<String, Integer>();
        for (MarcField field : record.fields()) {
            int occurrence = seen.merge(field.tag(), 1, Integer::sum);
            if (wanted.covers(field.tag())) {
                texts(field, wanted.subfield()).forEach(text -> places.add(new Place(field.tag(), occurrence, text)));
            }
        }
        return places;
    }

    private static List<String> texts(MarcField field, @Nullable Character code) {
        return switch (field) {
            case MarcField.Control control -> code == null ? List.of(control.value()) : List.of();
            case MarcField.Data data ->
                code == null
                        ? List.of(String.join(
                                " ",
                                data.subfields().stream().map(Subfield::value).toList()))
                        : data.all(String.valueOf(code));
        };
    }

    private void told(LocalRule.Statement statement, String tag, int occurrence) {
        Character code = statement.place().subfield();
        findings.add(new Finding(
                "local:" + statement.name(),
                statement.severity(),
                tag,
                occurrence,
                code == null ? null : code.toString(),
                statement.explanation()));
    }

    private void found(String code, String tag, int occurrence, @Nullable String subfield, Map<String, String> said) {
        Marc21.Kind kind = rules.standard().kind(code);
        String message = kind.explanation().replace("{tag}", tag);
        for (Map.Entry<String, String> part : said.entrySet()) {
            message = message.replace("{" + part.getKey() + "}", part.getValue());
        }
        findings.add(new Finding(code, kind.severity(), tag, occurrence, subfield, message));
    }

    /** Blanks are written as #, and what is very long or cannot be seen is not written at all. */
    private static String shown(String value) {
        String visible = value.replaceAll("\\p{Cntrl}", "\u00b7");
        String blanks = visible.isBlank() ? visible.replace(' ', '#') : visible;
        return blanks.length() <= 60 ? blanks : blanks.substring(0, 60) + "\u2026";
    }
}
