package org.carrel.catalog.copycataloguing;

import java.util.List;
import java.util.Optional;

/** The templates in store. */
public interface CopyTemplates {

    List<Kept> all();

    Optional<Kept> find(String code);

    /** As {@link #find}, and nobody else changes it before this transaction ends. */
    Optional<Kept> findForEdit(String code);

    Kept put(CopyTemplate template);

    void remove(String code);

    /** A template in its version. */
    record Kept(long version, CopyTemplate template) {}
}
