package org.carrel.circulation.rules.app;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;

import org.jspecify.annotations.Nullable;

import org.carrel.circulation.rules.RuleSet;
import org.carrel.circulation.rules.RuleSets;
import org.carrel.circulation.rules.RuleSets.Published;
import org.carrel.circulation.rules.RuleText;
import org.carrel.circulation.rules.RuleText.Mistake;

/** Publishes a new version of the rules, or an older one again. Runs in the caller's transaction. */
@ApplicationScoped
public class PublishRules {
    private final RuleSets ruleSets;
    private final ReadRules readRules;
    private final Event<Published> news;
    private final Clock clock;

    /** What came of it. */
    public sealed interface Outcome {
        /** The rules are in force. */
        record InForce(Published published) implements Outcome {}

        /** The text has mistakes; nothing changed. */
        record Unsound(List<Mistake> mistakes) implements Outcome {
            public Unsound {
                mistakes = List.copyOf(mistakes);
            }
        }

        /** Somebody else published in the meantime; nothing changed. */
        record Overtaken(int newestVersion) implements Outcome {}
    }

    PublishRules(RuleSets ruleSets, ReadRules readRules, Event<Published> news, Clock clock) {
        this.ruleSets = ruleSets;
        this.readRules = readRules;
        this.news = news;
        this.clock = clock;
    }

    /** Checks and publishes a rule text as the version after one. */
    public Outcome publish(Map<String, Object> text, int after, String by, @Nullable String note) {
        return publish(text, after, by, note, null);
    }

    /**
     * Publishes an older version again as the version after one, if it still fits the places there are.
     *
     * @return empty if there is no such version
     */
    public Optional<Outcome> restore(int version, int after, String by, @Nullable String note) {
        return ruleSets.find(version)
                .map(old -> publish(RuleText.write(old.ruleSet()), after, by, note, old.version()));
    }

    private Outcome publish(
            Map<String, Object> text, int after, String by, @Nullable String note, @Nullable Integer restores) {
        return switch (readRules.read(text)) {
            case RuleText.Reading.Unsound(var mistakes) -> new Outcome.Unsound(mistakes);
            case RuleText.Reading.Sound(var ruleSet) -> publish(ruleSet, after, by, note, restores);
        };
    }

    private Outcome publish(RuleSet ruleSet, int after, String by, @Nullable String note, @Nullable Integer restores) {
        Published next =
                new Published(after + 1, ruleSet, clock.instant().truncatedTo(ChronoUnit.MICROS), by, note, restores);
        if (!ruleSets.publish(next)) {
            return new Outcome.Overtaken(ruleSets.newestVersion());
        }
        news.fire(next);
        return new Outcome.InForce(next);
    }
}
