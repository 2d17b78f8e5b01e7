package org.carrel.bench.floor;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.carrel.bench.load.Worker;

/**
 * Writes what one check-out of circulation-service writes, one prepared statement after the other on one connection:
 * the locks on the patron and on where the item stands, the loan, where the item now stands, the audit row, two events
 * and the remembered answer. It decides nothing and reads nothing besides.
 */
public final class FloorCheckOut implements Worker, AutoCloseable {
    static final String TERMS = "00000000-0000-7000-8000-000000000001";
    static final String PLACE = "00000000-0000-7000-8000-000000000002";

    private static final UUID TERMS_ID = UUID.fromString(TERMS);
    private static final UUID PLACE_ID = UUID.fromString(PLACE);
    private static final String ACTOR = "01890a5d-ac96-774b-bcce-b302099a8057";
    private static final int LOAN_DAYS = 28;
    private static final String TEXT = IntStream.range(0, 2_000)
            .mapToObj(_ -> UUID.randomUUID().toString())
            .collect(Collectors.joining());

    private final Connection connection;
    private final Clock clock;
    private final TimeOrderedIds ids;
    private final Sizes sizes;
    private final PreparedStatement lockPatron;
    private final PreparedStatement lockItem;
    private final PreparedStatement insertLoan;
    private final PreparedStatement updateStanding;
    private final PreparedStatement insertChange;
    private final PreparedStatement insertEvent;
    private final PreparedStatement insertAnswer;
    private final int patrons;
    private final int itemsEach;
    private final int step;
    private int patron;
    private int item;

    /**
     * How long the texts are that the services write, in octets, so that the floor writes as much.
     *
     * @param answer a remembered answer to a check-out
     * @param event an event of it
     */
    public record Sizes(int answer, int event) {}

    private FloorCheckOut(FloorDatabase floor, Connection connection, Clock clock, Sizes sizes, int first, int step)
            throws SQLException {
        this.connection = connection;
        this.clock = clock;
        this.ids = new TimeOrderedIds(clock);
        this.sizes = sizes;
        this.patrons = floor.patrons();
        this.itemsEach = floor.itemsEach();
        this.step = step;
        this.patron = first;
        lockPatron = connection.prepareStatement("""
                select patron.id from card join patron on patron.id = card.patron_id
                where card.number = ? for no key update of patron
                """);
        lockItem = connection.prepareStatement("""
                select item.id, item.record_id, stand.version
                from item join item_availability stand on stand.item_id = item.id
                where item.barcode = ? and not item.removed for no key update of stand
                """);
        insertLoan = connection.prepareStatement("""
                insert into loan (id, version, item_id, record_id, patron_id, material_type, service_point_id,
                  checked_out_at, checked_out_by, due_at, terms_id)
                values (?, 1, ?, ?, ?, 'book', ?, ?, ?, ?, ?)
                """);
        updateStanding = connection.prepareStatement("""
                update item_availability set availability = 'CHECKED_OUT', since = ?, loan_id = ?, due_at = ?,
                  service_point_id = ?, version = ?
                where item_id = ? and version = ?
                """);
        insertChange = connection.prepareStatement("""
                insert into item_availability_change (item_id, version, changed_at, availability, was, cause,
                  service_point_id, actor, loan_id)
                values (?, ?, ?, 'CHECKED_OUT', 'AVAILABLE', 'CHECK_OUT', ?, ?, ?)
                """);
        insertEvent = connection.prepareStatement("""
                insert into outbox (event_id, topic, type, aggregate_id, aggregate_version, occurred_at, traceparent, data)
                values (?, ?, ?, ?, ?, ?, ?, ?)
                """);
        insertAnswer = connection.prepareStatement("""
                insert into idempotency_key (caller, key, fingerprint, status, content_type, location, body, created_at)
                values (?, ?, ?, 201, 'application/json', ?, ?, ?)
                """);
    }

    /** As many as are to write at the same time. No two have the same patron, as no patron stands at two desks. */
    public static List<FloorCheckOut> several(FloorDatabase floor, int count, Clock clock, Sizes sizes)
            throws SQLException {
        List<FloorCheckOut> workers = new ArrayList<>();
        for (int first = 0; first < count; first++) {
            Connection connection = floor.connect();
            connection.setAutoCommit(false);
            workers.add(new FloorCheckOut(floor, connection, clock, sizes, first, count));
        }
        return workers;
    }

    @Override
    public Outcome next() throws SQLException {
        if (patron >= patrons) {
            return Outcome.NOTHING_LEFT;
        }
        write("2" + (patron + 1), "3" + (patron * itemsEach + item + 1));
        item++;
        if (item == itemsEach) {
            item = 0;
            patron += step;
        }
        return Outcome.DONE;
    }

    private void write(String card, String barcode) throws SQLException {
        OffsetDateTime now = OffsetDateTime.now(clock);
        OffsetDateTime due = now.plusDays(LOAN_DAYS);
        UUID loanId = ids.next();
        UUID patronId;
        UUID itemId;
        UUID recordId;
        long version;
        lockPatron.setString(1, card);
        try (ResultSet row = one(lockPatron)) {
            patronId = row.getObject(1, UUID.class);
        }
        lockItem.setString(1, barcode);
        try (ResultSet row = one(lockItem)) {
            itemId = row.getObject(1, UUID.class);
            recordId = row.getObject(2, UUID.class);
            version = row.getLong(3);
        }
        set(insertLoan, loanId, itemId, recordId, patronId, PLACE_ID, now, ACTOR, due, TERMS_ID);
        insertLoan.executeUpdate();
        set(updateStanding, now, loanId, due, PLACE_ID, version + 1, itemId, version);
        if (updateStanding.executeUpdate() != 1) {
            throw new IllegalStateException("somebody else moved the item");
        }
        set(insertChange, itemId, version + 1, now, PLACE_ID, ACTOR, loanId);
        insertChange.executeUpdate();
        event("carrel.circulation.availability", "ItemAvailabilityChanged", itemId, version + 1, now);
        event("carrel.circulation.loans", "ItemCheckedOut", loanId, 1, now);
        insertEvent.executeBatch();
        set(
                insertAnswer,
                ACTOR,
                UUID.randomUUID().toString(),
                new byte[32],
                "/api/circulation/loans/" + loanId,
                text(sizes.answer()).getBytes(StandardCharsets.UTF_8),
                now);
        insertAnswer.executeUpdate();
        connection.commit();
    }

    private void event(String topic, String type, UUID aggregate, long version, OffsetDateTime now)
            throws SQLException {
        set(
                insertEvent,
                ids.next(),
                topic,
                type,
                aggregate,
                version,
                now,
                "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
                text(sizes.event()));
        insertEvent.addBatch();
    }

    private static ResultSet one(PreparedStatement query) throws SQLException {
        ResultSet row = query.executeQuery();
        if (!row.next()) {
            throw new IllegalStateException("nothing is there: " + query);
        }
        return row;
    }

    private static void set(PreparedStatement statement, Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
    }

    /** Like JSON in that it does not compress to nothing. */
    private static String text(int length) {
        int start = ThreadLocalRandom.current().nextInt(TEXT.length() - length);
        return TEXT.substring(start, start + length);
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
