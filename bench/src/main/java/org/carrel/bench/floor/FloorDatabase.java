package org.carrel.bench.floor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

import org.carrel.bench.stack.DatabaseServer;

/**
 * The database of the floor: circulation-service's own tables and indexes, from its own migrations, filled with as many
 * patrons and items as the services have.
 *
 * <p>Nobody relays its outbox. The services' relay reads and deletes those rows besides, so in this the floor is lower
 * than the work that the services do.
 */
public final class FloorDatabase implements AutoCloseable {
    static final String NAME = "bench_floor";

    private static final List<String> MIGRATIONS = List.of(
            "platform/runtime/src/main/resources/db/platform", "circulation-service/src/main/resources/db/migration");

    private final DatabaseServer server;
    private final int patrons;
    private final int itemsEach;

    private FloorDatabase(DatabaseServer server, int patrons, int itemsEach) {
        this.server = server;
        this.patrons = patrons;
        this.itemsEach = itemsEach;
    }

    /**
     * Makes it anew.
     *
     * @param root of the repository
     * @param itemsEach how many items there are for each patron to borrow
     */
    public static FloorDatabase create(DatabaseServer server, Path root, int patrons, int itemsEach)
            throws SQLException, IOException {
        FloorDatabase floor = new FloorDatabase(server, patrons, itemsEach);
        floor.onServer("drop database if exists " + NAME + " with (force)");
        floor.onServer("create database " + NAME);
        try (Connection connection = floor.connect();
                Statement statement = connection.createStatement()) {
            migrate(connection, root);
            floor.fill(statement);
        }
        return floor;
    }

    /** Makes the tables of circulation-service in an empty database. */
    public static void migrate(Connection connection, Path root) throws SQLException, IOException {
        try (Statement statement = connection.createStatement()) {
            for (String folder : MIGRATIONS) {
                for (Path script : scripts(root.resolve(folder))) {
                    statement.execute(Files.readString(script));
                }
            }
        }
    }

    private static List<Path> scripts(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".sql"))
                    .sorted(Comparator.comparing(FloorDatabase::version, Arrays::compare))
                    .toList();
        }
    }

    /** Of V1_2__name.sql, 1 and 2. */
    static int[] version(Path script) {
        String name = script.getFileName().toString();
        return Stream.of(name.substring(1, name.indexOf("__")).split("[._]", -1))
                .mapToInt(Integer::parseInt)
                .toArray();
    }

    private void fill(Statement statement) throws SQLException {
        statement.execute("""
                insert into loan_terms (id, rule_set_version, terms) values ('%s', 1, '{}')
                """.formatted(FloorCheckOut.TERMS));
        statement.execute("""
                insert into patron (id, version, active, patron_group, home_branch_id, as_of)
                select uuidv7(), 1, true, 'adult', '%s', now() from generate_series(1, %d)
                """.formatted(FloorCheckOut.PLACE, patrons));
        statement.execute("""
                insert into card (number, patron_id, state)
                select '2' || row_number() over (order by id), id, 'ACTIVE' from patron
                """);
        statement.execute("""
                insert into item (id, version, record_id, barcode, title, location_id, branch_id, material_type, loan_type)
                select uuidv7(), 1, uuidv7(), '3' || n, 'Title ' || n, '%1$s', '%1$s', 'book', 'normal'
                from generate_series(1, %2$d) n
                """.formatted(FloorCheckOut.PLACE, patrons * itemsEach));
        statement.execute("""
                insert into item_availability (item_id, record_id, availability, since, version)
                select id, record_id, 'AVAILABLE', now(), 1 from item
                """);
        statement.execute("vacuum (analyze)");
    }

    Connection connect() throws SQLException {
        return server.connect(NAME);
    }

    int patrons() {
        return patrons;
    }

    int itemsEach() {
        return itemsEach;
    }

    /** Takes everything back, without being measured. */
    public void returnAll() throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute("update loan set returned_at = now(), scanned_at = now() where returned_at is null");
            statement.execute("""
                    update item_availability set availability = 'AVAILABLE', loan_id = null, due_at = null,
                      version = version + 1
                    where loan_id is not null
                    """);
        }
    }

    private void onServer(String sql) throws SQLException {
        try (Connection connection = server.connect("postgres");
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public void close() throws SQLException {
        onServer("drop database if exists " + NAME + " with (force)");
    }
}
