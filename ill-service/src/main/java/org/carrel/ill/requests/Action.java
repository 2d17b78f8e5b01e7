package org.carrel.ill.requests;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/** What can be done to an interlibrary request, by whom, and what must be told with it. */
public enum Action {
    /** Runs the checks for the first time. */
    VALIDATE(By.SYSTEM),
    /** Runs the checks again, after the patron or the request was put right. */
    REVALIDATE(By.STAFF),
    /** Accepts the request in spite of what the checks found. */
    ACCEPT_ANYWAY(By.STAFF),
    /** Ends a request that is not accepted. */
    CLOSE(By.STAFF),
    /** Ends the request because a hold on the consortium's own item was placed. */
    FILL_LOCALLY(By.STAFF),
    /** Asks a partner. */
    SEND(By.STAFF, Detail.PARTNER),
    /** Withdraws the request. */
    CANCEL(By.PATRON),
    /** Gives up: nobody can supply. */
    MARK_UNFILLED(By.STAFF),

    /** ISO 18626 ExpectToSupply. */
    EXPECT_TO_SUPPLY(By.PARTNER),
    /** ISO 18626 WillSupply, possibly on a condition or at a cost. */
    WILL_SUPPLY(By.PARTNER),
    /** ISO 18626 Unfilled. */
    CANNOT_SUPPLY(By.PARTNER),
    /** ISO 18626 RetryPossible. */
    OFFER_RETRY(By.PARTNER),
    /** ISO 18626 Loaned: the partner sent it. */
    SHIP(By.PARTNER, ServiceType.LOAN),
    /** ISO 18626 CopyCompleted. */
    COMPLETE_COPY(By.PARTNER, ServiceType.COPY),
    /** ISO 18626 CancelResponse, answer Y. */
    AGREE_TO_CANCEL(By.PARTNER),
    /** ISO 18626 CancelResponse, answer N. */
    DECLINE_TO_CANCEL(By.PARTNER),
    /** ISO 18626 Overdue. */
    REPORT_OVERDUE(By.PARTNER, ServiceType.LOAN),
    /** ISO 18626 Recalled. */
    RECALL(By.PARTNER, ServiceType.LOAN),
    /** ISO 18626 RenewResponse, answer Y. */
    GRANT_RENEWAL(By.PARTNER, ServiceType.LOAN, Detail.DUE_DATE),
    /** ISO 18626 RenewResponse, answer N. */
    DECLINE_RENEWAL(By.PARTNER, ServiceType.LOAN),
    /** ISO 18626 LoanCompleted. */
    COMPLETE_LOAN(By.PARTNER, ServiceType.LOAN),
    /** ISO 18626 CompletedWithoutReturn. */
    COMPLETE_WITHOUT_RETURN(By.PARTNER, ServiceType.LOAN),

    /** Accepts the partner's condition or cost. */
    ACCEPT_CONDITION(By.STAFF),
    /** Does not accept the partner's condition or cost. */
    REJECT_CONDITION(By.STAFF),
    /** Does not ask again with other terms. */
    REJECT_RETRY(By.STAFF),
    /** The item arrived. */
    RECEIVE(By.STAFF, ServiceType.LOAN),
    /** The patron took it. */
    CHECK_OUT(By.STAFF, ServiceType.LOAN),
    /** The patron wants it for longer. */
    ASK_RENEWAL(By.STAFF, ServiceType.LOAN),
    /** The patron brought it back. */
    CHECK_IN(By.STAFF, ServiceType.LOAN),
    /** It was sent home. */
    SHIP_RETURN(By.STAFF, ServiceType.LOAN),
    /** It is lost. */
    REPORT_LOST(By.STAFF, ServiceType.LOAN),
    /** What was lost turned up. */
    REPORT_FOUND(By.STAFF, ServiceType.LOAN);

    /** Who takes an action. */
    public enum By {
        /** The service itself. */
        SYSTEM,
        /** Staff only. */
        STAFF,
        /** The patron, or staff for the patron. */
        PATRON,
        /** The partner; staff record it as long as no message does. */
        PARTNER
    }

    /** What must come with an action. */
    public enum Detail {
        /** The partner that is asked. */
        PARTNER,
        /** The new due date. */
        DUE_DATE
    }

    private final By by;
    private final @Nullable ServiceType only;
    private final @Nullable Detail required;

    Action(By by) {
        this(by, null, null);
    }

    Action(By by, Detail required) {
        this(by, null, required);
    }

    Action(By by, ServiceType only) {
        this(by, only, null);
    }

    Action(By by, @Nullable ServiceType only, @Nullable Detail required) {
        this.by = by;
        this.only = only;
        this.required = required;
    }

    public By by() {
        return by;
    }

    /** What must be told with it, or null. */
    public @Nullable Detail required() {
        return required;
    }

    public boolean appliesTo(ServiceType type) {
        return only == null || only == type;
    }

    /** Whether people take this action through the API, and not only the service itself. */
    public boolean open() {
        return by != By.SYSTEM;
    }

    /** The action's name in paths, events and history, such as {@code ship-return}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The action with this code. */
    public static Optional<Action> ofCode(String code) {
        return Arrays.stream(values())
                .filter(action -> action.code().equals(code))
                .findFirst();
    }
}
