package org.carrel.catalog.records.store;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;

import org.carrel.catalog.records.Merges;

/** The merges in PostgreSQL. */
@ApplicationScoped
class PanacheMerges implements Merges, PanacheRepositoryBase<MergeRow, UUID> {

    @Override
    public void add(Merge merge) {
        persist(new MergeRow(merge));
        flush();
    }

    @Override
    public Optional<Merge> of(UUID mergedId) {
        return findByIdOptional(mergedId).map(MergeRow::merge);
    }

    @Override
    public List<Merge> into(UUID survivorId) {
        return list("survivorId = ?1 order by at desc, mergedId", survivorId).stream()
                .map(MergeRow::merge)
                .toList();
    }

    @Override
    public void remove(UUID mergedId) {
        deleteById(mergedId);
        flush();
    }
}
