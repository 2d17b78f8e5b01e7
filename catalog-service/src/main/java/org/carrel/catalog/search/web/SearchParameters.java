package org.carrel.catalog.search.web;

import java.util.List;

import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;

import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

import org.carrel.catalog.search.SearchRequest.Facet;

/** What a search can be told in its address. */
public class SearchParameters {

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

    @BeanParam
    @Valid
    NarrowingParameters narrowing = new NarrowingParameters();

    @QueryParam("facet")
    @Parameter(description = "Facets to count; each is counted without its own filter.")
    List<Facet> facet = List.of();
}
