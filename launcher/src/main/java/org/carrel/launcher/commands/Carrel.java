package org.carrel.launcher.commands;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IExecutionExceptionHandler;

/** The program behind {@code ./carrel}. */
@Command(
        name = "carrel",
        description = "Runs Carrel, an open library services platform, on this machine.",
        mixinStandardHelpOptions = true,
        version = "Carrel 0.1.0",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            Up.class,
            Down.class,
            Status.class,
            Logs.class,
            Test.class,
            Reset.class,
            Doctor.class,
            Import.class,
            Bench.class
        },
        footer = {"", "Begin with `carrel up`. `carrel COMMAND --help` tells more about each."})
public final class Carrel {
    /** Not done, and the reason was told. */
    static final int REFUSED = 1;

    private static final CountDownLatch TOLD_TO_STOP = new CountDownLatch(1);
    private static final CountDownLatch FINISHED = new CountDownLatch(1);
    private static final long STOP_WITHIN_SECONDS = 120;

    private Carrel() {}

    public static void main(String[] arguments) {
        int code = commandLine().execute(arguments);
        FINISHED.countDown();
        System.exit(code);
    }

    static CommandLine commandLine() {
        IExecutionExceptionHandler plainly = (failure, commandLine, _) -> {
            commandLine.getErr().println(failure.getMessage() == null ? failure.toString() : failure.getMessage());
            if (System.getenv("CARREL_DEBUG") != null) {
                failure.printStackTrace(commandLine.getErr());
            }
            return REFUSED;
        };
        CommandLine line = new CommandLine(new Carrel());
        // Subcommands answer to --help too.
        line.getSubcommands().values().forEach(command -> command.getCommandSpec()
                .mixinStandardHelpOptions(true));
        return line.setExecutionExceptionHandler(plainly);
    }

    /**
     * Opens when Ctrl-C, SIGTERM or the end of the terminal asks for the end; the process then stays until the command
     * has returned.
     */
    static CountDownLatch whenToldToStop() {
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> {
                            TOLD_TO_STOP.countDown();
                            awaitFinished();
                        },
                        "stop"));
        return TOLD_TO_STOP;
    }

    /** Told by the script, which knows what its output is. */
    static boolean hasTerminal() {
        return Boolean.getBoolean("carrel.terminal");
    }

    private static void awaitFinished() {
        try {
            if (!FINISHED.await(STOP_WITHIN_SECONDS, TimeUnit.SECONDS)) {
                System.err.println("Not everything has stopped in time.");
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
