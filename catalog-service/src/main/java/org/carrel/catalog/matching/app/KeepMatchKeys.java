package org.carrel.catalog.matching.app;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;

import org.carrel.catalog.matching.MatchFields;
import org.carrel.catalog.matching.MatchKeys;
import org.carrel.catalog.matching.MatchPoint;
import org.carrel.catalog.matching.MatchSet;
import org.carrel.catalog.records.CatalogueRecord;
import org.carrel.catalog.records.RecordListener;
import org.carrel.catalog.records.Records;
import org.carrel.catalog.records.app.ReadRecord;

/** Keeps the keys of fields that match sets look at: those of records that change at once, the others behind. */
@ApplicationScoped
public class KeepMatchKeys implements RecordListener {

    private static final int SLICE = 500;

    private final MatchKeys keys;
    private final Records records;
    private final ReadRecord read;

    KeepMatchKeys(MatchKeys keys, Records records, ReadRecord read) {
        this.keys = keys;
        this.records = records;
        this.read = read;
    }

    /** Keeps from now on what a match set looks at. */
    public void keepFor(MatchSet set) {
        fields(set).forEach(keys::keep);
    }

    /** Whether a match set would find every record that it should. */
    public boolean isReady(MatchSet set) {
        return keys.filled(fields(set));
    }

    private static List<String> fields(MatchSet set) {
        return set.points().stream()
                .filter(point -> point.type() == MatchPoint.Type.FIELD)
                .map(MatchFields::name)
                .sorted()
                .toList();
    }

    @Override
    public void changed(Collection<CatalogueRecord> changed) {
        Set<String> fields = keys.fields();
        if (!fields.isEmpty()) {
            keys.set(
                    fields,
                    keysOf(
                            records.current(
                                    changed.stream().map(CatalogueRecord::id).toList()),
                            fields));
        }
    }

    private Map<UUID, Set<MatchFields.Key>> keysOf(List<Records.Current> found, Collection<String> fields) {
        var said = new HashMap<UUID, Set<MatchFields.Key>>();
        for (Records.Current current : found) {
            said.put(current.record().id(), MatchFields.of(read.view(current.original()), fields));
        }
        return said;
    }

    /** Fills in the keys of records that were there before a field was looked at. */
    @Scheduled(every = "5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void fill() {
        boolean more = true;
        while (more) {
            more = QuarkusTransaction.requiringNew().call(this::fillSlice);
        }
    }

    private boolean fillSlice() {
        Optional<MatchKeys.Filling> filling = keys.filling();
        if (filling.isEmpty()) {
            return false;
        }
        String field = filling.get().field();
        List<Records.Current> slice = records.currentAfter(filling.get().filledTo(), SLICE);
        keys.set(Set.of(field), keysOf(slice, Set.of(field)));
        keys.filledTo(field, slice.isEmpty() ? null : slice.getLast().record().id());
        return true;
    }
}
