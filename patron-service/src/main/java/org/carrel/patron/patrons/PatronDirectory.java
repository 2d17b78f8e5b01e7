package org.carrel.patron.patrons;

import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import org.carrel.platform.security.BranchScope;

/** Finds patrons by what people type. */
public interface PatronDirectory {

    /**
     * Where a page starts: after this name and id.
     *
     * @param sortName folded name of the last patron seen
     * @param id that patron
     */
    record Place(String sortName, UUID id) {}

    /**
     * Patrons of some branches of whom every typed word begins a name, a part of the e-mail address, the telephone
     * number or a card number; by name.
     *
     * @param typed what was typed; blank finds everybody
     * @param branches whose patrons
     * @param after where to go on
     * @param most how many at the most
     */
    List<PatronSummary> search(String typed, BranchScope branches, @Nullable Place after, int most);
}
