package org.carrel.circulation.rules.app;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import org.carrel.circulation.calendar.OpeningHours;
import org.carrel.circulation.calendar.app.BranchHours;
import org.carrel.circulation.places.PlaceTree;
import org.carrel.circulation.places.app.PlaceDirectory;
import org.carrel.circulation.rules.DueDates;
import org.carrel.circulation.rules.LiveLoans;
import org.carrel.circulation.rules.RuleTable;
import org.carrel.circulation.rules.RuleText;
import org.carrel.circulation.rules.RuleText.Mistake;
import org.carrel.circulation.rules.Setting;
import org.carrel.circulation.rules.Simulation;
import org.carrel.circulation.rules.Situation;
import org.carrel.circulation.rules.Terms;

/** Tries rules that are not in force on the loans that are open now. Changes nothing. */
@ApplicationScoped
public class SimulateRules {
    private static final int EXAMINED_AT_ONCE = 2_000;

    private final LiveLoans live;
    private final RuleBook book;
    private final ReadRules readRules;
    private final PlaceDirectory places;
    private final BranchHours branchHours;
    private final Clock clock;

    SimulateRules(
            LiveLoans live,
            RuleBook book,
            ReadRules readRules,
            PlaceDirectory places,
            BranchHours branchHours,
            Clock clock) {
        this.live = live;
        this.book = book;
        this.readRules = readRules;
        this.places = places;
        this.branchHours = branchHours;
        this.clock = clock;
    }

    /** What came of it. */
    public sealed interface Outcome<T> {
        /**
         * @param version the version in force that the draft was compared with
         * @param result what was found
         */
        record Done<T>(int version, T result) implements Outcome<T> {}

        /** The draft cannot be tried before it is sound. */
        record Unsound<T>(List<Mistake> mistakes) implements Outcome<T> {
            public Unsound {
                mistakes = List.copyOf(mistakes);
            }
        }
    }

    /**
     * A loan that would be another.
     *
     * @param loan the loan
     * @param differences what would be another
     * @param dueBefore when it would be due if it were made now under the rules in force
     * @param dueAfter when, under the draft
     */
    public record Touched(LiveLoans.Open loan, List<Difference> differences, Instant dueBefore, Instant dueAfter) {
        public Touched {
            differences = List.copyOf(differences);
        }
    }

    /**
     * @param setting the setting
     * @param before its value under the rules in force
     * @param after its value under the draft
     */
    public record Difference(String setting, String before, String after) {}

    /** Tries a rule text on all open loans. */
    public Outcome<Simulation> all(Map<String, Object> text) {
        return with(text, this::simulate);
    }

    /**
     * The loans that would be another, by patron, from behind one of them on.
     *
     * @param of only loans for which this setting would be another; null for any
     */
    public Outcome<List<Touched>> loans(
            Map<String, Object> text, @Nullable Setting of, LiveLoans.@Nullable Position after, int limit) {
        return with(text, trial -> touched(trial, of, after, limit));
    }

    private record Trial(RuleTable inForce, RuleTable draft, PlaceTree tree, Instant now) {
        Terms before(Situation situation) {
            return inForce.terms(situation);
        }

        Terms after(Situation situation) {
            return draft.terms(situation);
        }
    }

    private <T> Outcome<T> with(Map<String, Object> text, Function<Trial, T> experiment) {
        return switch (readRules.read(text)) {
            case RuleText.Reading.Unsound(var mistakes) -> new Outcome.Unsound<>(mistakes);
            case RuleText.Reading.Sound(var ruleSet) -> {
                RuleTable inForce = book.table();
                RuleTable draft = new RuleTable(inForce.version() + 1, ruleSet);
                yield new Outcome.Done<>(
                        inForce.version(), experiment.apply(new Trial(inForce, draft, places.tree(), clock.instant())));
            }
        };
    }

    private Simulation simulate(Trial trial) {
        Simulation.Tally tally = new Simulation.Tally();
        for (LiveLoans.Alike alike : live.alike()) {
            Situation situation = situation(trial.tree(), alike.seen());
            Terms before = trial.before(situation);
            Terms after = trial.after(situation);
            OpeningHours hours = branchHours.of(alike.seen().itemBranchId());
            tally.compare(alike, before, after, dueAt(trial, after, hours).compareTo(dueAt(trial, before, hours)));
        }
        held(trial, live.loansHeld(), Setting.LOAN_LIMIT, tally);
        held(trial, live.requestsHeld(), Setting.REQUEST_LIMIT, tally);
        return tally.result();
    }

    private static void held(Trial trial, List<LiveLoans.Holders> holders, Setting limit, Simulation.Tally tally) {
        for (LiveLoans.Holders some : holders) {
            Situation situation = new Situation(
                    List.of(),
                    trial.tree().codesUpward(some.homeBranchId()),
                    List.of(),
                    some.patronGroup(),
                    new Situation.ItemKind("", "", ""));
            tally.holders(some, limit, trial.before(situation), trial.after(situation));
        }
    }

    private List<Touched> touched(Trial trial, @Nullable Setting of, LiveLoans.@Nullable Position after, int limit) {
        List<Touched> touched = new ArrayList<>();
        List<LiveLoans.Open> loans = live.open(after, EXAMINED_AT_ONCE);
        while (!loans.isEmpty() && touched.size() < limit) {
            loans.forEach(loan -> differs(trial, loan, of).ifPresent(touched::add));
            loans = live.open(loans.getLast().position(), EXAMINED_AT_ONCE);
        }
        return touched.subList(0, Math.min(limit, touched.size()));
    }

    private Optional<Touched> differs(Trial trial, LiveLoans.Open loan, @Nullable Setting of) {
        Situation situation = situation(trial.tree(), loan.seen());
        Terms before = trial.before(situation);
        Terms after = trial.after(situation);
        List<Setting> differing = Simulation.differing(before, after);
        if (differing.isEmpty() || (of != null && !differing.contains(of))) {
            return Optional.empty();
        }
        OpeningHours hours = branchHours.of(loan.seen().itemBranchId());
        return Optional.of(new Touched(
                loan,
                differing.stream()
                        .map(setting -> new Difference(setting.text(), before.text(setting), after.text(setting)))
                        .toList(),
                dueAt(trial, before, hours),
                dueAt(trial, after, hours)));
    }

    private static Instant dueAt(Trial trial, Terms terms, OpeningHours hours) {
        return DueDates.after(terms, terms.loanPeriod(), trial.now(), hours);
    }

    private static Situation situation(PlaceTree tree, LiveLoans.Seen seen) {
        return new Situation(
                tree.codesUpward(seen.itemBranchId()),
                tree.codesUpward(seen.homeBranchId()),
                List.of(),
                seen.patronGroup(),
                new Situation.ItemKind(seen.materialType(), seen.loanType(), tree.codeOf(seen.locationId())));
    }
}
