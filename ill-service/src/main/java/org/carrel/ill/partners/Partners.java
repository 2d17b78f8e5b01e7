package org.carrel.ill.partners;

import java.util.Optional;

/** All partners. */
public interface Partners {

    Optional<Partner> find(PartnerId id);

    /** The partner known by a symbol, whatever its case. */
    Optional<Partner> known(Symbol symbol);

    void add(Partner partner);

    /** Keeps a changed partner. */
    void change(Partner partner);
}
