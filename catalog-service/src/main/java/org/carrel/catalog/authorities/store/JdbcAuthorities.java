package org.carrel.catalog.authorities.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import org.carrel.catalog.authorities.Authorities;
import org.carrel.catalog.authorities.AuthorityDescription;
import org.carrel.catalog.authorities.Link;
import org.carrel.catalog.authorities.Link.Match;
import org.carrel.catalog.authorities.Linking;
import org.carrel.catalog.authorities.Linking.Candidate;
import org.carrel.catalog.headings.AccessPoint;
import org.carrel.catalog.headings.HeadingList;
import org.carrel.catalog.marc.Octets;
import org.carrel.platform.sql.Column;
import org.carrel.platform.sql.Database;
import org.carrel.platform.sql.Row;

/** The authorities in PostgreSQL. A batch costs a handful of statements, whatever its size. */
@ApplicationScoped
class JdbcAuthorities implements Authorities {

    private static final String LOCK = "hashtextextended('authorities', 0)";
    private static final String ESTABLISHED = "a.record_id, a.kind, a.text, a.form, a.thesaurus, a.merged_into";

    /** Dates behind a name, and nothing else: {@code , 1835-1910}. */
    private static final String DATES = "^, (b\\. |d\\. |ca\\. |approximately |active |born |died )?[0-9]{3,4}[^.,]*$";

    private final Database database;

    JdbcAuthorities(Database database) {
        this.database = database;
    }

    @Override
    public void lock(boolean storesAuthorities) {
        String lock = storesAuthorities ? "pg_advisory_xact_lock" : "pg_advisory_xact_lock_shared";
        database.list("select " + lock + "(" + LOCK + ")::text as locked", row -> row.text("locked"));
    }

    @Override
    public boolean exist() {
        return database.first("select exists (select 1 from authority) as there", row -> row.flag("there"))
                .orElseThrow();
    }

    @Override
    public Map<UUID, Established> established(Collection<UUID> ids) {
        return database
                .list(
                        "select " + ESTABLISHED + " from authority a where a.record_id = any (?)",
                        JdbcAuthorities::read,
                        Column.uuids(ids))
                .stream()
                .collect(Collectors.toMap(Established::id, one -> one));
    }

    private static Established read(Row row) {
        return new Established(
                row.uuid("record_id"),
                AccessPoint.Kind.valueOf(row.text("kind")),
                row.text("text"),
                row.uuid("form"),
                row.textOrNull("thesaurus"),
                row.uuidOrNull("merged_into"));
    }

    /** A form by which an authority is known. */
    private record Name(UUID form, UUID authority, Match role) {}

    @Override
    public void set(Map<UUID, AuthorityDescription> authorities) {
        if (authorities.isEmpty()) {
            return;
        }
        List<UUID> ids = List.copyOf(new TreeMap<>(authorities).keySet());
        List<AuthorityDescription> said = ids.stream().map(authorities::get).toList();
        // What was the heading stays known as such.
        database.update(
                "update authority_name set role = 'FORMER' where authority_id = any (?) and role = 'HEADING'",
                Column.uuids(ids));
        database.update(
                "delete from authority_name where authority_id = any (?) and role = 'VARIANT'", Column.uuids(ids));
        database.update("delete from authority_number where authority_id = any (?)", Column.uuids(ids));
        database.update(
                """
                insert into authority (record_id, kind, text, form, thesaurus)
                select * from unnest(?::uuid[], ?::text[], ?::text[], ?::uuid[], ?::text[])
                on conflict (record_id) do update set kind = excluded.kind, text = excluded.text,
                       form = excluded.form, thesaurus = excluded.thesaurus, merged_into = null, merged_at = null""",
                Column.uuids(ids),
                Column.texts(
                        said.stream().map(one -> one.heading().kind().name()).toList()),
                Column.texts(said.stream()
                        .map(one -> one.heading().text().replace("\u0000", ""))
                        .toList()),
                Column.uuids(
                        said.stream().map(one -> one.heading().form().key()).toList()),
                Column.texts(said.stream().map(AuthorityDescription::thesaurus).collect(Collectors.toList())));
        insertNames(names(ids, authorities));
        insertNumbers(ids, authorities);
    }

    private static List<Name> names(List<UUID> ids, Map<UUID, AuthorityDescription> authorities) {
        var names = new LinkedHashMap<List<UUID>, Name>();
        for (UUID id : ids) {
            AuthorityDescription said = authorities.get(id);
            if (said != null) {
                UUID heading = said.heading().form().key();
                names.put(List.of(id, heading), new Name(heading, id, Match.HEADING));
                said.variants().forEach(variant -> {
                    UUID form = variant.heading().form().key();
                    names.putIfAbsent(List.of(id, form), new Name(form, id, Match.VARIANT));
                });
            }
        }
        return List.copyOf(names.values());
    }

    private void insertNames(List<Name> names) {
        database.update(
                """
                insert into authority_name as n (form, authority_id, role)
                select * from unnest(?::uuid[], ?::uuid[], ?::text[])
                on conflict (form, authority_id) do update set role = excluded.role
                  where excluded.role = 'HEADING' or n.role = 'VARIANT'""",
                Column.uuids(names.stream().map(Name::form).toList()),
                Column.uuids(names.stream().map(Name::authority).toList()),
                Column.texts(names.stream().map(name -> name.role().name()).toList()));
    }

    private void insertNumbers(List<UUID> ids, Map<UUID, AuthorityDescription> authorities) {
        var numbers = new ArrayList<String>();
        var owners = new ArrayList<UUID>();
        for (UUID id : ids) {
            AuthorityDescription said = authorities.get(id);
            if (said != null) {
                for (String number : said.numbers()) {
                    numbers.add(number.replace("\u0000", ""));
                    owners.add(id);
                }
            }
        }
        database.update("""
                insert into authority_number (number, authority_id)
                select distinct * from unnest(?::text[], ?::uuid[])""", Column.texts(numbers), Column.uuids(owners));
    }

    @Override
    public void forget(Collection<UUID> authorities) {
        Column ids = Column.uuids(authorities);
        database.update("delete from authority_link where authority_id = any (?)", ids);
        database.update("delete from authority_name where authority_id = any (?)", ids);
        database.update("delete from authority_number where authority_id = any (?)", ids);
    }

    @Override
    public void linkExisting(Collection<UUID> authorities) {
        // A heading that two authorities would control is left to a person.
        database.update("""
                insert into authority_link (record_id, tag, occurrence, authority_id, match, whole)
                select distinct on (r.record_id, r.tag, r.occurrence)
                       r.record_id, r.tag, r.occurrence, n.authority_id, n.role, h.form = n.form
                from authority_name n
                join authority a on a.record_id = n.authority_id
                join heading h on h.form = n.form or h.base = n.form
                join heading_record r on r.heading_id = h.id
                where n.authority_id = any (?) and r.tag <> '880'
                  and (a.thesaurus is null or r.thesaurus is null or a.thesaurus = r.thesaurus)
                  and not exists (
                    select 1 from authority_name o join authority b on b.record_id = o.authority_id
                    where o.form = n.form and o.role = n.role and o.authority_id <> n.authority_id
                      and (b.thesaurus is null or r.thesaurus is null or b.thesaurus = r.thesaurus))
                order by r.record_id, r.tag, r.occurrence,
                         case n.role when 'HEADING' then 1 when 'FORMER' then 2 else 3 end, h.form = n.form desc
                on conflict do nothing""", Column.uuids(authorities));
    }

    @Override
    public Linking.Known known(Set<UUID> forms, Set<String> numbers) {
        var byForm = new HashMap<UUID, List<Candidate>>();
        database.list(
                """
                select n.form, n.role, a.record_id, a.kind, a.thesaurus
                from authority_name n join authority a on a.record_id = n.authority_id where n.form = any (?)""",
                row -> byForm.computeIfAbsent(row.uuid("form"), _ -> new ArrayList<>())
                        .add(candidate(row, Match.valueOf(row.text("role")))),
                Column.uuids(forms));
        var byNumber = new HashMap<String, List<Candidate>>();
        if (!numbers.isEmpty()) {
            database.list(
                    """
                    select n.number, a.record_id, a.kind, a.thesaurus
                    from authority_number n join authority a on a.record_id = n.authority_id where n.number = any (?)""",
                    row -> byNumber.computeIfAbsent(row.text("number"), _ -> new ArrayList<>())
                            .add(candidate(row, Match.NUMBER)),
                    Column.texts(numbers));
        }
        return new Linking.Known(byForm, byNumber);
    }

    private static Candidate candidate(Row row, Match match) {
        return new Candidate(
                row.uuid("record_id"), AccessPoint.Kind.valueOf(row.text("kind")), row.textOrNull("thesaurus"), match);
    }

    @Override
    public void setLinks(Collection<UUID> records, Collection<UUID> fresh, List<Link> links) {
        Set<UUID> isNew = Set.copyOf(fresh);
        List<UUID> known = records.stream().filter(id -> !isNew.contains(id)).toList();
        if (!known.isEmpty()) {
            database.update("delete from authority_link where record_id = any (?)", Column.uuids(known));
        }
        if (!links.isEmpty()) {
            database.update(
                    """
                    insert into authority_link (record_id, tag, occurrence, authority_id, match, whole)
                    select * from unnest(?::uuid[], ?::text[], ?::smallint[], ?::uuid[], ?::text[], ?::boolean[])""",
                    Column.uuids(links.stream().map(Link::recordId).toList()),
                    Column.texts(links.stream().map(Link::tag).toList()),
                    Column.ints(links.stream()
                            .map(link -> Math.min(link.occurrence(), Short.MAX_VALUE))
                            .toList()),
                    Column.uuids(links.stream().map(Link::authorityId).toList()),
                    Column.texts(links.stream().map(link -> link.match().name()).toList()),
                    Column.flags(links.stream().map(Link::whole).toList()));
        }
    }

    @Override
    public Optional<Established> find(UUID id) {
        return Optional.ofNullable(established(List.of(id)).get(id));
    }

    @Override
    public List<Link> links(UUID authority, @Nullable UUID afterRecord, int limit) {
        return database.list(
                """
                select record_id, tag, occurrence, authority_id, match, whole from authority_link
                where authority_id = ? and record_id = any (array(
                    select distinct record_id from authority_link where authority_id = ? and record_id > ?
                    order by record_id limit ?))
                order by record_id, tag, occurrence""",
                row -> new Link(
                        row.uuid("record_id"),
                        row.text("tag"),
                        row.number("occurrence"),
                        row.uuid("authority_id"),
                        Match.valueOf(row.text("match")),
                        row.flag("whole")),
                authority,
                authority,
                afterRecord == null ? new UUID(0, 0) : afterRecord,
                limit);
    }

    @Override
    public long linkedRecords(UUID authority) {
        return database.first(
                        "select count(distinct record_id) as records from authority_link where authority_id = ?",
                        row -> row.bigNumber("records"),
                        authority)
                .orElseThrow();
    }

    @Override
    public Set<UUID> linked(Collection<UUID> authorities) {
        return Set.copyOf(database.list(
                "select a.id from unnest(?::uuid[]) as a (id)"
                        + " where exists (select 1 from authority_link l where l.authority_id = a.id)",
                row -> row.uuid("id"),
                Column.uuids(authorities)));
    }

    @Override
    public List<UUID> linkedAfter(UUID authority, @Nullable UUID after, int limit) {
        return database.list(
                "select distinct record_id from authority_link where authority_id = ? and record_id > ?"
                        + " order by record_id limit ?",
                row -> row.uuid("record_id"),
                authority,
                after == null ? new UUID(0, 0) : after,
                limit);
    }

    @Override
    public void merge(UUID from, UUID into, Instant now) {
        database.update(
                "update authority_link set authority_id = ?, match = case match when 'HEADING' then 'FORMER' else match end"
                        + " where authority_id = ?",
                into,
                from);
        database.update("""
                insert into authority_name (form, authority_id, role)
                select form, ?, case role when 'HEADING' then 'FORMER' else role end from authority_name
                where authority_id = ? on conflict do nothing""", into, from);
        database.update(
                "insert into authority_number (number, authority_id) select number, ? from authority_number"
                        + " where authority_id = ? on conflict do nothing",
                into,
                from);
        forget(List.of(from));
        database.update("update authority set merged_into = ?, merged_at = ? where record_id = ?", into, now, from);
    }

    @Override
    public List<Used> unlinked(HeadingList list, @Nullable After after, int limit) {
        return database.list(
                """
                select h.id, h.text, h.total, h.sort_key from heading h
                where h.list = ? and (h.sort_key, h.id) > (?, ?) and h.total > 0 and h.form is not null
                  and not exists (
                    select 1 from heading_record r
                    join authority_link l on l.record_id = r.record_id and l.tag = r.tag
                                         and l.occurrence = r.occurrence
                    where r.heading_id = h.id)
                order by h.sort_key, h.id limit ?""",
                row -> new Used(
                        row.uuid("id"), row.text("text"), row.number("total"), Octets.of(row.octets("sort_key"))),
                list,
                after == null ? new byte[0] : after.key().toArray(),
                after == null ? new UUID(0, 0) : after.id(),
                limit);
    }

    @Override
    public List<Twins> twins(HeadingList list, @Nullable After after, int limit) {
        return database.list(
                """
                select *, form is not distinct from other_form as same from (
                    select h.id, h.text, h.total, h.form, h.sort_key, lead(h.id) over neighbours as other_id,
                           lead(h.text) over neighbours as other, lead(h.total) over neighbours as other_total,
                           lead(h.form) over neighbours as other_form, lead(h.sort_key) over neighbours as other_key
                    from heading h where h.list = ? and (h.sort_key, h.id) > (?, ?) and h.total > 0
                    window neighbours as (order by h.sort_key, h.id)) as pair
                where form = other_form
                   or (? = 'NAME' and starts_with(other, text) and substr(other, length(text) + 1) ~ ?)
                order by sort_key, id limit ?""",
                row -> new Twins(
                        new Used(
                                row.uuid("id"),
                                row.text("text"),
                                row.number("total"),
                                Octets.of(row.octets("sort_key"))),
                        new Used(
                                row.uuid("other_id"),
                                row.text("other"),
                                row.number("other_total"),
                                Octets.of(row.octets("other_key"))),
                        row.flag("same")),
                list,
                after == null ? new byte[0] : after.key().toArray(),
                after == null ? new UUID(0, 0) : after.id(),
                list,
                DATES,
                limit);
    }

    @Override
    public List<Blind> blind(@Nullable UUID afterAuthority, int limit) {
        return database.list(
                """
                select a.record_id, a.text, count(distinct f.from_id) as count
                from authority a join heading_reference f on f.authority_id = a.record_id
                where a.record_id > ?
                  and not exists (
                    select 1 from heading_reference g join heading t on t.id = g.to_id
                    where g.authority_id = a.record_id and t.total > 0)
                group by a.record_id, a.text order by a.record_id limit ?""",
                row -> new Blind(row.uuid("record_id"), row.text("text"), row.bigNumber("count")),
                afterAuthority == null ? new UUID(0, 0) : afterAuthority,
                limit);
    }
}
