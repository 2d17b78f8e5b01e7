package org.carrel.catalog.crosswalks;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.carrel.catalog.crosswalks.Citation.Agent;
import org.carrel.catalog.crosswalks.Citation.Kind;
import org.carrel.catalog.crosswalks.Citation.Part;

/** Says what a record describes in the vocabulary of schema.org, as JSON-LD that search engines read. */
public final class SchemaOrg {

    private final Map<String, Object> thing = new LinkedHashMap<>();

    private SchemaOrg() {}

    /** Copies at one branch. */
    public record Offer(String library, String code, int total, int available) {}

    /**
     * One record.
     *
     * @param url where the catalogue shows the record
     * @param offers what can be had where
     */
    public static Map<String, Object> of(Citation citation, String url, List<Offer> offers) {
        var schemaOrg = new SchemaOrg();
        schemaOrg.put(citation, url, offers);
        return schemaOrg.thing;
    }

    private void put(Citation citation, String url, List<Offer> offers) {
        thing.put("@context", "https://schema.org");
        thing.put("@type", citation.kind().schemaOrg());
        thing.put("@id", url);
        thing.put("url", url);
        thing.put("name", citation.titles().full());
        if (citation.titles().uniform() != null) {
            thing.put(
                    "exampleOfWork",
                    Map.of("@type", "CreativeWork", "name", citation.titles().uniform()));
        }
        agents("author", citation.with(Part.AUTHOR));
        agents("editor", citation.with(Part.EDITOR));
        agents("translator", citation.with(Part.TRANSLATOR));
        agents("illustrator", citation.with(Part.ILLUSTRATOR));
        agents("director", citation.with(Part.DIRECTOR));
        agents("readBy", citation.with(Part.NARRATOR));
        agents(
                "contributor",
                citation.agents().stream()
                        .filter(agent -> agent.parts().contains(Part.OTHER)
                                || agent.parts().contains(Part.PERFORMER)
                                || agent.parts().contains(Part.COMPILER))
                        .toList());
        imprint(citation);
        numbers(citation);
        var content = citation.content();
        many("inLanguage", content.languages());
        many(
                "about",
                content.subjects().stream()
                        .map(subject -> entity("Thing", subject.heading(), subject.uri()))
                        .toList());
        many("genre", content.genres());
        put("description", content.summary());
        if (!offers.isEmpty()) {
            thing.put("offers", offers.stream().map(SchemaOrg::offer).toList());
        }
    }

    private void imprint(Citation citation) {
        var imprint = citation.imprint();
        put("datePublished", imprint.year() == null ? null : String.valueOf(imprint.year()));
        if (imprint.publisher() != null) {
            var publisher = entity("Organization", imprint.publisher(), null);
            if (imprint.place() != null) {
                publisher.put("location", imprint.place());
            }
            thing.put("publisher", publisher);
        }
        if (imprint.country() != null) {
            thing.put("locationCreated", entity("Place", imprint.country(), null));
        }
        put("bookEdition", imprint.edition());
        if (imprint.pages() != null) {
            thing.put("numberOfPages", imprint.pages());
        }
        if (citation.kind() == Kind.EBOOK) {
            put("bookFormat", "https://schema.org/EBook");
        } else if (citation.kind() == Kind.AUDIOBOOK) {
            put("bookFormat", "https://schema.org/AudiobookFormat");
        }
        if (citation.titles().container() != null) {
            thing.put("isPartOf", entity("CreativeWork", citation.titles().container(), null));
        } else if (citation.titles().series() != null) {
            var series = entity("BookSeries", citation.titles().series(), null);
            thing.put("isPartOf", series);
            put("position", citation.titles().number());
        }
    }

    private void numbers(Citation citation) {
        var numbers = citation.numbers();
        many("isbn", numbers.isbns());
        many("issn", numbers.issns());
        var sameAs = new ArrayList<String>();
        numbers.oclcs().forEach(number -> sameAs.add("https://search.worldcat.org/title/" + number));
        numbers.lccns().forEach(number -> sameAs.add("https://lccn.loc.gov/" + number));
        if (numbers.doi() != null) {
            sameAs.add("https://doi.org/" + numbers.doi());
        }
        many("sameAs", sameAs);
    }

    private void put(String name, @Nullable String value) {
        if (value != null && !value.isBlank()) {
            thing.put(name, value);
        }
    }

    /** One value stands alone, as search engines like it. */
    private void many(String name, List<?> values) {
        if (!values.isEmpty()) {
            thing.put(name, values.size() == 1 ? values.getFirst() : values);
        }
    }

    private void agents(String role, List<Agent> agents) {
        many(
                role,
                agents.stream()
                        .map(agent -> {
                            var entity = entity(agent.person() ? "Person" : "Organization", spoken(agent), agent.uri());
                            if (agent.given() != null) {
                                entity.put("familyName", agent.family());
                                entity.put("givenName", agent.given());
                            }
                            return entity;
                        })
                        .toList());
    }

    private static String spoken(Agent agent) {
        String name = agent.given() == null ? agent.family() : agent.given() + " " + agent.family();
        return agent.suffix() == null ? name : name + " " + agent.suffix();
    }

    private static Map<String, Object> entity(String type, String name, @Nullable String sameAs) {
        var entity = new LinkedHashMap<String, Object>();
        entity.put("@type", type);
        entity.put("name", name);
        if (sameAs != null) {
            entity.put("sameAs", sameAs);
        }
        return entity;
    }

    private static Map<String, Object> offer(Offer offer) {
        var library = entity("Library", offer.library(), null);
        library.put("branchCode", offer.code());
        var said = new LinkedHashMap<String, Object>();
        said.put("@type", "Offer");
        said.put("availability", "https://schema.org/" + (offer.available() > 0 ? "InStock" : "OutOfStock"));
        said.put("businessFunction", "http://purl.org/goodrelations/v1#LeaseOut");
        said.put("inventoryLevel", Map.of("@type", "QuantitativeValue", "value", offer.total()));
        said.put("availableAtOrFrom", library);
        return said;
    }
}
