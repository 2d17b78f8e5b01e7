package org.carrel.circulation.rules;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collections;
import java.util.Currency;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import org.carrel.circulation.calendar.ClosedDays;
import org.carrel.circulation.calendar.ClosedHours;
import org.carrel.circulation.calendar.LendingPeriod;
import org.carrel.circulation.calendar.ShelfPeriod;
import org.carrel.events.RequestKind;
import org.carrel.platform.money.Money;

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

    /** A share in percent. */
    record Percent(int percent) implements Value {
        public Percent {
            if (percent < 0 || percent > 100) {
                throw new IllegalArgumentException("not a share from 0% to 100%: " + percent);
            }
        }

        @Override
        public String text() {
            return percent + "%";
        }
    }

    /** That there is no such thing here. */
    record None() implements Value {
        @Override
        public String text() {
            return "none";
        }
    }

    /** That the setting beside it holds here too. */
    record Same() implements Value {
        @Override
        public String text() {
            return "same";
        }
    }

    /** How long something is lent. */
    record Period(LendingPeriod period) implements Value {
        @Override
        public String text() {
            return period.text();
        }
    }

    /** A length of time. */
    record Length(LendingPeriod.Length length) implements Value {
        @Override
        public String text() {
            return length.text();
        }
    }

    /** Fixed days; none at all means that nothing is fixed. */
    record Dates(SortedSet<LocalDate> days) implements Value {
        public Dates {
            days = Collections.unmodifiableSortedSet(new TreeSet<>(days));
        }

        /** The first of them that is not before a day. */
        public Optional<LocalDate> from(LocalDate day) {
            return days.stream().filter(one -> !one.isBefore(day)).findFirst();
        }

        @Override
        public String text() {
            return days.isEmpty()
                    ? "none"
                    : days.stream().map(LocalDate::toString).collect(Collectors.joining(", "));
        }
    }

    /** What happens on closed days. */
    record OnClosedDays(ClosedDays closedDays) implements Value {
        @Override
        public String text() {
            return closedDays.text();
        }
    }

    /** What happens in closed hours. */
    record InClosedHours(ClosedHours closedHours) implements Value {
        @Override
        public String text() {
            return closedHours.text();
        }
    }

    /** How long a found item is kept. */
    record Shelf(ShelfPeriod period) implements Value {
        @Override
        public String text() {
            return period.text();
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
            kinds = Collections.unmodifiableSortedSet(new TreeSet<>(kinds));
        }

        @Override
        public String text() {
            return kinds.isEmpty()
                    ? "none"
                    : kinds.stream()
                            .map(kind -> kind.name().toLowerCase(Locale.ROOT))
                            .collect(Collectors.joining(", "));
        }
    }

    /** What may be asked for. */
    record Levels(SortedSet<Level> levels) implements Value {
        /** What a request asks for. */
        public enum Level {
            /** Any copy of the title. */
            TITLE,
            /** Any copy of one volume or part. */
            VOLUME,
            /** One item. */
            ITEM
        }

        public Levels {
            levels = Collections.unmodifiableSortedSet(new TreeSet<>(levels));
        }

        @Override
        public String text() {
            return levels.isEmpty()
                    ? "none"
                    : levels.stream()
                            .map(level -> level.name().toLowerCase(Locale.ROOT))
                            .collect(Collectors.joining(", "));
        }
    }

    /** What a patron over a limit may no longer do. */
    record Stops(SortedSet<Stop> stops) implements Value {
        /** What can be stopped. */
        public enum Stop {
            BORROWING,
            RENEWALS,
            REQUESTS
        }

        public Stops {
            stops = Collections.unmodifiableSortedSet(new TreeSet<>(stops));
        }

        @Override
        public String text() {
            return stops.isEmpty()
                    ? "nothing"
                    : stops.stream()
                            .map(stop -> stop.name().toLowerCase(Locale.ROOT))
                            .collect(Collectors.joining(", "));
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
            return meaning.name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * Places by code, each with everything below it; empty means anywhere. Two of the words are not codes but stand for
     * a place that depends on the situation; {@link #at} puts the code there. Where that place is not known, and for
     * {@code nowhere}, the word stays: it is nobody's code.
     */
    record Places(SortedSet<String> codes) implements Value {
        /** The branch that owns the item. */
        static final String OWNING_BRANCH = "owning branch";
        /** The patron's home branch. */
        static final String HOME_BRANCH = "home branch";
        /** No place at all. */
        static final String NOWHERE = "nowhere";

        public Places {
            codes = Collections.unmodifiableSortedSet(new TreeSet<>(codes));
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

        Places at(Situation situation) {
            return new Places(codes.stream()
                    .map(code -> switch (code) {
                        case OWNING_BRANCH -> first(situation.itemBranch(), code);
                        case HOME_BRANCH -> first(situation.patronBranch(), code);
                        default -> code;
                    })
                    .collect(Collectors.toCollection(TreeSet::new)));
        }

        boolean relative() {
            return codes.contains(OWNING_BRANCH) || codes.contains(HOME_BRANCH);
        }

        /** The words among them that are codes of places. */
        public List<String> named() {
            return codes.stream()
                    .filter(code -> !code.equals(OWNING_BRANCH) && !code.equals(HOME_BRANCH) && !code.equals(NOWHERE))
                    .toList();
        }

        private static String first(List<String> path, String otherwise) {
            return path.isEmpty() ? otherwise : path.getFirst();
        }

        @Override
        public String text() {
            return codes.isEmpty() ? "anywhere" : String.join(", ", codes);
        }
    }

    /** An amount of money in minor units. */
    record Amount(long minor, String currency) implements Value, Cap {
        public Amount {
            if (minor < 0) {
                throw new IllegalArgumentException("not an amount from 0: " + minor);
            }
        }

        public Money money() {
            return Money.of(minor, currency);
        }

        @Override
        public String text() {
            int digits = Math.max(0, Currency.getInstance(currency).getDefaultFractionDigits());
            return BigDecimal.valueOf(minor, digits).toPlainString() + " " + currency;
        }
    }

    /** The most that something costs. */
    sealed interface Cap extends Value {}

    /** That there is no most. */
    record Uncapped() implements Cap {
        @Override
        public String text() {
            return "unlimited";
        }
    }

    /** A share of the item's price. */
    record ShareOfPrice(int percent) implements Cap {
        public ShareOfPrice {
            if (percent < 1 || percent > 1000) {
                throw new IllegalArgumentException("not a share from 1% to 1000% of the price: " + percent);
            }
        }

        @Override
        public String text() {
            return percent + "% of price";
        }
    }

    /**
     * An amount for every interval of time, or once for a loan.
     *
     * @param amount the amount
     * @param every how many units make an interval, from 1
     * @param unit the unit
     */
    record Rate(Amount amount, int every, Unit unit) implements Value {
        /** What is counted. */
        public enum Unit {
            MINUTE,
            HOUR,
            DAY,
            WEEK,
            MONTH,
            LOAN
        }

        public Rate {
            if (every < 1 || (unit == Unit.LOAN && every != 1)) {
                throw new IllegalArgumentException("not an interval: " + every + " " + unit);
            }
        }

        @Override
        public String text() {
            String name = unit.name().toLowerCase(Locale.ROOT);
            return amount.text() + " per " + (every == 1 ? name : every + " " + name + "s");
        }
    }

    /** At which end of an interval its charge falls due. */
    enum ChargedAt implements Value {
        /** An interval that has begun is charged. */
        START("start of interval"),
        /** Only an interval that has passed is charged. */
        END("end of interval");

        private final String text;

        ChargedAt(String text) {
            this.text = text;
        }

        @Override
        public String text() {
            return text;
        }
    }

    /** From when a loan is charged once its grace has passed. */
    enum AfterGrace implements Value {
        /** As if there had been no grace: it forgives all or nothing. */
        FROM_DUE_DATE("from due date"),
        /** Only what lies behind the grace. */
        FROM_END_OF_GRACE("from end of grace");

        private final String text;

        AfterGrace(String text) {
            this.text = text;
        }

        @Override
        public String text() {
            return text;
        }
    }

    /**
     * Days of suspension instead of money.
     *
     * @param days so many days, from 1
     * @param perOverdueDays for every so many days overdue, from 1
     */
    record Suspension(int days, int perOverdueDays) implements Value {
        public Suspension {
            if (days < 1 || perOverdueDays < 1) {
                throw new IllegalArgumentException("not a suspension: " + days + " per " + perOverdueDays);
            }
        }

        @Override
        public String text() {
            return days + (days == 1 ? " day" : " days") + " per "
                    + (perOverdueDays == 1 ? "overdue day" : perOverdueDays + " overdue days");
        }
    }

    /** Fees for the steps in which a patron is reminded; empty for none. */
    record Reminders(List<Reminder> steps) implements Value {
        /**
         * @param fee what the reminder costs
         * @param afterDays so many days after the due date
         */
        public record Reminder(Amount fee, int afterDays) {}

        public Reminders {
            steps = List.copyOf(steps);
            for (int i = 1; i < steps.size(); i++) {
                if (steps.get(i).afterDays() <= steps.get(i - 1).afterDays()) {
                    throw new IllegalArgumentException("each reminder comes later than the one before it");
                }
            }
        }

        @Override
        public String text() {
            return steps.isEmpty()
                    ? "none"
                    : steps.stream()
                            .map(step -> step.fee().text() + " after " + step.afterDays()
                                    + (step.afterDays() == 1 ? " day" : " days"))
                            .collect(Collectors.joining(", "));
        }
    }

    /** What a lost item costs. */
    sealed interface LostCost extends Value {}

    /** What it turns out to have cost: staff enter it. */
    record ActualCost() implements LostCost {
        @Override
        public String text() {
            return "actual";
        }
    }

    /** The item's price; another amount, or nothing, where it has none. */
    record PriceOfItem(@Nullable Amount otherwise) implements LostCost {
        @Override
        public String text() {
            return otherwise == null ? "price" : "price or " + otherwise.text();
        }
    }

    /** A set amount, which may be 0. */
    record SetCost(Amount amount) implements LostCost {
        @Override
        public String text() {
            return amount.text();
        }
    }

    /** What is given back when a lost item comes back. */
    enum LostRefund implements Value {
        /** Nothing: paid or not, the fee stands. */
        NONE("none"),
        /** What is not paid yet is cancelled; what is paid stays paid. */
        UNPAID_ONLY("unpaid only"),
        /** All. */
        FULL("full");

        private final String text;

        LostRefund(String text) {
            this.text = text;
        }

        @Override
        public String text() {
            return text;
        }
    }

    /** What becomes of the overdue charge when a lost item comes back. */
    enum OverdueOfFound implements Value {
        /** None is made, and what the loss cancelled stays cancelled. */
        NONE("none"),
        /** The charge stands as it was when the item was lost. */
        RESTORE("restore"),
        /** It is reckoned anew until the day of return. */
        RECALCULATE("recalculate");

        private final String text;

        OverdueOfFound(String text) {
            this.text = text;
        }

        @Override
        public String text() {
            return text;
        }
    }

    /** Where a refund goes. */
    enum RefundTo implements Value {
        /** To the means by which it was paid. */
        ORIGINAL_PAYMENT("original payment"),
        /** To the patron's account, as credit. */
        ACCOUNT_CREDIT("account credit"),
        /** To a list from which staff pay it out. */
        REFUND_LIST("refund list");

        private final String text;

        RefundTo(String text) {
            this.text = text;
        }

        @Override
        public String text() {
            return text;
        }
    }

    /** When placing a request costs its fee. */
    enum RequestFeeWhen implements Value {
        ALWAYS("always"),
        /** Not while a copy stands on the shelf. */
        NOTHING_ON_SHELF("nothing on shelf"),
        /** Not while nobody else waits. */
        OTHERS_WAIT("others wait");

        private final String text;

        RequestFeeWhen(String text) {
            this.text = text;
        }

        @Override
        public String text() {
            return text;
        }
    }

    /** Whose patrons are served first by items that are new, or by any that comes back. */
    enum Nearness implements Value {
        /** Those who fetch things at the branch that owns the item. */
        BRANCH("branch"),
        /** Those who fetch things at any branch under the same place above it. */
        LIBRARY("library");

        private final String text;

        Nearness(String text) {
            this.text = text;
        }

        @Override
        public String text() {
            return text;
        }
    }

    /**
     * From how many open requests on a title it counts as in high demand.
     *
     * @param measure how they are counted
     * @param requests how many, from 1
     */
    record Demand(Measure measure, int requests) implements Value {
        /** How requests are weighed. */
        public enum Measure {
            /** All that are open. */
            REQUESTS,
            /** Those that exceed the copies that can fill them. */
            MORE_THAN_COPIES,
            /** All that are open for each copy that can fill them. */
            PER_COPY
        }

        public Demand {
            if (requests < 1) {
                throw new IllegalArgumentException("demand begins with one request, not " + requests);
            }
        }

        /** Whether so many open requests on so many copies are high demand. */
        public boolean isHigh(int open, int copies) {
            return switch (measure) {
                case REQUESTS -> open >= requests;
                case MORE_THAN_COPIES -> open - copies >= requests;
                case PER_COPY -> open >= (long) requests * Math.max(1, copies);
            };
        }

        @Override
        public String text() {
            String many = requests + (requests == 1 ? " request" : " requests");
            return switch (measure) {
                case REQUESTS -> many;
                case MORE_THAN_COPIES -> many + " more than copies";
                case PER_COPY -> many + " per copy";
            };
        }
    }

    /** Limits on groups of items, each with a name; empty for none. */
    record Limits(List<Limit> limits) implements Value {
        public Limits {
            limits = List.copyOf(limits);
        }

        @Override
        public String text() {
            return limits.isEmpty() ? "none" : limits.stream().map(Limit::text).collect(Collectors.joining(", "));
        }
    }

    /**
     * How many loans a patron may have of a group of items.
     *
     * @param most how many
     * @param name what the group is called
     * @param of what belongs to it: an item fits if it fits in every dimension named
     */
    record Limit(int most, String name, Map<Dimension, NavigableSet<String>> of) {
        public Limit {
            Map<Dimension, NavigableSet<String>> copy = new EnumMap<>(Dimension.class);
            of.forEach((dimension, codes) ->
                    copy.put(dimension, Collections.unmodifiableNavigableSet(new TreeSet<>(codes))));
            if (copy.isEmpty() || copy.containsKey(Dimension.PATRON_GROUP)) {
                throw new IllegalArgumentException("a group of items is told by what they are, not by " + of.keySet());
            }
            of = Collections.unmodifiableMap(copy);
        }

        /** Whether an item of a kind, owned by a branch told by the codes from itself upward, belongs to the group. */
        public boolean counts(Situation.ItemKind kind, List<String> branchUpward) {
            return of.entrySet().stream().allMatch(entry -> switch (entry.getKey()) {
                case BRANCH -> branchUpward.stream().anyMatch(entry.getValue()::contains);
                case MATERIAL_TYPE -> entry.getValue().contains(kind.materialType());
                case LOAN_TYPE -> entry.getValue().contains(kind.loanType());
                case LOCATION -> entry.getValue().contains(kind.location());
                case PATRON_GROUP -> false;
            });
        }

        String text() {
            return most + " " + name + " with "
                    + of.entrySet().stream()
                            .map(entry -> entry.getKey().text() + " " + String.join(" or ", entry.getValue()))
                            .collect(Collectors.joining(" and "));
        }
    }
}
