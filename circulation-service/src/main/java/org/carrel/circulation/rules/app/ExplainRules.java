package org.carrel.circulation.rules.app;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import org.carrel.circulation.items.Item;
import org.carrel.circulation.items.Items;
import org.carrel.circulation.patrons.Patron;
import org.carrel.circulation.patrons.Patrons;
import org.carrel.circulation.rules.Explanation;
import org.carrel.circulation.rules.RuleTable;

/** Says why the rules say what they say. */
@ApplicationScoped
public class ExplainRules {
    private final RuleBook book;
    private final Items items;
    private final Patrons patrons;

    ExplainRules(RuleBook book, Items items, Patrons patrons) {
        this.book = book;
        this.items = items;
        this.patrons = patrons;
    }

    /** For whom. */
    public sealed interface Whom {
        /** A patron. */
        record Known(UUID patronId) implements Whom {}

        /** Anyone of a group, at home in a branch. */
        record Anyone(String group, @Nullable UUID branchId) implements Whom {}
    }

    /** What came of it. */
    public sealed interface Outcome {
        record Explained(int version, List<Explanation> settings) implements Outcome {
            public Explained {
                settings = List.copyOf(settings);
            }
        }

        record NoSuchPatron() implements Outcome {}

        record NoSuchItem() implements Outcome {}
    }

    /** Explains every setting for a patron and an item that would be picked up somewhere. */
    public Outcome explain(
            Whom whom, @Nullable UUID itemId, @Nullable String barcode, @Nullable UUID pickupServicePointId) {
        Optional<Item> item = itemId != null ? items.find(itemId) : items.findByBarcode(barcode == null ? "" : barcode);
        if (item.isEmpty()) {
            return new Outcome.NoSuchItem();
        }
        return switch (whom) {
            case Whom.Known(var patronId) ->
                patrons.find(patronId)
                        .map(patron -> explain(patron, item.get(), pickupServicePointId))
                        .orElseGet(Outcome.NoSuchPatron::new);
            case Whom.Anyone(var group, var branchId) -> explain(group, branchId, item.get(), pickupServicePointId);
        };
    }

    private Outcome explain(Patron patron, Item item, @Nullable UUID pickup) {
        return explain(patron.group(), patron.homeBranchId(), item, pickup);
    }

    private Outcome explain(String group, @Nullable UUID branchId, Item item, @Nullable UUID pickup) {
        RuleTable table = book.table();
        return new Outcome.Explained(table.version(), table.explain(book.situation(group, branchId, item, pickup)));
    }
}
