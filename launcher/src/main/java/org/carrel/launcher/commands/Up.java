package org.carrel.launcher.commands;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;

import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import org.carrel.launcher.building.Build;
import org.carrel.launcher.building.Modules;
import org.carrel.launcher.health.ProcNet;
import org.carrel.launcher.secrets.Account;
import org.carrel.launcher.secrets.Secrets;
import org.carrel.launcher.stack.BackOff;
import org.carrel.launcher.stack.DataFolder;
import org.carrel.launcher.stack.Database;
import org.carrel.launcher.stack.PortPlan;
import org.carrel.launcher.stack.ServiceName;
import org.carrel.launcher.supervision.Board;
import org.carrel.launcher.supervision.Children;
import org.carrel.launcher.supervision.PartState;
import org.carrel.launcher.supervision.StackFile;
import org.carrel.launcher.supervision.Supervisor;

@Command(
        name = "up",
        description = "Builds what changed and runs Carrel until Ctrl-C or `carrel down`.",
        footer = {
            "",
            "To use servers of yours, name them in the environment:",
            "  CARREL_DATABASE_URL   jdbc:postgresql://HOST:PORT/DATABASE, any database on",
            "                        it; with CARREL_DATABASE_USER, CARREL_DATABASE_PASSWORD",
            "  CARREL_KAFKA          HOST:PORT"
        })
final class Up implements Callable<Integer> {
    @Mixin
    private Place place = new Place();

    @Option(
            names = "--port",
            paramLabel = "N",
            description = "The public port; N+1 to N+9 are used too. Default: ${DEFAULT-VALUE}.")
    private int port = PortPlan.DEFAULT_BASE;

    @ArgGroup
    private Content content = new Content();

    @Option(names = "--no-build", description = "Runs what was built last.")
    private boolean noBuild;

    @Option(
            names = "--only",
            split = ",",
            paramLabel = "SERVICE",
            description = "Starts only these services, besides the servers; \"none\" for the servers alone.")
    private List<String> only = List.of();

    private final Clock clock = Clock.systemUTC();

    /** At most one of the two. */
    static final class Content {
        @Option(names = "--demo", description = "Loads the demo library. Default for a new data folder.")
        private boolean demo;

        @Option(names = "--empty", description = "Starts without the demo library.")
        private boolean empty;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        PortPlan ports = new PortPlan(port);
        DataFolder data = place.dataFolder();
        Optional<Database> database = Database.external(System.getenv());
        Optional<String> bootstrap =
                Optional.ofNullable(System.getenv("CARREL_KAFKA")).filter(text -> !text.isBlank());
        boolean fresh = data.state() == DataFolder.State.NEW;
        data.prepare();
        Optional<StackFile> lock = StackFile.lock(data.run());
        if (lock.isEmpty()) {
            return reportRunning(data);
        }
        try (StackFile file = lock.get()) {
            Children children = new Children(data.run().resolve("children.txt"));
            List<String> ended = children.endOrphans();
            if (!ended.isEmpty()) {
                System.out.println("Ended what a killed launcher had left running: " + String.join(", ", ended));
            }
            List<String> taken = takenPorts(ports, database.isEmpty(), bootstrap.isEmpty());
            if (!taken.isEmpty()) {
                taken.forEach(System.err::println);
                System.err.println("Choose another block of ten ports with --port N.");
                return Carrel.REFUSED;
            }
            List<ServiceName> services = services();
            if (!noBuild) {
                build(place.root());
            }
            if (!allBuilt(place.root(), services)) {
                return Carrel.REFUSED;
            }
            Instant began = clock.instant();
            Secrets secrets = Secrets.in(data.secrets());
            Stack stack =
                    Stack.of(new Stack.Order(place.root(), data, ports, secrets, database, bootstrap, services), clock);
            database.ifPresent(yours -> External.prepare(yours, Stack.databases()));
            DemoLibrary demo = new DemoLibrary(place.root(), data, stack.plan().url(), secrets.accountsFile());
            if (content.demo || (fresh && !content.empty)) {
                demo.want();
            }
            return run(stack, demo, file, children, secrets, began);
        }
    }

    private int run(Stack stack, DemoLibrary demo, StackFile file, Children children, Secrets secrets, Instant began)
            throws InterruptedException {
        Board board = new Board();
        Screen screen = new Screen(System.out, Carrel.hasTerminal(), board, clock);
        String url = stack.plan().url();
        board.listen((_, _) -> publish(stack, board, file, began));
        stack.external().forEach((name, address) -> board.set(name, new PartState.External(address)));
        Supervisor supervisor = new Supervisor(stack.parts(), BackOff.USUAL, board, children, clock);
        CountDownLatch told = Carrel.whenToldToStop();
        Thread afterwards = new Thread(() -> afterStart(stack, board, demo, screen, secrets), "after the start");
        afterwards.setDaemon(true);
        supervisor.start();
        screen.begin();
        boolean welcomed = false;
        while (told.getCount() > 0) {
            if (!welcomed && board.allReady()) {
                welcomed = true;
                screen.end();
                screen.say(welcome(url, stack.plan().data(), Duration.between(began, clock.instant())));
                afterwards.start();
            }
            screen.refresh();
            board.awaitChange(250);
        }
        screen.end();
        screen.say("Stopping.");
        afterwards.interrupt();
        supervisor.stop();
        screen.say("Stopped.");
        return 0;
    }

    /** The demo library first: the work it makes is what the caches are made from. */
    private static void afterStart(Stack stack, Board board, DemoLibrary demo, Screen screen, Secrets secrets) {
        try {
            if (demo.isWanted() && demo.load(screen::say)) {
                screen.say(accounts(secrets));
            }
            FasterStarts.prepare(stack, board, screen::say);
        } catch (InterruptedException _) {
            // The stack is being stopped.
        } catch (IOException e) {
            screen.say("The demo library was not loaded: " + e.getMessage());
        }
    }

    private static String accounts(Secrets secrets) {
        StringBuilder text = new StringBuilder("The demo library is there. Staff accounts, shown this once:");
        for (Account account : secrets.accounts()) {
            text.append("%n  %-12s %-24s %s".formatted(account.username(), account.password(), account.role()));
        }
        return text.append("%nThey stay in ".formatted())
                .append(secrets.accountsFile())
                .toString();
    }

    private String welcome(String url, DataFolder data, Duration took) {
        return """

                Carrel is ready in %s: %s
                  API documents  %s/docs
                  logs           %s
                  mail           %s
                  accounts       %s
                Stop it with Ctrl-C, or with ./carrel down%s from another terminal.
                """.formatted(
                        Screen.seconds(took),
                        url,
                        url,
                        data.logs(),
                        data.mail(),
                        data.secrets().resolve("accounts"),
                        place.asTyped());
    }

    private static void publish(Stack stack, Board board, StackFile file, Instant began) {
        Map<String, PartState> states = board.states();
        List<StackFile.PartLine> lines = new ArrayList<>();
        states.forEach((name, state) -> {
            int port = stack.parts().stream()
                    .filter(part -> part.name().equals(name))
                    .mapToInt(part -> part.port())
                    .findFirst()
                    .orElse(0);
            lines.add(
                    switch (state) {
                        case PartState.Ready ready ->
                            new StackFile.PartLine(
                                    name,
                                    port,
                                    ready.pid(),
                                    "ready",
                                    ready.since().toString());
                        case PartState.External(String address) ->
                            new StackFile.PartLine(name, port, 0, "yours, at " + address, null);
                        case PartState.Waiting _ -> new StackFile.PartLine(name, port, 0, "waiting", null);
                        case PartState.Starting starting ->
                            new StackFile.PartLine(
                                    name, port, 0, "starting", starting.since().toString());
                        case PartState.Down down ->
                            new StackFile.PartLine(name, port, 0, "down: " + down.reason(), null);
                        case PartState.Stopping _, PartState.Stopped _ ->
                            new StackFile.PartLine(name, port, 0, "stopped", null);
                    });
        });
        try {
            file.write(new StackFile.Running(
                    ProcessHandle.current().pid(),
                    began.toString(),
                    stack.plan().url(),
                    stack.plan().ports().base(),
                    lines));
        } catch (IOException e) {
            System.err.println("Other terminals cannot see this stack: " + e.getMessage());
        }
    }

    private int reportRunning(DataFolder data) throws IOException {
        String where = StackFile.running(data.run())
                .filter(running -> running.pid() > 0)
                .map(running -> "at %s (pid %d)".formatted(running.url(), running.pid()))
                .orElse("and is just starting");
        System.out.println("Carrel already runs on %s, %s.".formatted(data.path(), where));
        return 0;
    }

    private static List<String> takenPorts(PortPlan ports, boolean ownDatabase, boolean ownBroker) {
        return ports.byPart(ownDatabase, ownBroker).entrySet().stream()
                .filter(port -> !ProcNet.isFree(port.getValue()))
                .map(port -> "Port %d, for %s, is taken by %s."
                        .formatted(
                                port.getValue(),
                                port.getKey(),
                                ProcNet.listener(port.getValue()).orElse("a program of another user")))
                .toList();
    }

    private List<ServiceName> services() {
        if (only.isEmpty()) {
            return Arrays.asList(ServiceName.values());
        }
        return only.stream()
                .filter(name -> !name.equals("none"))
                .map(name -> ServiceName.named(name)
                        .orElseThrow(() -> new IllegalArgumentException("There is no service named " + name)))
                .toList();
    }

    private void build(Path root) throws IOException {
        List<Path> wanted = new ArrayList<>();
        for (ServiceName service : services()) {
            wanted.add(Path.of(service.module()));
        }
        if (Modules.of(root).containsKey(Path.of("bench")) && only.isEmpty()) {
            wanted.add(Path.of("bench"));
        }
        if (!wanted.isEmpty()) {
            new Build(root, clock, System.out::println).bringUpToDate(wanted);
        }
    }

    private static boolean allBuilt(Path root, List<ServiceName> services) {
        List<Path> missing = services.stream()
                .map(service -> Stack.jar(root, service))
                .filter(jar -> !Files.exists(jar))
                .toList();
        for (Path jar : missing) {
            System.err.println("There is no " + root.relativize(jar)
                    + ": the module was not built, or does not make a Quarkus application.");
        }
        return missing.isEmpty();
    }
}
