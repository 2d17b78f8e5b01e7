package org.carrel.ill.requests.web;

import java.util.Locale;

import org.carrel.ill.requests.Actor;
import org.carrel.platform.problem.Problem;
import org.carrel.platform.problem.ProblemException;
import org.carrel.platform.security.Caller;

/** What a caller is to an interlibrary request. */
final class Callers {

    private Callers() {}

    static boolean isPatron(Caller caller) {
        return caller.kind() == Caller.Kind.PATRON;
    }

    static Actor actor(Caller caller) {
        return new Actor(caller.kind().name().toLowerCase(Locale.ROOT), caller.subject());
    }

    /** Keeps patrons from what only staff may do. */
    static void requireStaff(Caller caller, String what) {
        if (isPatron(caller)) {
            throw new ProblemException(
                    Problem.of(403, "forbidden", "You may not do this.").detail(what));
        }
    }
}
