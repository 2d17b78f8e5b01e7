package org.carrel.testkit;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import javax.sql.DataSource;

import org.flywaydb.core.Flyway;
import org.postgresql.ds.PGSimpleDataSource;

import org.carrel.launcher.SharedServers;

/** A PostgreSQL database of its own for one test class, on the build's one server. Close it to drop it. */
public final class TestDatabase implements AutoCloseable {

    private final SharedServers.Lease server;
    private final String name;

    private TestDatabase(SharedServers.Lease server, String name) {
        this.server = server;
        this.name = name;
    }

    /** A new, empty database. */
    public static TestDatabase create() {
        var database = new TestDatabase(
                SharedServers.lease(), "test_" + UUID.randomUUID().toString().replace('-', '_'));
        database.onServer("create database " + database.name);
        return database;
    }

    /** Brings the database to the newest version of the migrations at these places of the class path. */
    public DataSource migrate(String... locations) {
        DataSource source = dataSource();
        Flyway.configure().dataSource(source).locations(locations).load().migrate();
        return source;
    }

    /** A source of fresh connections, without a pool. */
    public DataSource dataSource() {
        var source = new PGSimpleDataSource();
        source.setUrl(jdbcUrl());
        source.setUser(user());
        source.setPassword(password());
        return source;
    }

    public String jdbcUrl() {
        return server.jdbcUrl(name);
    }

    public String user() {
        return server.user();
    }

    public String password() {
        return server.password();
    }

    @Override
    public void close() {
        onServer("drop database if exists " + name + " with (force)");
    }

    private void onServer(String sql) {
        try (Connection connection = DriverManager.getConnection(server.jdbcUrl(), server.user(), server.password());
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException("the test server refused: " + sql, e);
        }
    }
}
