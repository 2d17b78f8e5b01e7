package org.carrel.catalog.authorities;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import org.carrel.catalog.authorities.Link.Match;
import org.carrel.catalog.headings.AccessPoint;
import org.carrel.catalog.headings.HeadingForm;
import org.carrel.catalog.headings.Thesaurus;

/**
 * Decides which authority controls a heading: the one that the field cites, else the one that establishes all of it,
 * else its main part; then former headings and variants of the same. Where two would do, none does: a person decides.
 */
public final class Linking {

    private Linking() {}

    /**
     * An authority that some form or number leads to.
     *
     * @param id its id
     * @param kind what its heading names
     * @param thesaurus its thesaurus
     * @param match by what it is known
     */
    public record Candidate(
            UUID id, AccessPoint.Kind kind, @Nullable String thesaurus, Match match) {}

    /** What leads to whom: forms by their keys, and cited numbers. */
    public record Known(Map<UUID, List<Candidate>> byForm, Map<String, List<Candidate>> byNumber) {
        public Known {
            byForm = Map.copyOf(byForm);
            byNumber = Map.copyOf(byNumber);
        }
    }

    /** A decision: the authority, how it was found, and whether it controls the whole heading. */
    public record Decision(UUID authorityId, Match match, boolean whole) {}

    /** The authority that controls a heading. */
    public static Optional<Decision> decide(Controlled field, Known known) {
        AccessPoint heading = field.heading();
        HeadingForm base = heading.base();
        var decisions = new ArrayList<Decision>();
        for (String number : field.numbers()) {
            only(known.byNumber().getOrDefault(number, List.of()), field, Match.NUMBER)
                    .ifPresent(candidate -> decisions.add(new Decision(candidate.id(), Match.NUMBER, true)));
        }
        for (Match match : List.of(Match.HEADING, Match.FORMER, Match.VARIANT)) {
            only(known.byForm().getOrDefault(heading.form().key(), List.of()), field, match)
                    .ifPresent(candidate -> decisions.add(new Decision(candidate.id(), match, true)));
            if (base != null) {
                only(known.byForm().getOrDefault(base.key(), List.of()), field, match)
                        .ifPresent(candidate -> decisions.add(new Decision(candidate.id(), match, false)));
            }
        }
        if (decisions.isEmpty() || decisions.getFirst().match() != Match.NUMBER) {
            return decisions.stream().findFirst();
        }
        // A number says who, but not how much of the heading: the forms may.
        UUID cited = decisions.getFirst().authorityId();
        boolean whole = decisions.stream()
                .skip(1)
                .filter(decision -> decision.authorityId().equals(cited))
                .findFirst()
                .map(Decision::whole)
                .orElse(base == null);
        return Optional.of(new Decision(cited, Match.NUMBER, whole));
    }

    /** The one candidate that will do; none if several would. */
    private static Optional<Candidate> only(List<Candidate> candidates, Controlled field, Match match) {
        List<Candidate> fit = candidates.stream()
                .filter(candidate -> candidate.match() == match)
                .filter(candidate -> candidate.kind() == field.heading().kind())
                .filter(candidate -> Thesaurus.agree(candidate.thesaurus(), field.thesaurus()))
                .sorted(Comparator.comparing(Candidate::id))
                .toList();
        if (fit.size() > 1 && field.thesaurus() != null) {
            // One that names the thesaurus goes before one that names none.
            List<Candidate> named = fit.stream()
                    .filter(candidate -> field.thesaurus().equals(candidate.thesaurus()))
                    .toList();
            return named.size() == 1 ? Optional.of(named.getFirst()) : Optional.empty();
        }
        return fit.size() == 1 ? Optional.of(fit.getFirst()) : Optional.empty();
    }
}
