package org.carrel.circulation.rules;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * What a rule set would do to the loans that are open now if each were made or renewed under it, compared with the
 * rules in force. Loans keep the terms that they began under, so that this is what the next loans will be like, not
 * what becomes of these.
 *
 * @param loans how many loans were looked at
 * @param loansTouched for how many of them any setting would be another
 * @param effects what would be another, the widest first
 * @param dueDates where loan periods would lead
 * @param overLimit patrons who would have more than they may and do not have now
 */
public record Simulation(
        long loans, long loansTouched, List<Effect> effects, DueDates dueDates, List<OverLimit> overLimit) {
    private static final int SAMPLES = 5;

    /**
     * A setting that would be another.
     *
     * @param setting the setting
     * @param before its value under the rules in force
     * @param ruleBefore the rule that sets it there
     * @param after its value under the draft
     * @param ruleAfter the rule that sets it there
     * @param loans for how many loans
     * @param samples some of them
     */
    public record Effect(
            String setting,
            String before,
            String ruleBefore,
            String after,
            String ruleAfter,
            long loans,
            List<UUID> samples) {
        public Effect {
            samples = List.copyOf(samples);
        }
    }

    /**
     * How many loans would be due at another time if they were made now.
     *
     * @param earlier earlier than under the rules in force
     * @param later later
     * @param same at the same time
     */
    public record DueDates(long earlier, long later, long same) {}

    /**
     * Patrons beyond a limit.
     *
     * @param setting the limit
     * @param patronGroup their group
     * @param before the limit in force
     * @param after the limit of the draft
     * @param patrons how many they are
     */
    public record OverLimit(String setting, String patronGroup, String before, String after, long patrons) {}

    public Simulation {
        effects = List.copyOf(effects);
        overLimit = List.copyOf(overLimit);
    }

    /** Gathers what is found, bunch by bunch. */
    public static final class Tally {
        private final Map<Key, Found> effects = new LinkedHashMap<>();
        private final Map<OverKey, Long> overLimit = new LinkedHashMap<>();
        private long loans;
        private long loansTouched;
        private long earlier;
        private long later;
        private long same;

        private record Key(Setting setting, Terms.Decision before, Terms.Decision after) {}

        private record OverKey(Setting setting, String patronGroup, String before, String after) {}

        private static final class Found {
            private long loans;
            private final List<UUID> samples = new ArrayList<>();
        }

        /**
         * Compares the terms of loans that look alike.
         *
         * @param sooner whether they would be due earlier under the draft (negative), later (positive) or at the same
         *     time (0)
         */
        public void compare(LiveLoans.Alike alike, Terms before, Terms after, int sooner) {
            loans += alike.loans();
            switch (Integer.signum(sooner)) {
                case -1 -> earlier += alike.loans();
                case 1 -> later += alike.loans();
                default -> same += alike.loans();
            }
            List<Setting> differing = differing(before, after);
            loansTouched += differing.isEmpty() ? 0 : alike.loans();
            for (Setting setting : differing) {
                Found found = effects.computeIfAbsent(
                        new Key(setting, before.decision(setting), after.decision(setting)), _ -> new Found());
                found.loans += alike.loans();
                if (found.samples.size() < SAMPLES) {
                    found.samples.add(alike.sample());
                }
            }
        }

        /** Counts patrons who are within a limit in force and beyond that of the draft. */
        public void holders(LiveLoans.Holders holders, Setting limit, Terms before, Terms after) {
            int allowed = after.count(limit).limit();
            if (holders.each() > allowed
                    && holders.each() <= before.count(limit).limit()) {
                overLimit.merge(
                        new OverKey(
                                limit,
                                holders.patronGroup(),
                                before.count(limit).text(),
                                after.count(limit).text()),
                        holders.patrons(),
                        Long::sum);
            }
        }

        public Simulation result() {
            return new Simulation(
                    loans,
                    loansTouched,
                    effects.entrySet().stream()
                            .map(entry -> new Effect(
                                    entry.getKey().setting().text(),
                                    entry.getKey().before().value().text(),
                                    entry.getKey().before().ruleId(),
                                    entry.getKey().after().value().text(),
                                    entry.getKey().after().ruleId(),
                                    entry.getValue().loans,
                                    entry.getValue().samples))
                            .sorted(Comparator.comparingLong(Effect::loans).reversed())
                            .toList(),
                    new DueDates(earlier, later, same),
                    overLimit.entrySet().stream()
                            .map(entry -> new OverLimit(
                                    entry.getKey().setting().text(),
                                    entry.getKey().patronGroup(),
                                    entry.getKey().before(),
                                    entry.getKey().after(),
                                    entry.getValue()))
                            .toList());
        }
    }

    /** The settings whose values differ; which rule says so does not matter. */
    public static List<Setting> differing(Terms before, Terms after) {
        List<Setting> differing = new ArrayList<>();
        for (Setting setting : Setting.values()) {
            if (!before.value(setting).equals(after.value(setting))) {
                differing.add(setting);
            }
        }
        return differing;
    }
}
