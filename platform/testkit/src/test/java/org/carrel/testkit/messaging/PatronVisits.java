package org.carrel.testkit.messaging;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;

import io.opentelemetry.api.trace.Span;
import io.smallrye.reactive.messaging.annotations.Blocking;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

import org.carrel.events.PatronEvent;
import org.carrel.platform.inbox.Inbox;
import org.carrel.platform.inbox.Received;

/** Notes every patron event; deliberately unable to tell one twice from two. Can be made to fail in several ways. */
@ApplicationScoped
class PatronVisits {

    private final Inbox inbox;
    private final DataSource dataSource;
    private final Set<UUID> stumblingBlocks = ConcurrentHashMap.newKeySet();
    private final AtomicInteger stumbles = new AtomicInteger();
    private final AtomicInteger failuresToCome = new AtomicInteger();
    private volatile String failingState = "";

    PatronVisits(Inbox inbox, DataSource dataSource) {
        this.inbox = inbox;
        this.dataSource = dataSource;
    }

    @Incoming("patrons")
    @Blocking
    void on(ConsumerRecord<String, byte[]> record) {
        inbox.once("visits", record, PatronEvent.class, this::note);
    }

    private void note(Received<PatronEvent> received) {
        PatronEvent event = received.event();
        try (Connection connection = dataSource.getConnection();
                PreparedStatement insert = connection.prepareStatement("insert into visit values (?, ?, ?)")) {
            insert.setObject(1, event.aggregateId());
            insert.setLong(2, event.version());
            insert.setString(3, Span.current().getSpanContext().getTraceId());
            insert.executeUpdate();
            if (failuresToCome.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
                throw new SQLException("as the test wants it", failingState);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        if (stumblingBlocks.contains(event.aggregateId())) {
            stumbles.incrementAndGet();
            throw new IllegalStateException("stumbled over " + event.aggregateId());
        }
    }

    /** Fails with an SQLSTATE so many times. */
    void failNext(int times, String sqlState) {
        failingState = sqlState;
        failuresToCome.set(times);
    }

    int failuresToCome() {
        return failuresToCome.get();
    }

    void stumbleOver(UUID patronId) {
        stumbles.set(0);
        stumblingBlocks.add(patronId);
    }

    int stumbles() {
        return stumbles.get();
    }

    /** What a repaired version of the service would do. */
    void repair() {
        stumblingBlocks.clear();
    }
}
