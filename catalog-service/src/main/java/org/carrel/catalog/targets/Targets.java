package org.carrel.catalog.targets;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/** The outside databases in store. */
public interface Targets {

    /** All of them, in the order of their ranks. */
    List<Kept> all();

    Optional<Kept> find(UUID id);

    /** As {@link #find}, and nobody else changes it before this transaction ends. */
    Optional<Kept> findForEdit(UUID id);

    /** Whether another one has the name. */
    boolean nameTaken(String name, UUID except);

    void add(Target target);

    void change(Target target);

    void remove(Collection<UUID> ids);

    /** Seals the passwords that are not sealed with today's key. Those that no key opens are left alone. */
    Sealed sealPasswords();

    /**
     * How many passwords were sealed, and how many cannot be opened, so that their databases are asked without them.
     */
    record Sealed(int sealed, int unopened) {}

    /** It has answered. */
    void answered(UUID id, long millis, Instant now);

    /** It has not. */
    void failed(UUID id, OutsideFailure failure, Instant now);

    /** A database and how it has answered. */
    record Kept(Target target, Health health) {}

    /** How a database has answered. */
    record Health(
            @Nullable Instant lastOk,
            long millis,
            @Nullable Instant lastFailed,
            @Nullable String failure,
            @Nullable String detail) {}
}
