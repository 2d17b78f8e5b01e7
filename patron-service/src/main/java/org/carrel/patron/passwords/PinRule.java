package org.carrel.patron.passwords;

import java.util.Optional;
import java.util.regex.Pattern;

/** What a patron's PIN must be like: four to twelve digits that are not the first anybody would try. */
public final class PinRule {

    private static final Pattern SHAPE = Pattern.compile("[0-9]{4,12}");

    /** What is wrong with a PIN. */
    public enum Fault {
        SHAPE,
        TOO_SIMPLE
    }

    private PinRule() {}

    /** What is wrong with a PIN, if anything. */
    public static Optional<Fault> fault(String pin) {
        if (!SHAPE.matcher(pin).matches()) {
            return Optional.of(Fault.SHAPE);
        }
        int step = pin.charAt(1) - pin.charAt(0);
        boolean straight = Math.abs(step) <= 1;
        for (int i = 1; i < pin.length() && straight; i++) {
            straight = pin.charAt(i) - pin.charAt(i - 1) == step;
        }
        return straight ? Optional.of(Fault.TOO_SIMPLE) : Optional.empty();
    }
}
