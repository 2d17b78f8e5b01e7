package org.carrel.patron.access.app;

import java.util.Set;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;

import org.carrel.patron.access.Authority;
import org.carrel.patron.access.Role;
import org.carrel.patron.access.Roles;
import org.carrel.patron.access.StaffAccount;
import org.carrel.platform.security.Caller;

/** What people may do: the caller by their token, an account by its roles. */
@ApplicationScoped
public class Authorities {

    private final Roles roles;
    private final Instance<Caller> caller;

    Authorities(Roles roles, Instance<Caller> caller) {
        this.roles = roles;
        this.caller = caller;
    }

    /** What the caller may do. Patrons grant nothing to anybody. */
    public Authority ofCaller() {
        Caller actor = caller.get();
        return actor.kind() == Caller.Kind.PATRON
                ? Authority.none()
                : new Authority(actor.permissions(), actor.branches());
    }

    /** What an account may do. */
    public Authority of(StaffAccount account) {
        return new Authority(
                roles.of(account.roles()).stream()
                        .map(Role::permissions)
                        .flatMap(Set::stream)
                        .collect(Collectors.toSet()),
                account.branches());
    }
}
