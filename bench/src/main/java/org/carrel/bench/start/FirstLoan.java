package org.carrel.bench.start;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;

import com.fasterxml.jackson.databind.ObjectMapper;

import org.carrel.bench.load.Line;
import org.carrel.bench.stack.OwnStack;

/** Knocks at a stack that is starting until somebody there has lent an item. */
final class FirstLoan {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final Duration PAUSE = Duration.ofMillis(20);

    private final OwnStack stack;
    private final String username;
    private final String password;

    FirstLoan(OwnStack stack, String username, String password) {
        this.stack = stack;
        this.username = username;
        this.password = password;
    }

    /** Tries until it is done; the moment, as {@link System#nanoTime()} tells it. */
    long await(String servicePoint, String card, String barcode) throws IOException, InterruptedException {
        String scan = "{\"servicePointId\":\"%s\",\"patronCard\":\"%s\",\"itemBarcode\":\"%s\"}"
                .formatted(servicePoint, card, barcode);
        String credentials = "{\"username\":\"%s\",\"password\":\"%s\"}".formatted(username, password);
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        String token = "";
        String last = "nothing";
        while (System.nanoTime() < deadline) {
            stack.requireAlive();
            try {
                if (token.isEmpty()) {
                    Line.Reply reply = post(stack.gateway(), "", "/api/patron/log-ins", credentials);
                    last = "the log-in with " + reply.status();
                    token = reply.status() == 200
                            ? JSON.readTree(reply.body()).path("accessToken").asText()
                            : "";
                } else {
                    Line.Reply reply = post(stack.gateway(), token, "/api/circulation/check-outs", scan);
                    if (reply.status() == 201) {
                        return System.nanoTime();
                    }
                    last = "the check-out with " + reply.status() + " " + reply.body();
                }
            } catch (IOException e) {
                last = "with " + e.getMessage();
            }
            if (token.isEmpty() || !last.startsWith("the log-in")) {
                Thread.sleep(PAUSE);
            }
        }
        throw new IOException("nothing was lent within " + PATIENCE + "; last answered " + last);
    }

    private static Line.Reply post(URI gateway, String token, String path, String json) throws IOException {
        try (Line line = Line.to(gateway, () -> token)) {
            return line.post(path, json);
        }
    }
}
