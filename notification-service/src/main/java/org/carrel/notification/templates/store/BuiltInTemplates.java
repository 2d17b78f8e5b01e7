package org.carrel.notification.templates.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;

import org.carrel.notification.templates.Language;
import org.carrel.notification.templates.NoticeKind;
import org.carrel.notification.templates.Template;
import org.carrel.notification.templates.Wording;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * The templates that come with the service: {@code notices/<language>/<kind>.txt}, whose first line is the subject, and
 * {@code .html} beside it.
 */
@ApplicationScoped
class BuiltInTemplates {

    private static final List<Language> LANGUAGES = List.of(new Language("en"), new Language("da"));
    private static final String SUBJECT = "Subject: ";

    private final List<Template> all;

    BuiltInTemplates() {
        all = Arrays.stream(NoticeKind.values())
                .flatMap(kind -> LANGUAGES.stream().map(language -> load(kind, language)))
                .toList();
    }

    Stream<Template> stream() {
        return all.stream();
    }

    Optional<Template> find(NoticeKind kind, Language language) {
        return stream()
                .filter(template ->
                        template.kind() == kind && template.language().equals(language))
                .findFirst();
    }

    private static Template load(NoticeKind kind, Language language) {
        String name = "notices/" + language.tag() + "/" + kind.code();
        String text = read(name + ".txt");
        int endOfSubject = text.indexOf('\n');
        if (!text.startsWith(SUBJECT) || endOfSubject < 0) {
            throw new IllegalStateException(name + ".txt does not begin with its subject");
        }
        return new Template(
                kind,
                language,
                0,
                new Wording(
                        text.substring(SUBJECT.length(), endOfSubject).strip(),
                        text.substring(endOfSubject).stripLeading(),
                        read(name + ".html")),
                null,
                null);
    }

    private static String read(String name) {
        try (InputStream in = BuiltInTemplates.class.getClassLoader().getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException(name + " is missing");
            }
            return new String(in.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
