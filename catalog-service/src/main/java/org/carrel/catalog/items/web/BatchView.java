package org.carrel.catalog.items.web;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import org.carrel.catalog.items.ItemOutcome;

/** What came of each row of a batch. */
@Schema(name = "ItemBatchResult")
record BatchView(int added, int refused, List<Row> rows) {

    /** What came of one row. */
    @Schema(name = "ItemBatchRow")
    record Row(
            @Schema(description = "Position in the batch, from 0.")
            int index,

            @Schema(nullable = true, description = "The new item; null if refused.") @Nullable
            UUID id,

            @Schema(description = "Every reason why not; empty if added.")
            List<? extends Record> reasons) {}

    static BatchView of(List<ItemOutcome> outcomes) {
        var rows = new ArrayList<Row>(outcomes.size());
        int added = 0;
        for (ItemOutcome outcome : outcomes) {
            int index = rows.size();
            switch (outcome) {
                case ItemOutcome.Stored stored -> {
                    rows.add(new Row(index, stored.item().id(), List.of()));
                    added++;
                }
                case ItemOutcome.Refused refused ->
                    rows.add(new Row(
                            index,
                            null,
                            refused.reasons().stream().map(Record.class::cast).toList()));
                case ItemOutcome.Unknown _ -> throw new IllegalStateException("a new item cannot be unknown");
            }
        }
        return new BatchView(added, rows.size() - added, rows);
    }
}
