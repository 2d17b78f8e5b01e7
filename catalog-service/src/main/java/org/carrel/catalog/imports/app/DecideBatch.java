package org.carrel.catalog.imports.app;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import org.carrel.catalog.imports.Choice;
import org.carrel.catalog.imports.Course;
import org.carrel.catalog.imports.Decision;
import org.carrel.catalog.imports.ImportPlan;
import org.carrel.catalog.marc.Iso2709;
import org.carrel.catalog.marc.MarcRecord;
import org.carrel.catalog.marc.MarcXml;
import org.carrel.catalog.marc.Octets;
import org.carrel.catalog.marc.Serialisation;
import org.carrel.catalog.matching.Match;
import org.carrel.catalog.matching.app.FindMatches;
import org.carrel.catalog.overlay.Overlaid;
import org.carrel.catalog.overlay.Overlay;
import org.carrel.catalog.protection.Protection;
import org.carrel.catalog.protection.ProtectionRule;
import org.carrel.catalog.protection.ProtectionRules;
import org.carrel.catalog.records.CatalogueRecord;
import org.carrel.catalog.records.Incoming;
import org.carrel.catalog.records.Records;
import org.carrel.catalog.records.app.CatalogueRecords;
import org.carrel.catalog.records.app.ReadRecord;

/** Decides what becomes of a batch of records, and holds what they are laid over; stores nothing. */
@ApplicationScoped
class DecideBatch {

    private final FindMatches matches;
    private final Records records;
    private final CatalogueRecords catalogue;
    private final ReadRecord read;
    private final ProtectionRules protection;

    DecideBatch(
            FindMatches matches,
            Records records,
            CatalogueRecords catalogue,
            ReadRecord read,
            ProtectionRules protection) {
        this.matches = matches;
        this.records = records;
        this.catalogue = catalogue;
        this.read = read;
        this.protection = protection;
    }

    /** A record and what somebody decided of it. */
    record Wanted(Incoming incoming, @Nullable Choice choice) {}

    /**
     * What becomes of records of one source, in order.
     *
     * @param touching whether what is protected may be changed
     */
    List<Decision> decide(ImportPlan plan, String source, List<Wanted> batch, boolean touching) {
        FindMatches.Found found = matches.find(
                plan.matching(), source, batch.stream().map(Wanted::incoming).toList());
        var courses = new ArrayList<Course>(batch.size());
        var targets = new HashSet<UUID>();
        for (int index = 0; index < batch.size(); index++) {
            Wanted wanted = batch.get(index);
            Course course = Course.of(
                    plan,
                    found.matches().get(index),
                    found.holder(wanted.incoming().controlNumber()),
                    wanted.choice());
            courses.add(course);
            if (course instanceof Course.LayOver over) {
                targets.add(over.target());
            }
        }
        Map<UUID, Records.Current> heads = heads(targets);
        List<ProtectionRule> protecting = touching || heads.isEmpty() ? List.of() : protection.all();
        var decisions = new ArrayList<Decision>(batch.size());
        for (int index = 0; index < batch.size(); index++) {
            Decision decision =
                    decision(plan, courses.get(index), batch.get(index).incoming(), heads);
            decisions.add(
                    decision instanceof Decision.Revise revise
                            ? guarded(revise, found.matches().get(index), protecting)
                            : decision);
        }
        return decisions;
    }

    /** What would touch something protected is not done before somebody decides who may. */
    private static Decision guarded(Decision.Revise revise, Match match, List<ProtectionRule> protecting) {
        CatalogueRecord target = revise.target();
        List<ProtectionRule> touched = Protection.touched(
                revise.before(), revise.result().fields(), target.identity().source(), protecting);
        if (touched.isEmpty()) {
            return revise;
        }
        ProtectionRule rule = touched.getFirst();
        String reason =
                switch (rule.scope()) {
                    case ProtectionRule.Scope.WholeRecord _ -> "record-protected";
                    case ProtectionRule.Scope.Fields _ -> "field-protected";
                };
        int weight = match instanceof Match.One(Match.Found found, var _)
                        && found.record().id().equals(target.id())
                ? found.weight()
                : 0;
        return new Decision.Ask(reason, rule.reason(), List.of(new Match.Found(target, weight)));
    }

    /** How many of these, from the first, share nothing by which one could match another. */
    int apart(ImportPlan plan, List<Wanted> batch) {
        var marks = new HashSet<Object>();
        for (int index = 0; index < batch.size(); index++) {
            Set<Object> own = matches.marks(plan.matching(), batch.get(index).incoming());
            if (own.stream().anyMatch(marks::contains)) {
                return index;
            }
            marks.addAll(own);
        }
        return batch.size();
    }

    private Map<UUID, Records.Current> heads(Set<UUID> targets) {
        var heads = new HashMap<UUID, Records.Current>();
        if (!targets.isEmpty()) {
            records.headsForEdit(targets)
                    .forEach(head -> heads.put(head.record().id(), head));
        }
        return heads;
    }

    private Decision decision(ImportPlan plan, Course course, Incoming incoming, Map<UUID, Records.Current> heads) {
        return switch (course) {
            case Course.Create _ -> new Decision.Create(incoming);
            case Course.Leave(String reason, UUID match) -> new Decision.Leave(reason, match);
            case Course.Ask(String reason, List<Match.Found> candidates) -> new Decision.Ask(reason, candidates);
            case Course.LayOver(UUID target, boolean merge) -> {
                Records.Current head = heads.get(target);
                if (head == null) {
                    yield new Decision.Ask("record-gone", List.of());
                }
                if (head.original().sha256().equals(incoming.original().sha256())) {
                    yield new Decision.Same(head.record());
                }
                yield merge
                        ? merged(plan, head, incoming)
                        : new Decision.Revise(head.record(), read.view(head.original()), incoming);
            }
        };
    }

    private Decision merged(ImportPlan plan, Records.Current head, Incoming incoming) {
        MarcRecord before = read.view(head.original());
        return switch (Overlay.of(before, incoming.fields(), plan.overlay())) {
            case Overlaid.AsExisting _ -> new Decision.Same(head.record());
            case Overlaid.AsIncoming _ -> new Decision.Revise(head.record(), before, incoming);
            case Overlaid.Merged(MarcRecord result) ->
                switch (written(result)) {
                    case Incoming.Taken.Refused refused -> new Decision.Ask(refused.reason(), List.of());
                    case Incoming.Taken.Accepted(Incoming made) ->
                        made.original().sha256().equals(head.original().sha256())
                                ? new Decision.Same(head.record())
                                : new Decision.Revise(head.record(), before, made);
                };
        };
    }

    /** An edited record is written anew: as ISO 2709, or as MARCXML if it is longer than that can say. */
    private Incoming.Taken written(MarcRecord record) {
        Octets octets;
        try {
            octets = Iso2709.write(record);
        } catch (IllegalArgumentException _) {
            return catalogue.take(MarcXml.write(record), Serialisation.MARCXML, "UTF-8", List.of());
        }
        return catalogue.take(octets, Serialisation.ISO2709, "UTF-8", List.of());
    }
}
