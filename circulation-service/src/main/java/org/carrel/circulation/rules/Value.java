package org.carrel.circulation.rules;

import java.util.SortedSet;
import java.util.TreeSet;

import org.carrel.circulation.calendar.ClosedDays;
import org.carrel.circulation.calendar.LendingPeriod;
import org.carrel.events.RequestKind;

/** The value of a setting. {@link #text()} is how the rule text writes it, {@link Shape#parse} reads it back. */
public sealed interface Value {
    String text();

    /** Yes or no. */
    record Flag(boolean on) implements Value {
        @Override
        public String text() {
            return on ? "yes" : "no";
        }
    }

    /** A number from 0, or no limit. */
    record Count(int limit) implements Value {
        static final Count UNLIMITED = new Count(Integer.MAX_VALUE);

        public Count {
            if (limit < 0) {
                throw new IllegalArgumentException("not a number from 0: " + limit);
            }
        }

        public boolean unlimited() {
            return limit == Integer.MAX_VALUE;
        }

        @Override
        public String text() {
            return unlimited() ? "unlimited" : Integer.toString(limit);
        }
    }

    /** A length of time. */
    record Period(LendingPeriod period) implements Value {
        @Override
        public String text() {
            return period.text();
        }
    }

    /** What happens on closed days. */
    record OnClosedDays(ClosedDays closedDays) implements Value {
        @Override
        public String text() {
            return switch (closedDays) {
                case KEEP -> "keep";
                case NEXT_OPEN -> "next open day";
                case PREVIOUS_OPEN -> "previous open day";
            };
        }
    }

    /** From when a renewal counts. */
    record RenewFrom(boolean dueDate) implements Value {
        @Override
        public String text() {
            return dueDate ? "due date" : "now";
        }
    }

    /** Kinds of request. */
    record Kinds(SortedSet<RequestKind> kinds) implements Value {
        public Kinds {
            kinds = java.util.Collections.unmodifiableSortedSet(new TreeSet<>(kinds));
        }

        @Override
        public String text() {
            return kinds.isEmpty()
                    ? "none"
                    : String.join(
                            ", ",
                            kinds.stream()
                                    .map(kind -> kind.name().toLowerCase(java.util.Locale.ROOT))
                                    .toList());
        }
    }

    /** What a request means while a copy is on the shelf. */
    record WhenAvailable(Meaning meaning) implements Value {
        /** The choices. */
        public enum Meaning {
            /** Staff fetch the copy. */
            PAGE,
            /** The request waits; the next copy that is scanned fills it. */
            HOLD,
            /** It is not taken: the patron can fetch the copy. */
            REFUSE
        }

        @Override
        public String text() {
            return meaning.name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /** Places by code, each with everything below it; empty means anywhere. */
    record Places(SortedSet<String> codes) implements Value {
        public Places {
            codes = java.util.Collections.unmodifiableSortedSet(new TreeSet<>(codes));
        }

        /** Whether a place, told by the codes from itself upward, is among them. */
        public boolean include(Iterable<String> codesUpward) {
            if (codes.isEmpty()) {
                return true;
            }
            for (String code : codesUpward) {
                if (codes.contains(code)) {
                    return true;
                }
            }
            return false;
        }

        @Override
        public String text() {
            return codes.isEmpty() ? "anywhere" : String.join(", ", codes);
        }
    }

    /** An amount of money in minor units. */
    record Amount(long minor, String currency) implements Value {
        public Amount {
            if (minor < 0) {
                throw new IllegalArgumentException("not an amount from 0: " + minor);
            }
        }

        @Override
        public String text() {
            int digits = Math.max(0, java.util.Currency.getInstance(currency).getDefaultFractionDigits());
            return java.math.BigDecimal.valueOf(minor, digits).toPlainString() + " " + currency;
        }
    }
}
