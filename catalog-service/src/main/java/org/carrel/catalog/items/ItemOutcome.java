package org.carrel.catalog.items;

import java.util.List;

/** What came of a command on an item. */
public sealed interface ItemOutcome {

    /** It is stored; what is odd about it but not forbidden comes as warnings. */
    record Stored(Item item, Item.Context context, List<ItemReason> warnings) implements ItemOutcome {
        public Stored {
            warnings = List.copyOf(warnings);
        }
    }

    /** Rules stand in the way: all of them. */
    record Refused(List<ItemReason> reasons) implements ItemOutcome {
        public Refused {
            reasons = List.copyOf(reasons);
        }
    }

    /** There is no such item. */
    record Unknown() implements ItemOutcome {}
}
