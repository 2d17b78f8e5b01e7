package org.carrel.notification.templates;

import java.util.List;
import java.util.Optional;

/** All templates, in all their versions. */
public interface Templates {

    /** The newest version of every template, by kind and language. */
    List<Template> current();

    Optional<Template> current(NoticeKind kind, Language language);

    /** The newest version, and keeps others from adding one until the transaction ends. */
    Optional<Template> currentForUpdate(NoticeKind kind, Language language);

    Optional<Template> version(NoticeKind kind, Language language, int version);

    /** The languages in which a kind can be written. */
    List<Language> languages(NoticeKind kind);

    /** Keeps a new version. */
    void add(Template template);
}
