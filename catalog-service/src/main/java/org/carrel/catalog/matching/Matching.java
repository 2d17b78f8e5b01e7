package org.carrel.catalog.matching;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import org.carrel.catalog.records.Brief;
import org.carrel.catalog.records.CatalogueRecord;
import org.carrel.catalog.records.RecordKind;
import org.carrel.catalog.records.TitleKey;

/** Decides whether the catalogue has a record already. */
public final class Matching {

    private static final Pattern YEAR = Pattern.compile("[0-9]{4}");

    private Matching() {}

    /**
     * Decides.
     *
     * @param set when records match
     * @param kind what the arriving record describes
     * @param brief what names it
     * @param candidates the records that share something with it
     */
    public static Match decide(MatchSet set, RecordKind kind, Brief brief, Collection<Candidate> candidates) {
        var found = new ArrayList<Match.Found>();
        var doubts = new ArrayList<Match.Doubt>();
        for (Candidate candidate : candidates) {
            int weight = set.when().weight(candidate.shared());
            if (!set.when().holds(candidate.shared()) || weight < set.threshold()) {
                continue;
            }
            Optional<MatchCheck.Type> against = against(set.checks(), kind, brief, candidate.record());
            if (against.isPresent()) {
                doubts.add(new Match.Doubt(candidate.record(), against.get()));
            } else {
                found.add(new Match.Found(candidate.record(), weight));
            }
        }
        found.sort(Comparator.comparingInt(Match.Found::weight).reversed().thenComparing(one -> one.record()
                .id()));
        return switch (found.size()) {
            case 0 -> new Match.None(doubts);
            case 1 -> new Match.One(found.getFirst(), doubts);
            default -> new Match.Many(found, doubts);
        };
    }

    private static Optional<MatchCheck.Type> against(
            List<MatchCheck> checks, RecordKind kind, Brief brief, CatalogueRecord candidate) {
        if (kind != candidate.kind()) {
            return Optional.of(MatchCheck.Type.KIND);
        }
        return checks.stream()
                .filter(check -> !agrees(check, brief, candidate.brief()))
                .map(MatchCheck::type)
                .findFirst();
    }

    private static boolean agrees(MatchCheck check, Brief one, Brief other) {
        int limit = check.limit() == null ? 0 : check.limit();
        return switch (check.type()) {
            case KIND -> true;
            case FORMAT -> one.format().equals(other.format());
            case YEAR -> yearsAgree(one.year(), other.year(), limit);
            case TITLE_PREFIX -> prefix(one, limit).equals(prefix(other, limit));
        };
    }

    /** A year that is not known, or not to its last digit, contradicts nothing. */
    private static boolean yearsAgree(@Nullable String one, @Nullable String other, int apart) {
        return one == null
                || other == null
                || !YEAR.matcher(one).matches()
                || !YEAR.matcher(other).matches()
                || Math.abs(Integer.parseInt(one) - Integer.parseInt(other)) <= apart;
    }

    private static String prefix(Brief brief, int characters) {
        String title = TitleKey.normalised(brief.title());
        return title.length() <= characters ? title : title.substring(0, characters);
    }
}
