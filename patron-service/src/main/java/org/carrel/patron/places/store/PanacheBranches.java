package org.carrel.patron.places.store;

import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;

import org.carrel.events.PlaceChanged;
import org.carrel.events.PlaceKind;
import org.carrel.events.PlaceRemoved;
import org.carrel.patron.places.Branch;
import org.carrel.patron.places.Branches;

/** Keeps the branches in PostgreSQL. Writes are single statements, so that two consumers cannot undo one another. */
@ApplicationScoped
class PanacheBranches implements Branches, PanacheRepositoryBase<BranchRow, UUID> {

    @Override
    public Optional<Branch> find(UUID id) {
        return find("id = ?1 and not removed", id).firstResultOptional().map(BranchRow::branch);
    }

    @Override
    public boolean heardOf(UUID id) {
        return count("id", id) > 0;
    }

    @Override
    public void keep(PlaceChanged place) {
        if (place.kind() == PlaceKind.BRANCH) {
            write(place.placeId(), place.version(), place.code(), place.name(), false);
        }
    }

    @Override
    public void forget(PlaceRemoved place) {
        getEntityManager()
                .createNativeQuery(
                        "update branch set removed = true, version = :version where id = :id and version < :version")
                .setParameter("id", place.placeId())
                .setParameter("version", place.version())
                .executeUpdate();
    }

    private void write(UUID id, long version, String code, String name, boolean removed) {
        getEntityManager()
                .createNativeQuery("""
                        insert into branch (id, version, code, name, removed)
                        values (:id, :version, :code, :name, :removed)
                        on conflict (id) do update
                        set version = excluded.version, code = excluded.code, name = excluded.name,
                            removed = excluded.removed
                        where branch.version < excluded.version
                        """)
                .setParameter("id", id)
                .setParameter("version", version)
                .setParameter("code", code)
                .setParameter("name", name)
                .setParameter("removed", removed)
                .executeUpdate();
    }
}
