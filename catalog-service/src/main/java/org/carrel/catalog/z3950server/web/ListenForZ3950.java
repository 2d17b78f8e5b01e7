package org.carrel.catalog.z3950server.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

import org.carrel.catalog.marc.Octets;
import org.carrel.catalog.z3950.Limits;
import org.carrel.catalog.z3950.MalformedPduException;
import org.carrel.catalog.z3950.Pdu;
import org.carrel.catalog.z3950.PduFramer;
import org.carrel.catalog.z3950.Pdus;
import org.carrel.catalog.z3950server.app.Association;
import org.carrel.catalog.z3950server.app.CatalogueForZ3950;

/**
 * Listens for Z39.50 clients, if a port is given. One virtual thread for each; those who say nothing for a quarter of
 * an hour are asked to leave, and nobody holds all the places.
 */
@ApplicationScoped
public class ListenForZ3950 {

    private static final Logger LOG = Logger.getLogger(ListenForZ3950.class);

    /** No query is longer than this. */
    private static final Limits LIMITS = new Limits(256 * 1024, 64, 10_000);

    private static final int OFF = -1;
    private static final int BACKLOG = 50;
    private static final int CHUNK = 8_192;

    private final CatalogueForZ3950 catalogue;
    private final String host;
    private final int port;
    private final Duration idle;
    private final int atOnce;
    private final int atOnceFromOneAddress;
    private final Set<Socket> clients = ConcurrentHashMap.newKeySet();
    private final Map<InetAddress, Integer> byAddress = new ConcurrentHashMap<>();
    private @Nullable ServerSocket server;

    ListenForZ3950(
            CatalogueForZ3950 catalogue,
            @ConfigProperty(name = "carrel.catalog.z3950.host", defaultValue = "127.0.0.1") String host,
            @ConfigProperty(name = "carrel.catalog.z3950.port", defaultValue = "-1") int port,
            @ConfigProperty(name = "carrel.catalog.z3950.idle", defaultValue = "15m") Duration idle,
            @ConfigProperty(name = "carrel.catalog.z3950.clients", defaultValue = "200") int atOnce,
            @ConfigProperty(name = "carrel.catalog.z3950.clients-of-one-address", defaultValue = "10")
                    int atOnceFromOneAddress) {
        this.catalogue = catalogue;
        this.host = host;
        this.port = port;
        this.idle = idle;
        this.atOnce = atOnce;
        this.atOnceFromOneAddress = atOnceFromOneAddress;
    }

    void start(@Observes StartupEvent started) throws IOException {
        if (port != OFF) {
            listen(port);
        }
    }

    /** Listens on a port; 0 for any that is free. */
    synchronized void listen(int wanted) throws IOException {
        var socket = new ServerSocket();
        socket.setReuseAddress(true);
        socket.bind(new InetSocketAddress(host, wanted), BACKLOG);
        server = socket;
        LOG.infof("Z39.50 clients are served at %s:%d", host, socket.getLocalPort());
        Thread.ofVirtual().name("z3950").start(() -> accept(socket));
    }

    /** The port that clients find us at. */
    synchronized int port() {
        return server == null ? OFF : server.getLocalPort();
    }

    void stop(@Observes ShutdownEvent stopping) {
        hangUp();
    }

    /** Stops listening and leaves all clients. */
    synchronized void hangUp() {
        try {
            if (server != null) {
                server.close();
                server = null;
            }
            for (Socket client : clients) {
                client.close();
            }
        } catch (IOException e) {
            LOG.debug("a socket was closed already", e);
        }
    }

    private void accept(ServerSocket socket) {
        while (!socket.isClosed()) {
            try {
                Socket client = socket.accept();
                Thread.ofVirtual().name("z3950-client").start(() -> serve(client));
            } catch (IOException e) {
                if (!socket.isClosed()) {
                    LOG.warn("a Z39.50 client could not be taken", e);
                }
            }
        }
    }

    private void serve(Socket client) {
        InetAddress address = client.getInetAddress();
        int ofAddress = byAddress.merge(address, 1, Integer::sum);
        clients.add(client);
        try (client) {
            if (ofAddress > atOnceFromOneAddress || clients.size() > atOnce) {
                LOG.debug("a Z39.50 client found all places taken");
                return;
            }
            client.setSoTimeout(Math.toIntExact(idle.toMillis()));
            client.setTcpNoDelay(true);
            converse(client, catalogue.associate());
        } catch (IOException e) {
            LOG.debug("a Z39.50 client has gone", e);
        } finally {
            clients.remove(client);
            byAddress.computeIfPresent(address, (_, count) -> count > 1 ? count - 1 : null);
        }
    }

    private static void converse(Socket client, Association association) throws IOException {
        InputStream in = client.getInputStream();
        OutputStream out = client.getOutputStream();
        var framer = new PduFramer(LIMITS);
        byte[] chunk = new byte[CHUNK];
        while (!association.ended()) {
            Pdu answer;
            try {
                int read = in.read(chunk);
                if (read < 0) {
                    return;
                }
                framer.feed(chunk, 0, read);
                for (Octets next = framer.next(); next != null && !association.ended(); next = framer.next()) {
                    out.write(Pdus.write(association.answer(Pdus.read(next, LIMITS)))
                            .toArray());
                }
                continue;
            } catch (SocketTimeoutException _) {
                answer = association.close(null, Pdu.CloseReason.LACK_OF_ACTIVITY, null);
            } catch (MalformedPduException e) {
                answer = association.close(null, Pdu.CloseReason.PROTOCOL_ERROR, e.getMessage());
            } catch (RuntimeException e) {
                LOG.error("a Z39.50 request failed", e);
                answer = association.close(null, Pdu.CloseReason.SYSTEM_PROBLEM, null);
            }
            out.write(Pdus.write(answer).toArray());
        }
    }
}
