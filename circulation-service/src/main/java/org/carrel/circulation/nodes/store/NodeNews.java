package org.carrel.circulation.nodes.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;

import org.carrel.circulation.nodes.ChangedElsewhere;
import org.carrel.platform.outbox.Relay;

/**
 * Hears from the database what other nodes changed, and tells it in this one. While the session is lost, whoever keeps
 * things in memory still looks by itself every now and then; when it is back, everything counts as changed.
 */
@ApplicationScoped
class NodeNews {
    private static final Logger LOG = Logger.getLogger(NodeNews.class);
    private static final String CHANNEL = "carrel_circulation";
    /** How long a stop may have to wait for the listening thread. */
    private static final Duration LISTENING = Duration.ofMillis(500);

    private static final Duration BETWEEN_ATTEMPTS = Duration.ofSeconds(2);
    private static final Duration PATIENCE_AT_STOP = Duration.ofSeconds(2);

    private final Relay.Sessions sessions;
    private final Event<ChangedElsewhere> news;
    private final AtomicBoolean stopped = new AtomicBoolean();
    private @Nullable Thread listener;

    NodeNews(
            Event<ChangedElsewhere> news,
            @ConfigProperty(name = "quarkus.datasource.jdbc.url") String url,
            @ConfigProperty(name = "quarkus.datasource.username") String user,
            @ConfigProperty(name = "quarkus.datasource.password") String password) {
        this.news = news;
        this.sessions = Relay.Sessions.to(url, user, password);
    }

    void onStart(@Observes StartupEvent event) {
        listener = Thread.ofPlatform().name("node-news").daemon().start(this::keepListening);
    }

    void onStop(@Observes ShutdownEvent event) throws InterruptedException {
        stopped.set(true);
        if (listener != null) {
            listener.interrupt();
            listener.join(PATIENCE_AT_STOP);
        }
    }

    private void keepListening() {
        while (!stopped.get()) {
            try (Connection connection = sessions.open()) {
                listen(connection);
            } catch (SQLException | RuntimeException e) {
                if (!stopped.get()) {
                    LOG.warnf("news from other nodes are not heard, trying again: %s", e.getMessage());
                    pause();
                }
            }
        }
    }

    private void listen(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("set application_name = 'carrel circulation news'");
            statement.execute("listen " + CHANNEL);
        }
        // What was told before the session began was missed.
        news.fire(new ChangedElsewhere(null));
        PGConnection notifications = connection.unwrap(PGConnection.class);
        while (!stopped.get()) {
            PGNotification[] heard = notifications.getNotifications((int) LISTENING.toMillis());
            if (heard != null) {
                for (PGNotification one : heard) {
                    news.fire(new ChangedElsewhere(one.getParameter()));
                }
            }
        }
    }

    private static void pause() {
        try {
            Thread.sleep(BETWEEN_ATTEMPTS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
