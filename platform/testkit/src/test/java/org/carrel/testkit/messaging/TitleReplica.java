package org.carrel.testkit.messaging;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.reactive.messaging.annotations.Blocking;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

import org.carrel.events.TitleChanged;
import org.carrel.events.TitleEvent;
import org.carrel.events.TitleRemoved;
import org.carrel.platform.inbox.Inbox;

/** Keeps the titles that catalog-service tells of. */
@ApplicationScoped
class TitleReplica {

    private final Inbox inbox;
    private final DataSource dataSource;

    TitleReplica(Inbox inbox, DataSource dataSource) {
        this.inbox = inbox;
        this.dataSource = dataSource;
    }

    @Incoming("titles")
    @Blocking
    void on(ConsumerRecord<String, byte[]> record) {
        inbox.project(record, TitleEvent.class, received -> keep(received.event()));
    }

    private void keep(TitleEvent event) {
        String title =
                switch (event) {
                    case TitleChanged changed -> changed.title();
                    case TitleRemoved _ -> "";
                };
        try (Connection connection = dataSource.getConnection();
                PreparedStatement upsert = connection.prepareStatement("""
                        insert into title values (?, ?, ?) on conflict (record_id) do update
                        set version = excluded.version, title = excluded.title
                        where title.version < excluded.version""")) {
            upsert.setObject(1, event.aggregateId());
            upsert.setLong(2, event.version());
            upsert.setString(3, title);
            upsert.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
