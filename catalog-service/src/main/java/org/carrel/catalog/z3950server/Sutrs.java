package org.carrel.catalog.z3950server;

import org.jspecify.annotations.Nullable;

import org.carrel.catalog.records.Description;

/** A record as text for people, on lines that a terminal can show. */
public final class Sutrs {

    private static final int LABEL = 12;

    private final StringBuilder text = new StringBuilder();

    private Sutrs() {}

    /** Writes a record. */
    public static String write(Description description) {
        var sutrs = new Sutrs();
        sutrs.line("Title", description.titles().display());
        sutrs.line("", description.titles().vernacular());
        description.names().contributors().forEach(contributor -> sutrs.line("Name", contributor.name()));
        sutrs.line("Edition", description.publication().edition());
        sutrs.line("Published", description.publication().statement());
        sutrs.line("Extent", description.publication().extent());
        description.titles().series().forEach(series -> sutrs.line("Series", series));
        description.identifiers().isbns().forEach(isbn -> sutrs.line("ISBN", isbn));
        description.identifiers().issns().forEach(issn -> sutrs.line("ISSN", issn));
        description.content().subjects().forEach(subject -> sutrs.line("Subject", subject));
        sutrs.line("Summary", description.content().summary());
        description.access().links().forEach(link -> sutrs.line("Link", link.url()));
        return sutrs.text.toString();
    }

    private void line(String label, @Nullable String value) {
        if (value != null) {
            text.append((label + (label.isEmpty() ? " " : ":") + " ".repeat(LABEL)), 0, LABEL)
                    .append(' ')
                    .append(value.replaceAll("\\s+", " "))
                    .append('\n');
        }
    }
}
