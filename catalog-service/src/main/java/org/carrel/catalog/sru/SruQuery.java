package org.carrel.catalog.sru;

import java.util.List;

import org.carrel.catalog.partners.ScanStart;
import org.carrel.catalog.search.Cql;
import org.carrel.catalog.search.Query;
import org.carrel.catalog.search.SortKey;

/** A query with its order, out of what a request says in one place or two. */
public sealed interface SruQuery {

    /** It makes sense. */
    record Understood(Query query, List<SortKey> order) implements SruQuery {
        public Understood {
            order = List.copyOf(order);
        }
    }

    /** It does not. */
    record Refused(SruDiagnostic diagnostic) implements SruQuery {}

    /** Reads the query of a search; what it says of the order goes before sort keys beside it. */
    static SruQuery of(SruRequest.SearchRetrieve search) {
        SruQuery query = parsed(search.query());
        String keys = search.sortKeys();
        if (keys == null || keys.isBlank() || !(query instanceof Understood understood)) {
            return query;
        }
        try {
            return switch (parsed("cql.allRecords = 1" + SortKeys.asCql(keys))) {
                case Refused refused -> refused;
                case Understood sorted ->
                    new Understood(
                            understood.query(), understood.order().isEmpty() ? sorted.order() : understood.order());
            };
        } catch (SortKeys.UnsupportedPathException e) {
            return new Refused(new SruDiagnostic(SruDiagnostic.SORT_PATH, String.valueOf(e.getMessage())));
        }
    }

    private static SruQuery parsed(String cql) {
        return switch (Cql.parse(cql)) {
            case Cql.Result.Understood understood -> new Understood(understood.query(), understood.order());
            case Cql.Result.Diagnostic diagnostic ->
                new Refused(new SruDiagnostic(diagnostic.number(), diagnostic.details()));
        };
    }

    /** What came of reading a scan clause. */
    sealed interface Clause {

        /** It names an index and a place in it. */
        record At(ScanStart start) implements Clause {}

        /** It does not. */
        record Not(SruDiagnostic diagnostic) implements Clause {}
    }

    /** Reads a scan clause. */
    static Clause clause(String cql) {
        return switch (parsed(cql)) {
            case Refused refused -> new Clause.Not(refused.diagnostic());
            case Understood understood ->
                ScanStart.of(understood.query())
                        .<Clause>map(Clause.At::new)
                        .orElseGet(() -> new Clause.Not(new SruDiagnostic(
                                SruDiagnostic.SYNTAX, "one index, a relation and a term are wanted")));
        };
    }
}
