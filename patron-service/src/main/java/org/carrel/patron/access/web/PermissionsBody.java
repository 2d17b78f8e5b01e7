package org.carrel.patron.access.web;

import java.util.List;
import java.util.Set;

import org.carrel.platform.problem.Problem;
import org.carrel.platform.problem.ProblemException;
import org.carrel.platform.security.Permissions;

/** Permissions as they are written in requests. */
public final class PermissionsBody {

    private PermissionsBody() {}

    /** The permissions named in a field; an unknown one is the sender's mistake. */
    public static Set<String> known(String field, List<String> names) {
        for (String name : names) {
            if (!Permissions.isPermission(name)) {
                throw new ProblemException(
                        Problem.invalid(field, "unknown-permission", "there is no permission " + name));
            }
        }
        return Set.copyOf(names);
    }
}
