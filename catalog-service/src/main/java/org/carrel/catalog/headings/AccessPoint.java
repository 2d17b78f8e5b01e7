package org.carrel.catalog.headings;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import org.carrel.catalog.marc.MarcField;
import org.carrel.catalog.marc.Subfield;
import org.carrel.catalog.records.Isbd;

/**
 * The part of a field that is a heading, and so may be under the control of an authority: without relators, links,
 * sources and volume numbers, which belong to the field alone.
 *
 * @param kind what it names
 * @param name the subfields before a title: the whole heading if it has none
 * @param title the subfields from the title of a work on
 * @param subdivisions form, general, chronological and geographic subdivisions of a subject
 */
public record AccessPoint(Kind kind, List<Subfield> name, List<Subfield> title, List<Subfield> subdivisions) {

    /** What a heading names; the last two digits of its tag, in bibliographic and authority records alike. */
    public enum Kind {
        PERSON("00", "abcdfgjklmnopqrst"),
        BODY("10", "abcdfgklmnoprst"),
        MEETING("11", "acdefgklnpqst"),
        TITLE("30", "adfgklmnoprst"),
        EVENT("47", "acdg"),
        PERIOD("48", "a"),
        TOPIC("50", "abcdg"),
        PLACE("51", "ag"),
        GENRE("55", "abc");

        /** A tag for topics that older thesauri chose themselves, outside of what MARC 21 defines. */
        private static final String LOCAL_TOPIC = "03";

        private static final Map<String, Kind> BY_TAG = byTag();

        private final String tag;
        private final String codes;

        Kind(String tag, String codes) {
            this.tag = tag;
            this.codes = codes;
        }

        private static Map<String, Kind> byTag() {
            Map<String, Kind> kinds = Arrays.stream(values()).collect(Collectors.toMap(kind -> kind.tag, kind -> kind));
            kinds.put(LOCAL_TOPIC, TOPIC);
            return Map.copyOf(kinds);
        }

        static Optional<Kind> ofTag(String tag) {
            return Optional.ofNullable(BY_TAG.get(tag.substring(1)));
        }

        /** Whether it can have a hand in a work, or have a work of its own. */
        public boolean isName() {
            return this == PERSON || this == BODY || this == MEETING;
        }
    }

    private static final String SUBDIVISIONS = "vxyz";

    public AccessPoint {
        name = List.copyOf(name);
        title = List.copyOf(title);
        subdivisions = List.copyOf(subdivisions);
    }

    /** The heading in a field of a bibliographic record, if it is one that authorities control. */
    public static Optional<AccessPoint> inBibliographic(MarcField.Data field) {
        return switch (field.tag()) {
            case "100", "110", "111", "130", "700", "710", "711", "730", "800", "810", "811", "830" -> of(field, false);
            case "440" -> of(new MarcField.Data("830", ' ', ' ', field.subfields()), false);
            case "600", "610", "611", "630", "647", "648", "650", "651", "655" -> of(field, true);
            default -> Optional.empty();
        };
    }

    /** The heading in a field 1XX, 4XX or 5XX of an authority record. */
    public static Optional<AccessPoint> inAuthority(MarcField.Data field) {
        return switch (field.tag().charAt(0)) {
            case '1', '4', '5' -> of(field, true);
            default -> Optional.empty();
        };
    }

    private static Optional<AccessPoint> of(MarcField.Data field, boolean subdivided) {
        return Kind.ofTag(field.tag()).flatMap(kind -> {
            var name = new ArrayList<Subfield>();
            var title = new ArrayList<Subfield>();
            var subdivisions = new ArrayList<Subfield>();
            for (Subfield subfield : field.subfields()) {
                if (subfield.value().isBlank()) {
                    continue;
                }
                if (subdivided && SUBDIVISIONS.indexOf(subfield.code()) >= 0) {
                    subdivisions.add(subfield);
                } else if (kind.codes.indexOf(subfield.code()) >= 0) {
                    boolean ofWork = !title.isEmpty() || (kind.isName() && subfield.code() == 't');
                    (ofWork ? title : name).add(subfield);
                }
            }
            return name.isEmpty() ? Optional.empty() : Optional.of(new AccessPoint(kind, name, title, subdivisions));
        });
    }

    /** Whether a subfield of a field with this heading is part of it. */
    public boolean holds(Subfield subfield) {
        return name.contains(subfield) || title.contains(subfield) || subdivisions.contains(subfield);
    }

    /** The heading as people read it. */
    public String text() {
        var parts = new ArrayList<String>();
        parts.add(head());
        subdivisions.stream()
                .map(subfield -> Isbd.trimmed(subfield.value()))
                .filter(part -> !part.isEmpty())
                .forEach(parts::add);
        return String.join(" -- ", parts);
    }

    private String head() {
        var subfields = new ArrayList<>(name);
        subfields.addAll(title);
        return Isbd.trimmed(
                subfields.stream().map(subfield -> subfield.value().strip()).collect(Collectors.joining(" ")));
    }

    /** What makes it the same heading as another. */
    public HeadingForm form() {
        var subfields = new ArrayList<>(name);
        subfields.addAll(title);
        subfields.addAll(subdivisions);
        return HeadingForm.of(kind, subfields);
    }

    /** The form of its main part, which an authority may control if none controls all of it. */
    public @Nullable HeadingForm base() {
        if (!subdivisions.isEmpty()) {
            var subfields = new ArrayList<>(name);
            subfields.addAll(title);
            return HeadingForm.of(kind, subfields);
        }
        return title.isEmpty() ? null : HeadingForm.of(kind, name);
    }

    /** The main part alone; this heading if it has no other parts. */
    public AccessPoint main() {
        if (!subdivisions.isEmpty()) {
            return new AccessPoint(kind, name, title, List.of());
        }
        return new AccessPoint(kind, name, List.of(), List.of());
    }

    /** Which of two forms of this heading is meant; null if neither. */
    public @Nullable AccessPoint partWith(HeadingForm form) {
        if (form.equals(form())) {
            return this;
        }
        return Objects.equals(form, base()) ? main() : null;
    }
}
