package org.carrel.catalog.crosswalks;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import org.carrel.catalog.crosswalks.Citation.Agent;
import org.carrel.catalog.crosswalks.Citation.Kind;
import org.carrel.catalog.crosswalks.Citation.Part;

/** Writes citations as BibTeX. */
public final class BibTex {

    private final StringBuilder text = new StringBuilder();

    private BibTex() {}

    /**
     * Writes one citation.
     *
     * @param url where the catalogue shows the record
     */
    public static String write(Citation citation, String url) {
        var bibTex = new BibTex();
        bibTex.put(citation, url);
        return bibTex.text.toString();
    }

    private void put(Citation citation, String url) {
        var imprint = citation.imprint();
        boolean thesis = citation.kind() == Kind.THESIS;
        text.append('@').append(citation.kind().bibTex()).append('{').append(key(citation));
        field("author", names(citation.with(Part.AUTHOR)));
        field("editor", names(citation.with(Part.EDITOR)));
        field("translator", names(citation.with(Part.TRANSLATOR)));
        field("title", protectedCapitals(citation.titles().full()));
        String container = citation.titles().container();
        if (container != null) {
            field(citation.kind() == Kind.ARTICLE ? "journal" : "booktitle", protectedCapitals(container));
        }
        field("series", escaped(citation.titles().series()));
        field(
                citation.kind() == Kind.BOOK ? "volume" : "number",
                escaped(citation.titles().number()));
        field("edition", escaped(imprint.edition()));
        field(
                thesis ? "school" : "publisher",
                escaped(thesis && imprint.school() != null ? imprint.school() : imprint.publisher()));
        field("type", thesis ? escaped(imprint.degree()) : null);
        field("address", escaped(imprint.place()));
        field("year", imprint.year() == null ? null : String.valueOf(imprint.year()));
        field("pages", escaped(imprint.within()));
        field("isbn", String.join(", ", citation.numbers().isbns()));
        field("issn", String.join(", ", citation.numbers().issns()));
        field("doi", citation.numbers().doi());
        field("language", String.join(", ", citation.content().languages()));
        field(
                "keywords",
                escaped(citation.content().subjects().stream()
                        .map(Citation.Subject::heading)
                        .collect(Collectors.joining("; "))));
        field("abstract", escaped(citation.content().summary()));
        field(
                "url",
                citation.numbers().urls().isEmpty()
                        ? url
                        : citation.numbers().urls().getFirst());
        text.append("\n}\n");
    }

    private void field(String name, @Nullable String value) {
        if (value != null && !value.isBlank()) {
            text.append(",\n  ").append(name).append(" = {").append(value).append('}');
        }
    }

    /** Family name, year and first word of the title: the same for the same record every time. */
    static String key(Citation citation) {
        String name =
                citation.agents().isEmpty() ? "" : citation.agents().getFirst().family();
        Integer year = citation.imprint().year();
        String[] words = letters(citation.titles().proper()).split(" ", -1);
        String first = words[0].length() < 3 && words.length > 1 ? words[0] + words[1] : words[0];
        String key = letters(name).replace(" ", "") + (year == null ? "" : year) + first;
        return key.isEmpty() ? "record" : key;
    }

    private static String letters(String given) {
        return Normalizer.normalize(given, Normalizer.Form.NFD)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9 ]", "")
                .strip();
    }

    private static String names(List<Agent> agents) {
        return agents.stream()
                .map(agent -> {
                    if (agent.given() == null) {
                        return '{' + escaped(agent.family()) + '}';
                    }
                    String suffix = agent.suffix();
                    return escaped(agent.family()) + (suffix == null ? "" : ", " + escaped(suffix)) + ", "
                            + escaped(agent.given());
                })
                .collect(Collectors.joining(" and "));
    }

    /** Words with capitals keep them; the first one of a title has its capital from every style. */
    private static String protectedCapitals(String title) {
        String[] words = title.split(" ", -1);
        for (int index = 0; index < words.length; index++) {
            String tail = index == 0 && !words[0].isEmpty()
                    ? words[0].substring(words[0].offsetByCodePoints(0, 1))
                    : words[index];
            boolean capital = tail.codePoints().anyMatch(Character::isUpperCase);
            words[index] = capital ? '{' + escaped(words[index]) + '}' : escaped(words[index]);
        }
        return String.join(" ", words);
    }

    private static String escaped(@Nullable String given) {
        if (given == null) {
            return "";
        }
        var escaped = new StringBuilder();
        for (char character : given.replaceAll("\\s+", " ").strip().toCharArray()) {
            switch (character) {
                case '&', '%', '$', '#', '_', '{', '}' -> escaped.append('\\').append(character);
                case '\\' -> escaped.append("\\textbackslash{}");
                case '~' -> escaped.append("\\textasciitilde{}");
                case '^' -> escaped.append("\\textasciicircum{}");
                default -> escaped.append(character);
            }
        }
        return escaped.toString();
    }
}
