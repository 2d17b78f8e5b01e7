package org.carrel.launcher.supervision;

import java.util.List;

/**
 * One part of the stack.
 *
 * @param needs the parts that must have been ready once before this one starts
 */
public record Part(String name, int port, List<String> needs, Runner runner) {
    public Part {
        needs = List.copyOf(needs);
    }
}
