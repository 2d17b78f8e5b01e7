package org.carrel.catalog.records;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import org.carrel.catalog.codelists.MarcCode;
import org.carrel.catalog.codelists.MarcCodes;
import org.carrel.catalog.marc.Dialect;
import org.carrel.catalog.marc.MarcField;
import org.carrel.catalog.marc.MarcRecord;
import org.carrel.catalog.records.Description.Access;
import org.carrel.catalog.records.Description.ClassMark;
import org.carrel.catalog.records.Description.Coding;
import org.carrel.catalog.records.Description.Content;
import org.carrel.catalog.records.Description.Contributor;
import org.carrel.catalog.records.Description.Identifiers;
import org.carrel.catalog.records.Description.Link;
import org.carrel.catalog.records.Description.Names;
import org.carrel.catalog.records.Description.Publication;
import org.carrel.catalog.records.Description.Titles;

/**
 * The one mapping from the fields of a MARC 21 bibliographic record to what it says. Which tags and subfields feed
 * which part is in the tables at the top; a field in its original script (880) counts under the tag it is linked to.
 */
public final class Describing {

    /** A rule: the subfields of a tag that make up one text. */
    private record Source(String tag, String codes) {}

    private static final List<Source> VARIANT_TITLES = List.of(
            new Source("130", "anpdfklmors"),
            new Source("240", "anpdfklmors"),
            new Source("246", "abnpf"),
            new Source("247", "abnp"),
            new Source("210", "ab"),
            new Source("222", "ab"),
            new Source("505", "t"),
            new Source("700", "tnpfklmors"),
            new Source("710", "tnpfklmors"),
            new Source("711", "tnpfkls"),
            new Source("730", "anpdfklmors"),
            new Source("740", "anp"),
            new Source("780", "t"),
            new Source("785", "t"));

    private static final List<Source> SERIES = List.of(
            new Source("440", "anp"),
            new Source("490", "a"),
            new Source("800", "tnp"),
            new Source("810", "tnp"),
            new Source("811", "tnp"),
            new Source("830", "anp"));

    private static final List<Source> NAMES = List.of(
            new Source("100", "abcdjq"),
            new Source("110", "abcdn"),
            new Source("111", "acdenq"),
            new Source("700", "abcdjq"),
            new Source("710", "abcdn"),
            new Source("711", "acdenq"),
            new Source("720", "a"));

    private static final List<String> SUBJECT_TAGS =
            List.of("600", "610", "611", "630", "647", "648", "650", "651", "653", "654", "656", "657", "658", "662");

    private static final Map<String, String> CLASS_MARKS = Map.of(
            "050", "lc", "090", "lc", "060", "nlm", "082", "dewey", "092", "dewey", "086", "sudoc", "096", "nlm", "099",
            "local");

    private static final Set<String> NO_LANGUAGE = Set.of("   ", "|||", "zxx", "und", "mul", "N/A");
    private static final Pattern LANGUAGE_CODE = Pattern.compile("[a-z]{3}");
    private static final Pattern SEPARATED_CONTENTS = Pattern.compile("\\s+--\\s+");

    private final MarcRecord record;
    private final MarcRecord linked;
    private final int latestYear;

    private Describing(MarcRecord record, int latestYear) {
        this.record = record;
        this.linked = withOriginalScripts(record);
        this.latestYear = latestYear;
    }

    /**
     * Says what a record says.
     *
     * @param latestYear a year of publication beyond which a date is taken for a mistake
     */
    public static Description of(MarcRecord record, int latestYear) {
        if (Dialect.of(record) == Dialect.UNIMARC) {
            return UnimarcDescribing.of(record, latestYear);
        }
        var describing = new Describing(record, latestYear);
        List<String> formats = Formats.of(record);
        return new Description(
                describing.titles(),
                describing.names(),
                describing.identifiers(),
                describing.publication(),
                new Coding(formats.getFirst(), formats, describing.languages()),
                describing.content(),
                describing.access());
    }

    /** Everything that was catalogued, for the search that must find whatever there is. */
    public static String everything(MarcRecord record) {
        var text = new StringBuilder();
        boolean unimarc = Dialect.of(record) == Dialect.UNIMARC;
        for (MarcField field : record.fields()) {
            // UNIMARC keeps coded data in its block 1.
            if (field instanceof MarcField.Data data
                    && !(unimarc && data.tag().startsWith("1"))
                    && data.tag().compareTo("010") >= 0
                    && data.tag().compareTo("900") < 0) {
                for (var subfield : data.subfields()) {
                    // Links between fields, codes of sources and of relationships are not text.
                    if ("02456789".indexOf(subfield.code()) < 0) {
                        text.append(subfield.value()).append(' ');
                    }
                }
            }
        }
        return text.toString();
    }

    /** A field in its original script is read under the tag that its subfield 6 names. */
    private static MarcRecord withOriginalScripts(MarcRecord record) {
        if (record.data("880").isEmpty()) {
            return record;
        }
        var fields = new ArrayList<MarcField>(record.fields().size());
        for (MarcField field : record.fields()) {
            if (field instanceof MarcField.Data data && data.tag().equals("880")) {
                String link = data.first('6').orElse("");
                String tag = link.length() >= 3 ? link.substring(0, 3) : "880";
                fields.add(new MarcField.Data(tag, data.first(), data.second(), data.subfields()));
            } else {
                fields.add(field);
            }
        }
        return new MarcRecord(record.leader(), fields);
    }

    private Titles titles() {
        Optional<MarcField.Data> main = record.data("245").stream().findFirst();
        Optional<MarcField.Data> original = record.data("880").stream()
                .filter(field -> field.first('6').orElse("").startsWith("245"))
                .findFirst();
        Optional<MarcField.Data> shown = main.or(() -> original);
        String display =
                shown.map(field -> Isbd.trimmed(field.joined("abnpsfghk"))).orElse("");
        String proper = shown.map(field -> Isbd.trimmed(field.joined("a"))).orElse("");
        String sort = shown.map(field -> Isbd.trimmed(Isbd.filing(field.joined("abnps"), field.nonFiling())))
                .orElse("");
        String vernacular = main.isEmpty()
                ? null
                : original.map(field -> Isbd.trimmed(field.joined("abnps"))).orElse(null);
        var variants = new LinkedHashSet<String>(texts(VARIANT_TITLES));
        linked.data("245").stream()
                .filter(field -> main.isEmpty() || !field.equals(main.get()))
                .map(field -> Isbd.trimmed(field.joined("abnps")))
                .filter(text -> !text.equals(display))
                .forEach(variants::add);
        return new Titles(
                display.isEmpty() ? "[untitled]" : display,
                proper.isEmpty() ? display : proper,
                sort.isEmpty() ? display : sort,
                vernacular,
                List.copyOf(variants),
                texts(SERIES));
    }

    private List<String> texts(List<Source> sources) {
        var texts = new LinkedHashSet<String>();
        for (Source source : sources) {
            for (MarcField.Data field : linked.data(source.tag())) {
                if (source.codes().charAt(0) == 't' && field.first('t').isEmpty()) {
                    continue;
                }
                String text = Isbd.trimmed(field.joined(source.codes()));
                if (!text.isEmpty()) {
                    texts.add(text);
                }
            }
        }
        return List.copyOf(texts);
    }

    private Names names() {
        var contributors = new LinkedHashSet<Contributor>();
        String main = null;
        for (Source source : NAMES) {
            for (MarcField.Data field : record.data(source.tag())) {
                String name = Isbd.trimmed(field.joined(source.codes()));
                // A name with a title is the name of another work, not of someone who made this one.
                if (name.isEmpty() || field.first('t').isPresent()) {
                    continue;
                }
                if (main == null && source.tag().startsWith("1")) {
                    main = name;
                }
                contributors.add(new Contributor(name, role(field)));
            }
        }
        return new Names(main, List.copyOf(contributors), texts(NAMES));
    }

    /** The part that someone had, from the code or else the term of the relationship. */
    private static @Nullable String role(MarcField.Data field) {
        return field.first('4')
                .map(code -> code.substring(code.lastIndexOf('/') + 1).strip())
                .filter(code -> !code.isEmpty())
                .or(() -> field.first(field.tag().endsWith("11") ? 'j' : 'e').map(Isbd::trimmed))
                .orElse(null);
    }

    private Identifiers identifiers() {
        var isbns = new LinkedHashSet<String>();
        var others = new LinkedHashSet<String>();
        for (MarcField.Data field : record.data("020")) {
            for (String given : field.all("a")) {
                Isbn.parse(given).map(Isbn::thirteen).ifPresentOrElse(isbns::add, () -> addDigits(given, others));
            }
            field.all("z").forEach(given -> addRelated(given, others));
        }
        for (MarcField.Data field : record.data("024")) {
            if (field.first() == '3') {
                field.all("a").stream()
                        .flatMap(given -> Isbn.parse(given).stream())
                        .map(Isbn::thirteen)
                        .forEach(isbns::add);
            }
        }
        record.data("776", "773", "775", "780", "785")
                .forEach(field -> field.all("z").forEach(given -> addRelated(given, others)));
        others.removeAll(isbns);
        return new Identifiers(
                List.copyOf(isbns),
                List.copyOf(others),
                found(record.data("022"), "almyz", given -> Issn.parse(given).map(Issn::text)),
                found(record.data("010"), "az", ControlNumbers::lccn),
                found(record.data("035", "019"), "az", ControlNumbers::oclc),
                found(
                        record.data("035"),
                        "a",
                        given -> ControlNumbers.oclc(given).isPresent()
                                ? Optional.empty()
                                : Optional.of(given.strip()).filter(text -> !text.isEmpty())));
    }

    private static List<String> found(
            List<MarcField.Data> fields, String codes, Function<String, Optional<String>> reading) {
        return fields.stream()
                .flatMap(field -> field.all(codes).stream())
                .flatMap(given -> reading.apply(given).stream())
                .distinct()
                .toList();
    }

    private static void addRelated(String given, Set<String> others) {
        Isbn.parse(given).map(Isbn::thirteen).ifPresentOrElse(others::add, () -> addDigits(given, others));
    }

    private static void addDigits(String given, Set<String> others) {
        String digits = given.replaceAll("[^0-9Xx]", "");
        if (digits.length() >= 8 && digits.length() <= 14) {
            others.add(digits.toUpperCase(Locale.ROOT));
        }
    }

    private Publication publication() {
        return new Publication(
                record.data("264", "260").stream()
                        .filter(field -> field.tag().equals("260") || field.second() == '1' || field.second() == ' ')
                        .map(field -> field.joined("abc"))
                        .filter(text -> !text.isEmpty())
                        .findFirst()
                        .orElse(null),
                first("250", "ab"),
                first("300", "abce"),
                Years.of(record, latestYear).orElse(null));
    }

    private @Nullable String first(String tag, String codes) {
        return record.data(tag).stream()
                .map(field -> field.joined(codes))
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElse(null);
    }

    private List<String> languages() {
        Stream<String> fixed =
                record.control("008").filter(text -> text.length() >= 38).map(text -> text.substring(35, 38)).stream();
        Stream<String> coded = record.data("041").stream()
                .filter(field -> field.second() != '7')
                .flatMap(field -> field.all("adj").stream())
                .flatMap(Describing::runOn);
        return Stream.concat(fixed, coded)
                .filter(code -> !NO_LANGUAGE.contains(code)
                        && LANGUAGE_CODE.matcher(code).matches())
                .map(Describing::current)
                .distinct()
                .toList();
    }

    /** The code that is used today. */
    private static String current(String code) {
        return MarcCodes.LANGUAGES.find(code).map(MarcCode::instead).orElse(code);
    }

    /** Old records write several codes as one string of six or nine letters. */
    private static Stream<String> runOn(String codes) {
        String letters = codes.strip();
        return letters.length() % 3 != 0
                ? Stream.of(letters)
                : IntStream.range(0, letters.length() / 3)
                        .mapToObj(index -> letters.substring(index * 3, index * 3 + 3));
    }

    private Content content() {
        var subjects = new LinkedHashSet<String>();
        for (MarcField.Data field : linked.data(SUBJECT_TAGS.toArray(String[]::new))) {
            String heading = heading(field);
            if (!heading.isEmpty()) {
                subjects.add(heading);
            }
        }
        var genres = new LinkedHashSet<String>();
        for (MarcField.Data field : record.data("655")) {
            String heading = heading(field);
            if (!heading.isEmpty()) {
                genres.add(heading);
            }
        }
        List<String> contents = record.data("505").stream()
                .flatMap(field -> SEPARATED_CONTENTS.splitAsStream(field.joined("agrt")))
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .toList();
        List<String> notes = record.data("500", "502", "504", "511", "518", "538", "546", "586").stream()
                .map(field -> field.joined("abcdg"))
                .filter(text -> !text.isEmpty())
                .toList();
        return new Content(List.copyOf(subjects), List.copyOf(genres), first("520", "ab"), contents, notes);
    }

    private static String heading(MarcField.Data field) {
        String head = Isbd.trimmed(field.joined("abcdefghjklmnopqrstu"));
        var parts = new ArrayList<String>();
        if (!head.isEmpty()) {
            parts.add(head);
        }
        field.all("vxyz").stream()
                .map(Isbd::trimmed)
                .filter(part -> !part.isEmpty())
                .forEach(parts::add);
        return String.join(" -- ", parts);
    }

    private Access access() {
        var marks = new LinkedHashSet<ClassMark>();
        for (MarcField.Data field : record.data("050", "060", "082", "086", "090", "092", "096", "099")) {
            String scheme = CLASS_MARKS.getOrDefault(field.tag(), "local");
            String value = scheme.equals("dewey")
                    ? field.first('a').orElse("")
                            + field.first('b').map(item -> " " + item).orElse("")
                    : field.joined("ab");
            if (!value.isBlank()) {
                marks.add(new ClassMark(scheme, value.strip()));
            }
        }
        var links = new ArrayList<Link>();
        for (MarcField.Data field : record.data("856")) {
            String label = field.first('y')
                    .or(() -> field.first('z'))
                    .or(() -> field.first('3'))
                    .orElse(null);
            String relation =
                    switch (field.second()) {
                        case '0' -> "resource";
                        case '1' -> "version";
                        case '2' -> "related";
                        default -> "resource";
                    };
            field.all("u").stream()
                    .map(String::strip)
                    .filter(url -> !url.isEmpty())
                    .forEach(url -> links.add(new Link(url, label, relation)));
        }
        return new Access(List.copyOf(marks), links);
    }
}
