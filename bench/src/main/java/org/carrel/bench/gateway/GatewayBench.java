package org.carrel.bench.gateway;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import org.carrel.bench.load.Bounds;
import org.carrel.bench.load.ClosedLoop;
import org.carrel.bench.load.Line;
import org.carrel.bench.load.Sample;
import org.carrel.bench.load.Worker;
import org.carrel.bench.results.Figures;
import org.carrel.bench.stack.RunningStack;

/**
 * Asks for the same small document at the service and through the gateway, in turns, and compares the medians. The
 * document is the token issuer's discovery: it costs the service next to nothing, so that the difference is the
 * gateway.
 */
public final class GatewayBench {
    private static final String DOCUMENT = "/.well-known/openid-configuration";
    private static final int[] CLIENTS = {1, 8};
    private static final int TURNS = 40;
    private static final int PER_TURN = 500;
    private static final int WARM_UP = 10_000;
    private static final Duration LONGEST_TURN = Duration.ofSeconds(5);
    private static final double TARGET = 1;

    private final RunningStack stack;
    private final Figures figures;
    private final Consumer<String> say;

    public GatewayBench(RunningStack stack, Figures figures, Consumer<String> say) {
        this.stack = stack;
        this.figures = figures;
        this.say = say;
    }

    public void run() throws IOException, InterruptedException {
        for (int clients : CLIENTS) {
            say.accept("the gateway, with " + clients + (clients == 1 ? " client" : " clients"));
            measure(clients);
        }
    }

    private void measure(int clients) throws IOException, InterruptedException {
        Sample direct = Sample.none();
        Sample through = Sample.none();
        try (Readers atService = new Readers(stack.direct("patron"), clients);
                Readers atGateway = new Readers(stack.gateway(), clients)) {
            Bounds warmUp = new Bounds(WARM_UP, LONGEST_TURN);
            ClosedLoop.run(atService.workers(), warmUp);
            ClosedLoop.run(atGateway.workers(), warmUp);
            Bounds turn = new Bounds(PER_TURN, LONGEST_TURN);
            for (int i = 0; i < TURNS; i++) {
                direct = direct.plus(ClosedLoop.run(atService.workers(), turn));
                through = through.plus(ClosedLoop.run(atGateway.workers(), turn));
            }
        }
        if (direct.failures() + through.failures() > 0) {
            throw new IllegalStateException("the document was not to be had");
        }
        String with = clients == 1 ? ", 1 client" : ", " + clients + " clients";
        figures.lower("small GET at the service p50" + with, direct.percentile(50), "ms", null);
        figures.lower("small GET through the gateway p50" + with, through.percentile(50), "ms", null);
        figures.lower(
                "gateway overhead at the median" + with, through.percentile(50) - direct.percentile(50), "ms", TARGET);
        figures.lower("gateway overhead at p99" + with, through.percentile(99) - direct.percentile(99), "ms", null);
        figures.higher("small GET rate through the gateway" + with, through.rate(), "1/s", null);
    }

    /** Readers of the document. */
    private static final class Readers implements AutoCloseable {
        private final List<Line> lines = new ArrayList<>();

        Readers(URI server, int count) throws IOException {
            for (int i = 0; i < count; i++) {
                lines.add(Line.to(server, () -> ""));
            }
        }

        List<Worker> workers() {
            return lines.stream()
                    .<Worker>map(line ->
                            () -> line.get(DOCUMENT).status() == 200 ? Worker.Outcome.DONE : Worker.Outcome.FAILED)
                    .toList();
        }

        @Override
        public void close() throws IOException {
            for (Line line : lines) {
                line.close();
            }
        }
    }
}
