package org.carrel.launcher.health;

import java.nio.charset.Charset;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.carrel.launcher.health.Finding.Fine;
import org.carrel.launcher.health.Finding.Obstacle;
import org.carrel.launcher.health.Finding.Remark;

/** What the figures of a machine mean for Carrel. */
public final class Checks {
    private static final long MEGA = 1024L * 1024;
    private static final long MEMORY_NEEDED = 1_800 * MEGA;
    private static final long MEMORY_EASY = 2_500 * MEGA;
    private static final long DISK_NEEDED = 1_000 * MEGA;
    private static final long DISK_EASY = 4_000 * MEGA;
    private static final Pattern VERSION = Pattern.compile("(\\d+)\\.(\\d+)");

    private Checks() {}

    public static Finding memory(OptionalLong available) {
        String subject = "memory";
        if (available.isEmpty()) {
            return new Remark(subject, "this system does not tell how much is available");
        }
        String amount = available.getAsLong() / MEGA + " MB available";
        if (available.getAsLong() < MEMORY_NEEDED) {
            return new Obstacle(
                    subject, amount + "; Carrel needs about " + MEMORY_NEEDED / MEGA + " MB. Close something.");
        }
        return available.getAsLong() < MEMORY_EASY
                ? new Remark(subject, amount + "; enough, with little to spare")
                : new Fine(subject, amount);
    }

    public static Finding disk(long usable) {
        String amount = usable / MEGA + " MB free";
        if (usable < DISK_NEEDED) {
            return new Obstacle("disk", amount + "; Carrel needs at least " + DISK_NEEDED / MEGA + " MB.");
        }
        return usable < DISK_EASY ? new Remark("disk", amount) : new Fine("disk", amount);
    }

    /** From what {@code mvn -v} says; empty if there is none. */
    public static Finding maven(String said) {
        Matcher version = VERSION.matcher(said);
        if (!said.contains("Apache Maven") || !version.find()) {
            return new Obstacle("maven", "none found; install Maven 3.8 or later");
        }
        int major = Integer.parseInt(version.group(1));
        int minor = Integer.parseInt(version.group(2));
        return major > 3 || (major == 3 && minor >= 8)
                ? new Fine("maven", version.group())
                : new Obstacle("maven", version.group() + " is too old; install Maven 3.8 or later");
    }

    /** From what {@code node --version} says. Only the staff application's developers need it. */
    public static Finding node(String said) {
        Matcher version = VERSION.matcher(said);
        if (!version.find()) {
            return new Remark("node", "none found; only building the staff application needs it (20 or later)");
        }
        return Integer.parseInt(version.group(1)) >= 20
                ? new Fine("node", version.group())
                : new Remark("node", version.group() + "; building the staff application needs 20 or later");
    }

    public static Finding java(int feature) {
        return feature == 25
                ? new Fine("jdk", "25")
                : new Obstacle("jdk", feature + "; Carrel needs 25. Set JAVA_HOME to one.");
    }

    public static Finding locale(Charset charset) {
        return charset.name().toUpperCase(Locale.ROOT).startsWith("UTF")
                ? new Fine("locale", charset.name())
                : new Remark(
                        "locale",
                        charset.name()
                                + "; names in other scripts will look wrong on this terminal (LC_ALL=C.UTF-8 helps)");
    }
}
