package org.carrel.launcher.commands;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import org.carrel.launcher.secrets.Secrets;
import org.carrel.launcher.servers.LocalPostgres;
import org.carrel.launcher.servers.PostgresBinaries;
import org.carrel.launcher.supervision.RotatingLog;
import org.carrel.launcher.supervision.Runner;

/** The stack's own PostgreSQL, with a database for every service. */
record DatabaseRunner(Path binaries, Path data, int port, Secrets secrets, List<String> databases, Path log)
        implements Runner {
    private static final String WRONG_PASSWORD = "28P01";

    @Override
    public Running start() throws IOException {
        LocalPostgres postgres = LocalPostgres.start(
                PostgresBinaries.unpackedBelow(binaries),
                data,
                port,
                secrets.databasePassword(),
                LocalPostgres.Settings.DURABLE,
                ProcessBuilder.Redirect.PIPE);
        RotatingLog.at(log).follow("postgresql", postgres.process().getInputStream(), _ -> {});
        try {
            postgres.createDatabases(databases);
        } catch (SQLException e) {
            postgres.stop();
            throw new IOException(
                    WRONG_PASSWORD.equals(e.getSQLState())
                            ? "the database in %s has another password than the one in %s; put the old secrets back, or reset"
                                    .formatted(data, secrets.folder())
                            : "the databases could not be made: " + e.getMessage(),
                    e);
        }
        return new Server(postgres);
    }

    private record Server(LocalPostgres postgres) implements Running {
        @Override
        public long pid() {
            return postgres.pid();
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public CompletableFuture<String> end() {
            return postgres.process().onExit().thenApply(gone -> "ended with code " + gone.exitValue());
        }

        @Override
        public void stop() {
            try {
                postgres.stop();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
