package org.carrel.catalog.imports;

import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import org.carrel.catalog.matching.Match;

/** What is to become of a record, before its octets and those of the catalogue are compared. */
public sealed interface Course {

    /** It is added. */
    record Create() implements Course {}

    /**
     * It is laid over a record.
     *
     * @param target the record
     * @param merge whether the overlay profile is asked; otherwise its octets are taken as they are
     */
    record LayOver(UUID target, boolean merge) implements Course {}

    /** It is left out. */
    record Leave(String reason, @Nullable UUID match) implements Course {}

    /** Somebody has to decide. */
    record Ask(String reason, List<Match.Found> candidates) implements Course {
        public Ask {
            candidates = List.copyOf(candidates);
        }
    }

    /**
     * Decides.
     *
     * @param plan what the import does
     * @param match what the record is in the catalogue
     * @param holder the record of the source that has its number already
     * @param choice what somebody decided, which goes before everything
     */
    static Course of(ImportPlan plan, Match match, Match.@Nullable Found holder, @Nullable Choice choice) {
        if (choice != null) {
            return switch (choice.action()) {
                case NEW -> create(holder);
                case OVERLAY -> {
                    UUID target = choice.recordId();
                    yield target == null
                            ? new Leave("decided", null)
                            : new LayOver(target, plan.onMatch() == ImportPlan.OnMatch.MERGE);
                }
                case SKIP, UNCHANGED, REVIEW, REJECTED -> new Leave("decided", null);
            };
        }
        return switch (match) {
            case Match.Many many -> new Ask("several-matches", many.found());
            case Match.None _ ->
                switch (plan.onNoMatch()) {
                    case NEW -> create(holder);
                    case IGNORE -> new Leave("no-match", null);
                };
            case Match.One(Match.Found found, var _) -> {
                UUID id = found.record().id();
                yield switch (plan.onMatch()) {
                    case REPLACE -> new LayOver(id, false);
                    case MERGE -> new LayOver(id, true);
                    case NEW -> create(holder);
                    case IGNORE -> new Leave("match", id);
                    case REVIEW -> new Ask("match", List.of(found));
                };
            }
        };
    }

    /** A source gives a number once; a second record under it is never added by itself. */
    private static Course create(Match.@Nullable Found holder) {
        return holder == null ? new Create() : new Ask("number-taken", List.of(holder));
    }
}
