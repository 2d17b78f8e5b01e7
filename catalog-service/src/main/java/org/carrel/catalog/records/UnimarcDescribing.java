package org.carrel.catalog.records;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import org.carrel.catalog.marc.MarcField;
import org.carrel.catalog.marc.MarcRecord;
import org.carrel.catalog.marc.Subfield;
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

/** The mapping from the fields of a UNIMARC bibliographic record to what it says. */
final class UnimarcDescribing {

    private static final String[] OTHER_TITLES = {
        "500", "501", "503", "510", "512", "513", "514", "515", "516", "517", "518", "520", "530", "531", "532", "540",
        "541", "545"
    };
    private static final String[] MAIN_NAMES = {"700", "710", "720"};
    private static final String[] OTHER_NAMES = {"701", "702", "711", "712", "721", "722"};
    private static final String[] SUBJECTS = {
        "600", "601", "602", "604", "605", "606", "607", "610", "615", "616", "617"
    };
    private static final String[] NOTES = {
        "300", "301", "302", "303", "304", "305", "306", "307", "308", "310", "311", "312", "313", "314", "315", "316",
        "317", "318", "320", "321", "322", "323", "324", "325", "326", "328"
    };
    private static final Map<String, String> CLASS_MARKS =
            Map.of("675", "udc", "676", "dewey", "680", "lc", "686", "local");

    /** UNIMARC numbers the parts that people have; the rest of the catalogue knows them by the codes of MARC 21. */
    private static final Map<String, String> ROLES = Map.ofEntries(
            Map.entry("005", "act"),
            Map.entry("010", "adp"),
            Map.entry("020", "ann"),
            Map.entry("030", "arr"),
            Map.entry("040", "art"),
            Map.entry("065", "auc"),
            Map.entry("070", "aut"),
            Map.entry("080", "aui"),
            Map.entry("090", "aud"),
            Map.entry("180", "ctg"),
            Map.entry("190", "cng"),
            Map.entry("200", "chr"),
            Map.entry("205", "ctb"),
            Map.entry("220", "com"),
            Map.entry("230", "cmp"),
            Map.entry("250", "cnd"),
            Map.entry("300", "drt"),
            Map.entry("330", "dub"),
            Map.entry("340", "edt"),
            Map.entry("350", "egr"),
            Map.entry("440", "ill"),
            Map.entry("460", "ive"),
            Map.entry("470", "ivr"),
            Map.entry("480", "lbt"),
            Map.entry("520", "lyr"),
            Map.entry("550", "nrt"),
            Map.entry("570", "oth"),
            Map.entry("590", "prf"),
            Map.entry("600", "pht"),
            Map.entry("610", "prt"),
            Map.entry("630", "pro"),
            Map.entry("650", "pbl"),
            Map.entry("651", "pbd"),
            Map.entry("690", "sce"),
            Map.entry("721", "sng"),
            Map.entry("727", "ths"),
            Map.entry("730", "trl"));

    private static final Set<String> NO_LANGUAGE = Set.of("und", "mul", "zxx", "qaa");
    private static final Pattern LANGUAGE_CODE = Pattern.compile("[a-z]{3}");

    /** Words that do not count in filing, between sort marks or, in some catalogues, double angle brackets. */
    private static final Pattern NON_SORTING =
            Pattern.compile("[\\u0088\\u0098][^\\u0089\\u009C]*[\\u0089\\u009C]|<<[^>]*>>");

    private static final Pattern SORT_MARKS = Pattern.compile("[\\u0088\\u0089\\u0098\\u009C]|<<|>>");
    private static final Pattern CODED_YEAR = Pattern.compile("[0-9]{2}[0-9 ?|u]{2}");
    private static final Pattern PRINTED_YEAR = Pattern.compile("(?<![0-9])(1[0-9]{3}|20[0-9]{2})(?![0-9])");
    private static final int UNENDED = 9999;

    private final MarcRecord record;
    private final int latestYear;
    private final String generalData;

    private UnimarcDescribing(MarcRecord record, int latestYear) {
        this.record = record;
        this.latestYear = latestYear;
        this.generalData = record.data("100").stream()
                .flatMap(field -> field.first('a').stream())
                .findFirst()
                .orElse("");
    }

    static Description of(MarcRecord record, int latestYear) {
        var describing = new UnimarcDescribing(record, latestYear);
        List<String> formats = describing.formats();
        return new Description(
                describing.titles(),
                describing.names(),
                describing.identifiers(),
                describing.publication(),
                new Coding(formats.getFirst(), formats, describing.languages()),
                describing.content(),
                describing.access());
    }

    private Titles titles() {
        MarcField.Data main = record.data("200").getFirst();
        String display = shown(main.joined("aehi"));
        String proper = shown(main.first('a').orElse(""));
        String sort = Isbd.trimmed(SORT_MARKS
                .matcher(NON_SORTING.matcher(main.joined("aehi")).replaceAll(""))
                .replaceAll("")
                .strip());
        var variants = new LinkedHashSet<String>();
        main.all("d").stream().map(UnimarcDescribing::shown).forEach(variants::add);
        record.data(OTHER_TITLES).stream()
                .map(field -> shown(field.joined("aehi")))
                .forEach(variants::add);
        record.data("200").stream()
                .skip(1)
                .map(field -> shown(field.joined("aehi")))
                .forEach(variants::add);
        variants.remove("");
        variants.remove(display);
        var series = new LinkedHashSet<String>();
        record.data("225").stream().map(field -> shown(field.joined("aehi"))).forEach(series::add);
        record.data("410").stream()
                .map(field -> shown(field.first('t').orElseGet(() -> field.joined("a"))))
                .forEach(series::add);
        series.remove("");
        return new Titles(
                display.isEmpty() ? "[untitled]" : display,
                proper.isEmpty() ? display : proper,
                sort.isEmpty() ? display : sort,
                null,
                List.copyOf(variants),
                List.copyOf(series));
    }

    private static String shown(String text) {
        return Isbd.trimmed(SORT_MARKS.matcher(text).replaceAll(""));
    }

    private Names names() {
        var contributors = new LinkedHashSet<Contributor>();
        String main = null;
        for (MarcField.Data field : record.data(MAIN_NAMES)) {
            String name = name(field);
            if (!name.isEmpty()) {
                main = main == null ? name : main;
                contributors.add(new Contributor(name, role(field)));
            }
        }
        for (MarcField.Data field : record.data(OTHER_NAMES)) {
            String name = name(field);
            if (!name.isEmpty()) {
                contributors.add(new Contributor(name, role(field)));
            }
        }
        return new Names(
                main,
                List.copyOf(contributors),
                contributors.stream().map(Contributor::name).distinct().toList());
    }

    /** A person's entry element and the rest of the name; a body with its parts. */
    private static String name(MarcField.Data field) {
        boolean person = field.tag().charAt(1) == '0';
        String entry = shown(field.first('a').orElse(""));
        String rest = person ? shown(field.joined("b")) : shown(field.joined("bcdef"));
        String joined = rest.isEmpty() ? entry : entry + (person ? ", " : " ") + rest;
        return person
                ? field.first('f')
                        .map(dates -> joined + ", " + dates.strip().replaceAll("[()]", ""))
                        .orElse(joined)
                : joined;
    }

    private static @Nullable String role(MarcField.Data field) {
        return field.first('4')
                .map(String::strip)
                .filter(code -> !code.isEmpty())
                .map(code -> ROLES.getOrDefault(code, code))
                .orElse(null);
    }

    private Identifiers identifiers() {
        var isbns = new LinkedHashSet<String>();
        var others = new LinkedHashSet<String>();
        for (MarcField.Data field : record.data("010")) {
            field.all("a").forEach(given -> Isbn.parse(given)
                    .map(Isbn::thirteen)
                    .ifPresentOrElse(isbns::add, () -> digits(given).ifPresent(others::add)));
            field.all("z").forEach(given -> Isbn.parse(given)
                    .map(Isbn::thirteen)
                    .or(() -> digits(given))
                    .ifPresent(others::add));
        }
        others.removeAll(isbns);
        return new Identifiers(
                List.copyOf(isbns),
                List.copyOf(others),
                found("011", "ayz", given -> Issn.parse(given).map(Issn::text)),
                List.of(),
                found("035", "az", ControlNumbers::oclc),
                found(
                        "035",
                        "a",
                        given -> ControlNumbers.oclc(given).isPresent()
                                ? Optional.empty()
                                : Optional.of(given.strip()).filter(text -> !text.isEmpty())));
    }

    private static Optional<String> digits(String given) {
        return Optional.of(given.replaceAll("[^0-9Xx]", "")).filter(text -> text.length() >= 8 && text.length() <= 14);
    }

    private List<String> found(String tag, String codes, Function<String, Optional<String>> reading) {
        return record.data(tag).stream()
                .flatMap(field -> field.all(codes).stream())
                .flatMap(given -> reading.apply(given).stream())
                .distinct()
                .toList();
    }

    private Publication publication() {
        return new Publication(
                first("acd", "214", "210"), first("abdf", "205"), first("acde", "215"), years().orElse(null));
    }

    private @Nullable String first(String codes, String... tags) {
        for (String tag : tags) {
            for (MarcField.Data field : record.data(tag)) {
                String text = SORT_MARKS.matcher(field.joined(codes)).replaceAll("");
                if (!text.isEmpty()) {
                    return text;
                }
            }
        }
        return null;
    }

    /** Coded in field 100 as kind of date and two years, or else as printed. */
    private Optional<Years> years() {
        if (generalData.length() >= 17) {
            String first = generalData.substring(9, 13);
            String second = generalData.substring(13, 17);
            if (CODED_YEAR.matcher(first).matches()) {
                int from = bound(first, '0');
                int to =
                        switch (generalData.charAt(8)) {
                            case 'a' -> UNENDED;
                            case 'b', 'c', 'f', 'g' ->
                                CODED_YEAR.matcher(second).matches() ? bound(second, '9') : bound(first, '9');
                            default -> bound(first, '9');
                        };
                if (from <= latestYear) {
                    return Optional.of(new Years(first.replaceAll("[ ?|]", "u"), from, Math.max(from, to)));
                }
            }
        }
        return record.data("210", "214").stream()
                .flatMap(field -> field.all("d").stream())
                .flatMap(date -> PRINTED_YEAR.matcher(date).results())
                .map(match -> Integer.valueOf(match.group()))
                .filter(year -> year <= latestYear)
                .map(year -> new Years(year.toString(), year, year))
                .findFirst();
    }

    private static int bound(String year, char unknown) {
        return Integer.parseInt(year.replaceAll("[ ?|u]", String.valueOf(unknown)));
    }

    private List<String> languages() {
        return record.data("101").stream()
                .flatMap(field -> field.all("a").stream())
                .map(String::strip)
                .filter(code -> LANGUAGE_CODE.matcher(code).matches() && !NO_LANGUAGE.contains(code))
                .distinct()
                .toList();
    }

    private List<String> formats() {
        var formats = new LinkedHashSet<String>();
        char level = record.leaderAt(7);
        boolean continuing = level == 's' || level == 'i';
        formats.add(
                switch (record.leaderAt(6)) {
                    case 'a' -> continuing ? serial() : "book";
                    case 'b' -> "manuscript";
                    case 'c', 'd' -> "score";
                    case 'e', 'f' -> "map";
                    case 'g' -> "video";
                    case 'i' -> "audiobook";
                    case 'j' -> "music";
                    case 'k' -> "image";
                    case 'l' -> "software";
                    case 'm' -> "kit";
                    case 'r' -> "object";
                    default -> "other";
                });
        if (!record.data("328").isEmpty()) {
            formats.add("thesis");
        }
        if (record.data("135").stream()
                .anyMatch(field -> field.first('a').orElse("").startsWith("r", 1))) {
            formats.add("online");
        }
        return List.copyOf(formats);
    }

    /** What sort of serial it is, from the first position of field 110. */
    private String serial() {
        return record.data("110").stream()
                .flatMap(field -> field.first('a').stream())
                .filter(coded -> !coded.isEmpty())
                .map(coded -> switch (coded.charAt(0)) {
                    case 'b' -> "series";
                    case 'c' -> "newspaper";
                    case 'e' -> "database";
                    case 'f' -> "website";
                    default -> "journal";
                })
                .findFirst()
                .orElse("journal");
    }

    private Content content() {
        return new Content(
                headings(SUBJECTS),
                headings("608"),
                first("a", "330"),
                record.data("327").stream()
                        .flatMap(field -> field.all("a").stream())
                        .map(String::strip)
                        .filter(text -> !text.isEmpty())
                        .toList(),
                record.data(NOTES).stream()
                        .map(field -> shown(field.joined("ab")))
                        .filter(text -> !text.isEmpty())
                        .toList());
    }

    private List<String> headings(String... tags) {
        var headings = new LinkedHashSet<String>();
        for (MarcField.Data field : record.data(tags)) {
            if (field.tag().equals("610")) {
                field.all("a").stream().map(UnimarcDescribing::shown).forEach(headings::add);
                continue;
            }
            boolean name = field.tag().equals("600");
            var parts = new ArrayList<String>();
            parts.add(name ? name(field) : shown(field.joined("abcdefgt")));
            field.subfields().stream()
                    .filter(subfield -> "jxyz".indexOf(subfield.code()) >= 0)
                    .map(Subfield::value)
                    .map(UnimarcDescribing::shown)
                    .forEach(parts::add);
            headings.add(parts.stream().filter(part -> !part.isEmpty()).collect(Collectors.joining(" -- ")));
        }
        headings.remove("");
        return List.copyOf(headings);
    }

    private Access access() {
        var marks = new LinkedHashSet<ClassMark>();
        for (MarcField.Data field : record.data("675", "676", "680", "686")) {
            String value = field.joined(field.tag().equals("680") ? "ab" : "a");
            if (!value.isEmpty()) {
                marks.add(new ClassMark(CLASS_MARKS.getOrDefault(field.tag(), "local"), value));
            }
        }
        var links = new ArrayList<Link>();
        for (MarcField.Data field : record.data("856")) {
            String label = field.first('2').or(() -> field.first('z')).orElse(null);
            field.all("u").stream()
                    .map(String::strip)
                    .filter(url -> !url.isEmpty())
                    .forEach(url -> links.add(new Link(url, label, "resource")));
        }
        return new Access(List.copyOf(marks), links);
    }
}
