package org.carrel.catalog.search.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;

import org.apache.lucene.facet.taxonomy.SearcherTaxonomyManager;
import org.apache.lucene.facet.taxonomy.SearcherTaxonomyManager.SearcherAndTaxonomy;
import org.apache.lucene.facet.taxonomy.directory.DirectoryTaxonomyWriter;
import org.apache.lucene.facet.taxonomy.writercache.LruTaxonomyWriterCache;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.StoredFields;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.TopFieldCollectorManager;
import org.apache.lucene.search.TopFieldDocs;
import org.apache.lucene.search.TotalHits;
import org.apache.lucene.store.MMapDirectory;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.ThreadInterruptedException;
import org.jspecify.annotations.Nullable;

import org.carrel.catalog.search.CatalogueSearch.MalformedPlaceException;
import org.carrel.catalog.search.SearchDocument;
import org.carrel.catalog.search.SearchIndex;
import org.carrel.catalog.search.SearchIndex.Marks;
import org.carrel.catalog.search.SearchRequest;
import org.carrel.catalog.search.SearchResult;
import org.carrel.catalog.search.SortKey;
import org.carrel.catalog.search.Suggestion;

/** One Lucene index in a folder of its own. */
final class LuceneGeneration implements SearchIndex.Generation {

    private static final String POSITION = "position";
    private static final String REBUILD = "rebuild";
    private static final String ANALYZER = "analyzer";
    private static final String NOTHING = "-";
    private static final int WEIGHED_AT_LEAST = 1_000;
    private static final int VALUES_REMEMBERED = 50_000;
    private static final double WRITER_MEGABYTES = 32;

    private final Path folder;
    private final IndexFields fields = new IndexFields();
    private final LuceneDocuments documents = new LuceneDocuments(fields);
    private final LuceneQueries queries = new LuceneQueries(fields);
    private final LuceneFacets facets = new LuceneFacets(queries, fields);
    private final LuceneSuggestions suggestions = new LuceneSuggestions(queries, fields);
    private final MMapDirectory directory;
    private final MMapDirectory valuesDirectory;
    private final IndexWriter writer;
    /** The values of facets by number; a number once given stays. */
    private final DirectoryTaxonomyWriter values;

    private final SearcherTaxonomyManager searchers;

    /** Opens the index in a folder, or begins one there. */
    LuceneGeneration(Path folder) throws IOException {
        this.folder = folder;
        Files.createDirectories(folder);
        directory = new MMapDirectory(folder);
        var config = new IndexWriterConfig(new CatalogueAnalyzer(true));
        config.setRAMBufferSizeMB(WRITER_MEGABYTES);
        config.setCommitOnClose(false);
        writer = new IndexWriter(directory, config);
        valuesDirectory = new MMapDirectory(folder.resolve("values"));
        values = new DirectoryTaxonomyWriter(
                valuesDirectory,
                IndexWriterConfig.OpenMode.CREATE_OR_APPEND,
                new LruTaxonomyWriterCache(VALUES_REMEMBERED, LruTaxonomyWriterCache.LRUType.LRU_STRING));
        searchers = new SearcherTaxonomyManager(writer, null, values);
    }

    Path folder() {
        return folder;
    }

    /** Whether it was completed by a program that makes words as this one does. */
    boolean isUsable() {
        return data().containsKey(POSITION) && CatalogueAnalyzer.VERSION.equals(data().get(ANALYZER));
    }

    private Map<String, String> data() {
        var data = new HashMap<String, String>();
        Iterable<Map.Entry<String, String>> entries = writer.getLiveCommitData();
        if (entries != null) {
            entries.forEach(entry -> data.put(entry.getKey(), entry.getValue()));
        }
        return data;
    }

    @Override
    public void put(List<SearchDocument> titles) {
        try {
            for (SearchDocument title : titles) {
                writer.updateDocument(
                        new Term(IndexFields.ID, title.recordId().toString()), documents.document(title, values));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Map<UUID, SearchDocument.State> states(Collection<UUID> recordIds) {
        var states = new HashMap<UUID, SearchDocument.State>();
        reading(index -> {
            for (LeafReaderContext leaf : index.searcher().getIndexReader().leaves()) {
                NumericDocValues versions = DocValues.getNumeric(leaf.reader(), IndexFields.VERSION);
                NumericDocValues prints = DocValues.getNumeric(leaf.reader(), IndexFields.COPIES_PRINT);
                for (Map.Entry<Integer, UUID> found :
                        documents(leaf.reader(), recordIds).entrySet()) {
                    if (versions.advanceExact(found.getKey()) && prints.advanceExact(found.getKey())) {
                        states.put(found.getValue(), new SearchDocument.State(versions.longValue(), (int)
                                prints.longValue()));
                    }
                }
            }
            return states;
        });
        return states;
    }

    /** The live documents of titles in a segment, by number, in the order of their numbers. */
    private static Map<Integer, UUID> documents(LeafReader segment, Collection<UUID> recordIds) throws IOException {
        var found = new TreeMap<Integer, UUID>();
        Terms terms = segment.terms(IndexFields.ID);
        if (terms == null) {
            return found;
        }
        TermsEnum ids = terms.iterator();
        PostingsEnum postings = null;
        for (UUID id : recordIds) {
            if (ids.seekExact(new BytesRef(id.toString()))) {
                postings = ids.postings(postings, PostingsEnum.NONE);
                for (int document = postings.nextDoc();
                        document != DocIdSetIterator.NO_MORE_DOCS;
                        document = postings.nextDoc()) {
                    if (segment.getLiveDocs() == null || segment.getLiveDocs().get(document)) {
                        found.put(document, id);
                    }
                }
            }
        }
        return found;
    }

    @Override
    public void available(Map<UUID, Integer> copies) {
        try {
            for (Map.Entry<UUID, Integer> title : copies.entrySet()) {
                writer.updateNumericDocValue(
                        new Term(IndexFields.ID, title.getKey().toString()),
                        IndexFields.AVAILABLE,
                        IndexedTitle.available(title.getValue()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void remove(Collection<UUID> recordIds) {
        try {
            for (UUID id : recordIds) {
                writer.deleteDocuments(new Term(IndexFields.ID, id.toString()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void show() {
        try {
            searchers.maybeRefreshBlocking();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void keep(Marks marks) {
        try {
            // Values first: titles that are kept never point to values that are not.
            values.commit();
            writer.setLiveCommitData(Map.of(
                            POSITION, marks.position(),
                            REBUILD, Long.toString(marks.rebuild()),
                            ANALYZER, CatalogueAnalyzer.VERSION)
                    .entrySet());
            writer.commit();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Marks marks() {
        Map<String, String> data = data();
        String position = data.get(POSITION);
        if (position == null) {
            throw new IllegalStateException("nothing has been kept in this index yet");
        }
        return new Marks(position, Long.parseLong(data.getOrDefault(REBUILD, "0")));
    }

    @Override
    public long titles() {
        return writer.getDocStats().numDocs;
    }

    @Override
    public void discard() {
        close();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void close() {
        try (directory;
                valuesDirectory;
                writer;
                values;
                searchers) {
            // Closing rolls back what was not kept; the change log has it.
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    SearchResult search(SearchRequest request) {
        return reading(index -> search(request, index));
    }

    List<SearchResult.Count> values(
            org.carrel.catalog.search.Query query, SearchRequest.Narrowing narrowing, SearchRequest.Values wanted) {
        return reading(index -> facets.values(query, narrowing, wanted, index));
    }

    List<Suggestion> suggest(String typed, int limit) {
        return reading(
                index -> suggestions.suggest(typed, limit, index.searcher().getIndexReader()));
    }

    Optional<Suggestion.Spelling> spelling(List<String> words, SearchRequest.Narrowing narrowing, long found) {
        return reading(index -> suggestions.spelling(words, narrowing, found, index.searcher()));
    }

    /** What is read from the index as it is now. */
    private interface Reading<T> {
        T from(SearcherAndTaxonomy index) throws IOException;
    }

    private <T> T reading(Reading<T> reading) {
        try {
            SearcherAndTaxonomy index = searchers.acquire();
            try {
                return reading.from(index);
            } finally {
                searchers.release(index);
            }
        } catch (ThreadInterruptedException e) {
            Thread.currentThread().interrupt();
            throw e;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private SearchResult search(SearchRequest request, SearcherAndTaxonomy index) throws IOException {
        IndexSearcher searcher = index.searcher();
        List<Query> filters = queries.filters(request.narrowing());
        Sort sort = sort(request.order());
        FieldDoc after = after(request.after(), sort);
        Query narrowed = LuceneFacets.narrowed(queries.scored(request), filters);
        // Hits that cannot come among the first are passed over; how many there are is counted without weighing them.
        TopFieldDocs found = searcher.search(
                narrowed, new TopFieldCollectorManager(sort, Math.max(1, request.limit()), after, WEIGHED_AT_LEAST));
        boolean all = found.totalHits.relation() == TotalHits.Relation.EQUAL_TO;
        long total = all
                ? found.totalHits.value()
                : searcher.count(
                        LuceneFacets.narrowed(queries.matching(request.query(), request.narrowing()), filters));
        var hits = new ArrayList<SearchResult.Hit>();
        StoredFields stored = searcher.storedFields();
        for (ScoreDoc hit : found.scoreDocs) {
            hits.add(new SearchResult.Hit(
                    UUID.fromString(stored.document(hit.doc).get(IndexFields.ID)), place((FieldDoc) hit)));
        }
        return new SearchResult(total, hits, facets.counts(request, index));
    }

    private static Sort sort(List<SortKey> order) {
        var fields = new ArrayList<SortField>();
        for (SortKey key : order) {
            switch (key.by()) {
                case RELEVANCE -> {
                    // The score of the best is the highest; among equals, what is held and read most and what is new.
                    fields.add(new SortField(null, SortField.Type.SCORE, !key.descending()));
                    fields.add(numbers(IndexFields.COPIES_ORDER, true));
                    fields.add(numbers(IndexFields.YEAR_ORDER, true));
                }
                case TITLE -> fields.add(texts(IndexFields.TITLE_ORDER, key.descending()));
                case AUTHOR -> fields.add(texts(IndexFields.AUTHOR_ORDER, key.descending()));
                case YEAR -> fields.add(numbers(IndexFields.YEAR_ORDER, key.descending()));
                case CALL_NUMBER -> fields.add(texts(IndexFields.SHELF_ORDER, key.descending()));
                case POPULARITY -> fields.add(numbers(IndexFields.COPIES_ORDER, key.descending()));
                // Ids carry the time at which they were given.
                case ADDED -> fields.add(texts(IndexFields.ID_ORDER, key.descending()));
            }
        }
        fields.add(texts(IndexFields.ID_ORDER, false));
        return new Sort(fields.toArray(SortField[]::new));
    }

    /** What has no value comes last, in either direction. */
    private static SortField texts(String field, boolean descending) {
        return new SortField(
                field, SortField.Type.STRING, descending, descending ? SortField.STRING_FIRST : SortField.STRING_LAST);
    }

    private static SortField numbers(String field, boolean descending) {
        return new SortField(field, SortField.Type.LONG, descending, descending ? Long.MIN_VALUE : Long.MAX_VALUE);
    }

    private static List<String> place(FieldDoc hit) {
        var place = new ArrayList<String>();
        for (@Nullable Object value : hit.fields) {
            place.add(
                    switch (value) {
                        case null -> NOTHING;
                        case BytesRef bytes ->
                            HexFormat.of().formatHex(bytes.bytes, bytes.offset, bytes.offset + bytes.length);
                        case Float score -> Integer.toHexString(Float.floatToIntBits(score));
                        default -> String.valueOf(value);
                    });
        }
        return place;
    }

    private static @Nullable FieldDoc after(List<String> place, Sort sort) {
        if (place.isEmpty()) {
            return null;
        }
        SortField[] order = sort.getSort();
        if (place.size() != order.length) {
            throw new MalformedPlaceException();
        }
        @Nullable Object[] values = new @Nullable Object[order.length];
        try {
            for (int index = 0; index < order.length; index++) {
                String part = place.get(index);
                values[index] = switch (order[index].getType()) {
                    case SCORE -> Float.intBitsToFloat(Integer.parseUnsignedInt(part, 16));
                    case STRING ->
                        part.equals(NOTHING)
                                ? null
                                : new BytesRef(HexFormat.of().parseHex(part));
                    default -> Long.parseLong(part);
                };
            }
        } catch (IllegalArgumentException _) {
            throw new MalformedPlaceException();
        }
        return new FieldDoc(Integer.MAX_VALUE, 0, values);
    }
}
