package org.carrel.catalog.search.store;

import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.carrel.catalog.search.CatalogueSearch.AwayException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Whom we trust and whom we say we are, before anything is asked: the nodes that tests start know neither. */
class OpenSearchClusterTest {

    private static final String SECRET = "changeit";

    @TempDir
    private static Path folder;

    private static final AtomicReference<String> AUTHORIZATION = new AtomicReference<>("");
    private static HttpsServer server;

    @BeforeAll
    static void start() throws Exception {
        keys("node");
        keys("other");
        server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(identity("node")));
        server.createContext("/", exchange -> {
            AUTHORIZATION.set(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
            boolean known = AUTHORIZATION.get().startsWith("Basic");
            exchange.sendResponseHeaders(known ? 200 : 401, -1);
            exchange.close();
        });
        server.start();
    }

    @AfterAll
    static void stop() {
        server.stop(0);
    }

    private static void keys(String name) throws Exception {
        keytool("-genkeypair", name, "-keyalg", "EC", "-dname", "CN=" + name, "-ext", "san=dns:localhost,ip:127.0.0.1");
        keytool(
                "-exportcert",
                name,
                "-rfc",
                "-file",
                folder.resolve(name + ".pem").toString());
    }

    private static void keytool(String action, String name, String... more) throws Exception {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                action,
                "-alias",
                name,
                "-keystore",
                folder.resolve(name + ".p12").toString(),
                "-storepass",
                SECRET));
        command.addAll(List.of(more));
        assertThat(new ProcessBuilder(command).inheritIO().start().waitFor()).isZero();
    }

    private static SSLContext identity(String name) throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream file = Files.newInputStream(folder.resolve(name + ".p12"))) {
            store.load(file, SECRET.toCharArray());
        }
        var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, SECRET.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        return context;
    }

    private static OpenSearchCluster cluster(OpenSearchCluster.@Nullable Login login, @Nullable Path authorities) {
        return new OpenSearchCluster(new OpenSearchCluster.Address(
                List.of(URI.create("https://localhost:" + server.getAddress().getPort())),
                login,
                authorities,
                Duration.ofSeconds(10)));
    }

    @Test
    void a_node_that_the_named_authority_vouches_for_is_told_who_we_are() {
        var login = new OpenSearchCluster.Login("carrel", "päss:word");
        try (OpenSearchCluster cluster = cluster(login, folder.resolve("node.pem"))) {
            assertThat(cluster.ask(client -> client.ping()).value()).isTrue();
        }
        assertThat(AUTHORIZATION).hasValue("Basic Y2FycmVsOnDDpHNzOndvcmQ=");
    }

    @Test
    void a_node_that_nobody_vouches_for_is_told_nothing() {
        AUTHORIZATION.set("nothing");
        var login = new OpenSearchCluster.Login("carrel", "secret");
        for (@Nullable Path authorities : Arrays.asList(folder.resolve("other.pem"), null)) {
            try (OpenSearchCluster cluster = cluster(login, authorities)) {
                assertThatThrownBy(() -> cluster.ask(client -> client.info())).isInstanceOf(AwayException.class);
            }
        }
        assertThat(AUTHORIZATION).hasValue("nothing");
    }

    @Test
    void a_node_that_does_not_know_us_is_away() {
        try (OpenSearchCluster cluster = cluster(null, folder.resolve("node.pem"))) {
            assertThatThrownBy(() -> cluster.ask(client -> client.info())).isInstanceOf(AwayException.class);
        }
    }
}
