package org.carrel.catalog.matching.app;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import org.carrel.catalog.matching.Candidate;
import org.carrel.catalog.matching.Match;
import org.carrel.catalog.matching.MatchFields;
import org.carrel.catalog.matching.MatchKeys;
import org.carrel.catalog.matching.MatchPoint;
import org.carrel.catalog.matching.MatchSet;
import org.carrel.catalog.matching.Matching;
import org.carrel.catalog.records.CatalogueRecord;
import org.carrel.catalog.records.Incoming;
import org.carrel.catalog.records.RecordKey;
import org.carrel.catalog.records.Records;

/** Finds what arriving records may be in the catalogue, a batch with a handful of look-ups. */
@ApplicationScoped
public class FindMatches {

    private final Records records;
    private final MatchKeys keys;

    FindMatches(Records records, MatchKeys keys) {
        this.records = records;
        this.keys = keys;
    }

    /**
     * What came of looking.
     *
     * @param matches what each record of the batch is in the catalogue, in order
     * @param holders the records of the source that have a number of the batch already
     */
    public record Found(List<Match> matches, Map<String, CatalogueRecord> holders) {

        /** The record of the source that has a number already. */
        public Match.@Nullable Found holder(String controlNumber) {
            CatalogueRecord record = holders.get(controlNumber);
            return record == null ? null : new Match.Found(record, 0);
        }
    }

    /** What the batch is in the catalogue; nobody else stores records of the source before this transaction ends. */
    public Found find(MatchSet set, String source, List<Incoming> batch) {
        var look = new Look(set, source, batch);
        return new Found(batch.stream().map(look::match).toList(), look.byControlNumber);
    }

    /**
     * Everything that a record is told apart by under a match set. Two records of a batch that share none of it cannot
     * match each other.
     */
    public Set<Object> marks(MatchSet set, Incoming incoming) {
        var marks = new HashSet<Object>();
        marks.add(incoming.controlNumber());
        Set<RecordKey.Type> types = types(set);
        incoming.keys().stream().filter(key -> types.contains(key.type())).forEach(marks::add);
        marks.addAll(MatchFields.of(incoming.fields(), fields(set)));
        return marks;
    }

    private static Set<RecordKey.Type> types(MatchSet set) {
        return set.points().stream()
                .filter(point ->
                        point.type() != MatchPoint.Type.CONTROL_NUMBER && point.type() != MatchPoint.Type.FIELD)
                .map(FindMatches::keyType)
                .collect(Collectors.toSet());
    }

    private static RecordKey.Type keyType(MatchPoint point) {
        return switch (point.type()) {
            case ISBN -> RecordKey.Type.ISBN;
            case ISSN -> RecordKey.Type.ISSN;
            case LCCN -> RecordKey.Type.LCCN;
            case OCLC -> RecordKey.Type.OCLC;
            case SYSTEM -> RecordKey.Type.SYSTEM;
            case TITLE -> RecordKey.Type.TITLE;
            case CONTROL_NUMBER, FIELD -> throw new IllegalArgumentException(point.type() + " is not a record's key");
        };
    }

    private static Set<String> fields(MatchSet set) {
        return set.points().stream()
                .filter(point -> point.type() == MatchPoint.Type.FIELD)
                .map(MatchFields::name)
                .collect(Collectors.toSet());
    }

    /** One look at the catalogue for a whole batch. */
    private final class Look {

        private final MatchSet set;
        private final Map<String, CatalogueRecord> byControlNumber;
        private final Map<RecordKey, Set<UUID>> byNumber;
        private final Map<MatchFields.Key, Set<UUID>> byField;
        private final Map<UUID, CatalogueRecord> known;
        private final Map<RecordKey.Type, MatchPoint> points = new HashMap<>();
        private final Set<String> fields;
        private final boolean controlNumbers;

        Look(MatchSet set, String source, List<Incoming> batch) {
            this.set = set;
            this.fields = fields(set);
            this.controlNumbers = set.points().contains(MatchPoint.of(MatchPoint.Type.CONTROL_NUMBER));
            Set<RecordKey.Type> types = types(set);
            types.forEach(type -> points.put(type, MatchPoint.of(MatchPoint.Type.valueOf(type.name()))));
            byControlNumber = records.ofSourceForEdit(
                    source, batch.stream().map(Incoming::controlNumber).toList());
            byNumber = types.isEmpty()
                    ? Map.of()
                    : keys.byNumber(batch.stream()
                            .flatMap(one -> one.keys().stream())
                            .filter(key -> types.contains(key.type()))
                            .collect(Collectors.toSet()));
            byField = fields.isEmpty()
                    ? Map.of()
                    : keys.byField(batch.stream()
                            .flatMap(one -> MatchFields.of(one.fields(), fields).stream())
                            .collect(Collectors.toSet()));
            var ids = new HashSet<UUID>();
            byNumber.values().forEach(ids::addAll);
            byField.values().forEach(ids::addAll);
            known = ids.isEmpty() ? Map.of() : records.findAll(ids);
        }

        Match match(Incoming incoming) {
            var shared = new LinkedHashMap<CatalogueRecord, Set<MatchPoint>>();
            CatalogueRecord same = controlNumbers ? byControlNumber.get(incoming.controlNumber()) : null;
            if (same != null) {
                note(shared, same, MatchPoint.of(MatchPoint.Type.CONTROL_NUMBER));
            }
            for (RecordKey key : incoming.keys()) {
                MatchPoint point = points.get(key.type());
                if (point != null) {
                    noteAll(shared, byNumber.getOrDefault(key, Set.of()), point);
                }
            }
            for (MatchFields.Key key : MatchFields.of(incoming.fields(), fields)) {
                MatchPoint point = MatchPoint.field(
                        key.field().substring(0, 3), key.field().substring(3));
                noteAll(shared, byField.getOrDefault(key, Set.of()), point);
            }
            var candidates = new ArrayList<Candidate>();
            shared.forEach((record, points) -> candidates.add(new Candidate(record, points)));
            return Matching.decide(set, incoming.kind(), incoming.brief(), candidates);
        }

        private void noteAll(Map<CatalogueRecord, Set<MatchPoint>> shared, Collection<UUID> ids, MatchPoint point) {
            for (UUID id : ids) {
                CatalogueRecord record = known.get(id);
                if (record != null && !record.deleted()) {
                    note(shared, record, point);
                }
            }
        }

        private static void note(
                Map<CatalogueRecord, Set<MatchPoint>> shared, CatalogueRecord record, MatchPoint point) {
            shared.computeIfAbsent(record, _ -> new HashSet<>()).add(point);
        }
    }
}
