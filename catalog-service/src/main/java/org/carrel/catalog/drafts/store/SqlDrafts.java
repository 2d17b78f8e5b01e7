package org.carrel.catalog.drafts.store;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import org.carrel.catalog.drafts.Draft;
import org.carrel.catalog.drafts.Drafts;
import org.carrel.catalog.marc.MarcReader;
import org.carrel.catalog.marc.MarcRecord;
import org.carrel.catalog.marc.MarcXml;
import org.carrel.catalog.marc.Octets;
import org.carrel.catalog.marc.Reading;
import org.carrel.catalog.marc.Serialisation;
import org.carrel.platform.sql.Database;
import org.carrel.platform.sql.Row;

/** The drafts in PostgreSQL; what is proposed is kept as MARCXML in UTF-8. */
@ApplicationScoped
class SqlDrafts implements Drafts {

    private static final String SELECT = """
            select id, version, record_id, base_version, octets, reading_accepted, reason, author, state, reviewer,
                   comment, accepted_version, created_at, updated_at
            from record_draft
            """;

    private final Database database;
    private final MarcReader reader;

    SqlDrafts(Database database, MarcReader reader) {
        this.database = database;
        this.reader = reader;
    }

    @Override
    public boolean add(Draft draft) {
        return database.update("""
                        insert into record_draft (version, base_version, octets, reading_accepted, reason, state,
                                                  reviewer, comment, accepted_version, updated_at, record_id, author,
                                                  created_at, id)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        on conflict (record_id, author) where state in ('WAITING', 'RETURNED') do nothing""", values(draft, draft.recordId(), draft.author(), draft.createdAt(), draft.id()))
                == 1;
    }

    @Override
    public void change(Draft draft) {
        database.update("""
                update record_draft set version = ?, base_version = ?, octets = ?, reading_accepted = ?, reason = ?,
                       state = ?, reviewer = ?, comment = ?, accepted_version = ?, updated_at = ?
                where id = ?""", values(draft, draft.id()));
    }

    private static @Nullable Object[] values(Draft draft, Object... more) {
        Draft.Proposal proposal = draft.proposal();
        Draft.Review review = draft.review();
        @Nullable
        Object[] its = {
            draft.version(),
            proposal.base(),
            MarcXml.write(proposal.wanted()).toArray(),
            proposal.readingAccepted(),
            storable(proposal.reason()),
            draft.state(),
            review == null ? null : review.reviewer(),
            review == null ? null : storable(review.comment()),
            review == null ? null : review.acceptedVersion(),
            draft.updatedAt()
        };
        @Nullable Object[] all = Arrays.copyOf(its, its.length + more.length);
        System.arraycopy(more, 0, all, its.length, more.length);
        return all;
    }

    /** PostgreSQL's text holds every character but U+0000, which nobody means. */
    private static @Nullable String storable(@Nullable String text) {
        return text == null ? null : text.replace("\u0000", "");
    }

    @Override
    public Optional<Draft> find(UUID id) {
        return database.first(SELECT + "where id = ?", this::draft, id);
    }

    @Override
    public Optional<Draft> findForEdit(UUID id) {
        return database.first(SELECT + "where id = ? for no key update", this::draft, id);
    }

    @Override
    public Optional<Draft> openOf(UUID recordId, String author) {
        return database.first(
                SELECT + "where record_id = ? and author = ? and state in ('WAITING', 'RETURNED')",
                this::draft,
                recordId,
                author);
    }

    @Override
    public List<Draft> list(Filter filter, @Nullable UUID after, int limit) {
        return database.list(
                SELECT
                        + "where (?::text is null or state = ?) and (?::uuid is null or record_id = ?)"
                        + " and (?::text is null or author = ?) and id > ? order by id limit ?",
                this::draft,
                filter.state(),
                filter.state(),
                filter.recordId(),
                filter.recordId(),
                filter.author(),
                filter.author(),
                after == null ? new UUID(0, 0) : after,
                limit);
    }

    private Draft draft(Row row) {
        String reviewer = row.textOrNull("reviewer");
        return new Draft(
                row.uuid("id"),
                row.bigNumber("version"),
                row.uuid("record_id"),
                new Draft.Proposal(
                        row.number("base_version"),
                        record(row.octets("octets")),
                        row.flag("reading_accepted"),
                        row.textOrNull("reason")),
                row.text("author"),
                row.constant("state", Draft.State.class),
                reviewer == null
                        ? null
                        : new Draft.Review(reviewer, row.textOrNull("comment"), row.numberOrNull("accepted_version")),
                row.instant("created_at"),
                row.instant("updated_at"));
    }

    private MarcRecord record(byte[] octets) {
        return switch (reader.read(Octets.of(octets), Serialisation.MARCXML, "UTF-8")) {
            case Reading.Understood understood -> understood.record();
            case Reading.Refused refused ->
                throw new IllegalStateException("a draft cannot be read any more: " + refused.reason());
        };
    }
}
