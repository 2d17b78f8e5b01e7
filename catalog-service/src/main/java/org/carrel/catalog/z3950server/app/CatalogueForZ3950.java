package org.carrel.catalog.z3950server.app;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import org.carrel.catalog.crosswalks.RecordSchema;
import org.carrel.catalog.crosswalks.app.Crosswalk;
import org.carrel.catalog.marc.Iso2709;
import org.carrel.catalog.marc.MarcRecord;
import org.carrel.catalog.marc.Octets;
import org.carrel.catalog.partners.Found;
import org.carrel.catalog.partners.ScanStart;
import org.carrel.catalog.partners.app.DescribeHoldings;
import org.carrel.catalog.partners.app.FindRecords;
import org.carrel.catalog.partners.app.LookThrough;
import org.carrel.catalog.records.Records;
import org.carrel.catalog.records.app.ReadRecord;
import org.carrel.catalog.search.Query;
import org.carrel.catalog.search.SortKey;
import org.carrel.catalog.usage.Use;
import org.carrel.catalog.usage.app.CountUses;
import org.carrel.catalog.z3950.Bib1;
import org.carrel.catalog.z3950.Diagnostic;
import org.carrel.catalog.z3950.OpacRecord;
import org.carrel.catalog.z3950.Pdu;
import org.carrel.catalog.z3950.RecordSyntax;
import org.carrel.catalog.z3950server.Sutrs;

/** The catalogue as associations see it. Records go out in UTF-8, and their leaders say so. */
@ApplicationScoped
public class CatalogueForZ3950 {

    private static final int ELEMENT_SET_UNKNOWN = 25;
    private static final int SYSTEM_ERROR_PRESENTING = 14;
    private static final int NOT_IN_SYNTAX = 238;
    private static final int HOLDING_OCTETS = 300;

    private final FindRecords find;
    private final LookThrough look;
    private final DescribeHoldings holdings;
    private final ReadRecord read;
    private final Crosswalk crosswalk;
    private final CountUses uses;

    CatalogueForZ3950(
            FindRecords find,
            LookThrough look,
            DescribeHoldings holdings,
            ReadRecord read,
            Crosswalk crosswalk,
            CountUses uses) {
        this.find = find;
        this.look = look;
        this.holdings = holdings;
        this.read = read;
        this.crosswalk = crosswalk;
        this.uses = uses;
    }

    /** Counts something that a client has been answered. */
    void used(Use.Act act, long times) {
        if (times > 0) {
            uses.count(new Use(Use.Source.Z3950, act), times);
        }
    }

    /** Opens an association. */
    public Association associate() {
        return new Association(this);
    }

    Found find(Query query, List<SortKey> order, int first, int count) {
        return find.find(query, order, first, count);
    }

    Map<UUID, Records.Current> fetch(Collection<UUID> ids) {
        return find.fetch(ids);
    }

    Optional<LookThrough.Stretch> around(ScanStart start, int before, int from) {
        return look.around(start.field(), start.text(), before, from);
    }

    /** What is wrong with wanting records so. */
    static Optional<Diagnostic> wrongWith(String syntax, Pdu.Composition composition) {
        return switch (syntax) {
            case RecordSyntax.USMARC, RecordSyntax.SUTRS, RecordSyntax.OPAC -> Optional.empty();
            case RecordSyntax.XML ->
                schema(composition).isPresent()
                        ? Optional.empty()
                        : Optional.of(Diagnostic.bib1(ELEMENT_SET_UNKNOWN, String.valueOf(composition.elementSet())));
            default -> Optional.of(Diagnostic.bib1(Bib1.SYNTAX_UNSUPPORTED, syntax));
        };
    }

    /** The schema that is wanted: MARCXML unless something else is named. */
    private static Optional<RecordSchema> schema(Pdu.Composition composition) {
        String named = composition.schema() != null ? composition.schema() : composition.elementSet();
        return named == null || named.equalsIgnoreCase("F") || named.equalsIgnoreCase("B")
                ? Optional.of(RecordSchema.MARCXML)
                : RecordSchema.named(named);
    }

    /** What is sent for a record, and how long it is about. */
    record Sized(Pdu.Content content, long octets) {}

    Sized content(Records.@Nullable Current current, String syntax, Pdu.Composition composition) {
        if (current == null) {
            return new Sized(
                    new Pdu.Failed(Diagnostic.bib1(SYSTEM_ERROR_PRESENTING, "the record has gone since the search")),
                    0);
        }
        MarcRecord marc = read.view(current.original());
        try {
            return switch (syntax) {
                case RecordSyntax.SUTRS -> {
                    String text = Sutrs.write(read.describe(marc));
                    yield new Sized(new Pdu.Text(text), text.length());
                }
                case RecordSyntax.XML -> {
                    String xml = crosswalk.write(schema(composition).orElseThrow(), marc);
                    Octets octets = Octets.of(xml.getBytes(StandardCharsets.UTF_8));
                    yield new Sized(new Pdu.Retrieved(RecordSyntax.XML, octets), octets.length());
                }
                case RecordSyntax.OPAC -> {
                    Octets octets = Iso2709.write(marc);
                    var copies = holdings.of(current.record().id());
                    var opac = new OpacRecord(new Pdu.Retrieved(RecordSyntax.USMARC, octets), List.copyOf(copies));
                    yield new Sized(new Pdu.Opac(opac), octets.length() + (long) HOLDING_OCTETS * copies.size());
                }
                default -> {
                    Octets octets = Iso2709.write(marc);
                    yield new Sized(new Pdu.Retrieved(RecordSyntax.USMARC, octets), octets.length());
                }
            };
        } catch (IllegalArgumentException e) {
            // ISO 2709 has no room for the longest records.
            return new Sized(new Pdu.Failed(Diagnostic.bib1(NOT_IN_SYNTAX, String.valueOf(e.getMessage()))), 0);
        }
    }
}
