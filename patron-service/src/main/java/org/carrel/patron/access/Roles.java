package org.carrel.patron.access;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The roles. */
public interface Roles {

    Optional<Role> find(String code);

    /** All roles by code; there are dozens, not thousands. */
    List<Role> all();

    /** The roles behind some codes; unknown codes are left out. */
    List<Role> of(Collection<String> codes);

    /** Adds a role, or answers empty if its code is taken. */
    Optional<Role> add(Role role);

    /** Writes a role and answers with its new version. */
    Role save(Role role);

    /** Removes a role that nobody holds; false if somebody does. */
    boolean remove(String code);
}
