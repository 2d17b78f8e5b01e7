package org.carrel.catalog.reference.store;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import org.carrel.catalog.reference.Question;
import org.carrel.catalog.reference.Questions;
import org.carrel.platform.sql.Database;
import org.carrel.platform.sql.Row;

/** The reference log in PostgreSQL. */
@ApplicationScoped
class SqlQuestions implements Questions {

    private static final String QUESTION = """
            select id, version, asked_at, branch_id, channel, kind, question, answer, sources, minutes, tags,
                   answered_by
            from reference_question""";
    private static final String WANTED = " where (?::text is null or question || ' ' || coalesce(answer, '') ilike ?)"
            + " and (?::text is null or ? = any (tags))"
            + " and (?::uuid is null or branch_id = ?::uuid)"
            + " and (?::timestamptz is null or asked_at >= ?::timestamptz)"
            + " and (?::timestamptz is null or asked_at < ?::timestamptz)";

    private final Database database;

    SqlQuestions(Database database) {
        this.database = database;
    }

    @Override
    public void add(Question question) {
        database.update(
                """
                insert into reference_question
                  (id, version, asked_at, branch_id, channel, kind, question, answer, sources, minutes, tags,
                   answered_by)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
                question.id(),
                question.version(),
                question.asked().at(),
                question.asked().branchId(),
                question.asked().channel(),
                question.asked().kind(),
                question.said().question(),
                question.said().answer(),
                question.said().sources(),
                question.minutes(),
                question.tags().stream().sorted().toList(),
                question.answeredBy());
    }

    @Override
    public void store(Question question) {
        database.update(
                """
                update reference_question set version = ?, asked_at = ?, branch_id = ?, channel = ?, kind = ?,
                  question = ?, answer = ?, sources = ?, minutes = ?, tags = ?
                where id = ?""",
                question.version(),
                question.asked().at(),
                question.asked().branchId(),
                question.asked().channel(),
                question.asked().kind(),
                question.said().question(),
                question.said().answer(),
                question.said().sources(),
                question.minutes(),
                question.tags().stream().sorted().toList(),
                question.id());
    }

    @Override
    public Optional<Question> find(UUID id) {
        return database.first(QUESTION + " where id = ?", SqlQuestions::question, id);
    }

    @Override
    public boolean remove(UUID id) {
        return database.update("delete from reference_question where id = ?", id) > 0;
    }

    @Override
    public List<Question> list(Wanted wanted, @Nullable UUID before, int limit) {
        List<@Nullable Object> parameters = parameters(wanted);
        parameters.add(before);
        parameters.add(limit);
        return database.list(
                QUESTION + WANTED
                        + " and id < coalesce(?::uuid, 'ffffffff-ffff-ffff-ffff-ffffffffffff'::uuid)"
                        + " order by id desc limit ?",
                SqlQuestions::question,
                parameters.toArray());
    }

    @Override
    public List<Question.Count> counts(Wanted wanted, ZoneId zone) {
        List<@Nullable Object> parameters = parameters(wanted);
        parameters.addFirst(zone.getId());
        return database.list(
                "select (asked_at at time zone ?)::date as day, kind, channel, count(*) as questions,"
                        + " sum(minutes) as minutes from reference_question" + WANTED
                        + " group by 1, 2, 3 order by 1, 2, 3",
                row -> new Question.Count(
                        row.date("day"),
                        row.constant("kind", Question.Kind.class),
                        row.constant("channel", Question.Channel.class),
                        row.bigNumber("questions"),
                        row.bigNumber("minutes")),
                parameters.toArray());
    }

    private static List<@Nullable Object> parameters(Wanted wanted) {
        String words = wanted.words();
        String like = words == null
                ? null
                : "%" + words.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%";
        var parameters = new ArrayList<@Nullable Object>();
        parameters.add(words);
        parameters.add(like);
        parameters.add(wanted.tag());
        parameters.add(wanted.tag());
        parameters.add(wanted.branchId());
        parameters.add(wanted.branchId());
        parameters.add(wanted.from());
        parameters.add(wanted.from());
        parameters.add(wanted.until());
        parameters.add(wanted.until());
        return parameters;
    }

    private static Question question(Row row) {
        return new Question(
                row.uuid("id"),
                row.bigNumber("version"),
                new Question.Asked(
                        row.instant("asked_at"),
                        row.uuidOrNull("branch_id"),
                        row.constant("channel", Question.Channel.class),
                        row.constant("kind", Question.Kind.class)),
                new Question.Said(row.text("question"), row.textOrNull("answer"), row.texts("sources")),
                row.number("minutes"),
                Set.copyOf(row.texts("tags")),
                row.text("answered_by"));
    }
}
