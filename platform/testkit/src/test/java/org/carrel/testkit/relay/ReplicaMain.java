package org.carrel.testkit.relay;

import java.time.Duration;
import java.util.Map;
import java.util.Set;

import org.postgresql.ds.PGSimpleDataSource;

import org.carrel.platform.messaging.TopicNames;
import org.carrel.platform.messaging.Topics;
import org.carrel.platform.outbox.Relay;

/**
 * A replica of a service that does nothing but what matters here: it makes changes, and it has a relay. Runs until it
 * is killed.
 */
final class ReplicaMain {

    private ReplicaMain() {}

    public static void main(String[] arguments) throws InterruptedException {
        String jdbcUrl = arguments[0];
        String user = arguments[1];
        String password = arguments[2];
        String bootstrap = arguments[3];
        String prefix = arguments[4];
        int versions = Integer.parseInt(arguments[5]);
        long seed = Long.parseLong(arguments[6]);

        var database = new PGSimpleDataSource();
        database.setUrl(jdbcUrl);
        database.setUser(user);
        database.setPassword(password);
        var topics = new Topics(new TopicNames(prefix), "circulation", Set.of(), 3, (short) 1);
        var relay = new Relay(
                topics, database, Relay.Sessions.to(jdbcUrl, user, password), Map.of("bootstrap.servers", bootstrap));
        relay.start();
        System.out.println("READY");
        new Burst(database, versions, 4, relay::wake).run(seed);
        Thread.sleep(Duration.ofHours(1));
    }
}
