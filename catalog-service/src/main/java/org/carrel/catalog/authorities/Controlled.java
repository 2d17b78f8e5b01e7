package org.carrel.catalog.authorities;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import org.carrel.catalog.headings.AccessPoint;
import org.carrel.catalog.headings.Thesaurus;
import org.carrel.catalog.marc.MarcField;
import org.carrel.catalog.marc.MarcRecord;

/**
 * A field of a bibliographic record whose heading an authority may control.
 *
 * @param field the field
 * @param position where it stands among all fields
 * @param occurrence which of the fields with this tag, from 1
 * @param heading its heading
 * @param thesaurus the thesaurus that it names; null if any will do
 * @param numbers the authorities that it cites
 */
public record Controlled(
        MarcField.Data field,
        int position,
        int occurrence,
        AccessPoint heading,
        @Nullable String thesaurus,
        List<String> numbers) {

    public Controlled {
        numbers = List.copyOf(numbers);
    }

    /** All of them in a record. */
    public static List<Controlled> of(MarcRecord record) {
        var occurrences = new HashMap<String, Integer>();
        var found = new ArrayList<Controlled>();
        for (int position = 0; position < record.fields().size(); position++) {
            if (record.fields().get(position) instanceof MarcField.Data field) {
                int occurrence = occurrences.merge(field.tag(), 1, Integer::sum);
                int at = position;
                AccessPoint.inBibliographic(field)
                        .ifPresent(heading -> found.add(new Controlled(
                                field,
                                at,
                                occurrence,
                                heading,
                                Thesaurus.ofBibliographic(field),
                                field.all("0").stream()
                                        .map(AuthorityNumbers::normalised)
                                        .flatMap(Optional::stream)
                                        .toList())));
            }
        }
        return found;
    }
}
