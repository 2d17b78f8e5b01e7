package org.carrel.circulation.rules.app;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import org.carrel.circulation.rules.Drafts;
import org.carrel.circulation.rules.Drafts.Draft;
import org.carrel.circulation.rules.RuleChanges;
import org.carrel.circulation.rules.RuleCheck;
import org.carrel.circulation.rules.RuleSet;
import org.carrel.circulation.rules.RuleSets;
import org.carrel.circulation.rules.RuleText;
import org.carrel.circulation.rules.RuleText.Mistake;
import org.carrel.platform.id.IdSource;

/** Works on rules that are not in force yet. Changes run in the caller's transaction. */
@ApplicationScoped
public class DraftRules {
    private final Drafts drafts;
    private final RuleSets ruleSets;
    private final ReadRules readRules;
    private final PublishRules publishRules;
    private final IdSource ids;
    private final Clock clock;

    DraftRules(
            Drafts drafts,
            RuleSets ruleSets,
            ReadRules readRules,
            PublishRules publishRules,
            IdSource ids,
            Clock clock) {
        this.drafts = drafts;
        this.ruleSets = ruleSets;
        this.readRules = readRules;
        this.publishRules = publishRules;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * What is to be said of a draft.
     *
     * @param mistakes what keeps it from being published
     * @param doubts what may be meant but is probably not
     * @param changes what it changes of the version it is based on; empty while it cannot be read
     */
    public record Review(List<Mistake> mistakes, List<Mistake> doubts, List<RuleChanges.Change> changes) {
        public Review {
            mistakes = List.copyOf(mistakes);
            doubts = List.copyOf(doubts);
            changes = List.copyOf(changes);
        }
    }

    /** What came of the wish to publish a draft. */
    public sealed interface Publication {
        /** It was tried. */
        record Tried(PublishRules.Outcome outcome) implements Publication {}

        /** Other rules were published since the draft was begun; it must be looked at again. */
        record Outdated(int basedOn, int newestVersion) implements Publication {}
    }

    public Optional<Draft> find(UUID id) {
        return drafts.find(id);
    }

    public Optional<Draft> lock(UUID id) {
        return drafts.lock(id);
    }

    public List<Draft> list(@Nullable UUID after, int limit) {
        return drafts.list(after, limit);
    }

    /** Begins a draft with a text, or with the rules in force. */
    public Draft begin(@Nullable Map<String, Object> text, @Nullable String note, String by) {
        RuleSets.Published newest = ruleSets.newest().orElseThrow();
        Draft draft = new Draft(
                ids.next(),
                1,
                newest.version(),
                note,
                text == null ? RuleText.write(newest.ruleSet()) : text,
                clock.instant().truncatedTo(ChronoUnit.MICROS),
                by);
        drafts.add(draft);
        return draft;
    }

    /**
     * Changes a draft that is locked.
     *
     * @param onNewest whether it is from now on based on the newest version instead of the one it was begun with
     */
    public Draft change(Draft held, Map<String, Object> text, @Nullable String note, boolean onNewest, String by) {
        Draft changed = new Draft(
                held.id(),
                held.version() + 1,
                onNewest ? ruleSets.newestVersion() : held.basedOn(),
                note,
                text,
                clock.instant().truncatedTo(ChronoUnit.MICROS),
                by);
        drafts.change(changed);
        return changed;
    }

    public void discard(UUID id) {
        drafts.remove(id);
    }

    public Review review(Draft draft) {
        return switch (readRules.read(draft.text())) {
            case RuleText.Reading.Unsound(var mistakes) -> new Review(mistakes, List.of(), List.of());
            case RuleText.Reading.Sound(var ruleSet) ->
                new Review(List.of(), RuleCheck.doubts(ruleSet, today()), changes(draft, ruleSet));
        };
    }

    private List<RuleChanges.Change> changes(Draft draft, RuleSet ruleSet) {
        return ruleSets.find(draft.basedOn())
                .map(base -> RuleChanges.between(base.ruleSet(), ruleSet))
                .orElseThrow(() -> new IllegalStateException("a draft is based on nothing: " + draft.id()));
    }

    /** Publishes a draft that is locked; it is gone then. */
    public Publication publish(Draft held, String by) {
        int newest = ruleSets.newestVersion();
        if (newest != held.basedOn()) {
            return new Publication.Outdated(held.basedOn(), newest);
        }
        PublishRules.Outcome outcome = publishRules.publish(held.text(), newest, by, held.note());
        if (outcome instanceof PublishRules.Outcome.InForce) {
            drafts.remove(held.id());
        }
        return new Publication.Tried(outcome);
    }

    private LocalDate today() {
        return clock.instant().atZone(ZoneOffset.UTC).toLocalDate();
    }
}
