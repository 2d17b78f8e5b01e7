package org.carrel.patron.groups.app;

import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import org.carrel.patron.audit.AuditTrail;
import org.carrel.patron.groups.PatronGroup;
import org.carrel.patron.groups.PatronGroups;

/** Creates, edits and removes patron groups, within the caller's transaction. */
@ApplicationScoped
public class ManageGroups {

    private static final String SUBJECT = "group";

    private final PatronGroups groups;
    private final AuditTrail audit;

    ManageGroups(PatronGroups groups, AuditTrail audit) {
        this.groups = groups;
        this.audit = audit;
    }

    public List<PatronGroup> all() {
        return groups.all();
    }

    public Optional<PatronGroup> find(String code) {
        return groups.find(code);
    }

    /** Adds a group, or answers empty if its code is taken. */
    public Optional<PatronGroup> create(PatronGroup group) {
        Optional<PatronGroup> added = groups.add(group);
        added.ifPresent(saved -> audit.note("created", SUBJECT, saved.code(), List.of()));
        return added;
    }

    public PatronGroup edit(PatronGroup group) {
        PatronGroup saved = groups.save(group);
        audit.note("edited", SUBJECT, saved.code(), List.of());
        return saved;
    }

    /** Removes a group; false if patrons belong to it. */
    public boolean remove(PatronGroup group) {
        boolean removed = groups.remove(group.code());
        if (removed) {
            audit.note("removed", SUBJECT, group.code(), List.of());
        }
        return removed;
    }
}
