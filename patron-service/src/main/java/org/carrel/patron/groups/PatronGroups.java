package org.carrel.patron.groups;

import java.util.List;
import java.util.Optional;

/** The patron groups. */
public interface PatronGroups {

    Optional<PatronGroup> find(String code);

    /** All groups by code; a consortium has dozens, not thousands. */
    List<PatronGroup> all();

    /** Adds a group and answers with its first version, or empty if the code is taken. */
    Optional<PatronGroup> add(PatronGroup group);

    /** Writes an edited group and answers with its new version. */
    PatronGroup save(PatronGroup group);

    /** Removes a group that no patron belongs to; false if some do. */
    boolean remove(String code);
}
