package org.carrel.catalog.search.web;

import java.util.List;
import java.util.UUID;

import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;

import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

import org.carrel.catalog.search.SearchRequest.Facet;

/** What a search can be told in its address. */
public class SearchParameters {

    private static final int MOST = 50;

    @QueryParam("q")
    @DefaultValue("")
    @Parameter(
            description =
                    "Words (all must be found), \"phrases\", `title:` `author:` `subject:` `series:` `isbn:` `issn:` "
                            + "`barcode:` `callnumber:` `year:1990-1999`, `trunca*` `*cated` `wom?n`, "
                            + "`^begins` or `^\"begins so\"`, AND OR NOT, parentheses. Nothing finds everything.",
            example = "author:austen pride")
    String q = "";

    @QueryParam("cql")
    @Nullable
    @Parameter(
            description =
                    "A query in CQL 1.2, in place of `q`; its `sortBy`, if any, in place of `sort`. Context sets: "
                            + "`dc`, `bath`, `rec`, `cql`; names without a prefix are `title`, `author`, `subject`, `series`, "
                            + "`publisher`, `notes`, `isbn`, `issn`, `lccn`, `oclc`, `number`, `barcode`, `callNumber`, `format`, "
                            + "`language`, `year`.",
            example = "dc.creator = austen and dc.title any \"pride persuasion\" sortBy dc.date/sort.descending")
    String cql;

    @QueryParam("sort")
    @DefaultValue("RELEVANCE")
    @Parameter(description = "In which order.")
    Order sort = Order.RELEVANCE;

    @QueryParam("format")
    @Size(max = MOST)
    @Parameter(description = "Only these formats; repeat it for alternatives.", example = "book")
    List<String> format = List.of();

    @QueryParam("language")
    @Size(max = MOST)
    @Parameter(description = "Only these languages, by MARC code.", example = "eng")
    List<String> language = List.of();

    @QueryParam("branch")
    @Size(max = MOST)
    @Parameter(description = "Only titles of which these branches have a copy.")
    List<UUID> branch = List.of();

    @QueryParam("available")
    @DefaultValue("false")
    @Parameter(description = "Only titles of which a copy is on its shelf.")
    boolean available;

    @QueryParam("facet")
    @Parameter(description = "Facets to count; each is counted without its own filter.")
    List<Facet> facet = List.of();
}
