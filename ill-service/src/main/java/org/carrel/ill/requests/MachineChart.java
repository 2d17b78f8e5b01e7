package org.carrel.ill.requests;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes the transition table for people: a state chart, the states, and every row. */
public final class MachineChart {

    private MachineChart() {}

    /** The requester's table in Markdown. */
    public static String markdown(RequestMachine machine) {
        var text = new StringBuilder();
        text.append("# States of an interlibrary request\n\n")
                .append("The borrowing side, drawn from the transition table in `RequestMachine`. ")
                .append("A test fails when this page and the table differ.\n\n")
                .append("```mermaid\nstateDiagram-v2\n    [*] --> NEW\n");
        edges(machine.rows()).forEach((ends, actions) -> text.append("    ")
                .append(ends)
                .append(": ")
                .append(String.join(", ", actions))
                .append('\n'));
        Arrays.stream(RequestState.values())
                .filter(RequestState::terminal)
                .forEach(state -> text.append("    ").append(state).append(" --> [*]\n"));
        text.append("```\n\n| state | phase | meaning | a loan can | a copy can |\n| --- | --- | --- | --- | --- |\n");
        for (var state : RequestState.values()) {
            text.append("| ")
                    .append(state)
                    .append(" | ")
                    .append(state.phase().name().toLowerCase(Locale.ROOT))
                    .append(" | ")
                    .append(state.meaning())
                    .append(" | ")
                    .append(actions(machine, state, ServiceType.LOAN))
                    .append(" | ")
                    .append(actions(machine, state, ServiceType.COPY))
                    .append(" |\n");
        }
        text.append("\n| from | action | by | outcome | to |\n| --- | --- | --- | --- | --- |\n");
        for (var row : machine.rows()) {
            text.append("| ")
                    .append(row.from())
                    .append(" | ")
                    .append(row.action().code())
                    .append(" | ")
                    .append(row.action().by().name().toLowerCase(Locale.ROOT))
                    .append(" | ")
                    .append(row.outcome().name().toLowerCase(Locale.ROOT).replace('_', ' '))
                    .append(" | ")
                    .append(row.to())
                    .append(" |\n");
        }
        return text.toString();
    }

    private static Map<String, List<String>> edges(List<Transition> rows) {
        return rows.stream()
                .collect(Collectors.groupingBy(
                        row -> row.from() + " --> " + row.to(),
                        LinkedHashMap::new,
                        Collectors.mapping(row -> row.action().code(), Collectors.toList())));
    }

    private static String actions(RequestMachine machine, RequestState state, ServiceType type) {
        var actions = machine.actions(state, type).stream().map(Action::code).collect(Collectors.joining(", "));
        return actions.isEmpty() ? "nothing more" : actions;
    }
}
