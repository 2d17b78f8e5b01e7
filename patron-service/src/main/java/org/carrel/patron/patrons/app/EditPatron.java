package org.carrel.patron.patrons.app;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import org.carrel.patron.groups.PatronGroups;
import org.carrel.patron.patrons.Edit;
import org.carrel.patron.patrons.Patron;
import org.carrel.patron.patrons.Person;
import org.carrel.patron.places.app.KnownBranches;

/** Changes a patron's record, and whether they may use the library at all. */
@ApplicationScoped
public class EditPatron {

    private final PatronGroups groups;
    private final KnownBranches branches;
    private final PatronChanges changes;
    private final Today today;

    EditPatron(PatronGroups groups, KnownBranches branches, PatronChanges changes, Today today) {
        this.groups = groups;
        this.branches = branches;
        this.changes = changes;
        this.today = today;
    }

    /** Changes the record as wished, within the caller's transaction. */
    public Edit.Outcome edit(Patron patron, Edit.Wish wish) {
        var facts = new Edit.Facts(
                groups.find(wish.group()).orElse(null),
                branches.find(wish.homeBranchId()).isPresent());
        return switch (Edit.decide(patron, facts, wish, today.date())) {
            case Edit.Outcome.Edited(var edited) ->
                new Edit.Outcome.Edited(changes.changed("edited", edited, differences(patron, edited)));
            case Edit.Outcome.Refused refused -> refused;
        };
    }

    /** Lets a patron use the library, or not. */
    public Patron activate(Patron patron, boolean active) {
        return changes.changed(active ? "activated" : "deactivated", patron.withActive(active), List.of("active"));
    }

    private static List<String> differences(Patron before, Patron after) {
        Person was = before.person();
        Person is = after.person();
        var fields = new ArrayList<String>();
        note(fields, "name", was.name(), is.name());
        note(fields, "birthDate", was.birthDate(), is.birthDate());
        note(fields, "email", was.contact().email(), is.contact().email());
        note(fields, "phone", was.contact().phone(), is.contact().phone());
        note(fields, "address", was.contact().address(), is.contact().address());
        note(fields, "language", was.language(), is.language());
        note(fields, "notes", was.notes(), is.notes());
        note(fields, "group", before.membership().group(), after.membership().group());
        note(
                fields,
                "homeBranchId",
                before.membership().homeBranchId(),
                after.membership().homeBranchId());
        note(
                fields,
                "expiresOn",
                before.membership().expiresOn(),
                after.membership().expiresOn());
        return fields;
    }

    private static void note(List<String> fields, String name, @Nullable Object was, @Nullable Object is) {
        if (!Objects.equals(was, is)) {
            fields.add(name);
        }
    }
}
