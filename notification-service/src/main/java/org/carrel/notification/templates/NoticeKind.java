package org.carrel.notification.templates;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What a notice can be about. The code of a kind is the code of its template. */
public enum NoticeKind {
    /** What the patron asked for waits on the hold shelf. */
    REQUEST_READY(true),
    /** A request of the patron was cancelled. */
    REQUEST_CANCELLED(true),
    /** A request of the patron ended because it was not picked up or no longer needed. */
    REQUEST_EXPIRED(true),
    /** The patron borrowed something. */
    CHECK_OUT_RECEIPT(false),
    /** A loan of the patron was renewed. */
    RENEWAL_RECEIPT(false),
    /** The patron's request for something that no library of the consortium owns was accepted. */
    ILL_REQUEST_RECEIVED(true);

    private final boolean wantedByDefault;

    NoticeKind(boolean wantedByDefault) {
        this.wantedByDefault = wantedByDefault;
    }

    /** The kind's name in paths, events and rows, such as {@code request-ready}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<NoticeKind> ofCode(String code) {
        return Arrays.stream(values()).filter(kind -> kind.code().equals(code)).findFirst();
    }

    /** Whether patrons get it who have not said anything. */
    public boolean wantedByDefault() {
        return wantedByDefault;
    }

    /** What a template of this kind can show. */
    public List<Variable> variables() {
        return switch (this) {
            case REQUEST_READY ->
                with(
                        Variables.TITLE,
                        Variables.AUTHOR,
                        Variables.PICKUP_NAME,
                        Variables.PICKUP_BRANCH,
                        Variables.KEPT_UNTIL);
            case REQUEST_CANCELLED -> with(Variables.TITLE, Variables.AUTHOR, Variables.REASON);
            case REQUEST_EXPIRED -> with(Variables.TITLE, Variables.AUTHOR);
            case CHECK_OUT_RECEIPT, RENEWAL_RECEIPT -> with(Variables.TITLE, Variables.AUTHOR, Variables.DUE_DATE);
            case ILL_REQUEST_RECEIVED ->
                with(Variables.TITLE, Variables.AUTHOR, Variables.PICKUP_NAME, Variables.PICKUP_BRANCH);
        };
    }

    private static List<Variable> with(Variable... own) {
        return Stream.concat(Stream.of(Variables.PATRON_NAME), Arrays.stream(own))
                .toList();
    }

    private static final class Variables {
        static final Variable PATRON_NAME =
                new Variable("patron.name", "The name to address the patron by", "Astrid Holm");
        static final Variable TITLE = new Variable("title", "The title", "The Snow Queen");
        static final Variable AUTHOR =
                new Variable("author", "The main author; empty if there is none", "Hans Christian Andersen");
        static final Variable PICKUP_NAME =
                new Variable("pickup.name", "The desk at which it is picked up", "Front desk");
        static final Variable PICKUP_BRANCH =
                new Variable("pickup.branch", "The branch in which that desk is", "Harbour Library");
        static final Variable KEPT_UNTIL =
                new Variable("keptUntil", "The last day on which it is kept for the patron", "2 March 2027");
        static final Variable DUE_DATE = new Variable("dueDate", "The day on which it is due back", "16 March 2027");
        static final Variable REASON = new Variable(
                "reason", "Code of the reason, such as patron or item-missing; empty if none is known", "item-missing");

        private Variables() {}
    }
}
