package org.carrel.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import org.carrel.bench.catalogue.CatalogueBench;

/**
 * What was typed after {@code ./carrel bench}.
 *
 * @param data the folder of a running stack to measure; null for a stack of the measurement's own
 * @param records how many records the catalogue is measured with
 * @param noBuild whether a stack of its own runs what was built last
 */
record Options(List<String> names, @Nullable Path data, Path results, long records, boolean noBuild) {
    static final List<String> KNOWN = List.of("start", "memory", "gateway", "desk", "catalogue", "check", "all");

    private static final long MOST_RECORDS = 10_000_000;

    Options {
        names = List.copyOf(names);
    }

    static Options parse(String[] arguments, Path root) {
        List<String> names = new ArrayList<>();
        Path data = null;
        Path results = root.resolve("bench/results");
        long records = CatalogueBench.RECORDS;
        boolean noBuild = false;
        for (int i = 0; i < arguments.length; i++) {
            switch (arguments[i]) {
                case "--no-build" -> noBuild = true;
                case "--data" -> data = Path.of(value(arguments, ++i));
                case "--results" -> results = Path.of(value(arguments, ++i));
                case "--records" -> records = number(value(arguments, ++i));
                default -> names.add(known(arguments[i]));
            }
        }
        if (names.isEmpty()) {
            names.add("all");
        }
        return new Options(names, data, results, records, noBuild);
    }

    private static String value(String[] arguments, int at) {
        if (at == arguments.length) {
            throw new IllegalArgumentException(arguments[at - 1] + " needs a value");
        }
        return arguments[at];
    }

    private static long number(String text) {
        if (!text.matches("[1-9]\\d{2,7}") || Long.parseLong(text) > MOST_RECORDS) {
            throw new IllegalArgumentException("--records is a number from 100 to " + MOST_RECORDS + ", not " + text);
        }
        return Long.parseLong(text);
    }

    private static String known(String name) {
        if (!KNOWN.contains(name)) {
            throw new IllegalArgumentException(
                    "there is nothing to measure named " + name + ", only " + String.join(", ", KNOWN));
        }
        return name;
    }

    /** Whether a measurement is wanted. */
    boolean wants(String name) {
        return names.contains(name) || names.contains("all");
    }

    /** What {@code carrel up} is told besides. */
    List<String> upOptions() {
        return noBuild ? List.of("--no-build") : List.of();
    }
}
