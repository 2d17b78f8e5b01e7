package org.carrel.catalog.authorities;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.carrel.catalog.marc.MarcField;
import org.carrel.catalog.marc.MarcRecord;

/**
 * A record whose headings an authority has been asked about, as the record is now: what somebody has edited since the
 * heading changed is judged by what it says today, and nothing but the headings is touched.
 *
 * @param record the record with the established headings
 * @param edits the fields that were given it
 * @param linked whether the authority controls anything in the record at all
 */
public record Rewritten(MarcRecord record, List<Edit> edits, boolean linked) {

    public Rewritten {
        edits = List.copyOf(edits);
    }

    /** A field before and after. */
    public record Edit(MarcField.Data before, MarcField.Data after) {}

    /** Gives every heading that an authority controls the form that it establishes. */
    public static Rewritten of(MarcRecord record, UUID authority, AuthorityDescription said, Linking.Known known) {
        var fields = new ArrayList<>(record.fields());
        var edits = new ArrayList<Edit>();
        boolean linked = false;
        for (Controlled field : Controlled.of(record)) {
            Optional<Linking.Decision> decision = Linking.decide(field, known)
                    .filter(found -> found.authorityId().equals(authority));
            if (decision.isEmpty()) {
                continue;
            }
            linked = true;
            Rewriting.of(field, decision.get().whole(), said).ifPresent(after -> {
                fields.set(field.position(), after);
                edits.add(new Edit(field.field(), after));
            });
        }
        return new Rewritten(new MarcRecord(record.leader(), fields), edits, linked);
    }
}
