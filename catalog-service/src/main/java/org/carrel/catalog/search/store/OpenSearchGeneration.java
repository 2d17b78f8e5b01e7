package org.carrel.catalog.search.store;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jboss.logging.Logger;
import org.opensearch.client.json.JsonData;
import org.opensearch.client.opensearch._types.ErrorCause;
import org.opensearch.client.opensearch.core.BulkResponse;
import org.opensearch.client.opensearch.core.bulk.BulkOperation;
import org.opensearch.client.opensearch.core.bulk.BulkResponseItem;
import org.opensearch.client.opensearch.core.mget.MultiGetResponseItem;

import org.carrel.catalog.search.CatalogueSearch.AwayException;
import org.carrel.catalog.search.SearchDocument;
import org.carrel.catalog.search.SearchIndex;
import org.carrel.catalog.search.SearchIndex.Marks;

/**
 * One index of OpenSearch. What it was made with and how far it goes stands in the index itself, so that a copy or a
 * restored snapshot of it knows, too.
 */
final class OpenSearchGeneration implements SearchIndex.Generation {

    private static final Logger LOG = Logger.getLogger(OpenSearchGeneration.class);
    private static final String POSITION = "position";
    private static final String REBUILD = "rebuild";
    private static final String WORDS = "words";
    /** What is indexed, and how it is laid out; changes whenever an index of before cannot be searched as this one. */
    private static final String LAYOUT = "1";

    private static final int NOT_FOUND = 404;
    private static final int OTHERS_FIRST = 3;
    /** The document itself cannot be indexed, now or later. */
    private static final Set<Integer> HOPELESS = Set.of(400, 413);

    private final OpenSearchCluster cluster;
    private final String name;
    private final OpenSearchLayout layout;

    OpenSearchGeneration(OpenSearchCluster cluster, String name, OpenSearchLayout layout) {
        this.cluster = cluster;
        this.name = name;
        this.layout = layout;
    }

    String name() {
        return name;
    }

    /** What an index says of itself before anything is in it. */
    static Map<String, String> about() {
        return Map.of(WORDS, CatalogueAnalyzer.VERSION + "/" + LAYOUT);
    }

    /** Whether it was completed by a program that makes and lays out words as this one does. */
    boolean isUsable() {
        Map<String, String> noted = noted();
        return noted.containsKey(POSITION)
                && about().entrySet().stream()
                        .allMatch(entry -> entry.getValue().equals(noted.get(entry.getKey())));
    }

    private Map<String, String> noted() {
        var noted = new HashMap<String, String>();
        cluster.ask(client -> client.indices().getMapping(request -> request.index(name)))
                .result()
                .values()
                .forEach(mapping ->
                        mapping.mappings().meta().forEach((key, value) -> noted.put(key, value.to(String.class))));
        return noted;
    }

    @Override
    public void put(List<SearchDocument> documents) {
        send(documents.stream()
                .map(document -> BulkOperation.of(operation -> operation.index(
                        index -> index.id(document.recordId().toString()).document(layout.document(document)))))
                .toList());
    }

    @Override
    public Map<UUID, SearchDocument.State> states(Collection<UUID> recordIds) {
        var states = new HashMap<UUID, SearchDocument.State>();
        if (recordIds.isEmpty()) {
            return states;
        }
        List<String> ids = recordIds.stream().map(UUID::toString).toList();
        List<MultiGetResponseItem<ObjectNode>> answers = cluster.ask(client -> client.mget(
                        request -> request.index(name)
                                .ids(ids)
                                .sourceIncludes(OpenSearchLayout.VERSION, OpenSearchLayout.COPIES_PRINT),
                        ObjectNode.class))
                .docs();
        for (MultiGetResponseItem<ObjectNode> answer : answers) {
            ObjectNode source = answer.isResult() && answer.result().found()
                    ? answer.result().source()
                    : null;
            if (source != null) {
                states.put(
                        UUID.fromString(answer.result().id()),
                        new SearchDocument.State(
                                source.path(OpenSearchLayout.VERSION).asLong(),
                                source.path(OpenSearchLayout.COPIES_PRINT).asInt()));
            }
        }
        return states;
    }

    @Override
    public void available(Map<UUID, Integer> copies) {
        var operations = new ArrayList<BulkOperation>();
        copies.forEach((id, available) -> operations.add(
                BulkOperation.of(operation -> operation.<Map<String, Integer>>update(update -> update.id(id.toString())
                        .document(Map.of(OpenSearchLayout.AVAILABLE, IndexedTitle.available(available)))
                        .retryOnConflict(OTHERS_FIRST)))));
        send(operations);
    }

    @Override
    public void remove(Collection<UUID> recordIds) {
        send(recordIds.stream()
                .map(id -> BulkOperation.of(operation -> operation.delete(delete -> delete.id(id.toString()))))
                .toList());
    }

    private void send(List<BulkOperation> operations) {
        if (operations.isEmpty()) {
            return;
        }
        BulkResponse response =
                cluster.ask(client -> client.bulk(request -> request.index(name).operations(operations)));
        for (BulkResponseItem item : response.items()) {
            ErrorCause error = item.error();
            if (error == null || item.status() == NOT_FOUND) {
                // A title that is not there needs no availability, and is gone already.
                continue;
            }
            if (!HOPELESS.contains(item.status())) {
                throw new AwayException(item.id() + " was not taken: " + error.type() + ": " + error.reason());
            }
            LOG.errorf("record %s cannot be indexed and is left out: %s: %s", item.id(), error.type(), error.reason());
        }
    }

    @Override
    public void show() {
        cluster.ask(client -> client.indices().refresh(request -> request.index(name)));
    }

    @Override
    public void keep(Marks marks) {
        // Whatever the cluster has taken it keeps; only how far that goes is to be noted.
        var noted = new HashMap<>(about());
        noted.put(POSITION, marks.position());
        noted.put(REBUILD, Long.toString(marks.rebuild()));
        var meta = new HashMap<String, JsonData>();
        noted.forEach((key, value) -> meta.put(key, JsonData.of(value)));
        cluster.ask(client ->
                client.indices().putMapping(request -> request.index(name).meta(meta)));
    }

    @Override
    public Marks marks() {
        Map<String, String> noted = noted();
        String position = noted.get(POSITION);
        if (position == null) {
            throw new IllegalStateException("nothing has been kept in this index yet");
        }
        return new Marks(position, Long.parseLong(noted.getOrDefault(REBUILD, "0")));
    }

    @Override
    public long titles() {
        return cluster.ask(client -> client.count(request -> request.index(name)))
                .count();
    }

    @Override
    public void discard() {
        cluster.ask(
                client -> client.indices().delete(request -> request.index(name).ignoreUnavailable(true)));
    }
}
