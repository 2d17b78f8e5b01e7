package org.carrel.catalog.copycataloguing.web;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import org.carrel.catalog.records.RecordKey;
import org.carrel.catalog.targets.Collapse;
import org.carrel.catalog.targets.OutsideSearches.State;
import org.carrel.catalog.targets.web.OutsideRecordView;
import org.carrel.catalog.targets.web.RunView;

/** What a search of outside databases has found so far. */
@Schema(name = "OutsideSearch")
record OutsideSearchView(
        UUID id,

        @Schema(description = "Whether a database may still answer.")
        boolean running,

        List<RunView> targets,

        @Schema(description = "Records of one book together, the best record first in each and the best group first.")
        List<GroupView> groups) {

    /** Records of the same book. */
    @Schema(name = "OutsideGroup")
    record GroupView(
            @Schema(description = "Records of ours that carry one of its numbers.")
            Set<UUID> held,

            List<OutsideRecordView> records) {}

    static OutsideSearchView of(
            UUID id, List<RunView> runs, List<Collapse.Group> groups, Map<RecordKey, Set<UUID>> ours) {
        return new OutsideSearchView(
                id,
                runs.stream().anyMatch(run -> run.state() == State.RUNNING),
                runs,
                groups.stream()
                        .map(group -> new GroupView(
                                held(group, ours),
                                group.records().stream()
                                        .map(OutsideRecordView::of)
                                        .toList()))
                        .toList());
    }

    private static Set<UUID> held(Collapse.Group group, Map<RecordKey, Set<UUID>> ours) {
        return new TreeSet<>(group.records().stream()
                .flatMap(record -> record.keys().stream())
                .map(key -> ours.getOrDefault(key, Set.of()))
                .flatMap(Collection::stream)
                .toList());
    }
}
