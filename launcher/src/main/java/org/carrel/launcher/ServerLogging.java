package org.carrel.launcher;

import java.util.logging.ConsoleHandler;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/** What the servers' JVMs write to their log: one line per warning, and nothing of the broker's chatter. */
final class ServerLogging {
    /** Loggers are held weakly by the JDK; the level stays only as long as they do. */
    private static final Logger ROOT = Logger.getLogger("");

    private ServerLogging() {}

    static void quiet() {
        System.setProperty("java.util.logging.SimpleFormatter.format", "%1$tFT%1$tT.%1$tL %4$s %3$s %5$s%6$s%n");
        for (var handler : ROOT.getHandlers()) {
            ROOT.removeHandler(handler);
        }
        ConsoleHandler console = new ConsoleHandler();
        console.setFormatter(new SimpleFormatter());
        console.setLevel(Level.WARNING);
        ROOT.addHandler(console);
        ROOT.setLevel(Level.WARNING);
    }
}
