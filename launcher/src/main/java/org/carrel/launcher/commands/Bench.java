package org.carrel.launcher.commands;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Unmatched;

import org.carrel.launcher.RepositoryRoot;
import org.carrel.launcher.building.Build;

@Command(
        name = "bench",
        customSynopsis = "carrel bench [NAME…] [OPTION…]",
        description = {
            "Measures, and writes the figures to bench/results.",
            "Names and options are those of bench/README.md; without a name, everything is measured."
        })
final class Bench implements Callable<Integer> {
    /** The measurements know their own names and options. */
    @Unmatched
    final List<String> arguments = new ArrayList<>();

    @Override
    public Integer call() throws IOException, InterruptedException {
        Path root = RepositoryRoot.find();
        new Build(root, Clock.systemUTC(), System.out::println).bringUpToDate(List.of(Path.of("bench")));
        Path target = root.resolve("bench/target");
        Path jar = target.resolve("carrel-bench.jar");
        if (!Files.exists(jar)) {
            System.err.println("There is no " + root.relativize(jar) + " after the build.");
            return Carrel.REFUSED;
        }
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dcarrel.root=" + root,
                "-cp",
                jar + File.pathSeparator + target.resolve("lib/*"),
                "org.carrel.bench.Main"));
        command.addAll(arguments);
        return new ProcessBuilder(command).inheritIO().start().waitFor();
    }
}
