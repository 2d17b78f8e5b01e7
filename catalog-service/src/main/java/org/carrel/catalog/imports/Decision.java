package org.carrel.catalog.imports;

import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import org.carrel.catalog.marc.MarcRecord;
import org.carrel.catalog.matching.Match;
import org.carrel.catalog.records.CatalogueRecord;
import org.carrel.catalog.records.Incoming;

/** What becomes of a record of a file. */
public sealed interface Decision {

    /** What that is called. */
    Action action();

    /** It is added. */
    record Create(Incoming incoming) implements Decision {
        @Override
        public Action action() {
            return Action.NEW;
        }
    }

    /**
     * A record gets a new version.
     *
     * @param target the record
     * @param before its fields until now
     * @param result the record that it becomes
     */
    record Revise(CatalogueRecord target, MarcRecord before, Incoming result) implements Decision {
        @Override
        public Action action() {
            return Action.OVERLAY;
        }
    }

    /** The catalogue has it just so. */
    record Same(CatalogueRecord target) implements Decision {
        @Override
        public Action action() {
            return Action.UNCHANGED;
        }
    }

    /** It is left out. */
    record Leave(String reason, @Nullable UUID match) implements Decision {
        @Override
        public Action action() {
            return Action.SKIP;
        }
    }

    /**
     * Somebody has to decide.
     *
     * @param reason stable code
     * @param detail for a cataloguer
     * @param candidates the records that it may be
     */
    record Ask(String reason, String detail, List<Match.Found> candidates) implements Decision {
        public Ask {
            candidates = List.copyOf(candidates);
        }

        public Ask(String reason, List<Match.Found> candidates) {
            this(reason, "Somebody has to decide.", candidates);
        }

        @Override
        public Action action() {
            return Action.REVIEW;
        }
    }
}
