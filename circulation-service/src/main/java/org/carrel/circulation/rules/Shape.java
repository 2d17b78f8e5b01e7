package org.carrel.circulation.rules;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.stream.Collectors;

import org.carrel.circulation.calendar.ClosedDays;
import org.carrel.circulation.calendar.LendingPeriod;
import org.carrel.circulation.rules.Value.WhenAvailable.Meaning;
import org.carrel.events.RequestKind;

/** How the value of a setting is written in the rule text. */
public enum Shape {
    /** {@code yes} or {@code no}. */
    FLAG {
        @Override
        Value parse(String text) {
            return switch (text) {
                case "yes", "true" -> new Value.Flag(true);
                case "no", "false" -> new Value.Flag(false);
                default -> throw unreadable("'yes' or 'no'", text);
            };
        }
    },
    /** A number or {@code unlimited}. */
    COUNT {
        @Override
        Value parse(String text) {
            if (text.equals("unlimited")) {
                return Value.Count.UNLIMITED;
            }
            if (!text.matches("\\d{1,6}")) {
                throw unreadable("a whole number from 0 to 999999, or 'unlimited'", text);
            }
            return new Value.Count(Integer.parseInt(text));
        }
    },
    /** {@code 28 days}, {@code 4 hours}, {@code until 2027-06-30}. */
    PERIOD {
        @Override
        Value parse(String text) {
            return new Value.Period(LendingPeriod.parse(text));
        }
    },
    /** {@code keep}, {@code next open day} or {@code previous open day}. */
    CLOSED_DAYS {
        @Override
        Value parse(String text) {
            return new Value.OnClosedDays(
                    switch (text) {
                        case "keep" -> ClosedDays.KEEP;
                        case "next open day" -> ClosedDays.NEXT_OPEN;
                        case "previous open day" -> ClosedDays.PREVIOUS_OPEN;
                        default -> throw unreadable("'keep', 'next open day' or 'previous open day'", text);
                    });
        }
    },
    /** {@code now} or {@code due date}. */
    RENEW_FROM {
        @Override
        Value parse(String text) {
            return switch (text) {
                case "now" -> new Value.RenewFrom(false);
                case "due date" -> new Value.RenewFrom(true);
                default -> throw unreadable("'now' or 'due date'", text);
            };
        }
    },
    /** {@code hold}, {@code page}, both with a comma between, or {@code none}. */
    REQUEST_KINDS {
        @Override
        Value parse(String text) {
            TreeSet<RequestKind> kinds = new TreeSet<>();
            for (String word : words(text, "none")) {
                kinds.add(
                        switch (word) {
                            case "hold" -> RequestKind.HOLD;
                            case "page" -> RequestKind.PAGE;
                            default -> throw unreadable("'hold', 'page', both, or 'none'", word);
                        });
            }
            return new Value.Kinds(kinds);
        }
    },
    /** {@code page}, {@code hold} or {@code refuse}. */
    WHEN_AVAILABLE {
        @Override
        Value parse(String text) {
            return new Value.WhenAvailable(
                    switch (text) {
                        case "page" -> Meaning.PAGE;
                        case "hold" -> Meaning.HOLD;
                        case "refuse" -> Meaning.REFUSE;
                        default -> throw unreadable("'page', 'hold' or 'refuse'", text);
                    });
        }
    },
    /** Codes of places with commas between, or {@code anywhere}. */
    PICKUP {
        @Override
        Value parse(String text) {
            return new Value.Places(new TreeSet<>(words(text, "anywhere")));
        }
    },
    /** {@code 0.25 EUR}. */
    AMOUNT {
        @Override
        Value parse(String text) {
            String[] parts = text.split(" ", -1);
            if (parts.length != 2 || !parts[0].matches("\\d{1,9}(\\.\\d{1,4})?")) {
                throw unreadable("an amount such as '0.25 EUR'", text);
            }
            if (Currency.getAvailableCurrencies().stream()
                    .noneMatch(currency -> currency.getCurrencyCode().equals(parts[1]))) {
                throw unreadable("a currency code of ISO 4217", parts[1]);
            }
            int digits = Math.max(0, Currency.getInstance(parts[1]).getDefaultFractionDigits());
            try {
                return new Value.Amount(
                        new BigDecimal(parts[0]).movePointRight(digits).longValueExact(), parts[1]);
            } catch (ArithmeticException tooFine) {
                throw new IllegalArgumentException(
                        parts[1] + " has " + digits + " decimals, so this cannot be charged: " + text, tooFine);
            }
        }
    };

    /**
     * Reads a value.
     *
     * @throws IllegalArgumentException saying what was expected
     */
    abstract Value parse(String text);

    private static List<String> words(String text, String none) {
        return text.equals(none)
                ? List.of()
                : Arrays.stream(text.split(",", -1))
                        .map(String::strip)
                        .filter(word -> !word.isEmpty())
                        .collect(Collectors.toList());
    }

    private static IllegalArgumentException unreadable(String expected, String text) {
        return new IllegalArgumentException("expected " + expected + ", found '" + text.toLowerCase(Locale.ROOT) + "'");
    }
}
