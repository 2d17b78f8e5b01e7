package org.carrel.launcher.commands;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.util.Optional;
import java.util.concurrent.Callable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import org.carrel.launcher.servers.Folders;
import org.carrel.launcher.stack.DataFolder;
import org.carrel.launcher.supervision.Children;
import org.carrel.launcher.supervision.StackFile;

@Command(name = "reset", description = "Deletes the data folder with everything in it.")
final class Reset implements Callable<Integer> {
    @Mixin
    private Place place = new Place();

    @Option(names = "--yes", description = "Does not ask.")
    private boolean yes;

    @Override
    public Integer call() throws IOException {
        DataFolder data = place.dataFolder();
        switch (data.state()) {
            case NEW -> {
                System.out.println("There is nothing in " + data.path() + ".");
                return 0;
            }
            case FOREIGN -> {
                System.err.println(data.path() + " is not a folder that Carrel made; it stays as it is.");
                return Carrel.REFUSED;
            }
            case OURS -> {}
        }
        if (!yes && !confirmed(data)) {
            System.out.println("Nothing was deleted.");
            return Carrel.REFUSED;
        }
        Optional<StackFile> lock = StackFile.lock(data.run());
        if (lock.isEmpty()) {
            System.err.println(
                    "Carrel runs on %s. Stop it first: ./carrel down%s".formatted(data.path(), place.asTyped()));
            return Carrel.REFUSED;
        }
        try (StackFile _ = lock.get()) {
            new Children(data.run().resolve("children.txt")).endOrphans();
            Folders.delete(data.path());
        }
        System.out.println("Deleted " + data.path() + ".");
        return 0;
    }

    private static boolean confirmed(DataFolder data) throws IOException {
        if (!Carrel.hasTerminal()) {
            System.err.println("Without a terminal to ask on, say --yes.");
            return false;
        }
        System.out.print(
                "This deletes every record, loan and account in %s. Type yes to go on: ".formatted(data.path()));
        System.out.flush();
        return "yes".equals(new BufferedReader(new InputStreamReader(System.in, Charset.defaultCharset())).readLine());
    }
}
