package org.carrel.catalog.matching;

import java.util.List;

import org.carrel.catalog.records.CatalogueRecord;

/** Whether the catalogue has a record already. */
public sealed interface Match {

    /** Those that share enough points, but that a second look told apart. */
    List<Doubt> doubts();

    /** It does not. */
    record None(List<Doubt> doubts) implements Match {
        public None {
            doubts = List.copyOf(doubts);
        }
    }

    /** It does: this one. */
    record One(Found found, List<Doubt> doubts) implements Match {
        public One {
            doubts = List.copyOf(doubts);
        }
    }

    /** It may be any of these, heaviest first; a person has to tell. */
    record Many(List<Found> found, List<Doubt> doubts) implements Match {
        public Many {
            found = List.copyOf(found);
            doubts = List.copyOf(doubts);
        }
    }

    /** A record that matches, and what the points weigh that it shares. */
    record Found(CatalogueRecord record, int weight) {}

    /** A record that was told apart, and by which check. */
    record Doubt(CatalogueRecord record, MatchCheck.Type check) {}
}
