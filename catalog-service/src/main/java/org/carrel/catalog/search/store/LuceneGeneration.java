package org.carrel.catalog.search.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

import org.apache.lucene.facet.FacetResult;
import org.apache.lucene.facet.FacetsCollector;
import org.apache.lucene.facet.FacetsCollectorManager;
import org.apache.lucene.facet.LabelAndValue;
import org.apache.lucene.facet.StringDocValuesReaderState;
import org.apache.lucene.facet.StringValueFacetCounts;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.StoredFields;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.TopFieldCollectorManager;
import org.apache.lucene.search.TopFieldDocs;
import org.apache.lucene.store.MMapDirectory;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.ThreadInterruptedException;
import org.jspecify.annotations.Nullable;

import org.carrel.catalog.search.CatalogueSearch.MalformedPlaceException;
import org.carrel.catalog.search.SearchDocument;
import org.carrel.catalog.search.SearchIndex;
import org.carrel.catalog.search.SearchIndex.Marks;
import org.carrel.catalog.search.SearchRequest;
import org.carrel.catalog.search.SearchRequest.Facet;
import org.carrel.catalog.search.SearchResult;
import org.carrel.catalog.search.SortKey;

/** One Lucene index in a folder of its own. */
final class LuceneGeneration implements SearchIndex.Generation {

    private static final String POSITION = "position";
    private static final String REBUILD = "rebuild";
    private static final String ANALYZER = "analyzer";
    private static final String NOTHING = "-";
    private static final int MOST_COUNTS = 30;
    private static final double WRITER_MEGABYTES = 32;

    private final Path folder;
    private final IndexFields fields = new IndexFields();
    private final LuceneQueries queries = new LuceneQueries(fields);
    private final MMapDirectory directory;
    private final IndexWriter writer;
    private final SearcherManager searchers;

    /** Opens the index in a folder, or begins one there. */
    LuceneGeneration(Path folder) throws IOException {
        this.folder = folder;
        Files.createDirectories(folder);
        directory = new MMapDirectory(folder);
        var config = new IndexWriterConfig(new CatalogueAnalyzer(true));
        config.setRAMBufferSizeMB(WRITER_MEGABYTES);
        config.setCommitOnClose(false);
        writer = new IndexWriter(directory, config);
        searchers = new SearcherManager(writer, null);
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
    public void put(List<SearchDocument> documents) {
        try {
            for (SearchDocument document : documents) {
                writer.updateDocument(
                        new Term(IndexFields.ID, document.recordId().toString()), fields.document(document));
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
                writer;
                searchers) {
            // Closing rolls back what was not kept; the change log has it.
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    SearchResult search(SearchRequest request) {
        try {
            IndexSearcher searcher = searchers.acquire();
            try {
                return search(request, searcher);
            } finally {
                searchers.release(searcher);
            }
        } catch (ThreadInterruptedException e) {
            Thread.currentThread().interrupt();
            throw e;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private SearchResult search(SearchRequest request, IndexSearcher searcher) throws IOException {
        Query scored = queries.scored(request);
        Query narrowed = narrowed(scored, queries.filters(request.narrowing()));
        Sort sort = sort(request.order());
        FieldDoc after = after(request.after(), sort);
        TopFieldDocs found = searcher.search(
                narrowed, new TopFieldCollectorManager(sort, Math.max(1, request.limit()), after, Integer.MAX_VALUE));
        var hits = new ArrayList<SearchResult.Hit>();
        StoredFields stored = searcher.storedFields();
        for (ScoreDoc hit : found.scoreDocs) {
            hits.add(new SearchResult.Hit(
                    UUID.fromString(stored.document(hit.doc).get(IndexFields.ID)), place((FieldDoc) hit)));
        }
        return new SearchResult(found.totalHits.value(), hits, facets(request, scored, searcher));
    }

    private static Query narrowed(Query scored, List<Query> filters) {
        if (filters.isEmpty()) {
            return scored;
        }
        var narrowed = new BooleanQuery.Builder().add(scored, Occur.MUST);
        filters.forEach(filter -> narrowed.add(filter, Occur.FILTER));
        return narrowed.build();
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

    /**
     * A facet's counts leave its own filter out, so that somebody who chose one value sees what the others would give.
     */
    private Map<Facet, List<SearchResult.Count>> facets(SearchRequest request, Query scored, IndexSearcher searcher)
            throws IOException {
        var counts = new EnumMap<Facet, List<SearchResult.Count>>(Facet.class);
        for (Facet facet : request.facets()) {
            Query query = narrowed(scored, queries.filters(request.narrowing(), facet));
            counts.put(
                    facet,
                    switch (facet) {
                        case FORMAT -> counts(IndexFields.FORMAT, query, searcher);
                        case LANGUAGE -> counts(IndexFields.LANGUAGE, query, searcher);
                        case BRANCH -> counts(IndexFields.BRANCH, query, searcher);
                        case AVAILABLE -> available(query, request, searcher);
                    });
        }
        return counts;
    }

    private static List<SearchResult.Count> counts(String field, Query query, IndexSearcher searcher)
            throws IOException {
        IndexReader reader = searcher.getIndexReader();
        if (!hasField(reader, field)) {
            return List.of();
        }
        FacetsCollector matching = searcher.search(query, new FacetsCollectorManager());
        FacetResult top = new StringValueFacetCounts(new StringDocValuesReaderState(reader, field), matching)
                .getTopChildren(MOST_COUNTS, field);
        var counts = new ArrayList<SearchResult.Count>();
        if (top != null) {
            for (LabelAndValue one : top.labelValues) {
                counts.add(new SearchResult.Count(one.label, one.value.longValue()));
            }
        }
        return counts;
    }

    private static boolean hasField(IndexReader reader, String field) {
        return reader.leaves().stream()
                .anyMatch(leaf -> leaf.reader().getFieldInfos().fieldInfo(field) != null);
    }

    private List<SearchResult.Count> available(Query query, SearchRequest request, IndexSearcher searcher)
            throws IOException {
        var only = new SearchRequest.Narrowing(
                request.narrowing().formats(),
                request.narrowing().languages(),
                request.narrowing().branches(),
                true,
                request.narrowing().suppressedToo());
        long available = searcher.count(narrowed(query, queries.filters(only)));
        return available == 0 ? List.of() : List.of(new SearchResult.Count("true", available));
    }
}
