package org.carrel.notification.templates.store;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;

import org.hibernate.Session;
import org.hibernate.query.NativeQuery;

import org.carrel.notification.templates.Language;
import org.carrel.notification.templates.NoticeKind;
import org.carrel.notification.templates.Template;
import org.carrel.notification.templates.Templates;
import org.carrel.notification.templates.Wording;

@ApplicationScoped
class SqlTemplates implements Templates {

    private static final String COLUMNS =
            "kind, language, version, subject, body_text, body_html, changed_by, changed_at";

    private final Session session;
    private final BuiltInTemplates builtIn;

    SqlTemplates(Session session, BuiltInTemplates builtIn) {
        this.session = session;
        this.builtIn = builtIn;
    }

    @Override
    public List<Template> current() {
        var newest = new TreeMap<String, Template>();
        var edited = select("select distinct on (kind, language) " + COLUMNS
                        + " from template_version order by kind, language, version desc")
                .getResultStream()
                .flatMap(SqlTemplates::read);
        Stream.concat(builtIn.stream(), edited)
                .forEach(template -> newest.put(
                        template.kind().code() + "/" + template.language().tag(), template));
        return List.copyOf(newest.values());
    }

    @Override
    public Optional<Template> current(NoticeKind kind, Language language) {
        return select("select " + COLUMNS + " from template_version where kind = :kind and language = :language"
                        + " order by version desc limit 1")
                .setParameter("kind", kind.code())
                .setParameter("language", language.tag())
                .getResultStream()
                .flatMap(SqlTemplates::read)
                .findFirst()
                .or(() -> builtIn.find(kind, language));
    }

    @Override
    public Optional<Template> currentForUpdate(NoticeKind kind, Language language) {
        session.createNativeQuery(
                        "select cast(pg_advisory_xact_lock(hashtextextended(:name, 0)) as text)", String.class)
                .setParameter("name", "template/" + kind.code() + "/" + language.tag())
                .getResultList();
        return current(kind, language);
    }

    @Override
    public Optional<Template> version(NoticeKind kind, Language language, int version) {
        if (version == 0) {
            return builtIn.find(kind, language);
        }
        return select("select " + COLUMNS + " from template_version"
                        + " where kind = :kind and language = :language and version = :version")
                .setParameter("kind", kind.code())
                .setParameter("language", language.tag())
                .setParameter("version", version)
                .getResultStream()
                .flatMap(SqlTemplates::read)
                .findFirst();
    }

    @Override
    public List<Language> languages(NoticeKind kind) {
        var edited = session.createNativeQuery(
                        "select distinct language from template_version where kind = :kind", String.class)
                .setParameter("kind", kind.code())
                .getResultStream()
                .map(Language::new);
        var shipped =
                builtIn.stream().filter(template -> template.kind() == kind).map(Template::language);
        return Stream.concat(shipped, edited)
                .distinct()
                .sorted(Comparator.comparing(Language::tag))
                .toList();
    }

    @Override
    public void add(Template template) {
        session.createNativeMutationQuery("insert into template_version (" + COLUMNS
                        + ") values (:kind, :language, :version, :subject, :text, :html, :by, :at)")
                .setParameter("kind", template.kind().code())
                .setParameter("language", template.language().tag())
                .setParameter("version", template.version())
                .setParameter("subject", template.wording().subject())
                .setParameter("text", template.wording().text())
                .setParameter("html", template.wording().html())
                .setParameter("by", template.changedBy(), String.class)
                .setParameter("at", template.changedAt(), Instant.class)
                .executeUpdate();
    }

    private NativeQuery<Tuple> select(String sql) {
        return session.createNativeQuery(sql, Tuple.class)
                .addScalar("kind", String.class)
                .addScalar("language", String.class)
                .addScalar("version", Integer.class)
                .addScalar("subject", String.class)
                .addScalar("body_text", String.class)
                .addScalar("body_html", String.class)
                .addScalar("changed_by", String.class)
                .addScalar("changed_at", Instant.class);
    }

    /** A kind that this version of the service no longer knows is passed over. */
    private static Stream<Template> read(Tuple row) {
        return NoticeKind.ofCode(row.get("kind", String.class)).stream()
                .map(kind -> new Template(
                        kind,
                        new Language(row.get("language", String.class)),
                        row.get("version", Integer.class),
                        new Wording(
                                row.get("subject", String.class),
                                row.get("body_text", String.class),
                                row.get("body_html", String.class)),
                        row.get("changed_by", String.class),
                        row.get("changed_at", Instant.class)));
    }
}
