package org.carrel.bench.outbox;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import javax.sql.DataSource;

import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.agroal.api.security.NamePrincipal;
import io.agroal.api.security.SimplePassword;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.flywaydb.core.Flyway;

import org.carrel.events.Topic;
import org.carrel.launcher.ForkedServer;

/** A durable PostgreSQL that decodes logically, and a broker, both of this bench alone. */
record Servers(ForkedServer postgres, ForkedServer kafka, AgroalDataSource database, Path folder)
        implements AutoCloseable {

    static final String USER = ForkedServer.USER;
    static final String PASSWORD = ForkedServer.PASSWORD;
    static final String DATABASE = "bench";

    static Servers start() throws IOException, SQLException, InterruptedException {
        Path folder = Files.createTempDirectory("outbox-bench");
        ForkedServer postgres = ForkedServer.postgres(folder.resolve("postgres"), freePort());
        execute(postgres.jdbcUrl("postgres"), "alter system set wal_level = logical", "create database " + DATABASE);
        postgres.restart();
        ForkedServer kafka = ForkedServer.kafka(folder.resolve("kafka"), freePort(), freePort());
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrap()))) {
            admin.createTopics(List.of(new NewTopic(Topic.LOANS.topicName(), Optional.of(3), Optional.of((short) 1))))
                    .all()
                    .get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
        var servers = new Servers(postgres, kafka, pool(postgres.jdbcUrl(DATABASE)), folder);
        Flyway.configure()
                .dataSource(servers.database())
                .locations("db/platform")
                .load()
                .migrate();
        execute(servers.jdbcUrl(), "create table work (id bigint primary key, version bigint not null)");
        execute(servers.jdbcUrl(), "insert into work select n, 0 from generate_series(1, 10000) n");
        return servers;
    }

    private static AgroalDataSource pool(String url) throws SQLException {
        return AgroalDataSource.from(
                new AgroalDataSourceConfigurationSupplier().connectionPoolConfiguration(pool -> pool.maxSize(24)
                        .minSize(1)
                        .connectionFactoryConfiguration(factory -> factory.jdbcUrl(url)
                                .principal(new NamePrincipal(USER))
                                .credential(new SimplePassword(PASSWORD)))));
    }

    static void execute(String url, String... statements) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url, USER, PASSWORD);
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    String jdbcUrl() {
        return postgres.jdbcUrl(DATABASE);
    }

    int postgresPort() {
        return postgres.port();
    }

    String bootstrap() {
        return kafka.bootstrap();
    }

    /** The same pool, seen as what the relay takes. */
    DataSource source() {
        return database;
    }

    @Override
    public void close() {
        database.close();
        kafka.close();
        postgres.close();
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
