package org.carrel.catalog.serials.store;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import org.carrel.catalog.marc.Subfield;
import org.carrel.catalog.serials.Issue;
import org.carrel.catalog.serials.Reader;
import org.carrel.catalog.serials.Serials;
import org.carrel.catalog.serials.Subscription;
import org.carrel.catalog.store.Documents;
import org.carrel.platform.sql.Database;
import org.carrel.platform.sql.Row;

/** Subscriptions and issues in PostgreSQL. */
@ApplicationScoped
class JdbcSerials implements Serials {

    private static final UUID LOWEST = new UUID(0, 0);
    private static final String ORDER = " order by expected_on, sequence nulls last, id";

    private final Database database;
    private final Documents documents;

    JdbcSerials(Database database, Documents documents) {
        this.database = database;
        this.documents = documents;
    }

    @Override
    public void add(Subscription subscription) {
        Subscription.Schedule schedule = subscription.schedule();
        database.update(
                """
                insert into subscription (id, version, record_id, name, location_id, pattern, first_numbers, first_on,
                  template, claim_after_days)
                values (?, 1, ?, ?, ?, cast(? as jsonb), cast(? as jsonb), ?, cast(? as jsonb), ?)""",
                subscription.id(),
                subscription.recordId(),
                subscription.name(),
                subscription.template().locationId(),
                documents.write(schedule.pattern()),
                documents.write(schedule.firstNumbers()),
                schedule.firstOn(),
                documents.write(subscription.template()),
                subscription.claimAfterDays());
    }

    @Override
    public void change(Subscription subscription) {
        Subscription.Schedule schedule = subscription.schedule();
        database.update(
                """
                update subscription set version = ?, name = ?, location_id = ?, pattern = cast(? as jsonb),
                  first_numbers = cast(? as jsonb), first_on = ?, first_sequence = ?, template = cast(? as jsonb),
                  claim_after_days = ?
                where id = ?""",
                subscription.version(),
                subscription.name(),
                subscription.template().locationId(),
                documents.write(schedule.pattern()),
                documents.write(schedule.firstNumbers()),
                schedule.firstOn(),
                schedule.firstSequence(),
                documents.write(subscription.template()),
                subscription.claimAfterDays(),
                subscription.id());
    }

    @Override
    public void unforetell(UUID id, LocalDate from) {
        database.update("""
                delete from issue where subscription_id = ? and sequence is not null and state = 'EXPECTED'
                  and claims = 0 and expected_on >= ?""", id, from);
    }

    @Override
    public List<Reader> routing(UUID id) {
        return database.first(
                        "select routing from subscription where id = ?",
                        row -> List.of(documents.read(row.text("routing"), Reader[].class)),
                        id)
                .orElse(List.of());
    }

    @Override
    public void route(UUID id, List<Reader> readers) {
        database.update(
                "update subscription set routing = cast(? as jsonb), version = version + 1 where id = ?",
                documents.write(readers),
                id);
    }

    @Override
    public Optional<Subscription> find(UUID id) {
        return database.first("select * from subscription where id = ?", this::subscription, id);
    }

    @Override
    public Optional<Subscription> findForEdit(UUID id) {
        return database.first("select * from subscription where id = ? for update", this::subscription, id);
    }

    @Override
    public List<Subscription> list(@Nullable UUID recordId, @Nullable UUID after, int limit) {
        return database.list("""
                select * from subscription
                where (cast(? as uuid) is null or record_id = ?) and id > ? order by id limit ?""", this::subscription, recordId, recordId, after == null ? LOWEST : after, limit);
    }

    @Override
    public void end(UUID id) {
        database.update("update subscription set ended = true, version = version + 1 where id = ?", id);
        database.update("delete from issue where subscription_id = ? and state = 'EXPECTED' and claims = 0", id);
    }

    @Override
    public void addIssues(List<Issue> issues) {
        database.updateAll(
                """
                insert into issue (id, subscription_id, sequence, label, expected_on, state)
                values (?, ?, ?, ?, ?, ?)""",
                issues.stream()
                        .map(issue -> new @Nullable Object[] {
                            issue.id(),
                            issue.subscriptionId(),
                            issue.sequence(),
                            issue.label(),
                            issue.expectedOn(),
                            issue.state()
                        })
                        .toList());
    }

    @Override
    public Optional<Issue> issue(UUID id) {
        return database.first("select * from issue where id = ?", JdbcSerials::issue, id);
    }

    @Override
    public List<Issue> issues(UUID subscriptionId, Collection<UUID> ids) {
        return ids.isEmpty()
                ? List.of()
                : database.list(
                        "select * from issue where subscription_id = ? and id = any (?)" + ORDER,
                        JdbcSerials::issue,
                        subscriptionId,
                        ids);
    }

    @Override
    public List<Issue> issues(UUID subscriptionId) {
        return database.list(
                "select * from issue where subscription_id = ?" + ORDER, JdbcSerials::issue, subscriptionId);
    }

    @Override
    public int lastSequence(UUID subscriptionId) {
        return database.first(
                        "select coalesce(max(sequence), 0) as last from issue where subscription_id = ?",
                        row -> row.number("last"),
                        subscriptionId)
                .orElse(0);
    }

    @Override
    public void change(List<Issue> issues) {
        database.updateAll(
                """
                update issue set state = ?, item_id = ?, received_on = ?, claims = ?, claimed_on = ? where id = ?""",
                issues.stream()
                        .map(issue -> new @Nullable Object[] {
                            issue.state(),
                            issue.itemId(),
                            issue.receivedOn(),
                            issue.claims(),
                            issue.claimedOn(),
                            issue.id()
                        })
                        .toList());
    }

    @Override
    public List<Late> late(LocalDate today, @Nullable After after, int limit) {
        return database.list(
                """
                select i.*, s.name, cast(? as date) - i.expected_on as days
                from issue i join subscription s on s.id = i.subscription_id
                where i.state = 'EXPECTED' and not s.ended
                  and i.expected_on + s.claim_after_days < ?
                  and (i.claimed_on is null or i.claimed_on + s.claim_after_days < ?)
                  and (i.expected_on, i.id) > (?, ?)
                order by i.expected_on, i.id limit ?""",
                row -> new Late(issue(row), row.text("name"), row.number("days")),
                today,
                today,
                today,
                after == null ? LocalDate.of(1, 1, 1) : after.expectedOn(),
                after == null ? LOWEST : after.id(),
                limit);
    }

    private Subscription subscription(Row row) {
        return new Subscription(
                row.uuid("id"),
                row.bigNumber("version"),
                row.uuid("record_id"),
                row.text("name"),
                new Subscription.Schedule(
                        List.of(documents.read(row.text("pattern"), Subfield[].class)),
                        List.of(documents.read(row.text("first_numbers"), Integer[].class)),
                        row.date("first_on"),
                        row.number("first_sequence")),
                documents.read(row.text("template"), Subscription.Template.class),
                row.number("claim_after_days"),
                row.flag("ended"));
    }

    private static Issue issue(Row row) {
        int sequence = row.number("sequence");
        return new Issue(
                row.uuid("id"),
                row.uuid("subscription_id"),
                sequence == 0 ? null : sequence,
                row.text("label"),
                row.date("expected_on"),
                row.constant("state", Issue.State.class),
                row.uuidOrNull("item_id"),
                row.dateOrNull("received_on"),
                row.number("claims"),
                row.dateOrNull("claimed_on"));
    }
}
