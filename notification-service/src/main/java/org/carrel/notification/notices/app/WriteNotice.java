package org.carrel.notification.notices.app;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.HashMap;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.narayana.jta.QuarkusTransaction;
import org.jspecify.annotations.Nullable;

import org.carrel.notification.contacts.Contact;
import org.carrel.notification.notices.Notice;
import org.carrel.notification.notices.Standing;
import org.carrel.notification.places.Whereabouts;
import org.carrel.notification.places.app.NamePlace;
import org.carrel.notification.templates.Language;
import org.carrel.notification.templates.NoticeKind;
import org.carrel.notification.templates.Template;
import org.carrel.notification.templates.TemplateEngine;
import org.carrel.notification.templates.Templates;
import org.carrel.notification.templates.Variable;
import org.carrel.notification.templates.Wording;
import org.carrel.notification.titles.Title;
import org.carrel.notification.titles.app.NameTitle;

/** Puts a notice into words, in the patron's language and the place's time zone; outside of any transaction. */
@ApplicationScoped
class WriteNotice {

    /** Where a title has no name any more, neither here nor in the catalogue. */
    private static final Title NAMELESS = new Title("…", null);

    private final Templates templates;
    private final TemplateEngine engine;
    private final NameTitle titles;
    private final NamePlace places;
    private final NotificationSettings settings;

    WriteNotice(
            Templates templates,
            TemplateEngine engine,
            NameTitle titles,
            NamePlace places,
            NotificationSettings settings) {
        this.templates = templates;
        this.engine = engine;
        this.titles = titles;
        this.places = places;
        this.settings = settings;
    }

    /**
     * A notice in words.
     *
     * @param template the template it was written with
     * @param wording the words
     */
    record Letter(Template template, Wording wording) {}

    Letter write(Notice notice, @Nullable Standing standing, Contact contact) {
        var kind = notice.occurrence().kind();
        var facts = notice.occurrence().facts();
        var template = QuarkusTransaction.requiringNew().call(() -> template(kind, contact));
        var recordId = facts.recordId() == null && standing != null ? standing.recordId() : facts.recordId();
        var given = facts.title();
        var title =
                given == null ? titles.of(recordId, facts.itemId()).orElse(NAMELESS) : new Title(given, facts.author());
        var placeId = facts.placeId();
        var where = placeId == null ? new Whereabouts("", "", null) : places.of(placeId);
        var day = facts.until() == null ? "" : day(facts.until(), where, template.language());

        var values = new HashMap<String, String>();
        values.put("patron.name", contact.name());
        values.put("title", title.title());
        values.put("author", orEmpty(title.author()));
        values.put("pickup.name", where.desk());
        values.put("pickup.branch", where.branch());
        values.put("keptUntil", day);
        values.put("dueDate", day);
        values.put("reason", orEmpty(facts.reason()));
        return new Letter(template, engine.render(template.wording(), onOffer(kind, values)));
    }

    private Template template(NoticeKind kind, Contact contact) {
        var fallback = new Language(settings.language());
        var language = Language.choose(contact.language(), templates.languages(kind), fallback);
        return templates
                .current(kind, language)
                .orElseThrow(() -> new IllegalStateException("no template in " + language.tag()));
    }

    private String day(Instant moment, Whereabouts where, Language language) {
        var zone = ZoneId.of(where.timeZone() == null ? settings.timeZone() : where.timeZone());
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                .withLocale(language.locale())
                .format(moment.atZone(zone));
    }

    private static Map<String, String> onOffer(NoticeKind kind, Map<String, String> values) {
        var offered = new HashMap<String, String>();
        for (Variable variable : kind.variables()) {
            offered.put(variable.path(), values.getOrDefault(variable.path(), ""));
        }
        return offered;
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
