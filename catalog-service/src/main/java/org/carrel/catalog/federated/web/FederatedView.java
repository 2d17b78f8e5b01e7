package org.carrel.catalog.federated.web;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import org.carrel.catalog.federated.OneList;
import org.carrel.catalog.records.Brief;
import org.carrel.catalog.records.CatalogueRecord;
import org.carrel.catalog.targets.OutsideSearches.State;
import org.carrel.catalog.targets.OutsideSearches.TargetRun;
import org.carrel.catalog.targets.web.RunView;

/** What was found here and elsewhere so far. */
@Schema(name = "FederatedSearch")
record FederatedView(
        @Schema(nullable = true, description = "To ask again by; null if no outside database is searched.") @Nullable
        UUID id,

        @Schema(description = "How many titles of our own were found.")
        long total,

        @Schema(description = "Whether an outside database may still answer.")
        boolean running,

        @Schema(
                nullable = true,
                description = "Why no outside database is searched: `none-open`, `not-sayable` (the query uses what "
                        + "others cannot be asked, such as OR), `busy`.")
        @Nullable
        String outsideSkipped,

        List<RunView> targets,

        @Schema(description = "Ours first, in the order of relevance; each book once.")
        List<ItemView> items) {

    /** Where an item was found. */
    @Schema(name = "FederatedSource")
    record SourceView(
            @Schema(description = "`catalogue`, or the name of a database.", examples = "Library of Congress")
            String name,

            @Schema(nullable = true, description = "The database; null for the catalogue.") @Nullable
            UUID targetId,

            @Schema(nullable = true, description = "The record found there.") @Nullable
            UUID outsideRecordId) {}

    /** A book found. */
    @Schema(name = "FederatedItem")
    record ItemView(
            @Schema(nullable = true, description = "Our record, if we have one.") @Nullable
            UUID recordId,

            String title,
            @Schema(nullable = true) @Nullable String author,
            @Schema(nullable = true) @Nullable String year,
            String format,
            List<String> isbns,
            List<SourceView> sources) {}

    static FederatedView of(
            @Nullable UUID id,
            long total,
            @Nullable String skipped,
            List<TargetRun> runs,
            List<OneList.Entry> entries,
            Instant now) {
        List<RunView> told = runs.stream().map(run -> RunView.of(run, now)).toList();
        Map<UUID, String> names = runs.stream().collect(Collectors.toMap(TargetRun::targetId, TargetRun::name));
        return new FederatedView(
                id,
                total,
                told.stream().anyMatch(run -> run.state() == State.RUNNING),
                skipped,
                told,
                entries.stream().map(entry -> item(entry, names)).toList());
    }

    private static ItemView item(OneList.Entry entry, Map<UUID, String> names) {
        CatalogueRecord record = entry.record();
        var sources = new ArrayList<SourceView>();
        if (record != null) {
            sources.add(new SourceView("catalogue", null, null));
        }
        entry.outside()
                .forEach(each -> sources.add(
                        new SourceView(names.getOrDefault(each.targetId(), ""), each.targetId(), each.id())));
        Brief brief = entry.brief();
        return new ItemView(
                record == null ? null : record.id(),
                brief.title(),
                brief.author(),
                brief.year(),
                brief.format(),
                brief.isbns(),
                sources);
    }
}
