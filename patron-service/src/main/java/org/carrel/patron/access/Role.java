package org.carrel.patron.access;

import java.util.Set;

/**
 * A named set of permissions that is given to people.
 *
 * @param code short code that never changes
 * @param version grows with each edit
 * @param name name for people
 * @param permissions what it lets its holder do
 * @param builtIn whether it came with the system; such a role can be edited but not removed
 */
public record Role(String code, long version, String name, Set<String> permissions, boolean builtIn) {

    public Role {
        permissions = Set.copyOf(permissions);
    }

    /** Whether it is the one role that always holds everything and cannot be edited. */
    public boolean fixed() {
        return builtIn && code.equals(BuiltInRoles.SYSTEM_ADMINISTRATOR);
    }
}
