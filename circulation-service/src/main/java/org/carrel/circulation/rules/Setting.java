package org.carrel.circulation.rules;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import static org.carrel.circulation.rules.Dimension.BRANCH;
import static org.carrel.circulation.rules.Dimension.LOAN_TYPE;
import static org.carrel.circulation.rules.Dimension.LOCATION;
import static org.carrel.circulation.rules.Dimension.MATERIAL_TYPE;
import static org.carrel.circulation.rules.Dimension.PATRON_GROUP;

/**
 * Something the rules decide. Every setting is looked up on its own: the rule that wins for the loan period need not be
 * the one that wins for the number of renewals.
 */
public enum Setting {
    /** Whether the item may be lent at all. */
    LOANABLE("loanable", Shape.FLAG, Whose.ITEM, "yes"),
    /** For how long. */
    LOAN_PERIOD("loanPeriod", Shape.PERIOD, Whose.ITEM, "28 days"),
    /** What happens to a due date on a closed day. */
    CLOSED_DAYS("closedDays", Shape.CLOSED_DAYS, Whose.ITEM, "next open day"),
    /** Whether no loan lasts longer than the patron's membership. */
    ENDS_WITH_MEMBERSHIP("endsWithMembership", Shape.FLAG, Whose.ITEM, "no"),
    /** How often a loan may be renewed. */
    RENEWALS("renewals", Shape.COUNT, Whose.ITEM, "2"),
    /** For how long it is renewed. */
    RENEWAL_PERIOD("renewalPeriod", Shape.PERIOD, Whose.ITEM, "28 days"),
    /** From when the renewal period counts. */
    RENEW_FROM("renewFrom", Shape.RENEW_FROM, Whose.ITEM, "now"),
    /** How many days before the due date a renewal is possible at the earliest. */
    RENEW_WITHIN_DAYS("renewWithinDays", Shape.COUNT, Whose.ITEM, "unlimited"),
    /** Whether a loan may be renewed although another patron waits for the item. */
    RENEW_WHEN_REQUESTED("renewWhenRequested", Shape.FLAG, Whose.ITEM, "no"),
    /** Days after the due date for which nothing is charged. */
    GRACE_DAYS("graceDays", Shape.COUNT, Whose.ITEM, "0"),
    /** What a day overdue costs. */
    OVERDUE_PER_DAY("overduePerDay", Shape.AMOUNT, Whose.ITEM, "0 EUR"),
    /** What an overdue loan costs at most. */
    OVERDUE_CAP("overdueCap", Shape.AMOUNT, Whose.ITEM, "0 EUR"),
    /** How many loans a patron may have. */
    LOAN_LIMIT("loanLimit", Shape.COUNT, Whose.PATRON, "unlimited"),
    /** How many loans of one material type a patron may have. */
    MATERIAL_LIMIT("materialLimit", Shape.COUNT, Whose.PATRON_AND_MATERIAL, "unlimited"),
    /** Which kinds of request are taken for the item. */
    REQUEST_KINDS("requestKinds", Shape.REQUEST_KINDS, Whose.ITEM, "hold"),
    /** What a request means while a copy stands on the shelf. */
    WHEN_AVAILABLE("whenAvailable", Shape.WHEN_AVAILABLE, Whose.ITEM, "page"),
    /** Where the item may be picked up: codes of places, each with all that lies below it. */
    PICKUP("pickup", Shape.PICKUP, Whose.ITEM, "anywhere"),
    /** How many open requests a patron may have. */
    REQUEST_LIMIT("requestLimit", Shape.COUNT, Whose.PATRON, "unlimited"),
    /** For how many open days a found item is kept on the hold shelf. */
    SHELF_DAYS("shelfDays", Shape.COUNT, Whose.PICKUP_POINT, "7");

    /** Whose branch a setting looks at, and which dimensions make sense for it. */
    enum Whose {
        /** The branch that owns the item; every dimension. */
        ITEM(EnumSet.allOf(Dimension.class)),
        /** The patron's home branch. */
        PATRON(EnumSet.of(BRANCH, PATRON_GROUP)),
        /** The patron's home branch. */
        PATRON_AND_MATERIAL(EnumSet.of(BRANCH, PATRON_GROUP, MATERIAL_TYPE)),
        /** The branch where the item will be picked up. */
        PICKUP_POINT(EnumSet.of(BRANCH, PATRON_GROUP, MATERIAL_TYPE, LOAN_TYPE, LOCATION));

        @SuppressWarnings("ImmutableEnumChecker") // the sets are handed out as copies only
        private final Set<Dimension> dimensions;

        Whose(Set<Dimension> dimensions) {
            this.dimensions = dimensions;
        }
    }

    private final String text;
    private final Shape shape;
    private final Whose whose;
    private final String fallback;

    Setting(String text, Shape shape, Whose whose, String fallback) {
        this.text = text;
        this.shape = shape;
        this.whose = whose;
        this.fallback = fallback;
    }

    /** The word of the rule text. */
    public String text() {
        return text;
    }

    /** How its value is written. */
    public Shape shape() {
        return shape;
    }

    /** What a rule that decides this setting may be limited to. */
    public Set<Dimension> dimensions() {
        return Set.copyOf(whose.dimensions);
    }

    Whose whose() {
        return whose;
    }

    /** What holds if no rule says anything: only for rule sets older than the setting, as new ones must decide it. */
    Value fallback() {
        return shape.parse(fallback);
    }

    public static Optional<Setting> named(String text) {
        return Stream.of(values()).filter(one -> one.text.equals(text)).findFirst();
    }
}
