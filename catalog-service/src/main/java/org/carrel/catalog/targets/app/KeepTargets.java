package org.carrel.catalog.targets.app;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.LongConsumer;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import org.carrel.catalog.targets.Target;
import org.carrel.catalog.targets.Target.Credentials;
import org.carrel.catalog.targets.Targets;
import org.carrel.catalog.targets.Targets.Kept;
import org.carrel.platform.id.IdSource;

/** Keeps the list of outside databases; within the caller's transaction. */
@ApplicationScoped
public class KeepTargets {

    private final Targets targets;
    private final IdSource ids;

    KeepTargets(Targets targets, IdSource ids) {
        this.targets = targets;
        this.ids = ids;
    }

    /** What came of a command. */
    public sealed interface Outcome {

        /** It is stored. */
        record Stored(Kept kept) implements Outcome {}

        /** Another database has the name. */
        record NameTaken() implements Outcome {}

        /** There is no such database. */
        record Unknown() implements Outcome {}
    }

    /** Adds a database. */
    public Outcome add(Target.Description description) {
        UUID id = ids.next();
        if (targets.nameTaken(description.name(), id)) {
            return new Outcome.NameTaken();
        }
        targets.add(new Target(id, 1, description));
        return stored(id);
    }

    /**
     * Edits a database.
     *
     * @param credentials what becomes of the credentials it has
     */
    public Outcome edit(UUID id, LongConsumer precondition, Target.Description wanted, CredentialChange credentials) {
        Optional<Kept> current = targets.findForEdit(id);
        if (current.isEmpty()) {
            return new Outcome.Unknown();
        }
        Target before = current.get().target();
        precondition.accept(before.version());
        if (targets.nameTaken(wanted.name(), id)) {
            return new Outcome.NameTaken();
        }
        Credentials kept = keeps(credentials, before.description(), wanted)
                ? before.description().credentials()
                : wanted.credentials();
        targets.change(new Target(id, before.version() + 1, with(wanted, kept)));
        return stored(id);
    }

    /** What becomes of the credentials when an edit does not bring new ones. */
    public enum CredentialChange {
        /** They stay, as long as they would be sent to the same place as before. */
        KEEP,
        REPLACE
    }

    /** Nobody gets at a password that cannot be read by sending it to a host of their own. */
    private static boolean keeps(CredentialChange change, Target.Description before, Target.Description wanted) {
        return change == CredentialChange.KEEP && before.connection().equals(wanted.connection());
    }

    private static Target.Description with(Target.Description description, @Nullable Credentials credentials) {
        return new Target.Description(
                description.name(),
                description.source(),
                description.connection(),
                description.charset(),
                description.indexes(),
                credentials,
                description.use());
    }

    /** Removes a database; what was taken from it stays. */
    public boolean remove(UUID id, LongConsumer precondition) {
        Optional<Kept> current = targets.findForEdit(id);
        current.ifPresent(kept -> {
            precondition.accept(kept.target().version());
            targets.remove(List.of(id));
        });
        return current.isPresent();
    }

    private Outcome stored(UUID id) {
        return new Outcome.Stored(targets.find(id).orElseThrow());
    }
}
