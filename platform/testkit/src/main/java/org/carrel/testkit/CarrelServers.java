package org.carrel.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import org.jspecify.annotations.Nullable;

import org.carrel.launcher.SharedServers;

/** Gives one test class a database, topics and a data folder that no other test sees. */
public class CarrelServers implements QuarkusTestResourceLifecycleManager {

    private @Nullable TestDatabase database;
    private @Nullable Path dataDir;

    @Override
    public Map<String, String> start() {
        SharedServers.Lease servers = SharedServers.lease();
        TestIssuer issuer = TestIssuer.instance();
        TestDatabase fresh = TestDatabase.create();
        database = fresh;
        try {
            dataDir = Files.createTempDirectory("carrel-test");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var config = new HashMap<String, String>();
        config.put("carrel.database-url", fresh.jdbcUrl());
        config.put("carrel.database-user", fresh.user());
        config.put("carrel.database-password", fresh.password());
        config.put("carrel.kafka", servers.kafkaBootstrap());
        config.put("carrel.topic-prefix", "test-" + UUID.randomUUID() + ".");
        config.put("carrel.topics.partitions", "1");
        config.put("carrel.issuer", issuer.url());
        config.put("carrel.jwks-url", issuer.url() + "/oauth/jwks");
        config.put("carrel.token-url", issuer.url() + "/oauth/token");
        config.put("carrel.client-id", "carrel-under-test");
        config.put("carrel.client-secret", "only-the-test-issuer-knows");
        config.put("carrel.data-dir", dataDir.toString());
        config.put("quarkus.http.test-port", "0");
        return config;
    }

    @Override
    public void stop() {
        if (database != null) {
            database.close();
        }
        if (dataDir != null) {
            deleteTree(dataDir);
        }
    }

    private static void deleteTree(Path root) {
        try {
            Files.walkFileTree(root, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                    Files.deleteIfExists(file);
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult postVisitDirectory(Path dir, @Nullable IOException failure) throws IOException {
                    Files.deleteIfExists(dir);
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
