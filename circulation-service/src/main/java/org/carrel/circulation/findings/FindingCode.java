package org.carrel.circulation.findings;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

import static org.carrel.circulation.findings.Severity.CONFIRM;
import static org.carrel.circulation.findings.Severity.INFORM;
import static org.carrel.circulation.findings.Severity.OVERRIDE;
import static org.carrel.circulation.findings.Severity.REFUSE;

/**
 * Everything that can stand in the way of a check-out, a renewal or a request. The names are part of the API. Each code
 * has a usual severity, and a mildest one to which a library may lower it; what cannot be done at all cannot be mapped.
 */
public enum FindingCode {
    // The desk.
    /** No service point has this id. */
    SERVICE_POINT_UNKNOWN(REFUSE),

    // The patron.
    /** No patron has this card or id. */
    PATRON_NOT_FOUND(REFUSE),
    /** The card was reported lost: whoever shows it need not be its owner. */
    CARD_LOST(OVERRIDE, OVERRIDE),
    /** The card was replaced by a newer one. */
    CARD_REPLACED(OVERRIDE),
    /** The patron may not use the library. */
    PATRON_INACTIVE(REFUSE),
    /** Membership has ended. */
    PATRON_EXPIRED(OVERRIDE),
    /** Staff set a block. */
    PATRON_BLOCKED(OVERRIDE, OVERRIDE),
    /** Late returns keep the patron from borrowing for some days. */
    PATRON_SUSPENDED(OVERRIDE),
    /** The patron owes more than the rules allow. */
    DEBT_OVER_LIMIT(OVERRIDE, CONFIRM),
    /** The patron has as many loans as the rules allow. */
    LOAN_LIMIT_REACHED(OVERRIDE, CONFIRM),
    /** The patron has as many loans of this material type as the rules allow. */
    MATERIAL_LIMIT_REACHED(OVERRIDE, CONFIRM),
    /** The patron has as many loans of this loan type as the rules allow. */
    LOAN_TYPE_LIMIT_REACHED(OVERRIDE, CONFIRM),
    /** The patron has as many loans from this shelving location as the rules allow. */
    LOCATION_LIMIT_REACHED(OVERRIDE, CONFIRM),
    /** The patron has as many loans of this branch as the rules allow. */
    BRANCH_LIMIT_REACHED(OVERRIDE, CONFIRM),
    /** The patron has as many loans of a group of items as the rules allow. */
    GROUP_LIMIT_REACHED(OVERRIDE, CONFIRM),
    /** The patron has as many copies of this title as the rules allow. */
    TITLE_LIMIT_REACHED(OVERRIDE, CONFIRM),
    /** The patron has as many loans for use in the house as the rules allow. */
    ON_SITE_LIMIT_REACHED(OVERRIDE, CONFIRM),
    /** The patron has a copy of this title on loan already. */
    HAS_COPY_OF_TITLE(CONFIRM),
    /** The patron has overdue loans. */
    HAS_OVERDUE_LOANS(INFORM),
    /** The patron has more overdue loans than the rules allow. */
    OVERDUE_LIMIT_EXCEEDED(OVERRIDE, CONFIRM),
    /** The patron has lost more items than the rules allow. */
    LOST_LIMIT_EXCEEDED(OVERRIDE, CONFIRM),
    /** The patron claims to have returned more items than the rules allow. */
    CLAIM_LIMIT_EXCEEDED(OVERRIDE, CONFIRM),
    /** The patron has as many open requests as the rules allow. */
    REQUEST_LIMIT_REACHED(OVERRIDE, CONFIRM),

    // The item.
    /** No item has this barcode or id. */
    ITEM_NOT_FOUND(REFUSE),
    /** No title has this id. */
    TITLE_NOT_FOUND(REFUSE),
    /** The rules do not lend this item to this patron. */
    NOT_LOANABLE(OVERRIDE, CONFIRM),
    /** The rules lend it for use in the house only, and so it is lent. */
    ON_SITE_ONLY(INFORM),
    /** Lending it costs something. */
    RENTAL_FEE(CONFIRM),
    /** A deposit is taken until it is returned. */
    DEPOSIT(CONFIRM),
    /** So many wait for the title that the rules lend it only to them. */
    HIGH_DEMAND(OVERRIDE),
    /** The patron has it already: renew it instead. */
    ON_LOAN_TO_PATRON(REFUSE),
    /** Another patron has it: check it in first. */
    ON_LOAN_TO_ANOTHER(REFUSE),
    /** A lost item whose loan is still open: check it in first. */
    ITEM_LOST(REFUSE),
    /** The patron of an open loan says it was returned: check it in first. */
    ITEM_CLAIMED_RETURNED(REFUSE),
    /** Ordered, not received. */
    ITEM_ON_ORDER(OVERRIDE),
    /** Not shelf-ready. */
    ITEM_IN_PROCESS(CONFIRM),
    /** Thought to be missing. */
    ITEM_MISSING(CONFIRM),
    /** Lost and settled by the patron who had it. */
    ITEM_LOST_AND_PAID(OVERRIDE),
    /** Kept back. */
    ITEM_UNAVAILABLE(OVERRIDE),
    /** Lent only to some. */
    ITEM_RESTRICTED(OVERRIDE),
    /** Of unknown standing. */
    ITEM_UNKNOWN(OVERRIDE),
    /** Taken out of the collection. */
    ITEM_WITHDRAWN(OVERRIDE, CONFIRM),
    /** On its way to another service point. */
    ITEM_IN_TRANSIT(OVERRIDE),
    /** Waiting to be delivered to a patron. */
    ITEM_AWAITING_DELIVERY(OVERRIDE),
    /** In a process such as repair. */
    ITEM_IN_WORK(OVERRIDE),
    /** It has loose pieces: count them before it goes out. */
    PIECES_TO_CHECK(CONFIRM),

    // The queue.
    /** Another patron asked for it earlier. */
    REQUESTED_BY_ANOTHER(OVERRIDE),
    /** Staff are fetching it for another patron. */
    PAGED_FOR_ANOTHER(OVERRIDE, CONFIRM),
    /** It waits on the hold shelf for another patron. */
    ON_HOLD_SHELF_FOR_ANOTHER(OVERRIDE, CONFIRM),

    /** It is kept back for a patron who has booked it. */
    ITEM_BOOKED(OVERRIDE),
    /** It was called back for another patron. */
    ITEM_RECALLED(OVERRIDE),

    // The due date.
    /** The due date would not lie ahead. */
    DUE_DATE_IN_PAST(REFUSE),
    /** The due date is earlier than the period says: the end of membership, a fixed day, others who wait. */
    DUE_DATE_SHORTENED(INFORM),
    /** The due date is later than the period says: the rules let no loan end before a fixed day. */
    DUE_DATE_LENGTHENED(INFORM),
    /** The due date was set by staff, not by the rules. */
    DUE_DATE_SET_BY_STAFF(INFORM),

    /** The due date would stay as it is. */
    DUE_DATE_UNCHANGED(REFUSE),
    /** The due date would lie behind the end of membership. */
    DUE_AFTER_MEMBERSHIP(CONFIRM),

    // Taking back.
    /** Something has been built on the check-out: check the item in instead. */
    CHECK_OUT_NOT_REVERSIBLE(REFUSE),

    // The return.
    /** It cannot have come back after now. */
    RETURNED_IN_FUTURE(REFUSE),
    /** It cannot have come back before it was lent. */
    RETURNED_BEFORE_CHECK_OUT(REFUSE),
    /** The rules do not let a return be backdated so far. */
    BACKDATED_TOO_FAR(OVERRIDE),
    /** The patron says that it was returned before: say how it is. */
    CLAIM_UNRESOLVED(REFUSE),

    /** The check-in has been reversed already. */
    CHECK_IN_REVERSED(REFUSE),
    /** The check-in ended no loan. */
    NO_LOAN_ENDED(REFUSE),
    /** The item was lost or claimed to be returned, and what that cost was settled. */
    WAS_NOT_SIMPLY_ON_LOAN(REFUSE),
    /** Something has happened to the item since its check-in. */
    ITEM_MOVED_SINCE(REFUSE),
    /** Something has happened to the request that got the item. */
    REQUEST_MOVED_SINCE(REFUSE),

    // What staff say of an item.
    /** It is on loan: check it in, or declare it lost. */
    ITEM_ON_LOAN(REFUSE),
    /** The request that it was set apart for waits again. */
    REQUEST_PUT_BACK(INFORM),
    /** Others wait for it. */
    REQUESTS_WAIT(INFORM),

    // Loss.
    /** It cannot have been lost after now. */
    LOST_IN_FUTURE(REFUSE),
    /** It cannot have been lost before it was lent. */
    LOST_BEFORE_CHECK_OUT(REFUSE),
    /** Nobody claims to have returned it, or the item is there: check it in. */
    NO_CLAIM_TO_RESOLVE(REFUSE),
    /** Staff are not to find out what it costs. */
    NO_COST_WANTED(REFUSE),

    // Renewal.
    /** Nobody has the item on loan. */
    ITEM_NOT_ON_LOAN(REFUSE),
    /** The loan has ended. */
    LOAN_CLOSED(REFUSE),
    /** The rules do not renew this loan. */
    NOT_RENEWABLE(OVERRIDE, CONFIRM),
    /** Renewed as often as the rules allow. */
    RENEWAL_LIMIT_REACHED(OVERRIDE, CONFIRM),
    /** Renewed as often as the rules allow since the item was seen last: it must be brought along. */
    UNSEEN_RENEWAL_LIMIT_REACHED(OVERRIDE, CONFIRM),
    /** Lent for use in the house, which is not renewed. */
    ON_SITE_NOT_RENEWED(OVERRIDE),
    /** The loan is overdue, and the rules do not renew what is. */
    LOAN_OVERDUE(OVERRIDE),
    /** The rules do not renew this loan by itself. */
    NOT_RENEWED_AUTOMATICALLY(REFUSE),
    /** Renewed by itself as often as the rules allow. */
    AUTO_RENEWAL_LIMIT_REACHED(REFUSE),
    /** The rules renew it by itself no longer: too long after check-out, or beyond a fixed day. */
    AUTO_RENEWAL_TOO_LATE(REFUSE),
    /** The patron owes too much for loans to be renewed by themselves. */
    AUTO_RENEWAL_DEBT(REFUSE),
    /** It is too early for a renewal. */
    RENEWAL_TOO_SOON(OVERRIDE),
    /** The due date would not move later. */
    DUE_DATE_NOT_LATER(REFUSE),

    // Requests.
    /** The patron has requested it already. */
    ALREADY_REQUESTED(REFUSE),
    /** The patron has it on loan. */
    ALREADY_ON_LOAN(REFUSE),
    /** The rules do not take this kind of request. */
    KIND_NOT_ALLOWED(OVERRIDE, CONFIRM),
    /** A copy stands on the shelf and the rules ask the patron to fetch it. */
    AVAILABLE_ON_SHELF(OVERRIDE),
    /** A page was asked for, and no copy stands on the shelf. */
    NOTHING_TO_PAGE(REFUSE),
    /** No place has this id, or it is no service point. */
    PICKUP_POINT_UNKNOWN(REFUSE),
    /** Nothing is picked up at this service point. */
    NOT_A_PICKUP_POINT(REFUSE),
    /** The rules do not hand it out at this service point. */
    PICKUP_NOT_ALLOWED(OVERRIDE, CONFIRM),
    /** No item of the title could ever fill the request: interlibrary loan can. */
    NO_REQUESTABLE_ITEM(REFUSE),
    /** The patron's last date lies in the past. */
    NOT_NEEDED_AFTER_IN_PAST(REFUSE),
    /** A recall was asked for, and nothing is on loan or will be there soon. */
    NOTHING_TO_RECALL(REFUSE),
    /** The rules take no requests for this: only for titles, or only for single items. */
    LEVEL_NOT_ALLOWED(OVERRIDE),
    /** The rules do not have it delivered. */
    DELIVERY_NOT_ALLOWED(OVERRIDE),
    /** The items are new, and for now they are for patrons nearby. */
    AGE_PROTECTED(OVERRIDE),
    /** The patron has placed as many requests today as the rules allow. */
    REQUESTS_A_DAY_REACHED(OVERRIDE),
    /** The patron has as many open requests on this title as the rules allow. */
    REQUESTS_PER_TITLE_REACHED(OVERRIDE),
    /** The patron has as many open requests for this material type as the rules allow. */
    REQUESTS_OF_MATERIAL_REACHED(OVERRIDE),
    /** No patron has the id of the one who asks on another's behalf. */
    PROXY_NOT_FOUND(REFUSE),
    /** Nobody asks on their own behalf as a proxy. */
    PROXY_IS_PATRON(REFUSE),
    /** Who asks on another's behalf may not use the library. */
    PROXY_NOT_ENTITLED(OVERRIDE),

    // Bookings.
    /** The rules do not have it booked. */
    NOT_BOOKABLE(OVERRIDE),
    /** Somebody has booked it for these days, or for days too near. */
    BOOKED_THEN(REFUSE),
    /** It is on loan, and not due before it would be kept back. */
    ON_LOAN_THEN(OVERRIDE),
    /** The first day lies in the past. */
    BOOKING_IN_PAST(REFUSE),
    /** The first day is further ahead than the rules allow. */
    BOOKING_TOO_FAR_AHEAD(OVERRIDE),
    /** The days are more than the rules allow. */
    BOOKING_TOO_LONG(OVERRIDE),
    /** The patron has as many bookings as the rules allow. */
    BOOKING_LIMIT_REACHED(OVERRIDE);

    private final Severity severity;
    private final Severity mildest;

    /** What cannot be done stays so; everything else may be lowered until it is only told. */
    FindingCode(Severity severity) {
        this(severity, severity == REFUSE ? REFUSE : INFORM);
    }

    FindingCode(Severity severity, Severity mildest) {
        this.severity = severity;
        this.mildest = mildest;
    }

    /** How much it stands in the way where no library has said otherwise. */
    public Severity severity() {
        return severity;
    }

    /** The least that a library may make of it. */
    public Severity mildest() {
        return mildest;
    }

    /** Whether no library may change its severity: it tells of something that cannot be done. */
    public boolean fixed() {
        return severity == REFUSE;
    }

    /** Whether a library may give it this severity. */
    public boolean mayBe(Severity wanted) {
        return fixed() ? wanted == severity : !wanted.milderThan(mildest);
    }

    /** The permission that covers the override of this code alone. */
    public String overridePermission() {
        return "circulation.override." + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<FindingCode> named(String name) {
        return Stream.of(values()).filter(code -> code.name().equals(name)).findFirst();
    }
}
