package org.carrel.catalog.validation;

import java.util.List;

/**
 * The rules that a record is held to.
 *
 * @param standard those of MARC 21
 * @param local the library's own
 */
public record Rules(Marc21 standard, List<LocalRule> local) {

    public Rules {
        local = List.copyOf(local);
    }
}
