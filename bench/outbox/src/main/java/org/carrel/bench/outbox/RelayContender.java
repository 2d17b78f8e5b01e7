package org.carrel.bench.outbox;

import java.util.Map;
import java.util.Set;

import org.carrel.platform.messaging.TopicNames;
import org.carrel.platform.messaging.Topics;
import org.carrel.platform.outbox.Relay;

/** Our relay. */
final class RelayContender implements Contender {

    private final Relay relay;

    RelayContender(Servers servers) {
        var topics = new Topics(new TopicNames(""), "circulation", Set.of(), 3, (short) 1);
        relay = new Relay(
                topics,
                servers.database(),
                Relay.Sessions.to(servers.jdbcUrl(), Servers.USER, Servers.PASSWORD),
                Map.of("bootstrap.servers", servers.bootstrap()));
    }

    @Override
    public String name() {
        return "relay";
    }

    @Override
    public void start() {
        relay.start();
    }

    @Override
    public void committed() {
        relay.wake();
    }

    @Override
    public void close() {
        relay.close();
    }
}
