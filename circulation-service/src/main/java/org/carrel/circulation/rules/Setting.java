package org.carrel.circulation.rules;

import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

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
    // The loan.
    /** Whether the item may be lent at all. */
    LOANABLE("loanable", Shape.FLAG, Whose.ITEM, Unsaid.REFUSED, "yes"),
    /** Whether it may be lent for use in the house only. */
    ON_SITE_ONLY("onSiteOnly", Shape.FLAG, Whose.ITEM, "no"),
    /** For how long. */
    LOAN_PERIOD("loanPeriod", Shape.PERIOD, Whose.ITEM, Unsaid.REFUSED, "28 days"),
    /** Days beyond the next of which no loan goes, such as the end of a term. */
    DUE_NO_LATER_THAN("dueNoLaterThan", Shape.DATES, Whose.ITEM, "none"),
    /** Days before the next of which no loan ends, such as the end of a holiday. */
    DUE_NO_EARLIER_THAN("dueNoEarlierThan", Shape.DATES, Whose.ITEM, "none"),
    /** What happens to a due date on a closed day. */
    CLOSED_DAYS("closedDays", Shape.CLOSED_DAYS, Whose.ITEM, Unsaid.REFUSED, "next open day"),
    /** What happens to the end of a loan of minutes or hours when the branch is closed. */
    CLOSED_HOURS("closedHours", Shape.CLOSED_HOURS, Whose.ITEM, "as closed days"),
    /** Whether no loan lasts longer than the patron's membership. */
    ENDS_WITH_MEMBERSHIP("endsWithMembership", Shape.FLAG, Whose.ITEM, Unsaid.REFUSED, "no"),
    /** For how long while others wait for the title. */
    LOAN_PERIOD_WHEN_REQUESTED("loanPeriodWhenRequested", Shape.PERIOD_OR_SAME, Whose.ITEM, "same"),
    /** From how many requests a title is in high demand. */
    HIGH_DEMAND("highDemand", Shape.DEMAND, Whose.ITEM, "none"),
    /** For how long a title in high demand is lent. */
    HIGH_DEMAND_LOAN_PERIOD("highDemandLoanPeriod", Shape.PERIOD_OR_SAME, Whose.ITEM, "same"),
    /** Whether a title in high demand is lent to those who did not request it. */
    LOANABLE_IN_HIGH_DEMAND("loanableInHighDemand", Shape.FLAG, Whose.ITEM, "yes"),

    // Renewals.
    /** How often a loan may be renewed. */
    RENEWALS("renewals", Shape.COUNT, Whose.ITEM, Unsaid.REFUSED, "2"),
    /** How often in a row without the item being seen. */
    UNSEEN_RENEWALS("unseenRenewals", Shape.COUNT, Whose.ITEM, "unlimited"),
    /** For how long it is renewed. */
    RENEWAL_PERIOD("renewalPeriod", Shape.PERIOD, Whose.ITEM, Unsaid.REFUSED, "28 days"),
    /** For how long while others wait, if it may be renewed then. */
    RENEWAL_PERIOD_WHEN_REQUESTED("renewalPeriodWhenRequested", Shape.PERIOD_OR_SAME, Whose.ITEM, "same"),
    /** From when the renewal period counts. */
    RENEW_FROM("renewFrom", Shape.RENEW_FROM, Whose.ITEM, Unsaid.REFUSED, "now"),
    /** How many days before the due date a renewal is possible at the earliest. */
    RENEW_WITHIN_DAYS("renewWithinDays", Shape.COUNT, Whose.ITEM, Unsaid.REFUSED, "unlimited"),
    /** Whether a loan may be renewed although another patron waits for the item. */
    RENEW_WHEN_REQUESTED("renewWhenRequested", Shape.FLAG, Whose.ITEM, Unsaid.REFUSED, "no"),
    /** Whether an overdue loan may be renewed. */
    RENEW_WHEN_OVERDUE("renewWhenOverdue", Shape.FLAG, Whose.ITEM, "yes"),
    /** Whether a loan may be renewed for which a reminder was charged. */
    RENEW_WITH_REMINDER_FEES("renewWithReminderFees", Shape.FLAG, Whose.ITEM, "yes"),
    /** Whether a loan is renewed by itself. */
    AUTO_RENEW("autoRenew", Shape.FLAG, Whose.ITEM, "no"),
    /** How often by itself, within the number of all renewals. */
    AUTO_RENEWALS("autoRenewals", Shape.COUNT, Whose.ITEM, "unlimited"),
    /** How many days before the due date it is renewed by itself. */
    AUTO_RENEW_WITHIN_DAYS("autoRenewWithinDays", Shape.COUNT, Whose.ITEM, "1"),
    /** For how long after check-out at most. */
    AUTO_RENEW_FOR("autoRenewFor", Shape.LENGTH, Whose.ITEM, "none"),
    /** Days beyond the next of which no loan is renewed by itself. */
    AUTO_RENEW_NO_LATER_THAN("autoRenewNoLaterThan", Shape.DATES, Whose.ITEM, "none"),
    /** What a patron may owe at most for loans to be renewed by themselves. */
    AUTO_RENEW_DEBT_LIMIT("autoRenewDebtLimit", Shape.AMOUNT_LIMIT, Whose.PATRON, "unlimited"),

    // Limits of what a patron has.
    /** How many loans a patron may have. */
    LOAN_LIMIT("loanLimit", Shape.COUNT, Whose.PATRON, Unsaid.REFUSED, "unlimited"),
    /** How many loans of one material type a patron may have. */
    MATERIAL_LIMIT("materialLimit", Shape.COUNT, Whose.PATRON_AND_MATERIAL, Unsaid.REFUSED, "unlimited"),
    /** How many loans of one loan type. */
    LOAN_TYPE_LIMIT("loanTypeLimit", Shape.COUNT, Whose.PATRON_AND_ITEM, "unlimited"),
    /** How many loans from one shelving location. */
    LOCATION_LIMIT("locationLimit", Shape.COUNT, Whose.PATRON_AND_ITEM, "unlimited"),
    /** How many loans of items of one branch. */
    BRANCH_LIMIT("branchLimit", Shape.COUNT, Whose.PATRON_AND_ITEM, "unlimited"),
    /** How many copies of one title at once. */
    TITLE_LIMIT("titleLimit", Shape.COUNT, Whose.PATRON_AND_ITEM, "unlimited"),
    /** How many loans for use in the house. */
    ON_SITE_LIMIT("onSiteLimit", Shape.COUNT, Whose.PATRON_AND_ITEM, "unlimited"),
    /** Limits on groups of items, in any combination of what they are. */
    LIMITS("limits", Shape.LIMITS, Whose.PATRON_AND_ITEM, "none"),

    // Limits of a patron's standing.
    /** What a patron may owe at most. */
    DEBT_LIMIT("debtLimit", Shape.AMOUNT_LIMIT, Whose.PATRON, "unlimited"),
    /** How many overdue loans a patron may have at most. */
    OVERDUE_LIMIT("overdueLimit", Shape.COUNT, Whose.PATRON, "unlimited"),
    /** How many lost items. */
    LOST_LIMIT("lostLimit", Shape.COUNT, Whose.PATRON, "unlimited"),
    /** How many items that the patron claims to have returned. */
    CLAIMED_RETURNED_LIMIT("claimedReturnedLimit", Shape.COUNT, Whose.PATRON, "unlimited"),
    /** How many recalled loans that are overdue. */
    RECALLS_OVERDUE_LIMIT("recallsOverdueLimit", Shape.COUNT, Whose.PATRON, "unlimited"),
    /** For how many days a recalled loan may be overdue. */
    RECALLS_OVERDUE_DAYS_LIMIT("recallsOverdueDaysLimit", Shape.COUNT, Whose.PATRON, "unlimited"),
    /** What a patron beyond a limit of standing may no longer do. */
    LIMITS_STOP("limitsStop", Shape.STOPS, Whose.PATRON, "borrowing, renewals, requests"),

    // Recalls.
    /** How long a borrower may keep a recalled item at least, from check-out on. */
    RECALL_GUARANTEE("recallGuarantee", Shape.LENGTH, Whose.ITEM, "none"),
    /** How long a borrower has for the return, from the recall on. */
    RECALL_RETURN("recallReturn", Shape.LENGTH, Whose.ITEM, "7 days"),
    /** How long, if the loan is overdue already. */
    RECALL_RETURN_WHEN_OVERDUE("recallReturnWhenOverdue", Shape.LENGTH_OR_SAME, Whose.ITEM, "same"),
    /** Whether a recall may make an overdue loan due later. */
    RECALL_EXTENDS("recallExtends", Shape.FLAG, Whose.ITEM, "no"),
    /** How long a loan must be for a recall to shorten it. */
    RECALL_LOANS_LONGER_THAN("recallLoansLongerThan", Shape.LENGTH, Whose.ITEM, "none"),
    /** The grace of a recalled loan. */
    RECALL_GRACE("recallGrace", Shape.LENGTH_OR_SAME, Whose.ITEM, "same"),

    // Requests.
    /** Which kinds of request are taken for the item. */
    REQUEST_KINDS("requestKinds", Shape.REQUEST_KINDS, Whose.ITEM, Unsaid.REFUSED, "hold"),
    /** What a request may ask for. */
    REQUEST_LEVELS("requestLevels", Shape.LEVELS, Whose.ITEM, "title, volume, item"),
    /** What a request means while a copy stands on the shelf. */
    WHEN_AVAILABLE("whenAvailable", Shape.WHEN_AVAILABLE, Whose.ITEM, Unsaid.REFUSED, "page"),
    /** Where the item may be picked up: codes of places, each with all that lies below it. */
    PICKUP("pickup", Shape.PLACES, Whose.ITEM, Unsaid.REFUSED, "anywhere"),
    /** Whether it may be delivered to the patron. */
    DELIVERY("delivery", Shape.FLAG, Whose.ITEM, "no"),
    /** How many open requests a patron may have. */
    REQUEST_LIMIT("requestLimit", Shape.COUNT, Whose.PATRON, Unsaid.REFUSED, "unlimited"),
    /** How many requests a patron may place a day. */
    REQUESTS_A_DAY("requestsADay", Shape.COUNT, Whose.PATRON, "unlimited"),
    /** How many open requests a patron may have on items of one title. */
    REQUESTS_PER_TITLE("requestsPerTitle", Shape.COUNT, Whose.PATRON_AND_ITEM, "1"),
    /** How many open requests for one material type. */
    REQUESTS_OF_MATERIAL("requestsOfMaterial", Shape.COUNT, Whose.PATRON_AND_MATERIAL, "unlimited"),
    /** Whether suspended requests count toward the limits. */
    COUNT_SUSPENDED_REQUESTS("countSuspendedRequests", Shape.FLAG, Whose.PATRON, "yes"),
    /** Whether patrons may suspend their requests. */
    SUSPEND_REQUESTS("suspendRequests", Shape.FLAG, Whose.PATRON, "yes"),
    /** After which time an unfilled request ends. */
    REQUEST_EXPIRY("requestExpiry", Shape.LENGTH, Whose.PATRON, "none"),
    /** For how long a new item fills only requests of patrons nearby. */
    AGE_PROTECTION("ageProtection", Shape.LENGTH, Whose.ITEM, "none"),
    /** Who is nearby for that. */
    AGE_PROTECTION_WITHIN("ageProtectionWithin", Shape.NEARNESS, Whose.ITEM, "branch"),
    /** For how long after a request was placed items go to patrons nearby first. */
    LOCAL_FIRST("localFirst", Shape.LENGTH, Whose.ITEM, "none"),
    /** Who is nearby for that. */
    LOCAL_FIRST_WITHIN("localFirstWithin", Shape.NEARNESS, Whose.ITEM, "branch"),
    /** How often the first in the queue may be passed over for that. */
    LOCAL_FIRST_SKIPS("localFirstSkips", Shape.COUNT, Whose.ITEM, "unlimited"),
    /** What placing a request costs. */
    REQUEST_FEE("requestFee", Shape.AMOUNT, Whose.PATRON_AND_ITEM, "0 EUR"),
    /** When it costs that. */
    REQUEST_FEE_WHEN("requestFeeWhen", Shape.REQUEST_FEE_WHEN, Whose.PATRON_AND_ITEM, "always"),
    /** What it costs not to pick up what was kept. */
    NOT_PICKED_UP_FEE("notPickedUpFee", Shape.AMOUNT, Whose.PATRON_AND_ITEM, "0 EUR"),
    /** For how long a found item is kept on the hold shelf. */
    SHELF_PERIOD("shelfPeriod", Shape.SHELF, Whose.PICKUP_POINT, Unsaid.REFUSED, "7 open days"),

    // Transits, floating and use in the house.
    /** To which places the item may be sent. */
    SENT_TO("sentTo", Shape.PLACES, Whose.ITEM, "anywhere"),
    /** After which time in transit it counts as missing there. */
    LONG_TRANSIT_AFTER("longTransitAfter", Shape.LENGTH, Whose.ITEM, "14 days"),
    /** Where a returned item may stay instead of going home. */
    FLOATS("floats", Shape.PLACES, Whose.ITEM, "nowhere"),
    /** Whether a check-in of what is not on loan counts as use in the house. */
    COUNT_IN_HOUSE_USE("countInHouseUse", Shape.FLAG, Whose.ITEM, "yes"),
    /** How many days a return may be backdated. */
    BACKDATE_DAYS("backdateDays", Shape.COUNT, Whose.ITEM, "30"),

    // Bookings.
    /** Whether the item may be booked for a date. */
    BOOKABLE("bookable", Shape.FLAG, Whose.ITEM, "no"),
    /** How far ahead at most. */
    BOOKING_AHEAD("bookingAhead", Shape.LENGTH, Whose.ITEM, "none"),
    /** For how long at most. */
    BOOKING_LENGTH("bookingLength", Shape.LENGTH, Whose.ITEM, "none"),
    /** How long before it the item is kept back. */
    BOOKING_LEAD("bookingLead", Shape.LENGTH, Whose.ITEM, "none"),
    /** How long after it the item is kept back. */
    BOOKING_TRAIL("bookingTrail", Shape.LENGTH, Whose.ITEM, "none"),
    /** How many open bookings a patron may have. */
    BOOKING_LIMIT("bookingLimit", Shape.COUNT, Whose.PATRON, "unlimited"),

    // Overdue.
    /** For how long after the due date nothing is charged. */
    GRACE("grace", Shape.LENGTH, Whose.ITEM, Unsaid.REFUSED, "none"),
    /** Whether closed days lengthen the grace. */
    GRACE_OVER_CLOSED_DAYS("graceOverClosedDays", Shape.FLAG, Whose.ITEM, "yes"),
    /** From when is charged once it has passed. */
    CHARGE_AFTER_GRACE("chargeAfterGrace", Shape.AFTER_GRACE, Whose.ITEM, "from due date"),
    /** What an interval overdue costs. */
    OVERDUE_CHARGE("overdueCharge", Shape.RATE, Whose.ITEM, Unsaid.REFUSED, "0 EUR per day"),
    /** At which end of an interval it is charged. */
    OVERDUE_CHARGED_AT("overdueChargedAt", Shape.CHARGED_AT, Whose.ITEM, "start of interval"),
    /** Whether closed time is charged. */
    OVERDUE_ON_CLOSED_DAYS("overdueOnClosedDays", Shape.FLAG, Whose.ITEM, "no"),
    /** What an overdue loan costs at most. */
    OVERDUE_CAP("overdueCap", Shape.CAP, Whose.ITEM, Unsaid.REFUSED, "0 EUR"),
    /** Whether it never costs more than the item. */
    OVERDUE_CAP_AT_PRICE("overdueCapAtPrice", Shape.FLAG, Whose.ITEM, "no"),
    /** What all overdue loans of a patron cost at most. */
    OVERDUE_CAP_OF_PATRON("overdueCapOfPatron", Shape.AMOUNT_LIMIT, Whose.PATRON, "unlimited"),
    /** What an interval overdue costs after a recall. */
    RECALL_OVERDUE_CHARGE("recallOverdueCharge", Shape.RATE_OR_SAME, Whose.ITEM, "same"),
    /** What an overdue loan costs at most after a recall. */
    RECALL_OVERDUE_CAP("recallOverdueCap", Shape.CAP_OR_SAME, Whose.ITEM, "same"),
    /** Whether a renewal forgives what is overdue. */
    FORGIVE_OVERDUE_ON_RENEWAL("forgiveOverdueOnRenewal", Shape.FLAG, Whose.ITEM, "no"),
    /** What the steps of reminding cost. */
    REMINDER_FEES("reminderFees", Shape.REMINDERS, Whose.ITEM, "none"),
    /** For how long a late return suspends the patron, instead of a charge. */
    SUSPENSION("suspension", Shape.SUSPENSION, Whose.ITEM, "none"),
    /** For how many days at most. */
    SUSPENSION_CAP_DAYS("suspensionCapDays", Shape.COUNT, Whose.ITEM, "unlimited"),
    /** Whether closed days count as overdue for that. */
    SUSPENSION_ON_CLOSED_DAYS("suspensionOnClosedDays", Shape.FLAG, Whose.ITEM, "yes"),
    /** Whether one suspension follows another. */
    SUSPENSIONS_ADD_UP("suspensionsAddUp", Shape.FLAG, Whose.ITEM, "no"),

    // Lost items.
    /** After which time overdue a loan counts as long overdue. */
    LONG_OVERDUE_AFTER("longOverdueAfter", Shape.LENGTH, Whose.ITEM, "none"),
    /** After which time overdue the item counts as lost. */
    AGED_TO_LOST_AFTER("agedToLostAfter", Shape.LENGTH, Whose.ITEM, "none"),
    /** After which time, if it was recalled. */
    RECALLED_AGED_TO_LOST_AFTER("recalledAgedToLostAfter", Shape.LENGTH_OR_SAME, Whose.ITEM, "same"),
    /** How long the bill waits then; none means at once. */
    AGED_TO_LOST_BILLED_AFTER("agedToLostBilledAfter", Shape.LENGTH, Whose.ITEM, "none"),
    /** How long the bill waits, if it was recalled. */
    RECALLED_BILLED_AFTER("recalledBilledAfter", Shape.LENGTH_OR_SAME, Whose.ITEM, "same"),
    /** What a lost item costs. */
    LOST_COST("lostCost", Shape.LOST_COST, Whose.ITEM, "0 EUR"),
    /** What it costs at least. */
    LOST_COST_AT_LEAST("lostCostAtLeast", Shape.AMOUNT, Whose.ITEM, "0 EUR"),
    /** What it costs at most. */
    LOST_COST_AT_MOST("lostCostAtMost", Shape.AMOUNT_LIMIT, Whose.ITEM, "unlimited"),
    /** Within which time staff must enter the actual cost; none means that there is time. */
    ACTUAL_COST_WITHIN("actualCostWithin", Shape.LENGTH, Whose.ITEM, "none"),
    /** The fee for work if the patron declares the loss. */
    LOST_PROCESSING_FEE("lostProcessingFee", Shape.AMOUNT, Whose.ITEM, "0 EUR"),
    /** The fee for work if the item aged to lost. */
    AGED_TO_LOST_PROCESSING_FEE("agedToLostProcessingFee", Shape.AMOUNT, Whose.ITEM, "0 EUR"),
    /** Whether a patron may bring another copy instead of paying. */
    REPLACEMENT("replacement", Shape.FLAG, Whose.ITEM, "no"),
    /** The fee for work in that case. */
    REPLACEMENT_FEE("replacementFee", Shape.AMOUNT, Whose.ITEM, "0 EUR"),
    /** What is given back when a lost item comes back. */
    LOST_REFUND("lostRefund", Shape.LOST_REFUND, Whose.ITEM, "full"),
    /** Whether the fee for work is given back too. */
    LOST_PROCESSING_FEE_REFUND("lostProcessingFeeRefund", Shape.FLAG, Whose.ITEM, "no"),
    /** Within which time after the loss; none means always. */
    LOST_REFUND_WITHIN("lostRefundWithin", Shape.LENGTH, Whose.ITEM, "none"),
    /** Where a refund goes. */
    REFUND_TO("refundTo", Shape.REFUND_TO, Whose.ITEM, "account credit"),
    /** What becomes of the overdue charge when a lost item comes back. */
    OVERDUE_OF_FOUND("overdueOfFound", Shape.OVERDUE_OF_FOUND, Whose.ITEM, "none"),
    /** What damage costs unless staff say otherwise. */
    DAMAGE_FEE("damageFee", Shape.AMOUNT, Whose.ITEM, "0 EUR"),

    // Fees for lending.
    /** What lending costs. */
    RENTAL_FEE("rentalFee", Shape.RENTAL, Whose.PATRON_AND_ITEM, "0 EUR per loan"),
    /** Whether closed days cost, too. */
    RENTAL_ON_CLOSED_DAYS("rentalOnClosedDays", Shape.FLAG, Whose.PATRON_AND_ITEM, "yes"),
    /** Whether a renewal costs again. */
    RENTAL_ON_RENEWAL("rentalOnRenewal", Shape.FLAG, Whose.PATRON_AND_ITEM, "yes"),
    /** By how much it costs less. */
    RENTAL_DISCOUNT("rentalDiscount", Shape.PERCENT, Whose.PATRON_AND_ITEM, "0%"),
    /** What is deposited until the return. */
    DEPOSIT("deposit", Shape.AMOUNT, Whose.PATRON_AND_ITEM, "0 EUR");

    /** Whose branch a setting looks at, and which dimensions make sense for it. */
    enum Whose {
        /** The branch that owns the item; every dimension. */
        ITEM(EnumSet.allOf(Dimension.class)),
        /** The patron's home branch. */
        PATRON(EnumSet.of(BRANCH, PATRON_GROUP)),
        /** The patron's home branch. */
        PATRON_AND_MATERIAL(EnumSet.of(BRANCH, PATRON_GROUP, MATERIAL_TYPE)),
        /** The patron's home branch; every dimension. */
        PATRON_AND_ITEM(EnumSet.allOf(Dimension.class)),
        /** The branch where the item will be picked up. */
        PICKUP_POINT(EnumSet.of(BRANCH, PATRON_GROUP, MATERIAL_TYPE, LOAN_TYPE, LOCATION));

        @SuppressWarnings("ImmutableEnumChecker") // never changed
        private final Set<Dimension> dimensions;

        Whose(Set<Dimension> dimensions) {
            this.dimensions = Collections.unmodifiableSet(dimensions);
        }
    }

    /** What it means that no rule decides a setting for everyone and everything. */
    private enum Unsaid {
        /** That the rule set is unsound: to guess would be to lend on terms that nobody set. */
        REFUSED,
        /** That the library does without what the setting is about. */
        DOES_WITHOUT
    }

    /** What settings were called in earlier rule sets and in the terms of loans that began under them. */
    private static final Map<String, Setting> RENAMED =
            Map.of("graceDays", GRACE, "overduePerDay", OVERDUE_CHARGE, "shelfDays", SHELF_PERIOD);

    private static final Map<String, Setting> NAMED = new HashMap<>(RENAMED);

    static {
        for (Setting setting : values()) {
            NAMED.put(setting.text, setting);
        }
    }

    private final String text;
    private final Shape shape;
    private final Whose whose;
    private final Unsaid unsaid;

    @SuppressWarnings("ImmutableEnumChecker") // values are records of values
    private final Value fallback;

    Setting(String text, Shape shape, Whose whose, String fallback) {
        this(text, shape, whose, Unsaid.DOES_WITHOUT, fallback);
    }

    Setting(String text, Shape shape, Whose whose, Unsaid unsaid, String fallback) {
        this.text = text;
        this.shape = shape;
        this.whose = whose;
        this.unsaid = unsaid;
        this.fallback = shape.parse(fallback);
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
        return whose.dimensions;
    }

    Whose whose() {
        return whose;
    }

    /** Whether every rule set must decide it for everyone and everything. */
    public boolean mustBeDecided() {
        return unsaid == Unsaid.REFUSED;
    }

    /**
     * What holds if no rule says anything: that the library does without, or, for a setting that must be decided, what
     * rule sets older than the setting meant.
     */
    public Value fallback() {
        return fallback;
    }

    /** The setting that a rule text names, by its present or an earlier name. */
    public static Optional<Setting> named(String text) {
        return Optional.ofNullable(NAMED.get(text));
    }
}
