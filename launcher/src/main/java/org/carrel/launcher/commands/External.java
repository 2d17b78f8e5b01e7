package org.carrel.launcher.commands;

import java.sql.SQLException;
import java.util.List;

import org.carrel.launcher.servers.LocalPostgres;
import org.carrel.launcher.stack.Database;

/** A database server that is not ours. */
final class External {
    private External() {}

    /** Makes the databases that are missing there; needs the right to do so only then. */
    static void prepare(Database database, List<String> names) {
        try {
            LocalPostgres.createDatabases(database.url(), database.user(), database.password(), names);
        } catch (SQLException e) {
            throw new IllegalArgumentException(
                    "Your database at %s cannot be used: %s".formatted(database.url(), e.getMessage()), e);
        }
    }
}
