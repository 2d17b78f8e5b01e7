package org.carrel.platform.security;

import java.util.Set;

/** A caller whose properties are at hand. */
record KnownCaller(String subject, Caller.Kind kind, Set<String> permissions, BranchScope branches) implements Caller {

    KnownCaller {
        permissions = Set.copyOf(permissions);
    }
}
