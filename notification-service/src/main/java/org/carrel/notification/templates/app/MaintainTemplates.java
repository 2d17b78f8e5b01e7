package org.carrel.notification.templates.app;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.jspecify.annotations.Nullable;

import org.carrel.notification.templates.Language;
import org.carrel.notification.templates.NoticeKind;
import org.carrel.notification.templates.Template;
import org.carrel.notification.templates.TemplateEngine;
import org.carrel.notification.templates.TemplateFlaw;
import org.carrel.notification.templates.Templates;
import org.carrel.notification.templates.Variable;
import org.carrel.notification.templates.Wording;

/** Reads, previews and edits templates. An edit is a new version; nothing is ever lost. */
@ApplicationScoped
public class MaintainTemplates {

    private final Templates templates;
    private final TemplateEngine engine;
    private final Clock clock;

    MaintainTemplates(Templates templates, TemplateEngine engine, Clock clock) {
        this.templates = templates;
        this.engine = engine;
        this.clock = clock;
    }

    /** What came of an edit or a preview. */
    public sealed interface Outcome {}

    /**
     * A new version holds.
     *
     * @param template the template as it is now
     */
    public record Kept(Template template) implements Outcome {}

    /**
     * How it would read.
     *
     * @param wording the filled-in wording
     */
    public record Shown(Wording wording) implements Outcome {}

    /**
     * It cannot be used.
     *
     * @param flaws everything that is wrong with it
     */
    public record Flawed(List<TemplateFlaw> flaws) implements Outcome {}

    @Transactional
    public List<Template> all() {
        return templates.current();
    }

    /** A template in one of its versions, the newest if none is named. */
    @Transactional
    public Optional<Template> find(NoticeKind kind, Language language, @Nullable Integer version) {
        return version == null ? templates.current(kind, language) : templates.version(kind, language, version);
    }

    /**
     * Keeps a new version of a template whose present version passes the check; the first one in a language is free.
     */
    @Transactional
    public Outcome edit(NoticeKind kind, Language language, Wording wording, String editor, IntConsumer versionCheck) {
        var present = templates.currentForUpdate(kind, language);
        present.map(Template::version).ifPresent(versionCheck::accept);
        var flaws = engine.flaws(kind, wording);
        if (!flaws.isEmpty()) {
            return new Flawed(flaws);
        }
        var template = new Template(
                kind,
                language,
                present.map(Template::version).orElse(0) + 1,
                wording,
                editor,
                clock.instant().truncatedTo(ChronoUnit.MICROS));
        templates.add(template);
        return new Kept(template);
    }

    /** How a wording would read with sample data. */
    public Outcome preview(NoticeKind kind, Wording wording) {
        var flaws = engine.flaws(kind, wording);
        return flaws.isEmpty()
                ? new Shown(engine.render(
                        wording, kind.variables().stream().collect(Collectors.toMap(Variable::path, Variable::sample))))
                : new Flawed(flaws);
    }
}
