package org.carrel.catalog.authorities.app;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import org.carrel.catalog.authorities.Authorities;
import org.carrel.catalog.authorities.AuthorityDescription;
import org.carrel.catalog.authorities.HeadingChange;
import org.carrel.catalog.authorities.HeadingChange.Outcome;
import org.carrel.catalog.authorities.HeadingChange.State;
import org.carrel.catalog.authorities.HeadingChange.Touched;
import org.carrel.catalog.authorities.HeadingChanges;
import org.carrel.catalog.authorities.Rewritten;
import org.carrel.catalog.jobs.app.Turn;
import org.carrel.catalog.records.Incoming;
import org.carrel.catalog.records.Provenance;
import org.carrel.catalog.records.Records;
import org.carrel.catalog.records.app.CatalogueRecords;
import org.carrel.catalog.records.app.StoreRecords;
import org.carrel.catalog.records.app.StoreRecords.Revision;

/**
 * Runs one heading change: record by record, batch by batch, each batch one transaction together with the note of how
 * far it is. Records are locked and read in that transaction, so that no edit is lost that somebody made meanwhile.
 */
@ApplicationScoped
class HeadingChangeRun {

    private static final int BATCH = 100;
    private static final Duration LIMIT = Duration.ofMinutes(2);

    private final HeadingChanges changes;
    private final Authorities authorities;
    private final RewriteRecords rewrite;
    private final Records records;
    private final CatalogueRecords catalogue;
    private final StoreRecords store;
    private final Clock clock;

    HeadingChangeRun(
            HeadingChanges changes,
            Authorities authorities,
            RewriteRecords rewrite,
            Records records,
            CatalogueRecords catalogue,
            StoreRecords store,
            Clock clock) {
        this.changes = changes;
        this.authorities = authorities;
        this.rewrite = rewrite;
        this.records = records;
        this.catalogue = catalogue;
        this.store = store;
        this.clock = clock;
    }

    /** Goes on where the change stands, to its end unless somebody wants it to stop. */
    void run(HeadingChanges.Claim claim, Turn turn) {
        HeadingChange change = claim.change();
        UUID position = claim.position();
        do {
            UUID after = position;
            position = turn.batch(change.id(), LIMIT, () -> next(change, after))
                    .flatMap(last -> last)
                    .orElse(null);
        } while (position != null && !turn.stopping());
    }

    /** Rewrites the next records; empty if there are none left. */
    private Optional<UUID> next(HeadingChange change, @Nullable UUID after) {
        List<UUID> batch = authorities.linkedAfter(change.authorityId(), after, BATCH);
        Optional<AuthorityDescription> said = rewrite.description(change.authorityId());
        if (batch.isEmpty() || said.isEmpty()) {
            changes.end(change.id(), said.isEmpty() ? State.CANCELLED : State.DONE, clock.instant());
            return Optional.empty();
        }
        List<Records.Current> current = records.currentForEdit(batch);
        var touched = new ArrayList<Touched>();
        var revisions = new ArrayList<Revision>();
        for (RewriteRecords.Read read : rewrite.all(change.authorityId(), said.get(), current)) {
            UUID id = read.current().record().id();
            Rewritten rewritten = read.rewritten();
            if (!rewritten.linked()) {
                touched.add(new Touched(id, Outcome.SKIPPED, null, "heading-edited-meanwhile"));
            } else if (rewritten.edits().isEmpty()) {
                boolean other = read.hasAnotherKind();
                touched.add(new Touched(
                        id, other ? Outcome.SKIPPED : Outcome.UNCHANGED, null, other ? "kind-differs" : null));
            } else {
                take(read, revisions, touched);
            }
        }
        store.revise(revisions, new Provenance(Provenance.Origin.AUTHORITY, actor(change), null, change.reason()))
                .forEach(record ->
                        touched.add(new Touched(record.id(), Outcome.CHANGED, record.currentVersion(), null)));
        changes.note(change.id(), touched, batch.getLast());
        return Optional.of(batch.getLast());
    }

    private void take(RewriteRecords.Read read, List<Revision> revisions, List<Touched> touched) {
        switch (catalogue.take(read.octets(), read.serialisation(), "UTF-8", List.of())) {
            case Incoming.Taken.Accepted accepted ->
                revisions.add(new Revision(read.current().record(), accepted.incoming()));
            case Incoming.Taken.Refused refused ->
                touched.add(new Touched(read.current().record().id(), Outcome.SKIPPED, null, refused.reason()));
        }
    }

    private static String actor(HeadingChange change) {
        String actor = change.actor();
        return actor == null ? "authority control" : actor;
    }
}
