package org.carrel.catalog.crosswalks;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import org.carrel.catalog.crosswalks.Citation.Agent;
import org.carrel.catalog.crosswalks.Citation.Content;
import org.carrel.catalog.crosswalks.Citation.Imprint;
import org.carrel.catalog.crosswalks.Citation.Kind;
import org.carrel.catalog.crosswalks.Citation.Numbers;
import org.carrel.catalog.crosswalks.Citation.Part;
import org.carrel.catalog.crosswalks.Citation.Subject;
import org.carrel.catalog.crosswalks.Citation.Titles;
import org.carrel.catalog.marc.MarcField;
import org.carrel.catalog.marc.MarcRecord;
import org.carrel.catalog.records.Description;
import org.carrel.catalog.records.Isbd;
import org.carrel.catalog.records.Issn;
import org.carrel.catalog.records.Years;

/**
 * Draws out of a bibliographic record what a citation needs and a display does not: names in parts, the imprint in
 * parts.
 */
public final class Citing {

    private static final Map<String, Kind> KINDS = Map.ofEntries(
            Map.entry("book", Kind.BOOK),
            Map.entry("ebook", Kind.EBOOK),
            Map.entry("journal", Kind.PERIODICAL),
            Map.entry("newspaper", Kind.NEWSPAPER),
            Map.entry("series", Kind.SERIES),
            Map.entry("database", Kind.DATABASE),
            Map.entry("website", Kind.WEBSITE),
            Map.entry("manuscript", Kind.MANUSCRIPT),
            Map.entry("score", Kind.SCORE),
            Map.entry("map", Kind.MAP),
            Map.entry("atlas", Kind.MAP),
            Map.entry("globe", Kind.MAP),
            Map.entry("video", Kind.VIDEO),
            Map.entry("visual", Kind.IMAGE),
            Map.entry("image", Kind.IMAGE),
            Map.entry("audiobook", Kind.AUDIOBOOK),
            Map.entry("music", Kind.RECORDING),
            Map.entry("software", Kind.SOFTWARE),
            Map.entry("game", Kind.GAME),
            Map.entry("dataset", Kind.DATASET),
            Map.entry("archive", Kind.ARCHIVE));

    private static final Map<String, Part> PARTS = parts();

    private static final Set<String> PERSONS = Set.of("100", "700", "720");
    private static final List<String> NAME_TAGS = List.of("100", "110", "111", "700", "710", "711", "720");
    private static final List<String> SUBJECT_TAGS =
            List.of("600", "610", "611", "630", "647", "648", "650", "651", "653");
    private static final Pattern PAGES =
            Pattern.compile("([0-9]{1,5})\\s*(?:p\\b|pages?\\b|S\\.|pp\\b|leaves\\b|l\\.)");
    private static final Pattern DOI = Pattern.compile("10\\.[0-9]{4,9}/\\S+");
    private static final Pattern DEGREE = Pattern.compile("\\(([^)]{2,40})\\)\\s*--\\s*([^,]+)");

    private final MarcRecord record;
    private final Description description;

    private Citing(MarcRecord record, Description description) {
        this.record = record;
        this.description = description;
    }

    /** The citation of a record. */
    public static Citation of(MarcRecord record, Description description) {
        var citing = new Citing(record, description);
        return new Citation(
                citing.kind(),
                citing.titles(),
                citing.agents(),
                citing.imprint(),
                citing.numbers(),
                new Content(
                        description.coding().languages().stream()
                                .map(Languages::tag)
                                .distinct()
                                .toList(),
                        citing.subjects(),
                        description.content().genres(),
                        description.content().summary()));
    }

    private static Map<String, Part> parts() {
        var parts = new LinkedHashMap<String, Part>();
        for (String code : List.of(
                "aut", "cre", "cmp", "art", "lyr", "lbt", "ctg", "pht", "dis", "aus", "prg", "arc", "ive", "isb",
                "swd")) {
            parts.put(code, Part.AUTHOR);
        }
        for (String code : List.of("edt", "edc", "edd", "red", "pbd")) {
            parts.put(code, Part.EDITOR);
        }
        for (String code : List.of("prf", "sng", "itr", "cnd", "act", "mus", "voc")) {
            parts.put(code, Part.PERFORMER);
        }
        for (String code : List.of("drt", "fmd", "tld", "rdd", "fmk")) {
            parts.put(code, Part.DIRECTOR);
        }
        parts.put("trl", Part.TRANSLATOR);
        parts.put("ill", Part.ILLUSTRATOR);
        parts.put("com", Part.COMPILER);
        parts.put("nrt", Part.NARRATOR);
        return Map.copyOf(parts);
    }

    private Kind kind() {
        List<String> formats = description.coding().formats();
        if (formats.contains("thesis")) {
            return Kind.THESIS;
        }
        Optional<MarcField.Data> host = record.data("773").stream().findFirst();
        char level = record.leaderAt(7);
        if ((level == 'a' || level == 'b')
                && host.isPresent()
                && (record.leaderAt(6) == 'a' || record.leaderAt(6) == 't')) {
            return level == 'b' || host.get().first('x').isPresent() ? Kind.ARTICLE : Kind.CHAPTER;
        }
        return KINDS.getOrDefault(description.coding().format(), Kind.OTHER);
    }

    private Titles titles() {
        Optional<MarcField.Data> series =
                record.data("490", "830", "440").stream().findFirst();
        return new Titles(
                cited(description.titles().display()),
                cited(description.titles().proper()),
                record.data("130", "240").stream()
                        .map(field -> Isbd.trimmed(field.joined("anp")))
                        .filter(Predicate.not(String::isEmpty))
                        .findFirst()
                        .orElse(null),
                text("773", "t"),
                series.map(field -> Isbd.trimmed(field.joined(field.tag().equals("490") ? "a" : "anp")))
                        .filter(Predicate.not(String::isEmpty))
                        .orElse(null),
                series.flatMap(field -> field.first('v')).map(Isbd::trimmed).orElse(null));
    }

    /** A title as citations write it: the blanks before ISBD's colons go, the general material designation too. */
    private static String cited(String title) {
        return title.replaceAll("\\s+([:;,])\\s", "$1 ")
                .replaceAll(
                        "\\s*\\[(?:electronic resource|sound recording|videorecording|microform|text"
                                + "|computer file|map|music|picture|graphic|kit|game|manuscript)[^\\]]*]",
                        "")
                .replaceAll("\\s+/\\s+.*$", "")
                .strip();
    }

    private List<Agent> agents() {
        var agents = new LinkedHashMap<String, Agent>();
        for (String tag : NAME_TAGS) {
            for (MarcField.Data field : record.data(tag)) {
                // A name with a title is the name of another work; analysed works have authors of their own.
                if (field.first('t').isPresent() || field.second() == '2') {
                    continue;
                }
                agent(field)
                        .ifPresent(agent -> agents.merge(
                                agent.inverted(),
                                agent,
                                (before, more) -> new Agent(
                                        before.person(),
                                        before.family(),
                                        before.given(),
                                        before.suffix(),
                                        union(before.parts(), more.parts()),
                                        before.uri() == null ? more.uri() : before.uri())));
            }
        }
        return List.copyOf(agents.values());
    }

    private static Set<Part> union(Set<Part> some, Set<Part> more) {
        var all = EnumSet.copyOf(some);
        all.addAll(more);
        return all;
    }

    private static Optional<Agent> agent(MarcField.Data field) {
        Set<Part> parts = partsOf(field);
        String uri = Stream.of(field.all("1"), field.all("0"))
                .flatMap(List::stream)
                .filter(text -> text.startsWith("http://") || text.startsWith("https://"))
                .findFirst()
                .orElse(null);
        if (PERSONS.contains(field.tag())) {
            String name = Isbd.trimmed(field.joined("ab"));
            if (name.isEmpty()) {
                return Optional.empty();
            }
            int comma = name.indexOf(',');
            boolean divided = comma > 0 && field.first() != '0' && comma < name.length() - 1;
            String suffix = field.first('c')
                    .map(Isbd::trimmed)
                    .filter(text -> text.matches("(?:Jr|Sr)\\.?|[IVX]{1,4}"))
                    .orElse(null);
            return Optional.of(
                    divided
                            ? new Agent(
                                    true,
                                    name.substring(0, comma).strip(),
                                    name.substring(comma + 1).strip(),
                                    suffix,
                                    parts,
                                    uri)
                            : new Agent(true, name, null, suffix, parts, uri));
        }
        String name = Isbd.trimmed(field.joined(field.tag().endsWith("11") ? "aenq" : "ab"));
        return name.isEmpty() ? Optional.empty() : Optional.of(new Agent(false, name, null, null, parts, uri));
    }

    /** What the relators say; the first of them all is taken for an author where they say nothing. */
    private static Set<Part> partsOf(MarcField.Data field) {
        var parts = EnumSet.noneOf(Part.class);
        Stream.concat(field.all("4").stream(), field.all(field.tag().endsWith("11") ? "j" : "e").stream())
                .forEach(given -> parts.add(Relators.code(given).map(PARTS::get).orElse(Part.OTHER)));
        if (parts.isEmpty()) {
            parts.add(Part.AUTHOR);
        }
        if (parts.size() > 1) {
            parts.remove(Part.OTHER);
        }
        return parts;
    }

    private Imprint imprint() {
        Optional<MarcField.Data> published = record.data("264", "260").stream()
                .filter(field -> field.tag().equals("260") || field.second() == '1')
                .findFirst()
                .or(() -> record.data("264").stream().findFirst());
        Years years = description.publication().years();
        String extent = description.publication().extent();
        String dissertation = text("502", "a");
        Matcher degree = DEGREE.matcher(dissertation == null ? "" : dissertation);
        boolean told = degree.find();
        return new Imprint(
                published
                        .flatMap(field -> field.first('a'))
                        .map(Citing::unbracketed)
                        .filter(text -> !text.matches("(?i)s\\.?\\s*l\\.?|place of publication not identified"))
                        .orElse(null),
                published
                        .flatMap(field -> field.first('b'))
                        .map(Citing::unbracketed)
                        .filter(text -> !text.matches("(?i)s\\.?\\s*n\\.?|publisher not identified"))
                        .orElse(null),
                years == null ? null : Integer.valueOf(years.from()),
                published.flatMap(field -> field.first('c')).map(Isbd::trimmed).orElse(null),
                description.publication().edition() == null
                        ? null
                        : Isbd.trimmed(description.publication().edition()),
                extent == null ? null : Isbd.trimmed(extent),
                extent == null ? null : pages(extent),
                text("773", "g"),
                Optional.ofNullable(text("502", "c"))
                        .orElse(told ? degree.group(2).strip() : null),
                Optional.ofNullable(text("502", "b")).orElse(told ? degree.group(1) : null),
                record.control("008")
                        .filter(fixed -> fixed.length() >= 18)
                        .flatMap(fixed -> Countries.name(fixed.substring(15, 18)))
                        .orElse(null));
    }

    private static String unbracketed(String text) {
        return Isbd.trimmed(text.replaceAll("[\\[\\]<>]", ""));
    }

    private static @Nullable Integer pages(String extent) {
        Matcher pages = PAGES.matcher(extent);
        return pages.find() ? Integer.valueOf(pages.group(1)) : null;
    }

    private @Nullable String text(String tag, String codes) {
        return record.data(tag).stream()
                .map(field -> Isbd.trimmed(field.joined(codes)))
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElse(null);
    }

    private Numbers numbers() {
        var identifiers = description.identifiers();
        String doi = record.data("024").stream()
                .filter(field ->
                        field.first() == '7' && field.first('2').orElse("").equalsIgnoreCase("doi"))
                .flatMap(field -> field.all("a").stream())
                .flatMap(text -> DOI.matcher(text).results().map(found -> found.group()))
                .findFirst()
                .orElse(null);
        var issns = new LinkedHashSet<>(identifiers.issns());
        record.data("773").stream()
                .flatMap(field -> field.all("x").stream())
                .flatMap(given -> Issn.parse(given).stream())
                .map(Issn::text)
                .forEach(issns::add);
        return new Numbers(
                identifiers.isbns(),
                List.copyOf(issns),
                doi,
                identifiers.lccns(),
                identifiers.oclcs(),
                description.access().classMarks().stream()
                        .map(Description.ClassMark::value)
                        .findFirst()
                        .orElse(null),
                description.access().links().stream()
                        .filter(link -> !link.relation().equals("related"))
                        .map(Description.Link::url)
                        .toList());
    }

    private List<Subject> subjects() {
        var subjects = new LinkedHashMap<String, Subject>();
        for (MarcField.Data field : record.data(SUBJECT_TAGS.toArray(String[]::new))) {
            var heading = new ArrayList<String>();
            StringBuilder main = new StringBuilder();
            for (var subfield : field.subfields()) {
                if ("vxyz".indexOf(subfield.code()) >= 0) {
                    heading.add(Isbd.trimmed(subfield.value()));
                } else if (Character.isLetter(subfield.code()) && "uwe".indexOf(subfield.code()) < 0) {
                    main.append(main.isEmpty() ? "" : " ")
                            .append(subfield.value().strip());
                }
            }
            heading.addFirst(Isbd.trimmed(main.toString()));
            String text = String.join("--", heading);
            if (!heading.getFirst().isEmpty()) {
                String uri = Stream.of(field.all("1"), field.all("0"))
                        .flatMap(List::stream)
                        .filter(given -> given.startsWith("http://") || given.startsWith("https://"))
                        .findFirst()
                        .orElse(null);
                subjects.putIfAbsent(text, new Subject(text, uri));
            }
        }
        return List.copyOf(subjects.values());
    }
}
