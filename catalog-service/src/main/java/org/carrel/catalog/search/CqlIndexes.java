package org.carrel.catalog.search;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import org.carrel.catalog.search.SortKey.By;

/** The indexes that CQL may name, by context set: the table that an explain document is made of, too. */
public final class CqlIndexes {

    /** The set of names that have no prefix. */
    public static final String OWN = "carrel";

    /** Context sets by the prefix that stands for them unless a query says otherwise. */
    public static final Map<String, String> SETS = Map.of(
            "cql",
            "info:srw/cql-context-set/1/cql-v1.2",
            "dc",
            "info:srw/cql-context-set/1/dc-v1.1",
            "bath",
            "http://zing.z3950.org/cql/bath/2.0/",
            "rec",
            "info:srw/cql-context-set/2/rec-1.1",
            "sort",
            "info:srw/cql-context-set/1/sort-v1.0",
            OWN,
            "https://carrel.dev/cql/1");

    /** Other addresses that the same sets go by. */
    private static final Map<String, String> ALIASES = Map.of(
            "info:srw/cql-context-set/1/cql-v1.1", "cql",
            "info:srw/cql-context-set/1/dc-v1.0", "dc",
            "http://www.loc.gov/zing/cql/dc-indexes/v1.0/", "dc",
            "http://zing.z3950.org/cql/bath/1.1/", "bath",
            "info:srw/cql-context-set/2/rec-1.0", "rec");

    private static final List<Field> IDENTIFIERS =
            List.of(Field.ISBN, Field.ISSN, Field.LCCN, Field.OCLC, Field.NUMBER);

    private static final List<Index> TABLE = List.of(
            text("cql", "serverchoice", "serverChoice", Field.ANY),
            text("cql", "anywhere", "anywhere", Field.ANY),
            text("cql", "anyindexes", "anyIndexes", Field.ANY),
            text("cql", "keywords", "keywords", Field.ANY),
            new Index("dc", "title", "title", List.of(Field.TITLE), By.TITLE),
            new Index("dc", "creator", "creator", List.of(Field.AUTHOR), By.AUTHOR),
            new Index("dc", "contributor", "contributor", List.of(Field.AUTHOR), By.AUTHOR),
            text("dc", "subject", "subject", Field.SUBJECT),
            text("dc", "publisher", "publisher", Field.PUBLISHER),
            text("dc", "description", "description", Field.NOTES),
            new Index("dc", "date", "date", List.of(Field.YEAR), By.YEAR),
            text("dc", "type", "type", Field.FORMAT),
            text("dc", "format", "format", Field.FORMAT),
            text("dc", "language", "language", Field.LANGUAGE),
            text("dc", "relation", "relation", Field.SERIES),
            new Index("dc", "identifier", "identifier", IDENTIFIERS, null),
            text("bath", "any", "any", Field.ANY),
            new Index("bath", "title", "title", List.of(Field.TITLE), By.TITLE),
            text("bath", "uniformtitle", "uniformTitle", Field.TITLE),
            text("bath", "keytitle", "keyTitle", Field.TITLE),
            new Index("bath", "author", "author", List.of(Field.AUTHOR), By.AUTHOR),
            new Index("bath", "name", "name", List.of(Field.AUTHOR, Field.SUBJECT), null),
            text("bath", "personalauthor", "personalAuthor", Field.AUTHOR),
            text("bath", "personalname", "personalName", Field.AUTHOR),
            text("bath", "corporateauthor", "corporateAuthor", Field.AUTHOR),
            text("bath", "corporatename", "corporateName", Field.AUTHOR),
            text("bath", "conferenceauthor", "conferenceAuthor", Field.AUTHOR),
            text("bath", "conferencename", "conferenceName", Field.AUTHOR),
            text("bath", "subject", "subject", Field.SUBJECT),
            text("bath", "topicalsubject", "topicalSubject", Field.SUBJECT),
            text("bath", "geographicname", "geographicName", Field.SUBJECT),
            text("bath", "genreform", "genreForm", Field.SUBJECT),
            text("bath", "publisher", "publisher", Field.PUBLISHER),
            text("bath", "notes", "notes", Field.NOTES),
            text("bath", "isbn", "isbn", Field.ISBN),
            text("bath", "issn", "issn", Field.ISSN),
            text("bath", "lccn", "lccn", Field.LCCN),
            new Index("bath", "standardidentifier", "standardIdentifier", IDENTIFIERS, null),
            text("bath", "itembarcode", "itemBarcode", Field.BARCODE),
            new Index("bath", "callnumber", "callNumber", List.of(Field.CALL_NUMBER), By.CALL_NUMBER),
            new Index("bath", "publicationdate", "publicationDate", List.of(Field.YEAR), By.YEAR),
            text("rec", "identifier", "identifier", Field.NUMBER),
            text("rec", "id", "id", Field.NUMBER),
            new Index("rec", "creationdate", "creationDate", List.of(), By.ADDED),
            text(OWN, "any", "any", Field.ANY),
            new Index(OWN, "title", "title", List.of(Field.TITLE), By.TITLE),
            new Index(OWN, "author", "author", List.of(Field.AUTHOR), By.AUTHOR),
            text(OWN, "subject", "subject", Field.SUBJECT),
            text(OWN, "series", "series", Field.SERIES),
            text(OWN, "publisher", "publisher", Field.PUBLISHER),
            text(OWN, "notes", "notes", Field.NOTES),
            text(OWN, "isbn", "isbn", Field.ISBN),
            text(OWN, "issn", "issn", Field.ISSN),
            text(OWN, "lccn", "lccn", Field.LCCN),
            text(OWN, "oclc", "oclc", Field.OCLC),
            text(OWN, "number", "number", Field.NUMBER),
            text(OWN, "barcode", "barcode", Field.BARCODE),
            new Index(OWN, "callnumber", "callNumber", List.of(Field.CALL_NUMBER), By.CALL_NUMBER),
            text(OWN, "format", "format", Field.FORMAT),
            text(OWN, "language", "language", Field.LANGUAGE),
            new Index(OWN, "year", "year", List.of(Field.YEAR), By.YEAR),
            new Index(OWN, "relevance", "relevance", List.of(), By.RELEVANCE),
            new Index(OWN, "added", "added", List.of(), By.ADDED),
            new Index(OWN, "popularity", "popularity", List.of(), By.POPULARITY));

    private static final Map<String, Index> BY_NAME = byName();

    private CqlIndexes() {}

    /**
     * An index.
     *
     * @param set prefix of its context set
     * @param key its name in small letters
     * @param name its name as printed
     * @param fields what it looks at, any of them; none if it is for sorting only
     * @param sorts what it sorts by, if it can
     */
    public record Index(
            String set,
            String key,
            String name,
            List<Field> fields,
            @Nullable By sorts) {

        public Index {
            fields = List.copyOf(fields);
        }
    }

    private static Index text(String set, String key, String name, Field field) {
        return new Index(set, key, name, List.of(field), null);
    }

    private static Map<String, Index> byName() {
        var indexes = new HashMap<String, Index>();
        TABLE.forEach(index -> indexes.put(index.set() + "." + index.key(), index));
        return Map.copyOf(indexes);
    }

    /** All of them. */
    public static List<Index> all() {
        return TABLE;
    }

    /** The prefix of the set with an address. */
    static Optional<String> set(String address) {
        String alias = ALIASES.get(address);
        if (alias != null) {
            return Optional.of(alias);
        }
        return SETS.entrySet().stream()
                .filter(set -> set.getValue().equals(address))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /** The index of a set; names without a prefix are looked up in our own set, then in those everyone uses. */
    static Optional<Index> find(@Nullable String set, String name) {
        String key = name.toLowerCase(Locale.ROOT);
        var sets = new ArrayList<String>();
        if (set == null) {
            sets.addAll(List.of(OWN, "dc", "bath", "cql"));
        } else {
            sets.add(set);
        }
        return sets.stream()
                .map(prefix -> BY_NAME.get(prefix + "." + key))
                .filter(index -> index != null)
                .findFirst();
    }
}
