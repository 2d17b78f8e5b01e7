package org.carrel.catalog.items.store;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Page;
import org.jspecify.annotations.Nullable;

import org.carrel.catalog.codes.CodeList;
import org.carrel.catalog.codes.CodeUse;
import org.carrel.catalog.items.Barcode;
import org.carrel.catalog.items.BoundTitles;
import org.carrel.catalog.items.Item;
import org.carrel.catalog.items.Items;
import org.carrel.catalog.places.PlaceUse;
import org.carrel.catalog.records.RecordUse;

/** The items in PostgreSQL; also what tells other capabilities that items hang on theirs. */
@ApplicationScoped
class PanacheItems implements Items, PlaceUse, CodeUse, RecordUse, PanacheRepositoryBase<ItemRow, UUID> {

    private final BoundTitles bound;
    private final Clock clock;

    PanacheItems(BoundTitles bound, Clock clock) {
        this.bound = bound;
        this.clock = clock;
    }

    @Override
    public Optional<Item> find(UUID id) {
        return findByIdOptional(id).map(ItemRow::item);
    }

    @Override
    public Optional<Item> findForEdit(UUID id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE).map(ItemRow::item);
    }

    @Override
    public List<Item> findAll(List<UUID> ids) {
        Map<UUID, Item> found = list("id in ?1", ids).stream().collect(Collectors.toMap(row -> row.id, ItemRow::item));
        return ids.stream().map(found::get).filter(Objects::nonNull).toList();
    }

    @Override
    public long liveItemsOf(UUID recordId) {
        return count("recordId = ?1 and withdrawn = false", recordId);
    }

    @Override
    public List<Item> findAllForEdit(Collection<UUID> ids) {
        return find("id in ?1 order by id", List.copyOf(ids)).withLock(LockModeType.PESSIMISTIC_WRITE).list().stream()
                .map(ItemRow::item)
                .toList();
    }

    @Override
    public Optional<Item> findByBarcode(Barcode barcode) {
        return find("barcode = ?1 order by withdrawn, updatedAt desc", barcode.text())
                .page(Page.ofSize(1))
                .list()
                .stream()
                .findFirst()
                .map(ItemRow::item);
    }

    @Override
    public List<Item> list(Filter filter, @Nullable UUID after, int limit) {
        var conditions = new ArrayList<String>();
        var parameters = new HashMap<String, Object>();
        if (filter.recordId() != null) {
            conditions.add("recordId = :record");
            parameters.put("record", filter.recordId());
        }
        if (filter.locationId() != null) {
            conditions.add("locationId = :location");
            parameters.put("location", filter.locationId());
        }
        if (after != null) {
            conditions.add("id > :after");
            parameters.put("after", after);
        }
        String where = conditions.isEmpty() ? "" : String.join(" and ", conditions) + " ";
        return find(where + "order by id", parameters).page(Page.ofSize(limit)).list().stream()
                .map(ItemRow::item)
                .toList();
    }

    @Override
    public List<Item> ofRecord(UUID recordId, boolean withdrawnToo, int limit) {
        String live = withdrawnToo ? "" : " and withdrawn = false";
        List<UUID> boundInto = bound.itemsWith(recordId);
        return find(
                        "(recordId = ?1 or id in ?2)" + live
                                + " order by shelvingKey nulls first, volumeKey nulls first, copyNumber, id",
                        recordId,
                        boundInto)
                .page(Page.ofSize(limit))
                .list()
                .stream()
                .map(ItemRow::item)
                .toList();
    }

    @Override
    public Map<Barcode, UUID> holdersForEdit(Set<Barcode> barcodes) {
        String[] texts = barcodes.stream().map(Barcode::text).sorted().toArray(String[]::new);
        getEntityManager().createNativeQuery("""
                        select count(pg_advisory_xact_lock(hashtextextended('barcode ' || code, 0)))
                        from (select unnest(cast(:codes as text[])) as code) as ordered""").setParameter("codes", texts).getSingleResult();
        var holders = new HashMap<Barcode, UUID>();
        list("barcode in ?1 and withdrawn = false", List.of(texts))
                .forEach(row -> holders.put(new Barcode(String.valueOf(row.barcode)), row.id));
        return holders;
    }

    @Override
    public Map<UUID, UUID> recordsOf(Collection<UUID> ids) {
        var records = new HashMap<UUID, UUID>();
        if (!ids.isEmpty()) {
            list("id in ?1", ids).forEach(row -> records.put(row.id, row.recordId));
        }
        return records;
    }

    @Override
    public List<Item> liveOf(Collection<UUID> recordIds) {
        return list("recordId in ?1 and withdrawn = false order by id", recordIds).stream()
                .map(ItemRow::item)
                .toList();
    }

    @Override
    public void add(List<Item> items) {
        persist(items.stream().map(ItemRow::new));
        flush();
    }

    @Override
    public List<Item> describe(List<Item> edited) {
        List<ItemRow> rows = edited.stream()
                .map(item -> {
                    ItemRow row = findById(item.id());
                    row.describe(item);
                    return row;
                })
                .toList();
        flush();
        return rows.stream().map(ItemRow::item).toList();
    }

    @Override
    public List<Item> temporaryUntil(LocalDate day, int limit) {
        return find("temporaryUntil <= ?1 order by temporaryUntil, id", day).page(Page.ofSize(limit)).list().stream()
                .map(ItemRow::item)
                .toList();
    }

    @Override
    public List<Item> touchItemsOf(Collection<UUID> recordIds) {
        update("update versioned ItemRow set updatedAt = ?1 where recordId in ?2", clock.instant(), recordIds);
        getEntityManager().clear();
        return list("recordId in ?1 order by id", recordIds).stream()
                .map(ItemRow::item)
                .toList();
    }

    @Override
    public List<Item> rehang(UUID from, UUID to, @Nullable Collection<UUID> only) {
        List<UUID> moving = (only == null
                        ? list("recordId = ?1 order by id", from)
                        : list("recordId = ?1 and id in ?2 order by id", from, only))
                .stream().map(row -> row.id).toList();
        if (moving.isEmpty()) {
            return List.of();
        }
        update(
                "update versioned ItemRow set recordId = ?1, updatedAt = ?2 where id in ?3",
                to,
                clock.instant(),
                moving);
        getEntityManager().clear();
        return list("id in ?1 order by id", moving).stream().map(ItemRow::item).toList();
    }

    @Override
    public long itemsAt(UUID placeId) {
        return count("locationId = ?1 or temporaryLocationId = ?1", placeId);
    }

    @Override
    public long itemsWith(CodeList list, String code) {
        return switch (list) {
            case MATERIAL_TYPE -> count("materialType", code);
            case LOAN_TYPE -> count("loanType = ?1 or temporaryLoanType = ?1", code);
            case CONDITION -> count("condition", code);
            case WITHDRAWAL_REASON -> count("withdrawalReason", code);
            case STATISTICAL_CODE ->
                ((Number) getEntityManager()
                                .createNativeQuery("select count(*) from item where :code = any (statistical_codes)")
                                .setParameter("code", code)
                                .getSingleResult())
                        .longValue();
        };
    }

    @Override
    public List<Hold> holding(UUID recordId) {
        long items = liveItemsOf(recordId);
        return items == 0 ? List.of() : List.of(new Hold("has-items", items));
    }
}
