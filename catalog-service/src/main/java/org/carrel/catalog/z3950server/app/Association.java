package org.carrel.catalog.z3950server.app;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import org.carrel.catalog.marc.Octets;
import org.carrel.catalog.partners.Found;
import org.carrel.catalog.partners.IndexTerm;
import org.carrel.catalog.partners.ScanStart;
import org.carrel.catalog.partners.app.LookThrough;
import org.carrel.catalog.records.Records;
import org.carrel.catalog.search.CatalogueSearch;
import org.carrel.catalog.search.Query;
import org.carrel.catalog.search.SortKey;
import org.carrel.catalog.usage.Use;
import org.carrel.catalog.z3950.Bib1;
import org.carrel.catalog.z3950.Diagnostic;
import org.carrel.catalog.z3950.Pdu;
import org.carrel.catalog.z3950.RecordSyntax;
import org.carrel.catalog.z3950.Rpn;
import org.carrel.catalog.z3950server.RpnQuery;

/**
 * One association with a client, from its opening to its end. A result set is a query and an order: to show records of
 * it the search is done again, so that a client which stays long holds no memory. For one thread.
 */
public final class Association {

    private static final Set<String> DATABASES = Set.of("default", "carrel", "catalog", "catalogue");
    private static final int MOST_RESULT_SETS = 10;
    private static final int MOST_RECORDS = 100;
    private static final int MOST_TERMS = 200;
    private static final int LONGEST_NAME = 64;
    private static final long MOST_OCTETS = 1024L * 1024;
    private static final Set<Pdu.Option> OPTIONS = EnumSet.of(
            Pdu.Option.SEARCH,
            Pdu.Option.PRESENT,
            Pdu.Option.DELETE_SETS,
            Pdu.Option.SCAN,
            Pdu.Option.SORT,
            Pdu.Option.NAMED_RESULT_SETS,
            Pdu.Option.QUERY_TYPE_104);
    private static final Pdu.Implementation SELF = new Pdu.Implementation("carrel", "Carrel", "1");

    private static final int RESULT_SET_EXISTS = 21;
    private static final int TOO_MANY_RESULT_SETS = 112;
    private static final int ILLEGAL_SORT = 207;
    private static final int ONLY_ZERO_STEP = 205;
    private static final int SCAN_FAILED = 6;
    private static final int SCAN_ENDED = 5;
    private static final int SORT_FAILED = 2;

    private final CatalogueForZ3950 catalogue;
    private final Map<String, ResultSet> resultSets = new HashMap<>();
    private boolean open;
    private boolean ended;
    private long messageSize = MOST_OCTETS;

    Association(CatalogueForZ3950 catalogue) {
        this.catalogue = catalogue;
    }

    /** What a search was for. */
    private record ResultSet(Query query, List<SortKey> order, long total) {}

    /** Whether the association is over once the last answer has been sent. */
    public boolean ended() {
        return ended;
    }

    /** Answers a message. */
    public Pdu answer(Pdu message) {
        if (!open && !(message instanceof Pdu.InitializeRequest) && !(message instanceof Pdu.Close)) {
            return close(message.referenceId(), Pdu.CloseReason.PROTOCOL_ERROR, "an association begins with Init");
        }
        return switch (message) {
            case Pdu.InitializeRequest init -> init(init);
            case Pdu.SearchRequest search -> search(search);
            case Pdu.PresentRequest present -> present(present);
            case Pdu.ScanRequest scan -> scan(scan);
            case Pdu.SortRequest sort -> sort(sort);
            case Pdu.DeleteResultSetRequest delete -> delete(delete);
            case Pdu.Close closing -> close(closing.referenceId(), Pdu.CloseReason.FINISHED, null);
            case Pdu.InitializeResponse _,
                    Pdu.SearchResponse _,
                    Pdu.PresentResponse _,
                    Pdu.DeleteResultSetResponse _,
                    Pdu.ScanResponse _,
                    Pdu.SortResponse _,
                    Pdu.Unsupported _ ->
                close(message.referenceId(), Pdu.CloseReason.PROTOCOL_ERROR, "this message is not served here");
        };
    }

    /** Ends the association from our side. */
    public Pdu close(@Nullable Octets referenceId, Pdu.CloseReason reason, @Nullable String message) {
        ended = true;
        return new Pdu.Close(referenceId, reason, message);
    }

    private Pdu init(Pdu.InitializeRequest init) {
        open = true;
        var options = EnumSet.copyOf(OPTIONS);
        options.retainAll(init.capabilities().options());
        messageSize = Math.clamp(init.capabilities().messageSize(), 16_384, MOST_OCTETS);
        return new Pdu.InitializeResponse(
                init.referenceId(),
                new Pdu.Capabilities(
                        Math.clamp(init.capabilities().version(), 2, 3), options, messageSize, MOST_OCTETS),
                true,
                SELF);
    }

    private Pdu search(Pdu.SearchRequest search) {
        Optional<Diagnostic> wrong = wrong(search.databases()).or(() -> wrongName(search));
        if (wrong.isPresent()) {
            return failed(search, wrong.get());
        }
        RpnQuery.Outcome read =
                switch (search.query()) {
                    case Pdu.SearchQuery.Type1(String attributes, Rpn rpn) ->
                        RpnQuery.of(attributes, rpn, this::queryOf);
                    case Pdu.SearchQuery.Cql(String cql) -> RpnQuery.ofCql(cql);
                    case Pdu.SearchQuery.Other(int type) ->
                        new RpnQuery.Outcome.Refused(
                                Diagnostic.bib1(Bib1.QUERY_TYPE_UNSUPPORTED, Integer.toString(type)));
                };
        return switch (read) {
            case RpnQuery.Outcome.Refused refused -> failed(search, refused.diagnostic());
            case RpnQuery.Outcome.Understood understood -> found(search, understood.query());
        };
    }

    private @Nullable Query queryOf(String name) {
        ResultSet set = resultSets.get(name);
        return set == null ? null : set.query();
    }

    private static Optional<Diagnostic> wrong(List<String> databases) {
        if (databases.size() > 1) {
            return Optional.of(Diagnostic.bib1(Bib1.TOO_MANY_DATABASES, "1"));
        }
        return databases.stream()
                .filter(name -> !DATABASES.contains(name.toLowerCase(Locale.ROOT)))
                .findFirst()
                .map(name -> Diagnostic.bib1(Bib1.DATABASE_UNKNOWN, name));
    }

    private Optional<Diagnostic> wrongName(Pdu.SearchRequest search) {
        String name = search.resultSet();
        if (name.isEmpty() || name.length() > LONGEST_NAME) {
            return Optional.of(Diagnostic.bib1(Bib1.RESULT_SET_NAME_ILLEGAL, name));
        }
        if (resultSets.containsKey(name)) {
            return search.replace() ? Optional.empty() : Optional.of(Diagnostic.bib1(RESULT_SET_EXISTS, name));
        }
        return resultSets.size() < MOST_RESULT_SETS
                ? Optional.empty()
                : Optional.of(Diagnostic.bib1(TOO_MANY_RESULT_SETS, Integer.toString(MOST_RESULT_SETS)));
    }

    private static Pdu failed(Pdu.SearchRequest search, Diagnostic diagnostic) {
        return new Pdu.SearchResponse(
                search.referenceId(), 0, 0, 0, false, Pdu.ResultSetStatus.NONE, null, Pdu.Records.failed(diagnostic));
    }

    private Pdu found(Pdu.SearchRequest search, Query query) {
        Found found;
        try {
            found = catalogue.find(query, List.of(), 1, 0);
        } catch (CatalogueSearch.TooBroadException e) {
            return failed(search, Diagnostic.bib1(Bib1.TRUNCATION_UNSUPPORTED, String.valueOf(e.getMessage())));
        } catch (CatalogueSearch.AwayException _) {
            return failed(search, Diagnostic.bib1(Bib1.TEMPORARY_SYSTEM_ERROR, ""));
        }
        catalogue.used(Use.Act.SEARCH, 1);
        var set = new ResultSet(query, List.of(), found.total());
        resultSets.put(search.resultSet(), set);
        int inline = (int) Math.min(inline(search.inline(), found.total()), MOST_RECORDS);
        if (inline == 0) {
            return new Pdu.SearchResponse(
                    search.referenceId(), found.total(), 0, 1, true, null, null, Pdu.Records.NONE);
        }
        Shown shown = show(set, 1, inline, search.syntax(), new Pdu.Composition(search.elementSet(), null));
        return new Pdu.SearchResponse(
                search.referenceId(),
                found.total(),
                shown.count(),
                shown.count() + 1L,
                true,
                null,
                shown.status(),
                shown.records());
    }

    private static long inline(Pdu.Inline inline, long total) {
        if (total <= inline.small()) {
            return total;
        }
        return total >= inline.large() ? 0 : Math.min(total, inline.medium());
    }

    private Pdu present(Pdu.PresentRequest present) {
        ResultSet set = resultSets.get(present.resultSet());
        if (set == null) {
            return failed(present, Diagnostic.bib1(Bib1.RESULT_SET_UNKNOWN, present.resultSet()));
        }
        long last = present.start() + present.count() - 1;
        boolean outside = present.start() < 1
                || present.count() < 0
                || last > set.total()
                || last > Found.DEEPEST
                || !present.further().isEmpty();
        if (outside) {
            return failed(present, Diagnostic.bib1(Bib1.PRESENT_OUT_OF_RANGE, Long.toString(set.total())));
        }
        int count = Math.min(present.count(), MOST_RECORDS);
        Shown shown = show(set, (int) present.start(), count, present.syntax(), present.composition());
        Pdu.PresentStatus status = shown.status() == Pdu.PresentStatus.SUCCESS && shown.count() < present.count()
                ? Pdu.PresentStatus.PARTIAL_2
                : shown.status();
        long next = present.start() + shown.count();
        return new Pdu.PresentResponse(
                present.referenceId(), shown.count(), next > set.total() ? 0 : next, status, shown.records());
    }

    private static Pdu failed(Pdu.PresentRequest present, Diagnostic diagnostic) {
        return new Pdu.PresentResponse(
                present.referenceId(), 0, 0, Pdu.PresentStatus.FAILURE, Pdu.Records.failed(diagnostic));
    }

    /** Records to be sent. */
    private record Shown(int count, Pdu.PresentStatus status, Pdu.Records records) {}

    private Shown show(ResultSet set, int first, int count, @Nullable String wanted, Pdu.Composition composition) {
        String syntax = wanted == null ? RecordSyntax.USMARC : wanted;
        Optional<Diagnostic> wrong = CatalogueForZ3950.wrongWith(syntax, composition);
        if (wrong.isPresent()) {
            return new Shown(0, Pdu.PresentStatus.FAILURE, Pdu.Records.failed(wrong.get()));
        }
        Found found = catalogue.find(set.query(), set.order(), first, count);
        Map<UUID, Records.Current> current = catalogue.fetch(found.ids());
        var records = new ArrayList<Pdu.DatabaseRecord>();
        long octets = 0;
        for (UUID id : found.ids()) {
            CatalogueForZ3950.Sized content = catalogue.content(current.get(id), syntax, composition);
            octets += content.octets();
            if (octets > messageSize && !records.isEmpty()) {
                catalogue.used(Use.Act.DOWNLOAD, records.size());
                return new Shown(records.size(), Pdu.PresentStatus.PARTIAL_2, Pdu.Records.of(records));
            }
            records.add(new Pdu.DatabaseRecord("Default", content.content()));
        }
        catalogue.used(Use.Act.DOWNLOAD, records.size());
        return new Shown(records.size(), Pdu.PresentStatus.SUCCESS, Pdu.Records.of(records));
    }

    private Pdu scan(Pdu.ScanRequest scan) {
        Integer step = scan.stepSize();
        Optional<Diagnostic> wrong = wrong(scan.databases())
                .or(() -> step != null && step != 0
                        ? Optional.of(Diagnostic.bib1(ONLY_ZERO_STEP, Integer.toString(step)))
                        : Optional.empty());
        if (wrong.isPresent()) {
            return failed(scan, wrong.get());
        }
        String attributes = scan.attributeSet() == null ? Bib1.ATTRIBUTES : scan.attributeSet();
        return switch (RpnQuery.of(attributes, scan.start(), this::queryOf)) {
            case RpnQuery.Outcome.Refused refused -> failed(scan, refused.diagnostic());
            case RpnQuery.Outcome.Understood understood ->
                ScanStart.of(understood.query())
                        .map(start -> terms(scan, start))
                        .orElseGet(() -> failed(scan, Diagnostic.bib1(Bib1.UNSUPPORTED_SEARCH, "")));
        };
    }

    private Pdu terms(Pdu.ScanRequest scan, ScanStart start) {
        int wanted = Math.clamp(scan.wanted(), 1, MOST_TERMS);
        Integer asked = scan.position();
        int position = Math.clamp(asked == null ? 1 : asked, 1, wanted);
        Optional<LookThrough.Stretch> around = catalogue.around(start, position - 1, wanted - position + 1);
        if (around.isEmpty()) {
            return failed(
                    scan, Diagnostic.bib1(Bib1.USE_UNSUPPORTED, start.field().name()));
        }
        var entries = new ArrayList<Pdu.ScanEntry>();
        around.get().before().forEach(term -> entries.add(entry(term)));
        int at = entries.size() + 1;
        around.get().from().forEach(term -> entries.add(entry(term)));
        return new Pdu.ScanResponse(
                scan.referenceId(),
                0,
                entries.size() < wanted ? SCAN_ENDED : 0,
                entries.size(),
                at,
                entries,
                List.of());
    }

    private static Pdu.ScanEntry entry(IndexTerm term) {
        return new Pdu.ScanEntry.Entry(
                Rpn.Term.of(term.text()), null, (int) Math.min(term.titles(), Integer.MAX_VALUE));
    }

    private static Pdu failed(Pdu.ScanRequest scan, Diagnostic diagnostic) {
        return new Pdu.ScanResponse(scan.referenceId(), null, SCAN_FAILED, 0, null, List.of(), List.of(diagnostic));
    }

    private Pdu sort(Pdu.SortRequest sort) {
        ResultSet set = sort.inputs().size() == 1 ? resultSets.get(sort.inputs().getFirst()) : null;
        if (set == null) {
            return failed(sort, Diagnostic.bib1(Bib1.RESULT_SET_UNKNOWN, String.join(" ", sort.inputs())));
        }
        String output = sort.output();
        if (!resultSets.containsKey(output) && resultSets.size() >= MOST_RESULT_SETS) {
            return failed(sort, Diagnostic.bib1(TOO_MANY_RESULT_SETS, Integer.toString(MOST_RESULT_SETS)));
        }
        var order = new ArrayList<SortKey>();
        for (Pdu.SortKey key : sort.keys()) {
            Optional<SortKey.By> by = by(key.element());
            if (by.isEmpty() || key.relation() < 0 || key.relation() > 1) {
                return failed(sort, Diagnostic.bib1(ILLEGAL_SORT, ""));
            }
            order.add(new SortKey(by.get(), key.relation() == 1));
        }
        resultSets.put(output, new ResultSet(set.query(), order, set.total()));
        return new Pdu.SortResponse(sort.referenceId(), 0, null, List.of());
    }

    private static Optional<SortKey.By> by(Pdu.SortKey.Element element) {
        return switch (element) {
            case Pdu.SortKey.Named(String name) -> by(name.toLowerCase(Locale.ROOT));
            case Pdu.SortKey.Attributes(String _, List<Rpn.Attribute> attributes) ->
                attributes.stream()
                        .filter(attribute -> attribute.type() == Bib1.USE)
                        .findFirst()
                        .flatMap(attribute -> attribute.value() instanceof Rpn.Attribute.Numbered(int use)
                                ? Optional.ofNullable(RpnQuery.index(use))
                                : Optional.empty())
                        .flatMap(index ->
                                by(index.substring(index.indexOf('.') + 1).toLowerCase(Locale.ROOT)));
            case Pdu.SortKey.Other _ -> Optional.empty();
        };
    }

    private static Optional<SortKey.By> by(String name) {
        return switch (name) {
            case "title" -> Optional.of(SortKey.By.TITLE);
            case "author", "name" -> Optional.of(SortKey.By.AUTHOR);
            case "year", "date" -> Optional.of(SortKey.By.YEAR);
            case "callnumber" -> Optional.of(SortKey.By.CALL_NUMBER);
            default -> Optional.empty();
        };
    }

    private static Pdu failed(Pdu.SortRequest sort, Diagnostic diagnostic) {
        return new Pdu.SortResponse(sort.referenceId(), SORT_FAILED, null, List.of(diagnostic));
    }

    private Pdu delete(Pdu.DeleteResultSetRequest delete) {
        if (delete.all()) {
            resultSets.clear();
            return new Pdu.DeleteResultSetResponse(delete.referenceId(), 0);
        }
        boolean known = resultSets.keySet().containsAll(delete.resultSets());
        delete.resultSets().forEach(resultSets::remove);
        return new Pdu.DeleteResultSetResponse(delete.referenceId(), known ? 0 : 1);
    }
}
