package org.carrel.catalog.search.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

import org.apache.hc.client5.http.impl.nio.PoolingAsyncClientConnectionManagerBuilder;
import org.apache.hc.client5.http.ssl.ClientTlsStrategyBuilder;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.message.BasicHeader;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;
import org.opensearch.client.json.JsonpMapper;
import org.opensearch.client.json.jackson.JacksonJsonpMapper;
import org.opensearch.client.opensearch.OpenSearchClient;
import org.opensearch.client.opensearch._types.OpenSearchException;
import org.opensearch.client.transport.OpenSearchTransport;
import org.opensearch.client.transport.httpclient5.ApacheHttpClient5TransportBuilder;

import org.carrel.catalog.search.CatalogueSearch.AwayException;

/** A connection to an OpenSearch cluster. */
final class OpenSearchCluster implements AutoCloseable {

    private static final Duration TO_CONNECT = Duration.ofSeconds(2);
    private static final int CONNECTIONS = 64;

    /** Who we are is refused; too much is asked at once; a node is away or the cluster has no leader. */
    private static final Set<Integer> AWAY = Set.of(401, 403, 429, 502, 503, 504);

    private final OpenSearchTransport transport;
    private final OpenSearchClient client;

    /**
     * Where a cluster is.
     *
     * @param nodes some of its nodes, which are asked in turn
     * @param login whom it knows us as; none where it asks nobody
     * @param authorities a file of certificates of the authorities that vouch for the nodes, in PEM; none for those
     *     that Java trusts
     * @param patience how long an answer may take
     */
    record Address(
            List<URI> nodes,
            @Nullable Login login,
            @Nullable Path authorities,
            Duration patience) {
        Address {
            nodes = List.copyOf(nodes);
        }
    }

    /** A name and its password. */
    record Login(String user, String password) {

        private Header header() {
            byte[] pair = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
            return new BasicHeader(
                    "Authorization", "Basic " + Base64.getEncoder().encodeToString(pair));
        }
    }

    /** Something that is asked of the cluster. */
    interface Question<T> {
        T to(OpenSearchClient client) throws IOException;
    }

    OpenSearchCluster(Address address) {
        HttpHost[] hosts = address.nodes().stream()
                .map(node -> new HttpHost(node.getScheme(), node.getHost(), port(node)))
                .toArray(HttpHost[]::new);
        var builder = ApacheHttpClient5TransportBuilder.builder(hosts)
                .setMapper(new JacksonJsonpMapper())
                .setRequestConfigCallback(request -> request.setResponseTimeout(timeout(address.patience())))
                .setConnectionConfigCallback(connection -> connection.setConnectTimeout(timeout(TO_CONNECT)))
                .setHttpClientConfigCallback(http -> {
                    var connections = PoolingAsyncClientConnectionManagerBuilder.create()
                            .setMaxConnPerRoute(CONNECTIONS)
                            .setMaxConnTotal(CONNECTIONS * hosts.length);
                    if (address.authorities() != null) {
                        connections.setTlsStrategy(ClientTlsStrategyBuilder.create()
                                .setSslContext(trusting(address.authorities()))
                                .buildAsync());
                    }
                    return http.setConnectionManager(connections.build());
                });
        if (address.login() != null) {
            builder.setDefaultHeaders(new Header[] {address.login().header()});
        }
        this.transport = builder.build();
        this.client = new OpenSearchClient(transport);
    }

    private static int port(URI node) {
        return node.getPort() >= 0 ? node.getPort() : 9200;
    }

    private static Timeout timeout(Duration duration) {
        return Timeout.of(duration.toMillis(), TimeUnit.MILLISECONDS);
    }

    private static SSLContext trusting(Path authorities) {
        try (var file = Files.newInputStream(authorities)) {
            KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
            trusted.load(null, null);
            int number = 0;
            for (Certificate authority : CertificateFactory.getInstance("X.509").generateCertificates(file)) {
                trusted.setCertificateEntry("authority-" + number++, authority);
            }
            var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(trusted);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, trust.getTrustManagers(), null);
            return context;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the certificates in " + authorities + " cannot be used", e);
        }
    }

    /** How what is sent is written, and what is answered is read. */
    JsonpMapper json() {
        return transport.jsonpMapper();
    }

    /**
     * Asks the cluster.
     *
     * @throws AwayException if it cannot answer now
     * @throws OpenSearchException if it refuses the question as such
     */
    <T> T ask(Question<T> question) {
        try {
            return question.to(client);
        } catch (OpenSearchException e) {
            if (AWAY.contains(e.status())) {
                throw new AwayException(e);
            }
            throw e;
        } catch (IOException e) {
            throw new AwayException(e);
        }
    }

    @Override
    public void close() {
        try {
            transport.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
