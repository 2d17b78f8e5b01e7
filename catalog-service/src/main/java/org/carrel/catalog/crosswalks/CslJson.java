package org.carrel.catalog.crosswalks;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import org.carrel.catalog.crosswalks.Citation.Agent;
import org.carrel.catalog.crosswalks.Citation.Kind;
import org.carrel.catalog.crosswalks.Citation.Part;

/** Says citations as items of CSL JSON, which every citation processor reads. */
public final class CslJson {

    private final Map<String, Object> item = new LinkedHashMap<>();

    private CslJson() {}

    /**
     * One citation.
     *
     * @param id what the item is to be called by
     * @param url where the catalogue shows the record
     */
    public static Map<String, Object> of(Citation citation, String id, String url) {
        var csl = new CslJson();
        csl.put("id", id);
        csl.put(citation, url);
        return csl.item;
    }

    private void put(Citation citation, String url) {
        var imprint = citation.imprint();
        boolean thesis = citation.kind() == Kind.THESIS;
        put("type", citation.kind().csl());
        put("title", citation.titles().full());
        put(
                "title-short",
                citation.titles().proper().equals(citation.titles().full())
                        ? null
                        : citation.titles().proper());
        put("original-title", citation.titles().uniform());
        names("author", citation.with(Part.AUTHOR));
        names("editor", citation.with(Part.EDITOR));
        names("translator", citation.with(Part.TRANSLATOR));
        names("illustrator", citation.with(Part.ILLUSTRATOR));
        names("compiler", citation.with(Part.COMPILER));
        names("director", citation.with(Part.DIRECTOR));
        names("performer", citation.with(Part.PERFORMER));
        names("narrator", citation.with(Part.NARRATOR));
        names("contributor", citation.with(Part.OTHER));
        put("container-title", citation.titles().container());
        put("collection-title", citation.titles().series());
        put("collection-number", citation.titles().number());
        put("edition", imprint.edition());
        put("publisher", thesis && imprint.school() != null ? imprint.school() : imprint.publisher());
        put("publisher-place", imprint.place() == null ? imprint.country() : imprint.place());
        put("genre", thesis ? imprint.degree() : null);
        if (imprint.year() != null) {
            item.put("issued", Map.of("date-parts", List.of(List.of(imprint.year()))));
        }
        put("page", imprint.within());
        put("number-of-pages", imprint.pages() == null ? null : String.valueOf(imprint.pages()));
        put(
                "ISBN",
                citation.numbers().isbns().isEmpty()
                        ? null
                        : citation.numbers().isbns().getFirst());
        put(
                "ISSN",
                citation.numbers().issns().isEmpty()
                        ? null
                        : citation.numbers().issns().getFirst());
        put("DOI", citation.numbers().doi());
        put("call-number", citation.numbers().callNumber());
        put(
                "language",
                citation.content().languages().isEmpty()
                        ? null
                        : citation.content().languages().getFirst());
        put(
                "keyword",
                citation.content().subjects().stream()
                        .map(Citation.Subject::heading)
                        .collect(Collectors.joining(", ")));
        put("abstract", citation.content().summary());
        put(
                "URL",
                citation.numbers().urls().isEmpty()
                        ? url
                        : citation.numbers().urls().getFirst());
    }

    private void put(String name, @Nullable String value) {
        if (value != null && !value.isBlank()) {
            item.put(name, value);
        }
    }

    private void names(String variable, List<Agent> agents) {
        if (!agents.isEmpty()) {
            item.put(variable, agents.stream().map(CslJson::name).toList());
        }
    }

    private static Map<String, Object> name(Agent agent) {
        var name = new LinkedHashMap<String, Object>();
        if (agent.given() == null) {
            name.put("literal", agent.family());
        } else {
            name.put("family", agent.family());
            name.put("given", agent.given());
        }
        if (agent.suffix() != null) {
            name.put("suffix", agent.suffix());
        }
        return name;
    }
}
