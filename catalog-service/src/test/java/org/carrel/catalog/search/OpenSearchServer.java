package org.carrel.catalog.search;

import java.util.Map;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import org.jspecify.annotations.Nullable;

import org.carrel.catalog.search.store.OpenSearchNode;

/** Gives a test of the service a node of OpenSearch of its own to search in. */
public class OpenSearchServer implements QuarkusTestResourceLifecycleManager {

    static final String PROCESS = "carrel.test.opensearch-process";

    private @Nullable OpenSearchNode node;

    @Override
    public Map<String, String> start() {
        OpenSearchNode own = OpenSearchNode.own();
        node = own;
        own.start();
        return Map.of(
                "carrel.catalog.search.engine",
                "opensearch",
                "carrel.catalog.search.opensearch.url",
                own.address().toString(),
                "carrel.catalog.search.opensearch.replicas",
                "0",
                "carrel.catalog.search.opensearch.timeout",
                "3s",
                PROCESS,
                Long.toString(own.process()));
    }

    @Override
    public void stop() {
        if (node != null) {
            node.kill();
        }
    }
}
