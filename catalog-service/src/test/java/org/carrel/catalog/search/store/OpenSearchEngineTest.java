package org.carrel.catalog.search.store;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

import org.carrel.catalog.search.CatalogueSearch.AwayException;
import org.carrel.catalog.search.Query;
import org.carrel.catalog.search.SearchIndex;
import org.carrel.catalog.search.SearchRequest;
import org.carrel.catalog.search.SearchResult;
import org.carrel.testkit.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The same on a real node of OpenSearch, and what comes of its being elsewhere and shared. */
class OpenSearchEngineTest extends EngineContract {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final SearchRequest EVERYTHING = new SearchRequest(
            new Query.Everything(),
            SearchRequest.Narrowing.NONE,
            SearchRequest.BEST_FIRST,
            5,
            List.of(),
            Set.of(SearchRequest.Facet.AUTHOR, SearchRequest.Facet.AVAILABLE));

    private final OpenSearchCluster cluster = to(OpenSearchNode.shared());
    private final TestDatabase database = TestDatabase.create();

    private static OpenSearchCluster to(OpenSearchNode node) {
        return new OpenSearchCluster(new OpenSearchCluster.Address(List.of(node.address()), null, null, PATIENCE));
    }

    @AfterAll
    void end() {
        cluster.close();
        database.close();
    }

    @Override
    SearchEngine engine() {
        return named("golden-" + UUID.randomUUID());
    }

    private OpenSearchIndex named(String prefix) {
        return new OpenSearchIndex(
                cluster, new OpenSearchIndex.Indices(prefix, 1, 0), new KeepersLock(database.dataSource()));
    }

    @Test
    void before_the_first_generation_serves_nothing_is_found_and_nothing_fails() {
        OpenSearchIndex empty = named("empty-" + UUID.randomUUID());
        assertThat(empty.serving()).isEmpty();
        SearchResult found = empty.search(EVERYTHING);
        assertThat(found.total()).isZero();
        assertThat(found.hits()).isEmpty();
        assertThat(empty.suggest("law", 5)).isEmpty();
        assertThat(empty.spelling(List.of("lwa"), SearchRequest.Narrowing.NONE, 0))
                .isEmpty();
        assertThat(empty.values(
                        new Query.Everything(),
                        SearchRequest.Narrowing.NONE,
                        new SearchRequest.Values(SearchRequest.Facet.AUTHOR, "", false, 5, 0)))
                .isEmpty();
    }

    @Test
    void a_generation_that_never_served_goes_before_the_next_and_the_one_before_goes_when_another_serves() {
        OpenSearchIndex index = named("swap-" + UUID.randomUUID());
        var forgotten = (OpenSearchGeneration) index.fresh();
        var first = (OpenSearchGeneration) index.fresh();
        assertThat(existing(forgotten)).isFalse();
        first.keep(new SearchIndex.Marks("1:1:", 3));
        index.serve(first);
        var second = (OpenSearchGeneration) index.fresh();
        assertThat(existing(first)).isTrue();
        second.keep(new SearchIndex.Marks("2:2:", 4));
        index.serve(second);
        assertThat(existing(first)).isFalse();
        index.close();
        assertThat(index.serving().map(SearchIndex.Generation::marks)).contains(new SearchIndex.Marks("2:2:", 4));
        second.discard();
    }

    private boolean existing(OpenSearchGeneration generation) {
        return cluster.ask(client -> client.indices().exists(request -> request.index(generation.name())))
                .value();
    }

    @Test
    void one_of_those_that_share_an_index_keeps_it_and_another_when_it_has_gone() {
        OpenSearchIndex one = named("shared");
        OpenSearchIndex other = named("shared");
        assertThat(one.ours()).isTrue();
        assertThat(other.ours()).isFalse();
        one.close();
        other.close();
        assertThat(other.ours()).isTrue();
        assertThat(one.ours()).isFalse();
        other.close();
    }

    @Test
    void a_cluster_that_is_gone_is_away_and_what_it_took_is_there_when_it_is_back() {
        OpenSearchNode node = OpenSearchNode.own();
        node.start();
        try (OpenSearchCluster there = to(node)) {
            var index = new OpenSearchIndex(
                    there, new OpenSearchIndex.Indices("away", 1, 0), new KeepersLock(database.dataSource()));
            SearchIndex.Generation generation = index.fresh();
            generation.put(List.of(sample(new UUID(0x7000, 1))));
            generation.keep(new SearchIndex.Marks("1:1:", 0));
            index.serve(generation);
            generation.show();
            assertThat(index.search(EVERYTHING).total()).isEqualTo(1);

            node.kill();
            assertThatThrownBy(() -> index.search(EVERYTHING)).isInstanceOf(AwayException.class);
            assertThatThrownBy(() -> index.suggest("law", 5)).isInstanceOf(AwayException.class);
            assertThatThrownBy(() -> generation.put(List.of(sample(new UUID(0x7000, 2)))))
                    .isInstanceOf(AwayException.class);

            node.start();
            assertThat(index.search(EVERYTHING).total()).isEqualTo(1);
            assertThat(index.serving().map(SearchIndex.Generation::marks)).contains(new SearchIndex.Marks("1:1:", 0));
        } finally {
            node.kill();
        }
    }
}
