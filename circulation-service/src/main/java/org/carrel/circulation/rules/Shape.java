package org.carrel.circulation.rules;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Currency;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableSet;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.carrel.circulation.calendar.ClosedDays;
import org.carrel.circulation.calendar.ClosedHours;
import org.carrel.circulation.calendar.LendingPeriod;
import org.carrel.circulation.calendar.ShelfPeriod;
import org.carrel.circulation.rules.Value.WhenAvailable.Meaning;
import org.carrel.events.RequestKind;

/** How the value of a setting is written in the rule text. */
public enum Shape {
    /** {@code yes} or {@code no}. */
    FLAG("yes | no", text -> switch (text) {
        case "yes", "true" -> new Value.Flag(true);
        case "no", "false" -> new Value.Flag(false);
        default -> throw unreadable("'yes' or 'no'", text);
    }),
    /** A number or {@code unlimited}. */
    COUNT("3 | unlimited", text -> text.equals("unlimited") ? Value.Count.UNLIMITED : new Value.Count(number(text))),
    /** {@code 25%}. */
    PERCENT(
            "25%",
            text -> {
                if (!text.matches("\\d{1,3}%")) {
                    throw unreadable("a share such as '25%'", text);
                }
                return new Value.Percent(Integer.parseInt(text.substring(0, text.length() - 1)));
            }),
    /** {@code 28 days}, {@code 4 hours}, {@code until 2027-06-30}. */
    PERIOD("28 days | 4 hours | 6 months | until 2027-06-30 | until the next of 2027-01-31, 2027-06-30", Shape::period),
    /** A period, or {@code same} as the ordinary one. */
    PERIOD_OR_SAME("same | 14 days", text -> text.equals("same") ? new Value.Same() : period(text)),
    /** A length of time or {@code none}. */
    LENGTH("none | 14 days | 12 hours", Shape::length),
    /** A length of time, {@code none}, or {@code same} as the ordinary one. */
    LENGTH_OR_SAME("same | none | 14 days", text -> text.equals("same") ? new Value.Same() : length(text)),
    /** Dates with commas between, or {@code none}. */
    DATES("none | 2027-01-31, 2027-06-30", text -> {
        TreeSet<LocalDate> days = new TreeSet<>();
        for (String word : words(text, "none")) {
            try {
                days.add(LocalDate.parse(word));
            } catch (DateTimeException notADate) {
                throw new IllegalArgumentException("not a date such as 2027-06-30: " + word, notADate);
            }
        }
        return new Value.Dates(days);
    }),
    /** What is done about closed days. */
    CLOSED_DAYS(
            "keep | next open day | previous open day | next open same weekday | count open days",
            text -> new Value.OnClosedDays(chosen(text, ClosedDays.values(), ClosedDays::text))),
    /** What is done about closed hours. */
    CLOSED_HOURS(
            "as closed days | keep | at closing | at next opening | 2 hours after next opening",
            text -> new Value.InClosedHours(ClosedHours.parse(text))),
    /** {@code now} or {@code due date}. */
    RENEW_FROM("now | due date", text -> switch (text) {
        case "now" -> new Value.RenewFrom(false);
        case "due date" -> new Value.RenewFrom(true);
        default -> throw unreadable("'now' or 'due date'", text);
    }),
    /** {@code hold}, {@code page}, {@code recall} with commas between, or {@code none}. */
    REQUEST_KINDS("hold, page, recall | none", text -> new Value.Kinds(several(text, "none", RequestKind.values()))),
    /** {@code title}, {@code volume}, {@code item} with commas between, or {@code none}. */
    LEVELS("title, volume, item | none", text -> new Value.Levels(several(text, "none", Value.Levels.Level.values()))),
    /** {@code borrowing}, {@code renewals}, {@code requests} with commas between, or {@code nothing}. */
    STOPS(
            "borrowing, renewals, requests | nothing",
            text -> new Value.Stops(several(text, "nothing", Value.Stops.Stop.values()))),
    /** {@code page}, {@code hold} or {@code refuse}. */
    WHEN_AVAILABLE(
            "page | hold | refuse",
            text -> new Value.WhenAvailable(
                    switch (text) {
                        case "page" -> Meaning.PAGE;
                        case "hold" -> Meaning.HOLD;
                        case "refuse" -> Meaning.REFUSE;
                        default -> throw unreadable("'page', 'hold' or 'refuse'", text);
                    })),
    /** Codes of places with commas between, {@code owning branch}, {@code home branch}, or {@code anywhere}. */
    PLACES(
            "anywhere | nowhere | owning branch, home branch, MAIN",
            text -> new Value.Places(new TreeSet<>(words(text, "anywhere")))),
    /** {@code 7 open days}, {@code 10 days}, {@code 48 hours}; a bare number counts open days. */
    SHELF(
            "7 open days | 10 days | 48 hours",
            text -> new Value.Shelf(ShelfPeriod.parse(text.equals("unlimited") ? "365" : text))),
    /** {@code 0.25 EUR}. */
    AMOUNT("0.25 EUR", Shape::amount),
    /** An amount or {@code unlimited}. */
    AMOUNT_LIMIT("unlimited | 20.00 EUR", text -> text.equals("unlimited") ? new Value.Uncapped() : amount(text)),
    /** An amount, a share of the price, or {@code unlimited}. */
    CAP("unlimited | 10.00 EUR | 50% of price", Shape::cap),
    /** A cap, or {@code same} as the ordinary one. */
    CAP_OR_SAME("same | 10.00 EUR | 50% of price", text -> text.equals("same") ? new Value.Same() : cap(text)),
    /** An amount for every interval; a bare amount is for every day. */
    RATE("0.20 EUR per day | 1.00 EUR per 2 hours", text -> rate(text, Value.Rate.Unit.DAY)),
    /** A rate, or {@code same} as the ordinary one. */
    RATE_OR_SAME(
            "same | 1.00 EUR per day",
            text -> text.equals("same") ? new Value.Same() : rate(text, Value.Rate.Unit.DAY)),
    /** An amount for the loan or for every interval of it; a bare amount is for the loan. */
    RENTAL("0.00 EUR per loan | 0.50 EUR per day", text -> rate(text, Value.Rate.Unit.LOAN)),
    /** At which end of an interval its charge falls due. */
    CHARGED_AT(
            "start of interval | end of interval",
            text -> chosen(text, Value.ChargedAt.values(), Value.ChargedAt::text)),
    /** From when is charged once the grace has passed. */
    AFTER_GRACE(
            "from due date | from end of grace",
            text -> chosen(text, Value.AfterGrace.values(), Value.AfterGrace::text)),
    /** {@code 1 day per overdue day}, {@code 2 days per 3 overdue days} or {@code none}. */
    SUSPENSION("none | 1 day per overdue day | 2 days per 3 overdue days", Shape::suspension),
    /** {@code 1.00 EUR after 7 days}, more with commas between, or {@code none}. */
    REMINDERS("none | 1.00 EUR after 7 days, 2.50 EUR after 14 days", Shape::reminders),
    /** What a lost item costs. */
    LOST_COST("price | price or 25.00 EUR | 25.00 EUR | actual", text -> switch (text) {
        case "actual" -> new Value.ActualCost();
        case "price" -> new Value.PriceOfItem(null);
        default ->
            text.startsWith("price or ")
                    ? new Value.PriceOfItem(amount(text.substring("price or ".length())))
                    : new Value.SetCost(amount(text));
    }),
    /** What is given back for a lost item that is found. */
    LOST_REFUND("none | unpaid only | full", text -> chosen(text, Value.LostRefund.values(), Value.LostRefund::text)),
    /** What becomes of the overdue charge of a lost item that is found. */
    OVERDUE_OF_FOUND(
            "none | restore | recalculate",
            text -> chosen(text, Value.OverdueOfFound.values(), Value.OverdueOfFound::text)),
    /** Where a refund goes. */
    REFUND_TO(
            "original payment | account credit | refund list",
            text -> chosen(text, Value.RefundTo.values(), Value.RefundTo::text)),
    /** When placing a request costs its fee. */
    REQUEST_FEE_WHEN(
            "always | nothing on shelf | others wait",
            text -> chosen(text, Value.RequestFeeWhen.values(), Value.RequestFeeWhen::text)),
    /** {@code branch} or {@code library}. */
    NEARNESS("branch | library", text -> chosen(text, Value.Nearness.values(), Value.Nearness::text)),
    /** From when a title is in high demand, or {@code none}. */
    DEMAND("none | 5 requests | 3 requests more than copies | 2 requests per copy", Shape::demand),
    /**
     * {@code 5 films with materialType dvd or blu-ray and loanType short}, more with commas between, or {@code none}.
     */
    LIMITS("none | 5 films with materialType dvd or blu-ray and loanType short", Shape::limits);

    private static final Pattern RATE_TEXT =
            Pattern.compile("(\\S+ \\S+?)(?: per (?:(\\d{1,4}) )?(minute|hour|day|week|month|loan)s?)?");
    private static final Pattern SUSPENSION_TEXT =
            Pattern.compile("(\\d{1,4}) days? per (?:(\\d{1,4}) )?overdue days?");
    private static final Pattern REMINDER_TEXT = Pattern.compile("(\\S+ \\S+) after (\\d{1,4}) days?");
    private static final Pattern DEMAND_TEXT = Pattern.compile("(\\d{1,4}) requests?( more than copies| per copy)?");
    private static final Pattern LIMIT_TEXT = Pattern.compile("(\\d{1,6}) (.{1,60}?) with (.+)");

    private final String example;

    @SuppressWarnings("ImmutableEnumChecker") // a function without state
    private final Function<String, Value> reader;

    Shape(String example, Function<String, Value> reader) {
        this.example = example;
        this.reader = reader;
    }

    /** How its values look, with bars between the alternatives. */
    public String example() {
        return example;
    }

    /**
     * Reads a value.
     *
     * @throws IllegalArgumentException saying what was expected
     */
    Value parse(String text) {
        return reader.apply(text);
    }

    private static int number(String text) {
        if (!text.matches("\\d{1,6}")) {
            throw unreadable("a whole number from 0 to 999999, or 'unlimited'", text);
        }
        return Integer.parseInt(text);
    }

    private static Value period(String text) {
        return new Value.Period(LendingPeriod.parse(text));
    }

    private static Value length(String text) {
        if (text.equals("none") || text.equals("0")) {
            return new Value.None();
        }
        // Days are what a bare number has always meant.
        return new Value.Length(LendingPeriod.Length.parse(text.matches("\\d{1,5}") ? text + " days" : text));
    }

    private static Value.Amount amount(String text) {
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

    private static Value cap(String text) {
        if (text.equals("unlimited")) {
            return new Value.Uncapped();
        }
        return text.matches("\\d{1,4}% of price")
                ? new Value.ShareOfPrice(Integer.parseInt(text.substring(0, text.indexOf('%'))))
                : amount(text);
    }

    private static Value rate(String text, Value.Rate.Unit ofBareAmount) {
        Matcher matcher = RATE_TEXT.matcher(text);
        if (!matcher.matches()) {
            throw unreadable("a rate such as '0.20 EUR per day'", text);
        }
        Value.Rate.Unit unit = matcher.group(3) == null
                ? ofBareAmount
                : Value.Rate.Unit.valueOf(matcher.group(3).toUpperCase(Locale.ROOT));
        if (unit == Value.Rate.Unit.LOAN && ofBareAmount != Value.Rate.Unit.LOAN) {
            throw unreadable("an interval of time such as 'per day'", text);
        }
        return new Value.Rate(
                amount(matcher.group(1)), matcher.group(2) == null ? 1 : Integer.parseInt(matcher.group(2)), unit);
    }

    private static Value suspension(String text) {
        if (text.equals("none")) {
            return new Value.None();
        }
        Matcher matcher = SUSPENSION_TEXT.matcher(text);
        if (!matcher.matches()) {
            throw unreadable("'none' or such as '1 day per overdue day'", text);
        }
        return new Value.Suspension(
                Integer.parseInt(matcher.group(1)), matcher.group(2) == null ? 1 : Integer.parseInt(matcher.group(2)));
    }

    private static Value reminders(String text) {
        return new Value.Reminders(words(text, "none").stream()
                .map(word -> {
                    Matcher matcher = REMINDER_TEXT.matcher(word);
                    if (!matcher.matches()) {
                        throw unreadable("'none' or such as '1.00 EUR after 7 days'", word);
                    }
                    return new Value.Reminders.Reminder(amount(matcher.group(1)), Integer.parseInt(matcher.group(2)));
                })
                .toList());
    }

    private static Value demand(String text) {
        if (text.equals("none")) {
            return new Value.None();
        }
        Matcher matcher = DEMAND_TEXT.matcher(text);
        if (!matcher.matches()) {
            throw unreadable("'none' or such as '3 requests more than copies'", text);
        }
        Value.Demand.Measure measure =
                switch (matcher.group(2)) {
                    case null -> Value.Demand.Measure.REQUESTS;
                    case " per copy" -> Value.Demand.Measure.PER_COPY;
                    default -> Value.Demand.Measure.MORE_THAN_COPIES;
                };
        return new Value.Demand(measure, Integer.parseInt(matcher.group(1)));
    }

    private static Value limits(String text) {
        return new Value.Limits(words(text, "none").stream().map(Shape::limit).toList());
    }

    private static Value.Limit limit(String text) {
        Matcher matcher = LIMIT_TEXT.matcher(text);
        if (!matcher.matches()) {
            throw unreadable("'none' or such as '5 films with materialType dvd or blu-ray'", text);
        }
        Map<Dimension, NavigableSet<String>> of = new EnumMap<>(Dimension.class);
        for (String condition : matcher.group(3).split(" and ", -1)) {
            int space = condition.indexOf(' ');
            Dimension dimension = Dimension.named(space < 0 ? condition : condition.substring(0, space))
                    .orElseThrow(() -> unreadable("a dimension such as 'materialType' and its values", condition));
            NavigableSet<String> codes = Stream.of(
                            condition.substring(space + 1).split(" or ", -1))
                    .map(String::strip)
                    .collect(Collectors.toCollection(TreeSet::new));
            if (space < 0 || codes.contains("") || of.put(dimension, codes) != null) {
                throw unreadable("each dimension once, with its values", text);
            }
        }
        return new Value.Limit(Integer.parseInt(matcher.group(1)), matcher.group(2), of);
    }

    private static <E> E chosen(String text, E[] choices, Function<E, String> words) {
        return Stream.of(choices)
                .filter(choice -> words.apply(choice).equals(text))
                .findFirst()
                .orElseThrow(() -> unreadable(quoted(Stream.of(choices).map(words)), text));
    }

    private static <E extends Enum<E>> SortedSet<E> several(String text, String none, E[] choices) {
        return words(text, none).stream()
                .map(word -> Stream.of(choices)
                        .filter(choice -> choice.name().toLowerCase(Locale.ROOT).equals(word))
                        .findFirst()
                        .orElseThrow(() -> unreadable(
                                quoted(Stream.concat(
                                        Stream.of(choices)
                                                .map(choice -> choice.name().toLowerCase(Locale.ROOT)),
                                        Stream.of(none))),
                                word)))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String quoted(Stream<String> words) {
        return words.map(word -> "'" + word + "'").collect(Collectors.joining(", "));
    }

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
