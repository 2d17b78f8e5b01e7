package org.carrel.catalog.sru.app;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import org.carrel.catalog.crosswalks.app.Crosswalk;
import org.carrel.catalog.partners.Found;
import org.carrel.catalog.partners.IndexTerm;
import org.carrel.catalog.partners.ScanStart;
import org.carrel.catalog.partners.app.DescribeHoldings;
import org.carrel.catalog.partners.app.FindRecords;
import org.carrel.catalog.partners.app.LookThrough;
import org.carrel.catalog.records.Records;
import org.carrel.catalog.records.app.ReadRecord;
import org.carrel.catalog.search.CatalogueSearch;
import org.carrel.catalog.sru.OpacXml;
import org.carrel.catalog.sru.SruAnswer;
import org.carrel.catalog.sru.SruDiagnostic;
import org.carrel.catalog.sru.SruQuery;
import org.carrel.catalog.sru.SruRequest;
import org.carrel.catalog.sru.SruSchema;

/** Answers SRU requests. */
@ApplicationScoped
public class AnswerSru {

    private final FindRecords find;
    private final LookThrough look;
    private final DescribeHoldings holdings;
    private final ReadRecord read;
    private final Crosswalk crosswalk;

    AnswerSru(FindRecords find, LookThrough look, DescribeHoldings holdings, ReadRecord read, Crosswalk crosswalk) {
        this.find = find;
        this.look = look;
        this.holdings = holdings;
        this.read = read;
        this.crosswalk = crosswalk;
    }

    /** Answers a request. */
    public SruAnswer answer(SruRequest request) {
        return switch (request) {
            case SruRequest.Explain _ -> new SruAnswer.Explained();
            case SruRequest.SearchRetrieve search ->
                switch (SruQuery.of(search)) {
                    case SruQuery.Refused refused -> new SruAnswer.Failed(List.of(refused.diagnostic()));
                    case SruQuery.Understood query -> results(search, query);
                };
            case SruRequest.Scan scan ->
                switch (SruQuery.clause(scan.clause())) {
                    case SruQuery.Clause.Not not -> new SruAnswer.Failed(List.of(not.diagnostic()));
                    case SruQuery.Clause.At at -> terms(scan, at.start());
                };
        };
    }

    private SruAnswer results(SruRequest.SearchRetrieve search, SruQuery.Understood query) {
        Found found;
        try {
            found = find.find(query.query(), query.order(), search.start(), search.count());
        } catch (CatalogueSearch.TooBroadException e) {
            return SruAnswer.Failed.of(SruDiagnostic.TOO_MANY_RECORDS, String.valueOf(e.getMessage()));
        } catch (CatalogueSearch.AwayException _) {
            return SruAnswer.Failed.of(SruDiagnostic.TEMPORARILY_UNAVAILABLE, "");
        }
        if (search.start() > 1 && search.start() > found.total()) {
            return SruAnswer.Failed.of(SruDiagnostic.FIRST_RECORD_OUT_OF_RANGE, Integer.toString(search.start()));
        }
        Map<UUID, Records.Current> records = find.fetch(found.ids());
        var results = new ArrayList<SruAnswer.Result>();
        for (UUID id : found.ids()) {
            results.add(new SruAnswer.Result(
                    search.start() + results.size(), search.schema(), data(search.schema(), records.get(id))));
        }
        long next = (long) search.start() + results.size();
        return new SruAnswer.Results(
                found.total(), results, next <= Math.min(found.total(), Found.DEEPEST) ? (int) next : null);
    }

    private @Nullable String data(SruSchema schema, Records.@Nullable Current current) {
        if (current == null) {
            return null;
        }
        String record = crosswalk.write(schema.schema(), read.view(current.original()));
        return schema == SruSchema.OPAC
                ? OpacXml.write(record, holdings.of(current.record().id()))
                : record;
    }

    private SruAnswer terms(SruRequest.Scan scan, ScanStart start) {
        int before = Math.max(0, scan.position() - 1);
        int from = scan.count() - before;
        // One more on either side tells whether the stretch reaches an end; position 0 begins behind the term.
        int skipped = scan.position() == 0 ? 1 : 0;
        Optional<LookThrough.Stretch> around =
                look.around(start.field(), start.text(), before + 1, Math.max(0, from) + skipped + 1);
        if (around.isEmpty()) {
            return SruAnswer.Failed.of(
                    SruDiagnostic.UNSUPPORTED_INDEX, start.field().name().toLowerCase(Locale.ROOT));
        }
        List<IndexTerm> earlier = around.get().before();
        List<IndexTerm> later = around.get().from();
        boolean own = skipped > 0 && !later.isEmpty() && later.getFirst().text().equalsIgnoreCase(start.text());
        List<IndexTerm> shown = own ? later.subList(1, later.size()) : later;
        var terms = new ArrayList<IndexTerm>();
        terms.addAll(earlier.size() > before ? earlier.subList(earlier.size() - before, earlier.size()) : earlier);
        int room = Math.min(Math.max(0, from), shown.size());
        terms.addAll(shown.subList(0, room));
        return new SruAnswer.Terms(terms, !own && earlier.size() <= before, room == shown.size());
    }
}
