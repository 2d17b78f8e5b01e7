package org.carrel.bench.results;

import java.io.IOException;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/** The figures of one run, in the order in which they were found. */
public final class Figures {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Run run;
    private final List<Figure> found = new ArrayList<>();

    public Figures(Run run) {
        this.run = run;
    }

    public Run run() {
        return run;
    }

    public List<Figure> all() {
        return List.copyOf(found);
    }

    /** Adds a number that is better when it is lower. */
    public Figures lower(String metric, double value, String unit, @Nullable Double target) {
        return add(metric, value, unit, target, Figure.Better.LOWER);
    }

    /** Adds a number that is better when it is higher. */
    public Figures higher(String metric, double value, String unit, @Nullable Double target) {
        return add(metric, value, unit, target, Figure.Better.HIGHER);
    }

    private Figures add(String metric, double value, String unit, @Nullable Double target, Figure.Better better) {
        found.add(new Figure(metric, value, unit, target, better, run));
        return this;
    }

    /** Prints a table for people. */
    public void print(PrintStream out) {
        Machine machine = run.machine();
        out.printf(
                Locale.ROOT,
                "%n%s: %d cores, %d MB, JDK %s, PostgreSQL %s%n",
                run.id(),
                machine.cores(),
                machine.memoryMegabytes(),
                machine.jdk(),
                machine.postgresql());
        int width = found.stream()
                .mapToInt(figure -> figure.metric().length())
                .max()
                .orElse(0);
        for (Figure figure : found) {
            out.printf(
                    Locale.ROOT,
                    "  %-" + width + "s  %12s %-7s %s%n",
                    figure.metric(),
                    rounded(figure.value()).toPlainString(),
                    figure.unit(),
                    against(figure));
        }
        out.flush();
    }

    private static String against(Figure figure) {
        if (figure.target() == null) {
            return "";
        }
        return "target %s %s, %s"
                .formatted(
                        figure.better() == Figure.Better.LOWER ? "below" : "at least",
                        rounded(figure.target()).toPlainString(),
                        figure.isMissed() ? "MISSED" : "met");
    }

    /** Writes the figures as a JSON list, and the folder if it is missing. */
    public void write(Path file) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.writeString(file, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(json()) + "\n");
    }

    ArrayNode json() {
        ArrayNode list = JSON.createArrayNode();
        for (Figure figure : found) {
            ObjectNode node = list.addObject();
            node.put("metric", figure.metric());
            node.put("value", rounded(figure.value()));
            node.put("unit", figure.unit());
            node.put("target", figure.target() == null ? null : rounded(figure.target()));
            node.put("better", figure.better().name().toLowerCase(Locale.ROOT));
            ObjectNode of = node.putObject("run");
            of.put("id", figure.run().id());
            of.put("at", figure.run().at().toString());
            of.put("cores", figure.run().machine().cores());
            of.put("memoryMegabytes", figure.run().machine().memoryMegabytes());
            of.put("system", figure.run().machine().system());
            of.put("jdk", figure.run().machine().jdk());
            of.put("postgresql", figure.run().machine().postgresql());
        }
        return list;
    }

    /** Four digits say all that a measurement knows; whole numbers keep all of theirs. */
    private static BigDecimal rounded(double value) {
        BigDecimal exact = BigDecimal.valueOf(value);
        BigDecimal shorter = Math.abs(value) >= 1000
                ? exact.setScale(0, RoundingMode.HALF_UP)
                : exact.round(new MathContext(4, RoundingMode.HALF_UP));
        BigDecimal plain = shorter.stripTrailingZeros();
        return plain.scale() < 0 ? plain.setScale(0, RoundingMode.UNNECESSARY) : plain;
    }
}
