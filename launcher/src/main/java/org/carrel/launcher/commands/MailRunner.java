package org.carrel.launcher.commands;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.CompletableFuture;

import org.carrel.launcher.mail.MailCatcher;
import org.carrel.launcher.supervision.Runner;

/** The mail catcher, which lives in this process. */
record MailRunner(int port, Path folder, Clock clock) implements Runner {
    @Override
    public Running start() throws IOException {
        return new Catching(MailCatcher.start(port, folder, clock), new CompletableFuture<>());
    }

    private record Catching(MailCatcher catcher, CompletableFuture<String> end) implements Running {
        @Override
        public long pid() {
            return ProcessHandle.current().pid();
        }

        @Override
        public boolean isReady() {
            return catcher.isRunning();
        }

        @Override
        public void stop() {
            catcher.close();
            end.complete("stopped");
        }
    }
}
