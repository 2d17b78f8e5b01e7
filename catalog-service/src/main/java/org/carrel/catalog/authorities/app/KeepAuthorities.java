package org.carrel.catalog.authorities.app;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.config.inject.ConfigProperty;

import org.carrel.catalog.authorities.Authorities;
import org.carrel.catalog.authorities.Authorities.Established;
import org.carrel.catalog.authorities.AuthorityDescription;
import org.carrel.catalog.authorities.Controlled;
import org.carrel.catalog.authorities.HeadingChange;
import org.carrel.catalog.authorities.HeadingChanges;
import org.carrel.catalog.authorities.Link;
import org.carrel.catalog.authorities.Linking;
import org.carrel.catalog.headings.HeadingForm;
import org.carrel.catalog.headings.Headings;
import org.carrel.catalog.headings.Headings.Establishment;
import org.carrel.catalog.records.CatalogueRecord;
import org.carrel.catalog.records.RecordKind;
import org.carrel.catalog.records.RecordListener;
import org.carrel.catalog.records.RecordUse;
import org.carrel.platform.id.IdSource;

/**
 * Authorities and links follow the records, in the transaction that stores them. It is told before the browse lists
 * are, so that everybody takes the lock on authorities before any on headings.
 */
@ApplicationScoped
@Priority(100)
class KeepAuthorities implements RecordListener, RecordUse {

    private final Authorities authorities;
    private final Headings headings;
    private final HeadingChanges changes;
    private final IdSource ids;
    private final Clock clock;
    private final boolean automatic;

    KeepAuthorities(
            Authorities authorities,
            Headings headings,
            HeadingChanges changes,
            IdSource ids,
            Clock clock,
            @ConfigProperty(name = "carrel.catalog.heading-changes.automatic", defaultValue = "false")
                    boolean automatic) {
        this.authorities = authorities;
        this.headings = headings;
        this.changes = changes;
        this.ids = ids;
        this.clock = clock;
        this.automatic = automatic;
    }

    @Override
    public List<Hold> holding(UUID recordId) {
        long linked = authorities.linkedRecords(recordId);
        return linked == 0 ? List.of() : List.of(new Hold("has-linked-records", linked));
    }

    @Override
    public void changed(Collection<CatalogueRecord> records) {
        lock(records.stream().map(CatalogueRecord::kind).toList());
        List<UUID> gone = records.stream()
                .filter(CatalogueRecord::deleted)
                .map(CatalogueRecord::id)
                .toList();
        if (!gone.isEmpty()) {
            forget(gone);
            authorities.setLinks(gone, List.of(), List.of());
        }
    }

    private void lock(List<RecordKind> kinds) {
        if (kinds.contains(RecordKind.AUTHORITY)) {
            authorities.lock(true);
        } else if (kinds.contains(RecordKind.BIBLIOGRAPHIC)) {
            authorities.lock(false);
        }
    }

    private void forget(Collection<UUID> ids) {
        Set<UUID> known = authorities.established(ids).keySet();
        if (!known.isEmpty()) {
            authorities.forget(known);
            headings.refer(known.stream()
                    .map(id -> new Establishment(id, List.of(), List.of()))
                    .toList());
        }
    }

    @Override
    public void written(List<Written> written) {
        lock(written.stream().map(one -> one.record().kind()).toList());
        List<Written> establishing = ofKind(RecordKind.AUTHORITY, written);
        if (!establishing.isEmpty()) {
            establish(establishing);
        }
        List<Written> titles = ofKind(RecordKind.BIBLIOGRAPHIC, written);
        if (!titles.isEmpty() && authorities.exist()) {
            link(titles);
        }
    }

    private static List<Written> ofKind(RecordKind kind, List<Written> written) {
        return written.stream().filter(one -> one.record().kind() == kind).toList();
    }

    private void establish(List<Written> written) {
        var said = new LinkedHashMap<UUID, AuthorityDescription>();
        var silent = new ArrayList<UUID>();
        for (Written one : written) {
            UUID id = one.record().id();
            AuthorityDescription.of(one.fields())
                    .ifPresentOrElse(description -> said.put(id, description), () -> silent.add(id));
        }
        forget(silent);
        Map<UUID, Established> before = authorities.established(said.keySet());
        authorities.set(said);
        headings.refer(said.entrySet().stream()
                .map(one -> one.getValue().establishment(one.getKey()))
                .toList());
        propose(before, said);
        authorities.linkExisting(said.keySet());
    }

    /** A heading that has changed is proposed to the records that have it. */
    private void propose(Map<UUID, Established> before, Map<UUID, AuthorityDescription> said) {
        var changed = new ArrayList<Established>();
        for (Established old : before.values()) {
            AuthorityDescription now = said.get(old.id());
            if (now != null && !now.heading().text().equals(old.text())) {
                changed.add(old);
            }
        }
        if (changed.isEmpty()) {
            return;
        }
        Set<UUID> linked =
                authorities.linked(changed.stream().map(Established::id).toList());
        for (Established old : changed) {
            AuthorityDescription now = said.get(old.id());
            if (now != null && linked.contains(old.id())) {
                changes.propose(
                        ids.next(),
                        old.id(),
                        old.text(),
                        now.heading().text(),
                        automatic ? HeadingChange.State.QUEUED : HeadingChange.State.PROPOSED,
                        clock.instant());
            }
        }
    }

    private void link(List<Written> titles) {
        var fields = new LinkedHashMap<UUID, List<Controlled>>();
        titles.forEach(one -> fields.put(one.record().id(), Controlled.of(one.fields())));
        Linking.Known known = known(
                authorities, fields.values().stream().flatMap(List::stream).toList());
        var links = new ArrayList<Link>();
        fields.forEach((record, controlled) -> {
            for (Controlled field : controlled) {
                Linking.decide(field, known)
                        .map(decision -> new Link(
                                record,
                                field.field().tag(),
                                field.occurrence(),
                                decision.authorityId(),
                                decision.match(),
                                decision.whole()))
                        .ifPresent(links::add);
            }
        });
        authorities.setLinks(
                fields.keySet(),
                titles.stream()
                        .filter(Written::fresh)
                        .map(one -> one.record().id())
                        .toList(),
                links);
    }

    /** Everything that decides about these fields. */
    static Linking.Known known(Authorities authorities, List<Controlled> fields) {
        var forms = new HashSet<UUID>();
        var numbers = new HashSet<String>();
        for (Controlled field : fields) {
            forms.add(field.heading().form().key());
            HeadingForm base = field.heading().base();
            if (base != null) {
                forms.add(base.key());
            }
            numbers.addAll(field.numbers());
        }
        return authorities.known(forms, numbers);
    }
}
