package org.carrel.catalog.search.store;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import io.quarkus.bootstrap.resolver.maven.BootstrapMavenContext;
import io.quarkus.bootstrap.resolver.maven.BootstrapMavenException;
import io.quarkus.bootstrap.resolver.maven.MavenArtifactResolver;
import org.eclipse.aether.artifact.Artifact;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.collection.CollectRequest;
import org.eclipse.aether.graph.Dependency;
import org.eclipse.aether.resolution.ArtifactResult;
import org.eclipse.aether.resolution.DependencyRequest;
import org.eclipse.aether.resolution.DependencyResolutionException;
import org.jspecify.annotations.Nullable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * A cluster of OpenSearch: the one that {@code CARREL_OPENSEARCH_URL} names, or else a node that is put together from
 * the artifacts that OpenSearch publishes and runs in a process of its own, for its libraries are not ours.
 */
public final class OpenSearchNode {

    private static final String VERSION = System.getProperty("carrel.opensearch.version", "");
    private static final Duration TO_START = Duration.ofMinutes(3);
    private static final Duration TO_STOP = Duration.ofSeconds(20);

    private static @Nullable OpenSearchNode shared;

    private final @Nullable Path home;
    private final URI address;
    private @Nullable Process process;

    private OpenSearchNode(URI address, @Nullable Path home) {
        this.address = address;
        this.home = home;
    }

    /** The one that all tests of this process share; it ends with the process. */
    static synchronized OpenSearchNode shared() {
        if (shared == null) {
            String given = System.getenv("CARREL_OPENSEARCH_URL");
            OpenSearchNode node = given == null ? own() : new OpenSearchNode(URI.create(given), null);
            node.start();
            shared = node;
        }
        return shared;
    }

    /** One that is there for one test alone, and so can be stopped. */
    public static OpenSearchNode own() {
        try {
            Path home = Files.createTempDirectory("carrel-opensearch");
            int port = freePort();
            Path config = Files.createDirectories(home.resolve("config"));
            Files.writeString(config.resolve("opensearch.yml"), """
                    cluster.name: carrel-test
                    node.name: only
                    discovery.type: single-node
                    network.host: 127.0.0.1
                    http.port: %d
                    transport.port: %d
                    cluster.routing.allocation.disk.threshold_enabled: false
                    """.formatted(port, freePort()));
            Files.writeString(config.resolve("log4j2.properties"), """
                    status = error
                    appender.console.type = Console
                    appender.console.name = console
                    appender.console.layout.type = PatternLayout
                    appender.console.layout.pattern = [%d{ISO8601}][%-5p][%-25c{1.}] %m%n
                    rootLogger.level = warn
                    rootLogger.appenderRef.console.ref = console
                    """);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(home)));
            return new OpenSearchNode(URI.create("http://127.0.0.1:" + port), home);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public URI address() {
        return address;
    }

    /** The number of its process. */
    public long process() {
        Process running = process;
        if (running == null) {
            throw new IllegalStateException("this one was not started here");
        }
        return running.pid();
    }

    public void start() {
        if (home != null) {
            process = launched(home);
        }
        await().atMost(TO_START)
                .pollInterval(Duration.ofMillis(300))
                .failFast("OpenSearch has ended: " + home, () -> process != null && !process.isAlive())
                .ignoreExceptionsInstanceOf(IOException.class)
                .untilAsserted(() -> assertThat(answer("/_cluster/health?wait_for_status=yellow"))
                        .isEqualTo(200));
    }

    private int answer(String path) throws IOException, InterruptedException {
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(
                            HttpRequest.newBuilder(address.resolve(path)).build(),
                            HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        }
    }

    /** Ends it as a power cut would, if it was started here and runs. */
    public void kill() {
        Process running = process;
        if (running == null) {
            return;
        }
        process = null;
        running.destroyForcibly();
        try {
            assertThat(running.waitFor(TO_STOP.toSeconds(), TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static Process launched(Path home) {
        List<Path> jars = jars();
        try {
            module(
                    home,
                    jars,
                    "transport-netty4",
                    "transport-netty4-client",
                    "org.opensearch.transport.Netty4ModulePlugin");
            module(
                    home,
                    jars,
                    "analysis-common",
                    "analysis-common",
                    "org.opensearch.analysis.common.CommonAnalysisModulePlugin");
            String classPath = String.join(
                    File.pathSeparator, jars.stream().map(Path::toString).toList());
            Process process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-Xms256m",
                            "-Xmx512m",
                            "-XX:+UseSerialGC",
                            "-XX:TieredStopAtLevel=1",
                            // Without its native library the node does not mind who runs it.
                            "-Djna.nosys=true",
                            "-Djna.nounpack=true",
                            "-Dlog4j2.disable.jmx=true",
                            "-Dopensearch.path.home=" + home,
                            "-Dopensearch.path.conf=" + home.resolve("config"),
                            "-cp",
                            classPath,
                            "org.opensearch.bootstrap.OpenSearch")
                    .directory(home.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(home.resolve("log").toFile())
                    .start();
            Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
            return process;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A part of the distribution, which the node loads by itself. */
    private static void module(Path home, List<Path> jars, String name, String artifact, String plugin)
            throws IOException {
        Path folder = Files.createDirectories(home.resolve("modules").resolve(name));
        Path jar = jars.stream()
                .filter(path -> path.getFileName().toString().equals(artifact + "-" + VERSION + ".jar"))
                .findFirst()
                .orElse(null);
        if (jar == null) {
            throw new IllegalStateException(artifact + " is missing");
        }
        jars.remove(jar);
        Files.copy(jar, folder.resolve(jar.getFileName()), StandardCopyOption.REPLACE_EXISTING);
        Files.writeString(
                folder.resolve("plugin-descriptor.properties"), """
                name=%s
                description=%s
                version=%s
                opensearch.version=%s
                java.version=21
                classname=%s
                """.formatted(name, name, VERSION, VERSION, plugin));
    }

    private static List<Path> jars() {
        var wanted = new CollectRequest();
        for (String artifact : List.of(
                "org.opensearch:opensearch:" + VERSION,
                "org.opensearch:opensearch-agent-bootstrap:" + VERSION,
                "org.opensearch:opensearch-plugin-classloader:" + VERSION,
                "org.opensearch.plugin:analysis-common:" + VERSION,
                "org.opensearch.plugin:transport-netty4-client:" + VERSION,
                "org.apache.logging.log4j:log4j-core:" + System.getProperty("carrel.opensearch.log4j.version"))) {
            wanted.addDependency(new Dependency(new DefaultArtifact(artifact), "runtime"));
        }
        try {
            var maven = new MavenArtifactResolver(
                    new BootstrapMavenContext(BootstrapMavenContext.config().setWorkspaceDiscovery(false)));
            wanted.setRepositories(maven.getRepositories());
            var jars = new ArrayList<Path>();
            for (ArtifactResult found : maven.getSystem()
                    .resolveDependencies(maven.getSession(), new DependencyRequest(wanted, null))
                    .getArtifactResults()) {
                Artifact artifact = found.getArtifact();
                jars.add(artifact.getFile().toPath());
            }
            return jars;
        } catch (BootstrapMavenException | DependencyResolutionException e) {
            throw new IllegalStateException("OpenSearch is not to be had", e);
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static void delete(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException | UncheckedIOException _) {
            // A temporary folder; the node may still be writing to it.
        }
    }
}
