package org.carrel.patron.access.app;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;

import org.carrel.patron.access.Granting;
import org.carrel.patron.access.Granting.Objection;
import org.carrel.patron.access.Role;
import org.carrel.patron.access.Roles;
import org.carrel.patron.audit.AuditTrail;

/** Creates, edits and removes roles. */
@ApplicationScoped
public class ManageRoles {

    private static final String SUBJECT = "role";

    private final Roles roles;
    private final Authorities authorities;
    private final AuditTrail audit;

    ManageRoles(Roles roles, Authorities authorities, AuditTrail audit) {
        this.roles = roles;
        this.authorities = authorities;
        this.audit = audit;
    }

    /** What comes of it. */
    public sealed interface Outcome {

        /** The role is as wished. */
        record Done(Role role) implements Outcome {}

        /** Another role has the code. */
        record CodeTaken() implements Outcome {}

        /** The administrators' role is what it is; and what came with the system stays. */
        record BuiltIn() implements Outcome {}

        /** Somebody holds the role. */
        record InUse() implements Outcome {}

        /** It goes beyond what the caller may do. */
        record Beyond(List<Objection> objections) implements Outcome {

            public Beyond {
                objections = List.copyOf(objections);
            }
        }
    }

    public List<Role> all() {
        return roles.all();
    }

    public Optional<Role> find(String code) {
        return roles.find(code);
    }

    public Outcome create(Role role) {
        List<Objection> objections = Granting.objections(authorities.ofCaller(), role.permissions());
        if (!objections.isEmpty()) {
            return new Outcome.Beyond(objections);
        }
        return roles.add(role)
                .<Outcome>map(added -> {
                    audit.note("created", SUBJECT, added.code(), List.of("name", "permissions"));
                    return new Outcome.Done(added);
                })
                .orElseGet(Outcome.CodeTaken::new);
    }

    /** Edits a role. What is added and what is taken away must both be the caller's to give. */
    public Outcome edit(Role before, Role after) {
        if (before.fixed()) {
            return new Outcome.BuiltIn();
        }
        List<Objection> objections = Granting.objections(authorities.ofCaller(), difference(before, after));
        if (!objections.isEmpty()) {
            return new Outcome.Beyond(objections);
        }
        Role saved = roles.save(after);
        audit.note("edited", SUBJECT, saved.code(), List.of("name", "permissions"));
        return new Outcome.Done(saved);
    }

    public Outcome remove(Role role) {
        if (role.builtIn()) {
            return new Outcome.BuiltIn();
        }
        List<Objection> objections = Granting.objections(authorities.ofCaller(), role.permissions());
        if (!objections.isEmpty()) {
            return new Outcome.Beyond(objections);
        }
        if (!roles.remove(role.code())) {
            return new Outcome.InUse();
        }
        audit.note("removed", SUBJECT, role.code(), List.of());
        return new Outcome.Done(role);
    }

    private static Set<String> difference(Role before, Role after) {
        var either = new HashSet<>(before.permissions());
        either.addAll(after.permissions());
        either.removeIf(permission ->
                before.permissions().contains(permission) && after.permissions().contains(permission));
        return either;
    }
}
