package org.carrel.launcher.commands;

import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

import org.carrel.launcher.health.Memory;
import org.carrel.launcher.stack.ServiceName;
import org.carrel.launcher.stack.StackPlan;
import org.carrel.launcher.supervision.Readiness;
import org.carrel.launcher.supervision.StackFile;
import org.carrel.launcher.supervision.StackFile.PartLine;
import org.carrel.launcher.supervision.StackFile.Running;

@Command(
        name = "status",
        description = "Shows every part of the running stack.",
        footer = {"", "Exit code: 0 if all parts are ready, 1 if some are not, 3 if no stack runs."})
final class Status implements Callable<Integer> {
    static final int NOT_RUNNING = 3;

    @Mixin
    private Place place = new Place();

    private final Clock clock = Clock.systemUTC();

    @Override
    public Integer call() throws IOException {
        Optional<Running> running = StackFile.running(place.dataFolder().run());
        if (running.isEmpty()) {
            System.out.println("Carrel does not run on " + place.dataFolder().path() + ".");
            return NOT_RUNNING;
        }
        Running stack = running.get();
        System.out.println(
                "%s, up for %s, launcher is process %d".formatted(stack.url(), age(stack.startedAt()), stack.pid()));
        System.out.println(
                "%-13s %-10s %8s %6s %10s %8s".formatted("part", "state", "pid", "port", "up for", "memory"));
        boolean allReady = true;
        for (PartLine part : stack.parts()) {
            String state = presentState(part);
            allReady = allReady && (state.equals("ready") || state.startsWith("yours"));
            System.out.println("%-13s %-10s %8s %6s %10s %8s"
                    .formatted(
                            part.name(),
                            state,
                            part.pid() > 0 ? part.pid() : "",
                            part.port() > 0 ? part.port() : "",
                            part.since() == null ? "" : age(Instant.parse(part.since())),
                            memory(part, stack.pid())));
        }
        return allReady ? 0 : 1;
    }

    /** A service that was ready once is asked whether it still is. */
    private static String presentState(PartLine part) {
        if (!part.state().equals("ready") || ServiceName.named(part.name()).isEmpty()) {
            return part.state();
        }
        URI probe = URI.create("http://" + StackPlan.HOST + ":" + part.port() + "/q/health/ready");
        return new Readiness.Http(probe).isReached() ? "ready" : "not ready";
    }

    /** The children of the launcher are parts of their own. */
    private static String memory(PartLine part, long launcher) {
        if (part.pid() == 0) {
            return "";
        }
        return Screen.megabytes(part.pid() == launcher ? Memory.residentAlone(launcher) : Memory.resident(part.pid()));
    }

    private String age(Instant since) {
        Duration age = Duration.between(since, clock.instant());
        return age.toHours() > 0
                ? String.format(Locale.ROOT, "%d h %02d min", age.toHours(), age.toMinutesPart())
                : String.format(Locale.ROOT, "%d min %02d s", age.toMinutes(), age.toSecondsPart());
    }
}
