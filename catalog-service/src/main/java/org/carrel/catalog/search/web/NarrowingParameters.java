package org.carrel.catalog.search.web;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;

import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

import org.carrel.catalog.search.SearchRequest;
import org.carrel.catalog.search.SearchRequest.Facet;

/** What results are narrowed by: several values of one facet are alternatives, facets must all be met. */
public class NarrowingParameters {

    private static final int MOST = 50;

    @QueryParam("format")
    @Size(max = MOST)
    @Parameter(description = "Only these formats; repeat it for alternatives.", example = "book")
    List<String> format = List.of();

    @QueryParam("language")
    @Size(max = MOST)
    @Parameter(description = "Only these languages, by MARC code.", example = "eng")
    List<String> language = List.of();

    @QueryParam("era")
    @Size(max = MOST)
    @Parameter(description = "Only what was published in these decades, by their first years.", example = "1990")
    List<String> era = List.of();

    @QueryParam("branch")
    @Size(max = MOST)
    @Parameter(description = "Only titles of which these branches have a copy.")
    List<UUID> branch = List.of();

    @QueryParam("location")
    @Size(max = MOST)
    @Parameter(description = "Only titles of which these shelving locations have a copy.")
    List<UUID> location = List.of();

    @QueryParam("topic")
    @Size(max = MOST)
    @Parameter(description = "Only what is about these topics.", example = "Libraries")
    List<String> topic = List.of();

    @QueryParam("geographic")
    @Size(max = MOST)
    @Parameter(description = "Only what is about these places.", example = "Denmark")
    List<String> geographic = List.of();

    @QueryParam("genre")
    @Size(max = MOST)
    @Parameter(description = "Only these genres.", example = "Fiction")
    List<String> genre = List.of();

    @QueryParam("author")
    @Size(max = MOST)
    @Parameter(description = "Only what these persons or bodies had a part in.", example = "Austen, Jane, 1775-1817")
    List<String> author = List.of();

    @QueryParam("series")
    @Size(max = MOST)
    @Parameter(description = "Only what belongs to these series.")
    List<String> series = List.of();

    @QueryParam("class")
    @Size(max = MOST)
    @Parameter(
            description = "Only these classes of call numbers: letters of the Library of Congress, tens of Dewey.",
            example = "QA")
    List<String> shelfClass = List.of();

    @QueryParam("available")
    @DefaultValue("false")
    @Parameter(description = "Only titles of which a copy is on its shelf.")
    boolean available;

    SearchRequest.Narrowing narrowing(boolean suppressedToo) {
        Map<Facet, Set<String>> chosen = new EnumMap<>(Facet.class);
        chosen.put(Facet.FORMAT, Set.copyOf(format));
        chosen.put(Facet.LANGUAGE, Set.copyOf(language));
        chosen.put(Facet.ERA, Set.copyOf(era));
        chosen.put(Facet.BRANCH, texts(branch));
        chosen.put(Facet.LOCATION, texts(location));
        chosen.put(Facet.TOPIC, Set.copyOf(topic));
        chosen.put(Facet.GEOGRAPHIC, Set.copyOf(geographic));
        chosen.put(Facet.GENRE, Set.copyOf(genre));
        chosen.put(Facet.AUTHOR, Set.copyOf(author));
        chosen.put(Facet.SERIES, Set.copyOf(series));
        chosen.put(Facet.CLASS, Set.copyOf(shelfClass));
        chosen.put(Facet.AVAILABLE, available ? Set.of("true") : Set.of());
        return new SearchRequest.Narrowing(chosen, suppressedToo);
    }

    private static Set<String> texts(List<UUID> ids) {
        return ids.stream().map(UUID::toString).collect(Collectors.toSet());
    }
}
