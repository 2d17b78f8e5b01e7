package org.carrel.patron.access.store;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Page;
import io.quarkus.panache.common.Sort;
import org.jspecify.annotations.Nullable;

import org.carrel.patron.access.BuiltInRoles;
import org.carrel.patron.access.StaffAccount;
import org.carrel.patron.access.StaffAccounts;

/** Keeps the staff accounts in PostgreSQL. */
@ApplicationScoped
class PanacheStaffAccounts implements StaffAccounts, PanacheRepositoryBase<StaffRow, UUID> {

    private static final long CHANGES = 0x7374616666L;

    private final Clock clock;

    PanacheStaffAccounts(Clock clock) {
        this.clock = clock;
    }

    @Override
    public Optional<StaffAccount> find(UUID id) {
        return findByIdOptional(id).map(StaffRow::account);
    }

    @Override
    public Optional<StaffAccount> named(String username) {
        return find("username", username).firstResultOptional().map(StaffRow::account);
    }

    @Override
    public List<StaffAccount> page(@Nullable String afterUsername, int most) {
        return find("username > ?1", Sort.by("username"), afterUsername == null ? "" : afterUsername)
                .page(Page.ofSize(most))
                .stream()
                .map(StaffRow::account)
                .toList();
    }

    @Override
    public Optional<String> passwordHash(UUID id) {
        return findByIdOptional(id).map(row -> row.passwordHash);
    }

    @Override
    public Optional<StaffAccount> add(StaffAccount account, String passwordHash) {
        if (named(account.username()).isPresent()) {
            return Optional.empty();
        }
        var row = new StaffRow();
        row.id = account.id();
        row.version = 1;
        row.passwordHash = passwordHash;
        row.passwordChangedAt = clock.instant().truncatedTo(ChronoUnit.MICROS);
        row.take(account);
        persistAndFlush(row);
        return Optional.of(row.account());
    }

    @Override
    public StaffAccount save(StaffAccount account) {
        StaffRow row = findById(account.id());
        row.take(account);
        flush();
        return row.account();
    }

    @Override
    public void changePassword(UUID id, String passwordHash) {
        StaffRow row = findById(id);
        row.passwordHash = passwordHash;
        row.passwordChangedAt = clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    @Override
    public long administrators() {
        return count("active and everywhere and ?1 member of roles", BuiltInRoles.SYSTEM_ADMINISTRATOR);
    }

    @Override
    public void oneChangeAtATime() {
        getEntityManager()
                .createNativeQuery("select pg_advisory_xact_lock(:key)", Object.class)
                .setParameter("key", CHANGES)
                .getSingleResult();
    }
}
