package org.carrel.patron.patrons.app;

import java.util.Collection;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import org.carrel.patron.audit.AuditTrail;
import org.carrel.patron.patrons.Patron;
import org.carrel.patron.patrons.Patrons;
import org.carrel.platform.outbox.Outbox;

/** Writes a patron down, tells the other services and notes who did it: three things that never happen apart. */
@ApplicationScoped
class PatronChanges {

    private static final String SUBJECT = "patron";

    private final Patrons patrons;
    private final Outbox outbox;
    private final AuditTrail audit;

    PatronChanges(Patrons patrons, Outbox outbox, AuditTrail audit) {
        this.patrons = patrons;
        this.outbox = outbox;
        this.audit = audit;
    }

    Patron added(Patron patron) {
        Patron saved = patrons.add(patron);
        announce("registered", saved, List.of());
        return saved;
    }

    /** Saves a changed patron; if nothing changed in truth, nobody is told. */
    Patron changed(String action, Patron patron, Collection<String> fields) {
        Patron saved = patrons.save(patron);
        if (saved.version() != patron.version()) {
            announce(action, saved, fields);
        }
        return saved;
    }

    private void announce(String action, Patron saved, Collection<String> fields) {
        outbox.append(saved.announcement());
        audit.note(action, SUBJECT, saved.id().value().toString(), fields);
    }
}
