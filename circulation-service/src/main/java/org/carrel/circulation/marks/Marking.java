package org.carrel.circulation.marks;

import java.util.List;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import org.carrel.circulation.availability.ItemState;
import org.carrel.circulation.availability.Mark;
import org.carrel.circulation.findings.Finding;
import org.carrel.circulation.findings.FindingCode;
import org.carrel.circulation.findings.Findings;
import org.carrel.circulation.requests.Queue;
import org.carrel.circulation.requests.Request;

import static org.carrel.circulation.findings.Findings.figures;

/**
 * The decision what becomes of an item that staff say something of. What is on loan is dealt with through its loan; a
 * request that the item was set apart for waits again, and staff are told whoever waits.
 */
public final class Marking {
    private Marking() {}

    /** What is to be done. */
    public sealed interface Outcome {
        /**
         * The item stands as staff say.
         *
         * @param next where it stands from now on
         * @param putBack the request that loses it; null if it was set apart for none
         * @param warnings what staff should know
         */
        record Marked(ItemState next, @Nullable Request putBack, List<Finding> warnings) implements Outcome {
            public Marked {
                warnings = List.copyOf(warnings);
            }
        }

        /** It is on loan. */
        record Refused(List<Finding> findings) implements Outcome {
            public Refused {
                findings = List.copyOf(findings);
            }
        }
    }

    /**
     * Decides.
     *
     * @param queue the requests that concern the item
     */
    public static Outcome decide(ItemState state, Mark mark, Queue queue) {
        Findings findings = new Findings(Set.of());
        return switch (state) {
            case ItemState.OnLoan onLoan -> {
                findings.add(
                        FindingCode.ITEM_ON_LOAN,
                        figures(
                                "loanId",
                                onLoan.loanId(),
                                "availability",
                                state.availability().name()));
                yield new Outcome.Refused(findings.all());
            }
            case ItemState.Scannable scannable -> {
                @Nullable Request captor = queue.captor().orElse(null);
                if (captor != null) {
                    findings.add(
                            FindingCode.REQUEST_PUT_BACK,
                            figures(
                                    "requestId",
                                    captor.id(),
                                    "patronId",
                                    captor.wish().patronId()));
                }
                List<UUID> others = queue.requests().stream()
                        .filter(request -> !request.equals(captor))
                        .map(Request::id)
                        .toList();
                if (!others.isEmpty()) {
                    findings.add(FindingCode.REQUESTS_WAIT, figures("waiting", others.size()));
                }
                yield new Outcome.Marked(scannable.marked(mark), captor, findings.all());
            }
        };
    }
}
