package org.carrel.catalog.overlay;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.carrel.catalog.marc.MarcField;
import org.carrel.catalog.marc.MarcRecord;
import org.carrel.catalog.marc.Subfield;

/** Lays a record that arrives over one that the catalogue has. */
public final class Overlay {

    /** Encoding levels from full to least; what is not listed is below them all. */
    private static final String FULL_TO_LEAST = " 1IL4K2M73J58";

    private final OverlayProfile profile;
    private final List<FieldPattern.Ready> patterns;
    private final List<FieldPattern.Ready> keptIn;

    private Overlay(OverlayProfile profile) {
        this.profile = profile;
        this.patterns =
                profile.rules().stream().map(rule -> rule.fields().ready()).toList();
        this.keptIn = profile.keptSubfields().stream()
                .map(kept -> FieldPattern.tag(kept.tag()).ready())
                .toList();
    }

    /** Lays a record over another; both stay as they are. */
    public static Overlaid of(MarcRecord existing, MarcRecord incoming, OverlayProfile profile) {
        MarcRecord result = new Overlay(profile).merged(existing, incoming);
        if (FieldDiff.sayTheSame(result, incoming)) {
            return new Overlaid.AsIncoming();
        }
        return FieldDiff.sayTheSame(result, existing) ? new Overlaid.AsExisting() : new Overlaid.Merged(result);
    }

    private MarcRecord merged(MarcRecord existing, MarcRecord incoming) {
        var staying = new ArrayList<MarcField>();
        for (MarcField field : existing.fields()) {
            switch (action(field)) {
                case KEEP, ADD -> staying.add(field);
                case REPLACE, DROP -> {
                    // Its place is taken, or left empty.
                }
            }
        }
        Set<MarcField> there = new HashSet<>(existing.fields());
        var arriving = new ArrayList<MarcField>();
        for (MarcField field : incoming.fields()) {
            switch (action(field)) {
                case REPLACE -> arriving.add(withKept(field, existing));
                case ADD -> {
                    if (!there.contains(field)) {
                        arriving.add(field);
                    }
                }
                case KEEP, DROP -> {
                    // The catalogue's stands, or none.
                }
            }
        }
        return new MarcRecord(leader(existing.leader(), incoming.leader()), woven(arriving, staying));
    }

    private OverlayRule.Action action(MarcField field) {
        for (int index = 0; index < patterns.size(); index++) {
            if (patterns.get(index).matches(field)) {
                return profile.rules().get(index).action();
            }
        }
        return profile.otherwise();
    }

    private String leader(String existing, String incoming) {
        return switch (profile.leader()) {
            case INCOMING -> incoming;
            case EXISTING -> existing;
            case FULLER -> rank(incoming.charAt(17)) <= rank(existing.charAt(17)) ? incoming : existing;
        };
    }

    private static int rank(char level) {
        int rank = FULL_TO_LEAST.indexOf(level);
        return rank < 0 ? FULL_TO_LEAST.length() : rank;
    }

    /**
     * Both in one order: the order of the record that arrives, and what stays before the first of its fields that has a
     * higher tag. Neither side's own order changes.
     */
    private static List<MarcField> woven(List<MarcField> arriving, List<MarcField> staying) {
        var woven = new ArrayList<MarcField>(arriving.size() + staying.size());
        int next = 0;
        for (MarcField field : arriving) {
            while (next < staying.size() && staying.get(next).tag().compareTo(field.tag()) <= 0) {
                woven.add(staying.get(next++));
            }
            woven.add(field);
        }
        woven.addAll(staying.subList(next, staying.size()));
        return woven;
    }

    private MarcField withKept(MarcField field, MarcRecord existing) {
        if (!(field instanceof MarcField.Data data)) {
            return field;
        }
        Set<Character> codes = new HashSet<>();
        for (int index = 0; index < keptIn.size(); index++) {
            if (keptIn.get(index).matches(field)) {
                codes.add(profile.keptSubfields().get(index).subfield().charAt(0));
            }
        }
        codes.removeIf(code -> data.first(code).isPresent());
        if (codes.isEmpty()) {
            return field;
        }
        Optional<MarcField.Data> twin = existing.data(field.tag()).stream()
                .filter(other -> sameBut(codes, other, data))
                .findFirst();
        if (twin.isEmpty()) {
            return field;
        }
        var subfields = new ArrayList<>(data.subfields());
        twin.get().subfields().stream()
                .filter(subfield -> codes.contains(subfield.code()))
                .forEach(subfields::add);
        return new MarcField.Data(data.tag(), data.first(), data.second(), subfields);
    }

    private static boolean sameBut(Set<Character> codes, MarcField.Data one, MarcField.Data other) {
        return text(codes, one).equals(text(codes, other));
    }

    private static List<Subfield> text(Set<Character> codes, MarcField.Data field) {
        return field.subfields().stream()
                .filter(subfield -> !codes.contains(subfield.code()))
                .map(subfield ->
                        new Subfield(subfield.code(), subfield.value().strip().replaceAll("[\\s.,:;/]+$", "")))
                .collect(Collectors.toList());
    }
}
