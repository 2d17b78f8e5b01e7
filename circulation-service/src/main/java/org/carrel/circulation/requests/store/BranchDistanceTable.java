package org.carrel.circulation.requests.store;

import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import org.carrel.circulation.requests.BranchDistances;
import org.carrel.platform.sql.Database;

@ApplicationScoped
class BranchDistanceTable implements BranchDistances {
    private final Database database;

    BranchDistanceTable(Database database) {
        this.database = database;
    }

    @Override
    public List<Distance> from(UUID branchId) {
        return database.list(
                "select * from branch_distance where from_branch_id = ? order by distance, to_branch_id",
                row -> new Distance(row.uuid("from_branch_id"), row.uuid("to_branch_id"), row.number("distance")),
                branchId);
    }

    @Override
    public void enter(UUID fromBranchId, UUID toBranchId, @Nullable Integer distance) {
        if (distance == null) {
            database.update(
                    "delete from branch_distance where from_branch_id = ? and to_branch_id = ?",
                    fromBranchId,
                    toBranchId);
            return;
        }
        database.update("""
                insert into branch_distance (from_branch_id, to_branch_id, distance) values (?, ?, ?)
                on conflict (from_branch_id, to_branch_id) do update set distance = excluded.distance
                """, fromBranchId, toBranchId, distance);
    }
}
