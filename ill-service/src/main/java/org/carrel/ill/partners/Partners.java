package org.carrel.ill.partners;

import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/** All partners. */
public interface Partners {

    Optional<Partner> find(PartnerId id);

    /** The same, and keeps others from changing it until the transaction ends. */
    Optional<Partner> findForUpdate(PartnerId id);

    /** The partner known by a symbol, whatever its case. */
    Optional<Partner> known(Symbol symbol);

    /** Partners by name, after the one given. */
    List<Partner> list(@Nullable After after, int limit);

    void add(Partner partner);

    /** Keeps a changed partner. */
    void change(Partner partner);

    /**
     * Where a list goes on.
     *
     * @param name name of the last partner seen
     * @param id its id
     */
    record After(String name, PartnerId id) {}
}
