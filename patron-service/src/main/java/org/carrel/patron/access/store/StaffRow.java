package org.carrel.patron.access.store;

import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Table;
import jakarta.persistence.Version;

import org.carrel.patron.access.StaffAccount;
import org.carrel.platform.security.BranchScope;

/** A staff account in its table, with its roles and branches in theirs. */
@Entity
@Table(name = "staff_account")
class StaffRow {

    @Id
    UUID id;

    @Version
    long version;

    @Column(nullable = false)
    String username;

    @Column(nullable = false)
    String displayName;

    @Column(nullable = false)
    boolean active;

    @Column(nullable = false)
    boolean everywhere;

    @Column(nullable = false)
    String passwordHash;

    @Column(nullable = false)
    Instant passwordChangedAt;

    @ElementCollection
    @CollectionTable(name = "staff_role", joinColumns = @JoinColumn(name = "staff_id"))
    @Column(name = "role_code")
    Set<String> roles = new HashSet<>();

    @ElementCollection
    @CollectionTable(name = "staff_branch", joinColumns = @JoinColumn(name = "staff_id"))
    @Column(name = "branch_id")
    Set<UUID> branches = new HashSet<>();

    void take(StaffAccount account) {
        username = account.username();
        displayName = account.displayName();
        active = account.active();
        becomes(roles, account.roles());
        switch (account.branches()) {
            case BranchScope.Everywhere() -> {
                everywhere = true;
                becomes(branches, Set.of());
            }
            case BranchScope.Branches(var ids) -> {
                everywhere = false;
                becomes(branches, ids);
            }
        }
    }

    StaffAccount account() {
        return new StaffAccount(
                id,
                version,
                username,
                displayName,
                active,
                roles,
                everywhere ? new BranchScope.Everywhere() : new BranchScope.Branches(branches));
    }

    private static <T> void becomes(Set<T> held, Set<T> wanted) {
        held.retainAll(wanted);
        held.addAll(wanted);
    }
}
