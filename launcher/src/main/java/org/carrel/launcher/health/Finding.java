package org.carrel.launcher.health;

/** One thing that was looked at. */
public sealed interface Finding {
    String subject();

    String text();

    record Fine(String subject, String text) implements Finding {}

    /** Works, but worth knowing. */
    record Remark(String subject, String text) implements Finding {}

    /** Would stop {@code up}; the text says what to do. */
    record Obstacle(String subject, String text) implements Finding {}
}
