package org.carrel.launcher.commands;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

import org.carrel.launcher.supervision.StackFile;
import org.carrel.launcher.supervision.StackFile.Running;

@Command(name = "down", description = "Stops the running stack in order.")
final class Down implements Callable<Integer> {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @Mixin
    private Place place = new Place();

    @Override
    public Integer call() throws IOException, InterruptedException {
        var run = place.dataFolder().run();
        Optional<Running> running = StackFile.running(run);
        if (running.isEmpty()) {
            System.out.println("Carrel does not run on " + place.dataFolder().path() + ".");
            return 0;
        }
        System.out.println("Stopping " + running.get().url());
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        boolean told = false;
        while (running.isPresent() && System.nanoTime() < deadline) {
            if (!told && running.get().pid() > 0) {
                ProcessHandle.of(running.get().pid()).ifPresent(ProcessHandle::destroy);
                told = true;
            }
            Thread.sleep(100);
            running = StackFile.running(run);
        }
        if (running.isPresent()) {
            System.err.println("It has not stopped within two minutes; its launcher is process "
                    + running.get().pid() + ".");
            return Carrel.REFUSED;
        }
        System.out.println("Stopped.");
        return 0;
    }
}
