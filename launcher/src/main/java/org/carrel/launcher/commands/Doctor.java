package org.carrel.launcher.commands;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import org.carrel.launcher.health.Checks;
import org.carrel.launcher.health.Finding;
import org.carrel.launcher.health.Finding.Fine;
import org.carrel.launcher.health.Finding.Obstacle;
import org.carrel.launcher.health.Finding.Remark;
import org.carrel.launcher.health.Memory;
import org.carrel.launcher.health.ProcNet;
import org.carrel.launcher.servers.LocalPostgres;
import org.carrel.launcher.servers.Tethered;
import org.carrel.launcher.stack.DataFolder;
import org.carrel.launcher.stack.Database;
import org.carrel.launcher.stack.PortPlan;
import org.carrel.launcher.supervision.StackFile;

@Command(
        name = "doctor",
        description = "Looks whether `up` can work here.",
        footer = {"", "Exit code: 0 if nothing stands in the way, 1 otherwise."})
final class Doctor implements Callable<Integer> {
    @Mixin
    private Place place = new Place();

    @Option(names = "--port", paramLabel = "N", description = "The public port. Default: ${DEFAULT-VALUE}.")
    private int port = PortPlan.DEFAULT_BASE;

    @Override
    public Integer call() throws IOException {
        DataFolder data = place.dataFolder();
        Optional<StackFile.Running> running = StackFile.running(data.run());
        List<Finding> findings = new ArrayList<>();
        findings.add(Checks.java(Runtime.version().feature()));
        findings.add(Checks.maven(said("mvn", "-v")));
        findings.add(Checks.node(said("node", "--version")));
        if (running.isPresent()) {
            findings.add(new Fine("stack", "runs at " + running.get().url()));
        } else {
            findings.add(Checks.memory(Memory.available()));
            findings.addAll(ports());
        }
        findings.add(Checks.disk(existing(data.path()).toFile().getUsableSpace()));
        findings.add(permissions(data));
        findings.add(dataFolder(data));
        findings.add(Checks.locale(Charset.forName(System.getProperty("stdout.encoding", "UTF-8"))));
        findings.add(
                Tethered.isReliable()
                        ? new Fine("processes", "end with the launcher, however it ends")
                        : new Remark(
                                "processes",
                                "setpriv is missing: should the launcher be killed, its children end at the next start"));
        findings.forEach(finding -> System.out.println(line(finding)));
        return findings.stream().anyMatch(Obstacle.class::isInstance) ? Carrel.REFUSED : 0;
    }

    private static String line(Finding finding) {
        String sign =
                switch (finding) {
                    case Fine _ -> "ok  ";
                    case Remark _ -> "note";
                    case Obstacle _ -> "STOP";
                };
        return "%s  %-12s %s".formatted(sign, finding.subject(), finding.text());
    }

    private List<Finding> ports() {
        PortPlan ports = new PortPlan(port);
        boolean ownDatabase = Database.external(System.getenv()).isEmpty();
        boolean ownBroker = System.getenv().getOrDefault("CARREL_KAFKA", "").isBlank();
        List<Finding> taken = new ArrayList<>();
        for (Map.Entry<String, Integer> entry :
                ports.byPart(ownDatabase, ownBroker).entrySet()) {
            if (!ProcNet.isFree(entry.getValue())) {
                taken.add(new Obstacle(
                        "ports",
                        "%d, for %s, is taken by %s; choose another block with --port"
                                .formatted(
                                        entry.getValue(),
                                        entry.getKey(),
                                        ProcNet.listener(entry.getValue()).orElse("a program of another user"))));
            }
        }
        return taken.isEmpty()
                ? List.of(new Fine("ports", "%d to %d are free".formatted(ports.base(), ports.base() + 9)))
                : taken;
    }

    private static Finding permissions(DataFolder data) {
        Path nearest = existing(data.path());
        return Files.isWritable(nearest)
                ? new Fine("permissions", nearest + " can be written to")
                : new Obstacle("permissions", nearest + " cannot be written to; choose another folder with --data");
    }

    private static Finding dataFolder(DataFolder data) throws IOException {
        return switch (data.state()) {
            case NEW -> new Fine("data", data.path() + " will be made");
            case FOREIGN ->
                new Obstacle("data", data.path() + " holds things that are not Carrel's; choose another with --data");
            case OURS ->
                switch (LocalPostgres.DataFolder.inspect(data.postgres())) {
                    case LocalPostgres.DataFolder.Absent _ ->
                        new Fine("data", data.path() + ", without a database yet");
                    case LocalPostgres.DataFolder.Complete _ ->
                        new Fine("data", data.path().toString());
                    case LocalPostgres.DataFolder.Foreign(String explanation) -> new Obstacle("data", explanation);
                };
        };
    }

    private static Path existing(Path path) {
        Path nearest = path;
        for (Path above = path.getParent(); !Files.exists(nearest) && above != null; above = above.getParent()) {
            nearest = above;
        }
        return nearest;
    }

    private static String said(String... command) {
        try {
            ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
            builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
            Process process = builder.start();
            String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return process.waitFor() == 0 ? text : "";
        } catch (IOException _) {
            return "";
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return "";
        }
    }
}
