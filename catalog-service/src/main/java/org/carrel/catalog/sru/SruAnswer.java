package org.carrel.catalog.sru;

import java.util.List;

import org.jspecify.annotations.Nullable;

import org.carrel.catalog.partners.IndexTerm;

/** What a client is answered. */
public sealed interface SruAnswer {

    /** What can be asked here. */
    record Explained() implements SruAnswer {}

    /**
     * A record found.
     *
     * @param position its place in the result, counted from 1
     * @param data the record as XML; null if it has gone since the search
     */
    record Result(int position, SruSchema schema, @Nullable String data) {}

    /**
     * What a search found.
     *
     * @param total how many titles
     * @param results the stretch asked for
     * @param next place of the first title behind the stretch; null if there is none
     */
    record Results(
            long total, List<Result> results, @Nullable Integer next) implements SruAnswer {
        public Results {
            results = List.copyOf(results);
        }
    }

    /**
     * A stretch of an index.
     *
     * @param first whether it begins with the index's first term
     * @param last whether it ends with the index's last term
     */
    record Terms(List<IndexTerm> terms, boolean first, boolean last) implements SruAnswer {
        public Terms {
            terms = List.copyOf(terms);
        }
    }

    /** Nothing, and why. */
    record Failed(List<SruDiagnostic> diagnostics) implements SruAnswer {
        public Failed {
            diagnostics = List.copyOf(diagnostics);
        }

        public static Failed of(int number, String details) {
            return new Failed(List.of(new SruDiagnostic(number, details)));
        }
    }
}
