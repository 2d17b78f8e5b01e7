package org.carrel.catalog.imports.app;

import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import org.carrel.catalog.imports.ImportPlan;
import org.carrel.catalog.imports.ItemMapping;
import org.carrel.catalog.imports.Rulebook;
import org.carrel.catalog.imports.Rulebook.Kind;
import org.carrel.catalog.imports.Rulebook.Rule;
import org.carrel.catalog.matching.MatchSet;
import org.carrel.catalog.matching.app.KeepMatchKeys;
import org.carrel.catalog.overlay.OverlayProfile;

/** Makes a plan of what the sender of a file asks for, with the rules as they are now; and keeps the rules. */
@ApplicationScoped
public class PlanImports {

    private final Rulebook rules;
    private final KeepMatchKeys keys;

    PlanImports(Rulebook rules, KeepMatchKeys keys) {
        this.rules = rules;
        this.keys = keys;
    }

    /**
     * What the sender asks for; null for what goes without saying.
     *
     * @param named the rules by their codes
     * @param onMatch what is done with records that the catalogue has
     * @param onNoMatch what is done with others
     * @param items when items are made
     * @param findings what is done with records that break rules
     */
    public record Wish(
            ImportPlan.Named named,
            ImportPlan.@Nullable OnMatch onMatch,
            ImportPlan.@Nullable OnNoMatch onNoMatch,
            ImportPlan.@Nullable Items items,
            ImportPlan.@Nullable FindingsPolicy findings) {}

    /** What came of planning. */
    public sealed interface Planned {

        /** It can be done so. */
        record Ready(ImportPlan plan) implements Planned {}

        /** There is no such rule. */
        record UnknownRule(Kind kind, String code) implements Planned {}

        /** The keys of fields that the match set looks at are still being filled in. */
        record NotReady(String matchSet) implements Planned {}

        /** It does not fit together. */
        record Contradiction(String detail) implements Planned {}
    }

    /** Makes a plan. */
    public Planned plan(Wish wish) {
        ImportPlan.Named named = wish.named();
        MatchSet matching = MatchSet.CONTROL_NUMBER;
        if (named.matchSet() != null) {
            Optional<Rule<MatchSet>> found = rules.find(Kind.MATCH_SET, MatchSet.class, named.matchSet());
            if (found.isEmpty()) {
                return new Planned.UnknownRule(Kind.MATCH_SET, named.matchSet());
            }
            matching = found.get().definition();
            if (!keys.isReady(matching)) {
                return new Planned.NotReady(named.matchSet());
            }
        }
        OverlayProfile overlay = OverlayProfile.LOCAL_FIELDS_STAY;
        if (named.overlay() != null) {
            Optional<Rule<OverlayProfile>> found =
                    rules.find(Kind.OVERLAY_PROFILE, OverlayProfile.class, named.overlay());
            if (found.isEmpty()) {
                return new Planned.UnknownRule(Kind.OVERLAY_PROFILE, named.overlay());
            }
            overlay = found.get().definition();
        }
        ItemMapping mapping = null;
        if (named.mapping() != null) {
            Optional<Rule<ItemMapping>> found = rules.find(Kind.ITEM_MAPPING, ItemMapping.class, named.mapping());
            if (found.isEmpty()) {
                return new Planned.UnknownRule(Kind.ITEM_MAPPING, named.mapping());
            }
            mapping = found.get().definition();
        }
        ImportPlan.OnMatch onMatch = wish.onMatch() != null
                ? wish.onMatch()
                : named.overlay() == null ? ImportPlan.OnMatch.REPLACE : ImportPlan.OnMatch.MERGE;
        if (named.overlay() != null && onMatch != ImportPlan.OnMatch.MERGE) {
            return new Planned.Contradiction("An overlay profile is for onMatch=MERGE.");
        }
        ImportPlan.Items items = wish.items() != null
                ? wish.items()
                : mapping == null ? ImportPlan.Items.IGNORE : ImportPlan.Items.ALWAYS;
        if (items != ImportPlan.Items.IGNORE && mapping == null) {
            return new Planned.Contradiction("Items are made by an itemMapping.");
        }
        return new Planned.Ready(new ImportPlan(
                matching,
                onMatch,
                wish.onNoMatch() == null ? ImportPlan.OnNoMatch.NEW : wish.onNoMatch(),
                overlay,
                items,
                mapping,
                wish.findings() == null ? ImportPlan.FindingsPolicy.REPORT : wish.findings(),
                named));
    }

    /** Keeps a match set, and the keys of the fields that it looks at. */
    public Rule<MatchSet> keep(String code, String name, MatchSet definition) {
        keys.keepFor(definition);
        return rules.put(Kind.MATCH_SET, code, name, definition);
    }
}
