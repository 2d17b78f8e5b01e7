package org.carrel.bench.check;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import org.carrel.bench.stack.DatabaseServer;

/** Checks the data of a stack, and names the rows that are wrong. */
public final class Check {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final DatabaseServer server;
    private final Consumer<String> say;

    public Check(DatabaseServer server, Consumer<String> say) {
        this.server = server;
        this.say = say;
    }

    /** Checks everything. How many invariants are broken. */
    public int run() throws SQLException, InterruptedException {
        int broken = 0;
        try {
            new Outboxes(server).awaitEmpty(PATIENCE);
            report("Every event is published.", List.of());
        } catch (IllegalStateException e) {
            broken++;
            report("Every event is published.", List.of(String.valueOf(e.getMessage())));
        }
        for (Invariant invariant : CirculationInvariants.all()) {
            try (Connection connection = server.connect(invariant.database())) {
                broken += report(invariant.sentence(), invariant.broken(connection));
            }
        }
        for (Replica replica : Replica.all()) {
            broken += report(
                    "%s's %s are known to %s as they are.".formatted(replica.owner(), replica.what(), replica.holder()),
                    remaining(replica));
        }
        return broken;
    }

    /** The differences that do not go away when they are given time. */
    private List<String> remaining(Replica replica) throws SQLException, InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        List<String> differences = replica.differences(server);
        while (!differences.isEmpty() && System.nanoTime() < deadline) {
            Thread.sleep(200);
            differences = replica.differences(server);
        }
        return new ArrayList<>(differences);
    }

    private int report(String sentence, List<String> rows) {
        say.accept((rows.isEmpty() ? "  true    " : "  BROKEN  ") + sentence);
        rows.forEach(row -> say.accept("            " + row));
        return rows.isEmpty() ? 0 : 1;
    }
}
