package org.carrel.catalog.headings.store;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import org.carrel.catalog.headings.Heading;
import org.carrel.catalog.headings.HeadingForm;
import org.carrel.catalog.headings.HeadingList;
import org.carrel.catalog.headings.HeadingOrder;
import org.carrel.catalog.headings.HeadingUse;
import org.carrel.catalog.headings.Headings;
import org.carrel.catalog.marc.Octets;
import org.carrel.platform.sql.Column;
import org.carrel.platform.sql.Database;
import org.carrel.platform.sql.Row;

/**
 * The browse lists in PostgreSQL. A batch of records costs a handful of statements, whatever its size. Rows of headings
 * are locked in the order of their ids, so that two batches wait for each other instead of blocking each other.
 */
@ApplicationScoped
class JdbcHeadings implements Headings {

    private static final String LINE = "h.id, h.text, h.scheme, h.shown, h.total, h.authority_id, h.sort_key";

    /** A heading that leads to records, or refers to one that does. */
    private static final String LEADS = """
            (h.%1$s > 0 or (h.referred > 0 and exists (
                select 1 from heading_reference r join heading t on t.id = r.to_id
                where r.from_id = h.id and t.%1$s > 0)))""";

    private final Database database;
    private final HeadingOrder order;

    JdbcHeadings(Database database, HeadingOrder order) {
        this.database = database;
        this.order = order;
    }

    /** What changes in the counts of headings, in the order of their ids. */
    private final class Counts {

        private static final class Delta {
            private @Nullable Heading heading;
            private int shown;
            private int total;
            private int referred;
        }

        private final Map<UUID, Delta> deltas = new TreeMap<>();
        private boolean loses;

        private Delta of(UUID id) {
            return deltas.computeIfAbsent(id, _ -> new Delta());
        }

        void known(UUID id, Heading heading) {
            of(id).heading = heading;
        }

        void record(UUID heading, int records, int visible) {
            Delta delta = of(heading);
            delta.total += records;
            delta.shown += visible;
            loses |= records < 0;
        }

        void reference(UUID heading, int references) {
            of(heading).referred += references;
            loses |= references < 0;
        }

        void write() {
            if (deltas.isEmpty()) {
                return;
            }
            List<Map.Entry<UUID, Delta>> named = select(true);
            List<Map.Entry<UUID, Delta>> unnamed = select(false);
            if (!unnamed.isEmpty()) {
                database.list(
                        "select id from heading where id = any (?) order by id for no key update",
                        row -> row.uuid("id"),
                        Column.uuids(deltas.keySet()));
            }
            if (!named.isEmpty()) {
                upsert(named);
            }
            if (!unnamed.isEmpty()) {
                database.update(
                        """
                        update heading h set shown = h.shown + d.shown, total = h.total + d.total,
                               referred = h.referred + d.referred
                        from unnest(?::uuid[], ?::integer[], ?::integer[], ?::integer[]) as d (id, shown, total, referred)
                        where h.id = d.id""",
                        ids(unnamed),
                        Column.ints(unnamed.stream()
                                .map(one -> one.getValue().shown)
                                .toList()),
                        Column.ints(unnamed.stream()
                                .map(one -> one.getValue().total)
                                .toList()),
                        Column.ints(unnamed.stream()
                                .map(one -> one.getValue().referred)
                                .toList()));
            }
            if (loses) {
                forgetUnused(deltas.keySet());
            }
        }

        private List<Map.Entry<UUID, Delta>> select(boolean withHeading) {
            return deltas.entrySet().stream()
                    .filter(one -> (one.getValue().heading != null) == withHeading)
                    .toList();
        }

        private static Column ids(List<Map.Entry<UUID, Delta>> of) {
            return Column.uuids(of.stream().map(Map.Entry::getKey).toList());
        }

        private void upsert(List<Map.Entry<UUID, Delta>> named) {
            List<Heading> headings = named.stream()
                    .map(one -> one.getValue().heading)
                    .filter(Objects::nonNull)
                    .toList();
            database.update(
                    """
                    insert into heading as h
                      (id, list, text, scheme, sort_key, form, base, shown, total, referred)
                    select * from unnest(?::uuid[], ?::text[], ?::text[], ?::text[], ?::bytea[], ?::uuid[], ?::uuid[],
                                         ?::integer[], ?::integer[], ?::integer[]) order by 1
                    on conflict (id) do update
                      set shown = h.shown + excluded.shown, total = h.total + excluded.total,
                          referred = h.referred + excluded.referred, sort_key = excluded.sort_key
                      where excluded.shown <> 0 or excluded.total <> 0 or excluded.referred <> 0
                         or h.sort_key <> excluded.sort_key""",
                    ids(named),
                    Column.texts(headings.stream().map(one -> one.list().name()).toList()),
                    Column.texts(headings.stream().map(Heading::text).toList()),
                    Column.texts(headings.stream().map(Heading::scheme).collect(Collectors.toList())),
                    Column.octets(headings.stream()
                            .map(one -> order.key(one.list(), one.filing(), one.scheme())
                                    .toArray())
                            .toList()),
                    Column.uuids(headings.stream().map(one -> key(one.form())).collect(Collectors.toList())),
                    Column.uuids(headings.stream().map(one -> key(one.base())).collect(Collectors.toList())),
                    Column.ints(named.stream().map(one -> one.getValue().shown).toList()),
                    Column.ints(named.stream().map(one -> one.getValue().total).toList()),
                    Column.ints(
                            named.stream().map(one -> one.getValue().referred).toList()));
        }

        private static @Nullable UUID key(@Nullable HeadingForm form) {
            return form == null ? null : form.key();
        }
    }

    private void forgetUnused(Collection<UUID> ids) {
        database.update(
                "delete from heading where id = any (?) and total = 0 and referred = 0 and authority_id is null",
                Column.uuids(ids));
    }

    /** A heading that a record uses, as stored. */
    private record Used(UUID recordId, UUID headingId, boolean shown) {}

    @Override
    public void set(List<Contents> contents) {
        Map<UUID, Map<UUID, Used>> before = usedBefore(contents);
        var counts = new Counts();
        var added = new ArrayList<Added>();
        var removed = new ArrayList<Used>();
        for (Contents content : contents) {
            Map<UUID, Used> old = new HashMap<>(before.getOrDefault(content.recordId(), Map.of()));
            for (HeadingUse use : content.uses()) {
                counts.known(use.headingId(), use.heading());
                Used kept = old.remove(use.headingId());
                if (kept == null) {
                    added.add(new Added(content, use));
                    counts.record(use.headingId(), 1, content.shown() ? 1 : 0);
                } else if (kept.shown() != content.shown()) {
                    removed.add(kept);
                    added.add(new Added(content, use));
                    counts.record(use.headingId(), 0, content.shown() ? 1 : -1);
                }
            }
            for (Used gone : old.values()) {
                removed.add(gone);
                counts.record(gone.headingId(), -1, gone.shown() ? -1 : 0);
            }
        }
        counts.write();
        remove(removed);
        add(added);
    }

    /** A use that is not stored yet. */
    private record Added(Contents content, HeadingUse use) {}

    private Map<UUID, Map<UUID, Used>> usedBefore(List<Contents> contents) {
        List<UUID> known = contents.stream()
                .filter(content -> !content.fresh())
                .map(Contents::recordId)
                .toList();
        if (known.isEmpty()) {
            return Map.of();
        }
        return database
                .list(
                        "select record_id, heading_id, shown from heading_record where record_id = any (?)",
                        row -> new Used(row.uuid("record_id"), row.uuid("heading_id"), row.flag("shown")),
                        Column.uuids(known))
                .stream()
                .collect(Collectors.groupingBy(Used::recordId, Collectors.toMap(Used::headingId, used -> used)));
    }

    private void remove(List<Used> removed) {
        if (!removed.isEmpty()) {
            database.update(
                    """
                    delete from heading_record r using unnest(?::uuid[], ?::uuid[]) as d (record_id, heading_id)
                    where r.record_id = d.record_id and r.heading_id = d.heading_id""",
                    Column.uuids(removed.stream().map(Used::recordId).toList()),
                    Column.uuids(removed.stream().map(Used::headingId).toList()));
        }
    }

    private void add(List<Added> added) {
        if (!added.isEmpty()) {
            database.update(
                    """
                    insert into heading_record (record_id, heading_id, shown, tag, occurrence, thesaurus)
                    select * from unnest(?::uuid[], ?::uuid[], ?::boolean[], ?::text[], ?::smallint[], ?::text[])""",
                    Column.uuids(
                            added.stream().map(one -> one.content().recordId()).toList()),
                    Column.uuids(
                            added.stream().map(one -> one.use().headingId()).toList()),
                    Column.flags(
                            added.stream().map(one -> one.content().shown()).toList()),
                    Column.texts(added.stream().map(one -> one.use().tag()).toList()),
                    Column.ints(added.stream()
                            .map(one -> Math.min(one.use().occurrence(), Short.MAX_VALUE))
                            .toList()),
                    Column.texts(
                            added.stream().map(one -> one.use().thesaurus()).collect(Collectors.toList())));
        }
    }

    @Override
    public void show(Map<UUID, Boolean> shown) {
        if (shown.isEmpty()) {
            return;
        }
        List<UUID> ids = List.copyOf(shown.keySet());
        var counts = new Counts();
        database.list(
                        """
                        with flipped as (
                            update heading_record r set shown = v.shown
                            from unnest(?::uuid[], ?::boolean[]) as v (record_id, shown)
                            where r.record_id = v.record_id and r.shown <> v.shown
                            returning r.heading_id, r.shown)
                        select heading_id, sum(case when shown then 1 else -1 end)::integer as records from flipped
                        group by heading_id""",
                        row -> Map.entry(row.uuid("heading_id"), row.number("records")),
                        Column.uuids(ids),
                        Column.flags(ids.stream().map(shown::get).toList()))
                .forEach(flip -> counts.record(flip.getKey(), 0, flip.getValue()));
        counts.write();
    }

    @Override
    public void refer(List<Establishment> establishments) {
        if (establishments.isEmpty()) {
            return;
        }
        List<UUID> authorities =
                establishments.stream().map(Establishment::authorityId).toList();
        var counts = new Counts();
        database.list(
                        "delete from heading_reference where authority_id = any (?) returning from_id",
                        row -> row.uuid("from_id"),
                        Column.uuids(authorities))
                .forEach(from -> counts.reference(from, -1));
        List<UUID> released = database.list(
                "update heading set authority_id = null where authority_id = any (?) returning id",
                row -> row.uuid("id"),
                Column.uuids(authorities));
        var made = new ArrayList<Made>();
        for (Establishment establishment : establishments) {
            for (Heading to : establishment.headings()) {
                counts.known(to.id(), to);
                establishment.from().stream()
                        .filter(from -> from.heading().list() == to.list()
                                && !from.heading().id().equals(to.id()))
                        .map(from -> new Made(establishment.authorityId(), from, to.id()))
                        .forEach(made::add);
            }
        }
        List<Made> references = List.copyOf(made.stream()
                .collect(Collectors.toMap(Made::key, one -> one, (first, _) -> first))
                .values());
        references.forEach(one -> {
            counts.known(one.from().heading().id(), one.from().heading());
            counts.reference(one.from().heading().id(), 1);
        });
        counts.write();
        establish(establishments);
        insert(references);
        forgetUnused(released);
    }

    /** A reference that is not stored yet. */
    private record Made(UUID authority, From from, UUID to) {

        Object key() {
            return List.of(authority, from.heading().id(), to, from.kind());
        }
    }

    private void establish(List<Establishment> establishments) {
        Map<UUID, UUID> established = new TreeMap<>();
        establishments.forEach(
                one -> one.headings().forEach(heading -> established.put(heading.id(), one.authorityId())));
        if (!established.isEmpty()) {
            database.update("""
                    update heading h set authority_id = e.authority_id
                    from unnest(?::uuid[], ?::uuid[]) as e (id, authority_id) where h.id = e.id""", Column.uuids(established.keySet()), Column.uuids(established.values()));
        }
    }

    private void insert(List<Made> references) {
        if (!references.isEmpty()) {
            database.update(
                    """
                    insert into heading_reference (authority_id, from_id, to_id, kind, relation)
                    select * from unnest(?::uuid[], ?::uuid[], ?::uuid[], ?::text[], ?::text[])""",
                    Column.uuids(references.stream().map(Made::authority).toList()),
                    Column.uuids(references.stream()
                            .map(one -> one.from().heading().id())
                            .toList()),
                    Column.uuids(references.stream().map(Made::to).toList()),
                    Column.texts(references.stream()
                            .map(one -> one.from().kind().name())
                            .toList()),
                    Column.texts(references.stream()
                            .map(one -> one.from().relation())
                            .collect(Collectors.toList())));
        }
    }

    private static String count(Sight sight) {
        return sight == Sight.PUBLIC ? "shown" : "total";
    }

    @Override
    public List<Line> lines(HeadingList list, Place place, Sight sight, int limit) {
        String condition =
                switch (place.direction()) {
                    case ONWARD -> ">= (?, ?) and %s order by h.sort_key, h.id";
                    case BEHIND -> "> (?, ?) and %s order by h.sort_key, h.id";
                    case BEFORE -> "< (?, ?) and %s order by h.sort_key desc, h.id desc";
                };
        List<Line> found = database.list(
                "select " + LINE + " from heading h where h.list = ? and (h.sort_key, h.id) "
                        + condition.formatted(LEADS.formatted(count(sight))) + " limit ?",
                row -> line(row, sight),
                list,
                place.key().toArray(),
                place.id(),
                limit);
        return place.direction() == Place.Direction.BEFORE ? found.reversed() : found;
    }

    @Override
    public Optional<Line> line(HeadingList list, UUID id, Sight sight) {
        return database.first(
                "select " + LINE + " from heading h where h.id = ? and h.list = ? and " + LEADS.formatted(count(sight)),
                row -> line(row, sight),
                id,
                list);
    }

    private static Line line(Row row, Sight sight) {
        return new Line(
                row.uuid("id"),
                row.text("text"),
                row.textOrNull("scheme"),
                row.number(count(sight)),
                row.uuidOrNull("authority_id"),
                Octets.of(row.octets("sort_key")));
    }

    @Override
    public List<Reference> references(Collection<UUID> from, Sight sight) {
        if (from.isEmpty()) {
            return List.of();
        }
        return database
                .list(
                        "select distinct on (r.from_id, r.kind, r.to_id) r.from_id, r.kind, r.relation, " + LINE
                                + " from heading_reference r join heading h on h.id = r.to_id where r.from_id = any (?) and h."
                                + count(sight) + " > 0 order by r.from_id, r.kind, r.to_id, r.relation",
                        row -> new Reference(
                                row.uuid("from_id"),
                                Reference.Kind.valueOf(row.text("kind")),
                                row.textOrNull("relation"),
                                line(row, sight)),
                        Column.uuids(Set.copyOf(from)))
                .stream()
                .sorted(Comparator.comparing(reference -> reference.to().key(), JdbcHeadings::compare))
                .toList();
    }

    private static int compare(Octets one, Octets other) {
        return Arrays.compareUnsigned(one.toArray(), other.toArray());
    }

    @Override
    public List<UUID> records(UUID heading, @Nullable UUID after, Sight sight, int limit) {
        return database.list(
                "select record_id from heading_record where heading_id = ? and record_id > ?"
                        + (sight == Sight.PUBLIC ? " and shown" : "") + " order by record_id limit ?",
                row -> row.uuid("record_id"),
                heading,
                after == null ? new UUID(0, 0) : after,
                limit);
    }
}
