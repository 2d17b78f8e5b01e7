package org.carrel.catalog.validation.app;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.LongConsumer;

import jakarta.enterprise.context.ApplicationScoped;

import org.carrel.catalog.validation.LocalRule;
import org.carrel.catalog.validation.LocalRules;
import org.carrel.platform.id.IdSource;

/** Keeps the library's own rules; within the caller's transaction. */
@ApplicationScoped
public class KeepRules {

    private final LocalRules rules;
    private final IdSource ids;

    KeepRules(LocalRules rules, IdSource ids) {
        this.rules = rules;
        this.ids = ids;
    }

    /** What came of a command on a rule. */
    public sealed interface Outcome {

        /** It is kept. */
        record Kept(LocalRule rule) implements Outcome {}

        /** It is gone. */
        record Removed() implements Outcome {}

        /** Another rule has the name. */
        record NameTaken(UUID other) implements Outcome {}

        /** There is no such rule. */
        record Unknown() implements Outcome {}
    }

    /** All rules, by name. */
    public List<LocalRule> all() {
        return rules.all();
    }

    /** Adds a rule. */
    public Outcome add(LocalRule.Statement statement) {
        Optional<LocalRule> other = rules.named(statement.name());
        if (other.isPresent()) {
            return new Outcome.NameTaken(other.get().id());
        }
        var rule = new LocalRule(ids.next(), 1, statement);
        rules.add(rule);
        return new Outcome.Kept(rule);
    }

    /** Changes a rule. */
    public Outcome change(UUID id, LongConsumer precondition, LocalRule.Statement statement) {
        Optional<LocalRule> current = rules.find(id);
        if (current.isEmpty()) {
            return new Outcome.Unknown();
        }
        precondition.accept(current.get().version());
        Optional<LocalRule> other =
                rules.named(statement.name()).filter(rule -> !rule.id().equals(id));
        return other.isPresent()
                ? new Outcome.NameTaken(other.get().id())
                : new Outcome.Kept(rules.change(id, statement));
    }

    /** Removes a rule. */
    public Outcome remove(UUID id, LongConsumer precondition) {
        Optional<LocalRule> current = rules.find(id);
        if (current.isEmpty()) {
            return new Outcome.Unknown();
        }
        precondition.accept(current.get().version());
        rules.remove(id);
        return new Outcome.Removed();
    }
}
