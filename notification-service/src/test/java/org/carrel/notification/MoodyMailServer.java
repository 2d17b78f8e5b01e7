package org.carrel.notification;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ConcurrentLinkedQueue;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;

/**
 * A mail server that speaks SMTP and does to an addressee's messages what it was told: it answers {@code RCPT TO} with
 * the replies in its script, one after the other, and with 250 when there are none left.
 */
public class MoodyMailServer implements QuarkusTestResourceLifecycleManager {

    /** In a script: the connection is cut after the message was taken and before that is said. */
    public static final String CUT = "cut";

    /** In a script: no answer at all. */
    public static final String SILENCE = "silence";

    private static final Map<String, ConcurrentLinkedDeque<String>> SCRIPTS = new ConcurrentHashMap<>();
    private static final ConcurrentLinkedQueue<Taken> TAKEN = new ConcurrentLinkedQueue<>();

    private final ServerSocket socket;

    public MoodyMailServer() {
        try {
            socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A message that was taken. */
    public record Taken(String to, List<String> lines) {

        public String header(String name) {
            return lines.stream()
                    .filter(line -> line.regionMatches(true, 0, name + ":", 0, name.length() + 1))
                    .map(line -> line.substring(name.length() + 1).strip())
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("no header " + name));
        }
    }

    public static void script(String address, String... replies) {
        SCRIPTS.put(address, new ConcurrentLinkedDeque<>(List.of(replies)));
    }

    public static List<Taken> takenFor(String address) {
        return TAKEN.stream().filter(taken -> taken.to().equals(address)).toList();
    }

    @Override
    public Map<String, String> start() {
        Thread.ofVirtual().start(this::listen);
        return Map.of(
                "carrel.smtp.host", "127.0.0.1",
                "carrel.smtp.port", String.valueOf(socket.getLocalPort()),
                "carrel.mail-from", "library@carrel.example",
                "carrel.notification.mail-timeout", "PT3S");
    }

    private void listen() {
        while (!socket.isClosed()) {
            try {
                var client = socket.accept();
                Thread.ofVirtual().start(() -> converse(client));
            } catch (IOException e) {
                return;
            }
        }
    }

    private static void converse(Socket client) {
        try (client;
                var in = new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.UTF_8))) {
            say(client, "220 moody.example ESMTP");
            String to = "";
            boolean cut = false;
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                String verb = line.length() < 4 ? line : line.substring(0, 4).toUpperCase(java.util.Locale.ROOT);
                switch (verb) {
                    case "EHLO" -> say(client, "250 moody.example");
                    case "RCPT" -> {
                        to = line.substring(line.indexOf('<') + 1, line.indexOf('>'));
                        var script = SCRIPTS.get(to);
                        String reply = script == null ? null : script.poll();
                        cut = CUT.equals(reply);
                        if (!SILENCE.equals(reply)) {
                            say(client, reply == null || cut ? "250 2.1.5 fine" : reply);
                        }
                    }
                    case "DATA" -> {
                        say(client, "354 go on");
                        var lines = new ArrayList<String>();
                        for (String text = in.readLine(); text != null && !text.equals("."); text = in.readLine()) {
                            lines.add(text);
                        }
                        TAKEN.add(new Taken(to, lines));
                        if (cut) {
                            return;
                        }
                        say(client, "250 2.0.0 taken");
                    }
                    case "QUIT" -> {
                        say(client, "221 bye");
                        return;
                    }
                    default -> say(client, "250 2.0.0 fine");
                }
            }
        } catch (IOException e) {
            // The client went away in the middle of a conversation, as clients do.
        }
    }

    private static void say(Socket client, String line) throws IOException {
        client.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
        client.getOutputStream().flush();
    }

    @Override
    public void stop() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
