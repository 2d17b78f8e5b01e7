package org.carrel.catalog.headings;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import org.carrel.catalog.callnumbers.Scheme;
import org.carrel.catalog.marc.MarcField;
import org.carrel.catalog.marc.MarcRecord;
import org.carrel.catalog.records.Isbd;

/**
 * The one mapping from the fields of a bibliographic record to the lines that it adds to browse lists. A field in its
 * original script (880) counts under the tag it is linked to.
 */
public final class HeadingsOfRecord {

    /** Subfields of uncontrolled titles and where their number of non-filing characters stands, if they have one. */
    private record TitleField(String codes, Filing filing) {}

    private enum Filing {
        PLAIN,
        FIRST_INDICATOR,
        SECOND_INDICATOR
    }

    private static final Map<String, TitleField> TITLES = Map.of(
            "245", new TitleField("abnp", Filing.SECOND_INDICATOR),
            "240", new TitleField("adfgklmnoprs", Filing.SECOND_INDICATOR),
            "246", new TitleField("abnp", Filing.PLAIN),
            "247", new TitleField("abnp", Filing.PLAIN),
            "740", new TitleField("anp", Filing.FIRST_INDICATOR));

    private static final Map<String, Scheme> CLASSES = Map.of(
            "050",
            Scheme.LC,
            "090",
            Scheme.LC,
            "060",
            Scheme.NLM,
            "096",
            Scheme.NLM,
            "080",
            Scheme.UDC,
            "082",
            Scheme.DEWEY,
            "092",
            Scheme.DEWEY,
            "086",
            Scheme.SUDOC,
            "099",
            Scheme.OTHER);

    private static final char UNTRACED = '1';

    private final List<HeadingUse> uses = new ArrayList<>();
    private final Set<UUID> seen = new HashSet<>();
    private final Map<String, Integer> occurrences = new HashMap<>();

    private HeadingsOfRecord() {}

    /** Every heading that a record uses, each once, where it first stands. */
    public static List<HeadingUse> of(MarcRecord record) {
        var headings = new HeadingsOfRecord();
        for (MarcField field : record.fields()) {
            if (field instanceof MarcField.Data data && data.tag().compareTo("900") < 0) {
                headings.read(data);
            }
        }
        return List.copyOf(headings.uses);
    }

    private void read(MarcField.Data field) {
        int occurrence = occurrences.merge(field.tag(), 1, Integer::sum);
        String link = field.first('6').orElse("");
        MarcField.Data read = field.tag().equals("880") && link.length() >= 3
                ? new MarcField.Data(link.substring(0, 3), field.first(), field.second(), field.subfields())
                : field;
        headings(read).forEach(heading -> {
            UUID id = heading.id();
            if (!heading.text().isBlank() && seen.add(id)) {
                uses.add(new HeadingUse(id, heading, field.tag(), occurrence, Thesaurus.ofBibliographic(read)));
            }
        });
    }

    private static List<Heading> headings(MarcField.Data field) {
        TitleField title = TITLES.get(field.tag());
        if (title != null) {
            String text = field.joined(title.codes());
            return List.of(titled(HeadingList.TITLE, text, nonFiling(field, title.filing())));
        }
        Scheme scheme = CLASSES.get(field.tag());
        if (scheme != null) {
            return shelved(field, scheme);
        }
        if (field.tag().equals("490") && field.first() != UNTRACED) {
            return List.of(titled(HeadingList.SERIES, field.joined("anp"), 0));
        }
        return AccessPoint.inBibliographic(field)
                .flatMap(point -> list(field).map(list -> controlled(list, field, point)))
                .map(List::of)
                .orElse(List.of());
    }

    private static Heading titled(HeadingList list, String text, int nonFiling) {
        return new Heading(list, null, Isbd.trimmed(text), Isbd.trimmed(Isbd.filing(text, nonFiling)), null, null);
    }

    private static Heading controlled(HeadingList list, MarcField.Data field, AccessPoint point) {
        int nonFiling =
                switch (field.tag()) {
                    case "130", "730", "630" -> nonFiling(field, Filing.FIRST_INDICATOR);
                    case "440", "830" -> nonFiling(field, Filing.SECOND_INDICATOR);
                    default -> 0;
                };
        return Heading.controlled(list, point, Isbd.filing(point.text(), nonFiling));
    }

    private static Optional<HeadingList> list(MarcField.Data field) {
        return switch (field.tag()) {
            case "130", "730" -> Optional.of(HeadingList.TITLE);
            case "100", "110", "111", "700", "710", "711" -> Optional.of(HeadingList.NAME);
            case "440", "800", "810", "811", "830" -> Optional.of(HeadingList.SERIES);
            default -> field.tag().charAt(0) == '6' ? Optional.of(HeadingList.SUBJECT) : Optional.empty();
        };
    }

    private static int nonFiling(MarcField.Data field, Filing filing) {
        return switch (filing) {
            case PLAIN -> 0;
            case FIRST_INDICATOR -> Character.isDigit(field.first()) ? field.first() - '0' : 0;
            case SECOND_INDICATOR -> field.nonFiling();
        };
    }

    /** A class and, if the record gives an item part too, the whole call number. */
    private static List<Heading> shelved(MarcField.Data field, Scheme scheme) {
        var headings = new ArrayList<Heading>();
        boolean local = field.tag().equals("099");
        String itemPart = field.first('b').orElse("").strip();
        for (String given : local ? List.<String>of() : field.all("a")) {
            String text = scheme == Scheme.DEWEY ? given.replace("/", "").strip() : given.strip();
            if (!text.isEmpty()) {
                headings.add(new Heading(HeadingList.CLASSIFICATION, scheme.name(), text, text, null, null));
            }
        }
        String whole = local
                ? field.joined("a")
                : field.first('a').map(text -> text.strip() + ' ' + itemPart).orElse("");
        if (local || !itemPart.isEmpty()) {
            headings.add(new Heading(HeadingList.CALL_NUMBER, scheme.name(), whole.strip(), whole.strip(), null, null));
        }
        return headings;
    }
}
