package org.carrel.circulation.loans;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

import org.carrel.circulation.availability.ItemState;
import org.carrel.circulation.findings.Finding;
import org.carrel.circulation.requests.Request;
import org.carrel.circulation.rules.Terms;

/** Whether an item may be handed over, with everything that was found. */
public sealed interface Verdict {
    List<Finding> findings();

    /**
     * It may.
     *
     * @param from the state the item leaves
     * @param dueAt when it is due
     * @param onSite whether for use in the house
     * @param terms what was promised
     * @param fills the patron's own request that the loan fills; null if there is none
     * @param putBack another patron's request that loses the item and waits again; null if there is none
     * @param findings what was told or overridden
     */
    record Granted(
            ItemState.Lendable from,
            Instant dueAt,
            boolean onSite,
            Terms terms,
            @Nullable Request fills,
            @Nullable Request putBack,
            List<Finding> findings)
            implements Verdict {
        public Granted {
            findings = List.copyOf(findings);
        }

        /** The codes that were overridden, for the record. */
        public List<String> overridden() {
            return Finding.overridden(findings);
        }
    }

    /** It may not; at least one finding stands. */
    record Refused(List<Finding> findings) implements Verdict {
        public Refused {
            findings = List.copyOf(findings);
        }
    }
}
