package org.carrel.catalog.search.store;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.opensearch.client.opensearch._types.OpenSearchException;
import org.opensearch.client.opensearch.generic.Body;
import org.opensearch.client.opensearch.generic.Requests;
import org.opensearch.client.opensearch.indices.update_aliases.Action;

import org.carrel.catalog.search.Query;
import org.carrel.catalog.search.SearchRequest;
import org.carrel.catalog.search.SearchResult;
import org.carrel.catalog.search.Suggestion;

/**
 * The generations in a cluster, shared by all instances: indices {@code <prefix>-titles-<number>}, and an alias
 * {@code <prefix>-titles} for the one that serves. Of all instances one keeps the index, and only that one makes
 * generations; one that the alias does not name is left over from a rebuild that did not end, and is deleted before the
 * next.
 */
final class OpenSearchIndex implements SearchEngine {

    private static final Logger LOG = Logger.getLogger(OpenSearchIndex.class);
    private static final Duration LOOKED_EVERY = Duration.ofSeconds(1);

    private final OpenSearchCluster cluster;
    private final Indices indices;
    private final KeepersLock keeper;
    private final IndexFields fields = new IndexFields();
    private final OpenSearchLayout layout = new OpenSearchLayout(fields);
    private final OpenSearchQueries queries = new OpenSearchQueries(fields);
    private final OpenSearchSearches searches;
    private final OpenSearchSuggestions suggestions;

    private @Nullable OpenSearchGeneration serving;
    private @Nullable Long lookedAt;

    /**
     * How indices are made.
     *
     * @param prefix what their names begin with
     * @param shards into how many parts each is cut
     * @param replicas how many more copies there are of each part
     */
    record Indices(String prefix, int shards, int replicas) {

        String alias() {
            return prefix + "-titles";
        }

        private String numbered(long number) {
            return alias() + "-" + number;
        }

        private String every() {
            return alias() + "-*";
        }

        /** Whether it is one of ours, and not what somebody keeps beside them. */
        private boolean isNumbered(String name) {
            return name.substring(alias().length() + 1).matches("[0-9]{1,18}");
        }

        private long number(String name) {
            return Long.parseLong(name.substring(alias().length() + 1));
        }
    }

    OpenSearchIndex(OpenSearchCluster cluster, Indices indices, KeepersLock keeper) {
        this.cluster = cluster;
        this.indices = indices;
        this.keeper = keeper;
        this.searches = new OpenSearchSearches(cluster, indices.alias(), queries, fields);
        this.suggestions = new OpenSearchSuggestions(cluster, indices.alias(), queries, fields);
    }

    @Override
    public boolean ours() {
        return keeper.held();
    }

    @Override
    public synchronized Optional<Generation> serving() {
        if (lookedAt == null || System.nanoTime() - lookedAt > LOOKED_EVERY.toNanos()) {
            lookedAt = null;
            serving = usable();
            lookedAt = System.nanoTime();
        }
        return Optional.ofNullable(serving);
    }

    private @Nullable OpenSearchGeneration usable() {
        List<String> named = aliased();
        if (named.isEmpty()) {
            return null;
        }
        OpenSearchGeneration known = serving;
        if (known != null && named.contains(known.name())) {
            return known;
        }
        var generation = new OpenSearchGeneration(cluster, named.getFirst(), layout);
        if (generation.isUsable()) {
            return generation;
        }
        LOG.infof("the index %s was made in another way and will be made anew", generation.name());
        return null;
    }

    private List<String> aliased() {
        return existing(() -> cluster.ask(client -> client.indices().getAlias(request -> request.name(indices.alias())))
                .result()
                .keySet());
    }

    private List<String> all() {
        return existing(() -> cluster.ask(client -> client.indices().get(request -> request.index(indices.every())))
                        .result()
                        .keySet())
                .stream()
                .filter(indices::isNumbered)
                .toList();
    }

    private static List<String> existing(Supplier<Set<String>> names) {
        try {
            return List.copyOf(names.get());
        } catch (OpenSearchException e) {
            if (e.status() == 404) {
                return List.of();
            }
            throw e;
        }
    }

    @Override
    public Generation fresh() {
        List<String> named = aliased();
        long last = 0;
        for (String name : all()) {
            last = Math.max(last, indices.number(name));
            if (!named.contains(name)) {
                new OpenSearchGeneration(cluster, name, layout).discard();
            }
        }
        String name = indices.numbered(last + 1);
        Map<String, Object> index =
                OpenSearchLayout.index(indices.shards(), indices.replicas(), OpenSearchGeneration.about());
        cluster.ask(client -> {
            var request = Requests.builder()
                    .method("PUT")
                    .endpoint("/" + name)
                    .json(index, cluster.json())
                    .build();
            try (var response = client.generic().execute(request)) {
                if (response.getStatus() >= 300) {
                    throw new IllegalStateException("the index " + name + " could not be made: "
                            + response.getBody().map(Body::bodyAsString).orElse(""));
                }
                return name;
            }
        });
        return new OpenSearchGeneration(cluster, name, layout);
    }

    @Override
    public synchronized void serve(Generation generation) {
        if (!(generation instanceof OpenSearchGeneration next)) {
            throw new IllegalArgumentException("not a generation of this index");
        }
        var actions = new ArrayList<Action>();
        for (String before : aliased()) {
            if (!before.equals(next.name())) {
                actions.add(Action.of(action -> action.removeIndex(gone -> gone.index(before))));
            }
        }
        actions.add(Action.of(action -> action.add(add -> add.index(next.name()).alias(indices.alias()))));
        cluster.ask(client -> client.indices().updateAliases(request -> request.actions(actions)));
        serving = next;
        lookedAt = System.nanoTime();
    }

    @Override
    public synchronized void close() {
        serving = null;
        lookedAt = null;
        keeper.release();
    }

    @Override
    public SearchResult search(SearchRequest request) {
        return searches.search(request);
    }

    @Override
    public List<SearchResult.Count> values(
            Query query, SearchRequest.Narrowing narrowing, SearchRequest.Values wanted) {
        return searches.values(query, narrowing, wanted);
    }

    @Override
    public List<Suggestion> suggest(String typed, int limit) {
        return suggestions.suggest(typed, limit);
    }

    @Override
    public Optional<Suggestion.Spelling> spelling(List<String> words, SearchRequest.Narrowing narrowing, long found) {
        return suggestions.spelling(words, narrowing, found);
    }
}
