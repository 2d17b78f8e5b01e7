package org.carrel.catalog.places.store;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Page;
import org.jspecify.annotations.Nullable;

import org.carrel.catalog.places.Place;
import org.carrel.catalog.places.PlaceDescription;
import org.carrel.catalog.places.PlaceTree;
import org.carrel.catalog.places.Places;

/** The places in PostgreSQL. */
@ApplicationScoped
class PanachePlaces implements Places, PanacheRepositoryBase<PlaceRow, UUID> {

    /** Any number will do, as long as nothing else in this database takes the same. */
    private static final long TREE_LOCK = 0x706C616365L;

    @Override
    public Optional<Place> find(UUID id) {
        return findByIdOptional(id).map(PlaceRow::place);
    }

    @Override
    public PlaceTree tree() {
        return new PlaceTree(listAll().stream().map(PlaceRow::place).toList());
    }

    @Override
    public PlaceTree treeForEdit() {
        getEntityManager()
                .createNativeQuery("select cast(pg_advisory_xact_lock(:key) as text)")
                .setParameter("key", TREE_LOCK)
                .getSingleResult();
        return tree();
    }

    @Override
    public List<Place> list(Filter filter, @Nullable String afterCode, int limit) {
        var conditions = new ArrayList<String>();
        var parameters = new HashMap<String, Object>();
        condition("code = :code", "code", filter.code(), conditions, parameters);
        condition("kind = :kind", "kind", filter.kind(), conditions, parameters);
        condition("parentId = :parent", "parent", filter.parentId(), conditions, parameters);
        condition("code > :after", "after", afterCode, conditions, parameters);
        String where = conditions.isEmpty() ? "" : String.join(" and ", conditions) + " ";
        return find(where + "order by code", parameters).page(Page.ofSize(limit)).list().stream()
                .map(PlaceRow::place)
                .toList();
    }

    private static void condition(
            String condition,
            String name,
            @Nullable Object value,
            List<String> conditions,
            Map<String, Object> parameters) {
        if (value != null) {
            conditions.add(condition);
            parameters.put(name, value);
        }
    }

    @Override
    public void add(Place place) {
        persist(new PlaceRow(place));
        flush();
    }

    @Override
    public Place describe(UUID id, PlaceDescription description) {
        PlaceRow row = findById(id);
        row.describe(description);
        flush();
        return row.place();
    }

    @Override
    public void remove(UUID id) {
        deleteById(id);
        flush();
    }
}
