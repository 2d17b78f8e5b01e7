package org.carrel.ill.requests.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Tuple;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

import org.carrel.ill.requests.HistoryEntry;
import org.carrel.ill.requests.IllRequest;
import org.carrel.ill.requests.IllRequestId;
import org.carrel.ill.requests.IllRequests;
import org.carrel.ill.requests.RequestState;
import org.carrel.platform.id.IdSource;

@ApplicationScoped
class PanacheIllRequests implements IllRequests {

    private static final Set<RequestState> CAME_TO_NOTHING =
            Set.of(RequestState.CANCELLED, RequestState.UNFILLED, RequestState.CLOSED);

    private final Rows rows;
    private final Moves moves;
    private final Session session;
    private final IdSource ids;

    PanacheIllRequests(Rows rows, Moves moves, Session session, IdSource ids) {
        this.rows = rows;
        this.moves = moves;
        this.session = session;
        this.ids = ids;
    }

    @ApplicationScoped
    static class Rows implements PanacheRepositoryBase<IllRequestRow, UUID> {}

    @ApplicationScoped
    static class Moves implements PanacheRepositoryBase<MoveRow, UUID> {}

    @Override
    public Optional<IllRequest> find(IllRequestId id) {
        return rows.findByIdOptional(id.value()).map(IllRequestRow::read);
    }

    @Override
    public Optional<IllRequest> findForUpdate(IllRequestId id) {
        return rows.findByIdOptional(id.value(), LockModeType.PESSIMISTIC_WRITE).map(IllRequestRow::read);
    }

    @Override
    public void add(IllRequest request) {
        rows.persist(new IllRequestRow(request));
    }

    @Override
    public void change(IllRequest request, HistoryEntry entry) {
        var row = rows.findById(request.id().value());
        if (row == null) {
            throw new IllegalStateException("no such request");
        }
        row.write(request);
        moves.persist(new MoveRow(ids.next(), entry));
    }

    @Override
    public List<HistoryEntry> history(IllRequestId id) {
        return moves.find("from MoveRow where requestId = ?1 order by version", id.value()).stream()
                .map(MoveRow::read)
                .toList();
    }

    @Override
    public int unfinished(UUID patronId, IllRequestId leftOut) {
        return Math.toIntExact(rows.count(
                "patronId = ?1 and id <> ?2 and state in ?3", patronId, leftOut.value(), RequestState.unfinished()));
    }

    @Override
    public List<IllRequestId> duplicates(UUID patronId, String duplicateKey, Instant since, IllRequestId leftOut) {
        return rows
                .find("""
                        from IllRequestRow where patronId = ?1 and duplicateKey = ?2 and id <> ?3
                          and (state in ?4 or (createdAt > ?5 and state not in ?6)) order by id
                        """, patronId, duplicateKey, leftOut.value(), RequestState.unfinished(), since, CAME_TO_NOTHING)
                .stream()
                .map(row -> new IllRequestId(row.id))
                .toList();
    }

    @Override
    public List<IllRequest> board(BoardQuery query) {
        var conditions = new ArrayList<String>();
        var values = new HashMap<String, Object>();
        if (!query.states().isEmpty()) {
            conditions.add("state in (:states)");
            values.put("states", query.states().stream().map(Enum::name).toList());
        }
        var patronId = query.patronId();
        if (patronId != null) {
            conditions.add("patron_id = :patron");
            values.put("patron", patronId);
        }
        if (!query.words().isEmpty()) {
            conditions.add("search @@ to_tsquery('simple', :words)");
            values.put(
                    "words",
                    query.words().stream().map(word -> "'" + word + "':*").collect(Collectors.joining(" & ")));
        }
        var after = query.after();
        if (after != null) {
            conditions.add("id < :after");
            values.put("after", after.value());
        }
        var sql = "select * from ill_request"
                + (conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions))
                + " order by id desc";
        var select = session.createNativeQuery(sql, IllRequestRow.class).setMaxResults(query.limit());
        values.forEach(select::setParameter);
        return select.getResultStream().map(IllRequestRow::read).toList();
    }

    @Override
    public Map<RequestState, Long> counts(@Nullable UUID patronId) {
        var sql = "select state, count(*) as number from ill_request"
                + (patronId == null ? "" : " where patron_id = :patron")
                + " group by state";
        var select = session.createNativeQuery(sql, Tuple.class)
                .addScalar("state", String.class)
                .addScalar("number", Long.class);
        if (patronId != null) {
            select.setParameter("patron", patronId);
        }
        var counts = new EnumMap<RequestState, Long>(RequestState.class);
        for (var row : select.getResultList()) {
            counts.put(RequestState.valueOf(row.get(0, String.class)), row.get(1, Long.class));
        }
        return counts;
    }
}
