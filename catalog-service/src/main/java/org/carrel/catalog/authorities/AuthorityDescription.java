package org.carrel.catalog.authorities;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import org.carrel.catalog.headings.AccessPoint;
import org.carrel.catalog.headings.Heading;
import org.carrel.catalog.headings.HeadingList;
import org.carrel.catalog.headings.Headings.Establishment;
import org.carrel.catalog.headings.Headings.From;
import org.carrel.catalog.headings.Headings.Reference;
import org.carrel.catalog.headings.Thesaurus;
import org.carrel.catalog.marc.MarcField;
import org.carrel.catalog.marc.MarcRecord;
import org.carrel.catalog.records.Isbd;

/**
 * What an authority record says.
 *
 * @param field the field 1XX
 * @param heading the heading that it establishes
 * @param thesaurus the thesaurus that it is part of; null if it does not say
 * @param variants headings that are not used: see from
 * @param related other established headings: see also from
 * @param numbers by which it is cited
 */
public record AuthorityDescription(
        MarcField.Data field,
        AccessPoint heading,
        @Nullable String thesaurus,
        List<Tracing> variants,
        List<Tracing> related,
        Set<String> numbers) {

    /** Whether a tracing is shown as a reference: its fourth code says that it is not. */
    private static final String NOT_DISPLAYED = "abcd";

    private static final int DISPLAY = 3;

    public AuthorityDescription {
        variants = List.copyOf(variants);
        related = List.copyOf(related);
        numbers = Set.copyOf(numbers);
    }

    /**
     * A heading that is referred from.
     *
     * @param relation why: the first code of subfield w, if it says
     * @param displayed whether readers are shown the reference
     */
    public record Tracing(AccessPoint heading, @Nullable String relation, boolean displayed) {}

    /** Reads an authority record; empty if it establishes no heading of a kind that is known. */
    public static Optional<AuthorityDescription> of(MarcRecord record) {
        for (MarcField field : record.fields()) {
            if (field instanceof MarcField.Data data && data.tag().startsWith("1")) {
                Optional<AccessPoint> heading = AccessPoint.inAuthority(data);
                if (heading.isPresent()) {
                    return Optional.of(new AuthorityDescription(
                            data,
                            heading.get(),
                            Thesaurus.ofAuthority(record),
                            tracings(record, '4'),
                            tracings(record, '5'),
                            AuthorityNumbers.of(record)));
                }
            }
        }
        return Optional.empty();
    }

    private static List<Tracing> tracings(MarcRecord record, char block) {
        var tracings = new ArrayList<Tracing>();
        for (MarcField field : record.fields()) {
            if (field instanceof MarcField.Data data && data.tag().charAt(0) == block) {
                String control = data.first('w').orElse("");
                char why = control.isEmpty() ? 'n' : control.charAt(0);
                boolean hidden = control.length() > DISPLAY && NOT_DISPLAYED.indexOf(control.charAt(DISPLAY)) >= 0;
                AccessPoint.inAuthority(data)
                        .ifPresent(point ->
                                tracings.add(new Tracing(point, why == 'n' ? null : String.valueOf(why), !hidden)));
            }
        }
        return tracings;
    }

    /** What it tells the browse lists: its heading in every list where it may stand, and the references to it. */
    public Establishment establishment(UUID id) {
        List<HeadingList> lists = lists(heading);
        List<Heading> headings = lists.stream()
                .map(list -> Heading.controlled(list, heading, filing(heading)))
                .toList();
        var from = new ArrayList<From>();
        for (HeadingList list : lists) {
            add(list, variants, Reference.Kind.SEE, from);
            add(list, related, Reference.Kind.SEE_ALSO, from);
        }
        return new Establishment(id, headings, from);
    }

    private static void add(HeadingList list, List<Tracing> tracings, Reference.Kind kind, List<From> from) {
        tracings.stream()
                .filter(tracing ->
                        tracing.displayed() && lists(tracing.heading()).contains(list))
                .map(tracing -> new From(
                        Heading.controlled(
                                list, tracing.heading(), tracing.heading().text()),
                        kind,
                        tracing.relation()))
                .forEach(from::add);
    }

    private String filing(AccessPoint of) {
        return of.kind() == AccessPoint.Kind.TITLE ? Isbd.filing(of.text(), field.nonFiling()) : of.text();
    }

    /** The lists in which a heading of a kind may stand. */
    private static List<HeadingList> lists(AccessPoint heading) {
        if (!heading.subdivisions().isEmpty()) {
            return List.of(HeadingList.SUBJECT);
        }
        return switch (heading.kind()) {
            case PERSON, BODY, MEETING ->
                heading.title().isEmpty()
                        ? List.of(HeadingList.NAME, HeadingList.SUBJECT)
                        : List.of(HeadingList.NAME, HeadingList.SUBJECT, HeadingList.SERIES);
            case TITLE -> List.of(HeadingList.TITLE, HeadingList.SUBJECT, HeadingList.SERIES);
            case EVENT, PERIOD, TOPIC, PLACE, GENRE -> List.of(HeadingList.SUBJECT);
        };
    }
}
