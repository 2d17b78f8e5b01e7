package org.carrel.catalog.search.store;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.sql.DataSource;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;

import io.quarkus.runtime.StartupEvent;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Makes the engine that the configuration names. */
@ApplicationScoped
class ChosenEngine {

    private static final Logger LOG = Logger.getLogger(ChosenEngine.class);
    private static final Pattern PREFIX = Pattern.compile("[a-z0-9][a-z0-9_-]*");

    private @Nullable OpenSearchCluster cluster;

    /** Which engine, and where it is. */
    @ConfigMapping(prefix = "carrel.catalog.search")
    interface Settings {

        /** {@code lucene}, in this process and in a folder of its own; or {@code opensearch}, shared by all. */
        @WithDefault("lucene")
        Kind engine();

        OpenSearch opensearch();

        /** Where the cluster is. */
        interface OpenSearch {

            /** Addresses of nodes, such as {@code https://search-1:9200}. */
            Optional<List<URI>> url();

            Optional<String> username();

            Optional<String> password();

            /** Certificates of the authorities that vouch for the nodes, PEM; without them those that Java trusts. */
            Optional<Path> certificateAuthorities();

            /** What names of indices begin with. */
            @WithDefault("carrel")
            String indexPrefix();

            @WithDefault("1")
            int shards();

            @WithDefault("1")
            int replicas();

            /** How long an answer may take. */
            @WithDefault("5s")
            Duration timeout();
        }
    }

    /** An engine. */
    enum Kind {
        LUCENE,
        OPENSEARCH
    }

    /** Whoever named a cluster wrongly is told before anybody searches. */
    void onStart(@Observes StartupEvent event, Settings settings) {
        if (settings.engine() == Kind.OPENSEARCH) {
            LOG.infof(
                    "searches are answered by OpenSearch at %s",
                    address(settings.opensearch()).nodes());
        }
    }

    @Produces
    @ApplicationScoped
    SearchEngine engine(
            Settings settings,
            DataSource database,
            @ConfigProperty(name = "carrel.data-dir", defaultValue = "data") Path data) {
        return switch (settings.engine()) {
            case LUCENE -> new LuceneIndex(data);
            case OPENSEARCH -> {
                Settings.OpenSearch there = settings.opensearch();
                cluster = new OpenSearchCluster(address(there));
                yield new OpenSearchIndex(
                        cluster,
                        new OpenSearchIndex.Indices(there.indexPrefix(), there.shards(), there.replicas()),
                        new KeepersLock(database));
            }
        };
    }

    private static OpenSearchCluster.Address address(Settings.OpenSearch there) {
        List<URI> nodes = there.url()
                .filter(urls -> !urls.isEmpty())
                .orElseThrow(() -> new IllegalStateException("carrel.catalog.search.opensearch.url is needed"));
        for (URI node : nodes) {
            if (node.getHost() == null || !List.of("http", "https").contains(String.valueOf(node.getScheme()))) {
                throw new IllegalStateException(
                        "carrel.catalog.search.opensearch.url is no address of a node: " + node);
            }
        }
        if (!PREFIX.matcher(there.indexPrefix()).matches()) {
            throw new IllegalStateException(
                    "carrel.catalog.search.opensearch.index-prefix is to be of small letters, digits, _ and -: "
                            + there.indexPrefix());
        }
        OpenSearchCluster.Login login = there.username()
                .map(user -> new OpenSearchCluster.Login(user, there.password().orElse("")))
                .orElse(null);
        return new OpenSearchCluster.Address(
                nodes, login, there.certificateAuthorities().orElse(null), there.timeout());
    }

    @PreDestroy
    void close() {
        if (cluster != null) {
            cluster.close();
        }
    }
}
