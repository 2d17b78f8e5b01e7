package org.carrel.platform.outbox;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;

import org.carrel.events.CarrelEvent;
import org.carrel.platform.id.IdSource;
import org.carrel.platform.messaging.Envelope;

/**
 * The events that a transaction tells the world. They are published if and only if it commits.
 *
 * <p>Events of one aggregate are published in the order of their versions, because whoever appends version n + 1 has
 * seen version n committed, or has appended it before in the same transaction.
 */
@ApplicationScoped
public class Outbox {

    /** Half of what Kafka takes in one message by default; a command that says more than this is mistaken. */
    static final int LONGEST_EVENT = 500_000;

    /** Enough to make the round trip cheap, few enough to keep an import's memory flat. */
    private static final int ROWS_AT_ONCE = 500;

    private final DataSource dataSource;
    private final TransactionSynchronizationRegistry transactions;
    private final IdSource ids;
    private final Clock clock;
    private final OutboxRelay relay;

    Outbox(
            DataSource dataSource,
            TransactionSynchronizationRegistry transactions,
            IdSource ids,
            Clock clock,
            OutboxRelay relay) {
        this.dataSource = dataSource;
        this.transactions = transactions;
        this.ids = ids;
        this.clock = clock;
        this.relay = relay;
    }

    /**
     * Appends an event to the current transaction.
     *
     * @throws IllegalStateException if there is no transaction
     */
    public void append(CarrelEvent event) {
        Pending pending = pending();
        Envelope envelope = Envelope.of(ids.next(), event, clock.instant(), Envelope.currentTrace());
        if (envelope.data().length() > LONGEST_EVENT) {
            throw new IllegalArgumentException(
                    envelope.type() + " of " + envelope.aggregateId() + " is too long to publish");
        }
        pending.add(envelope);
    }

    /** Appends events in the order given. */
    public void append(Iterable<? extends CarrelEvent> events) {
        events.forEach(this::append);
    }

    private Pending pending() {
        int status = transactions.getTransactionStatus();
        if (status != Status.STATUS_ACTIVE) {
            throw new IllegalStateException("events are appended within a transaction; its status is " + status);
        }
        if (transactions.getResource(Pending.class) instanceof Pending begun) {
            return begun;
        }
        var pending = new Pending();
        transactions.putResource(Pending.class, pending);
        transactions.registerInterposedSynchronization(pending);
        return pending;
    }

    /** The events of one transaction; written together just before it commits, so that they cost one round trip. */
    private final class Pending implements Synchronization {

        private final List<Envelope> envelopes = new ArrayList<>();

        void add(Envelope envelope) {
            envelopes.add(envelope);
            if (envelopes.size() == ROWS_AT_ONCE) {
                write();
            }
        }

        private void write() {
            try (Connection connection = dataSource.getConnection()) {
                OutboxTable.insert(connection, envelopes);
            } catch (SQLException e) {
                throw new IllegalStateException("events could not be stored", e);
            }
            envelopes.clear();
        }

        @Override
        public void beforeCompletion() {
            if (!envelopes.isEmpty()) {
                write();
            }
        }

        @Override
        public void afterCompletion(int status) {
            if (status == Status.STATUS_COMMITTED) {
                relay.wake();
            }
        }
    }
}
