package org.carrel.patron.patrons.app;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;

import org.jspecify.annotations.Nullable;

import org.carrel.patron.patrons.Block;
import org.carrel.patron.patrons.Patron;
import org.carrel.platform.id.IdSource;
import org.carrel.platform.security.Caller;

/** Sets and lifts blocks. */
@ApplicationScoped
public class BlockPatron {

    private static final List<String> BLOCKS = List.of("blocks");

    private final PatronChanges changes;
    private final IdSource ids;
    private final Today today;
    private final Instance<Caller> caller;

    BlockPatron(PatronChanges changes, IdSource ids, Today today, Instance<Caller> caller) {
        this.changes = changes;
        this.ids = ids;
        this.today = today;
        this.caller = caller;
    }

    /**
     * A block as it is asked for.
     *
     * @param code code of its kind
     * @param description why, for staff
     * @param patronMessage what the patron is told
     * @param stops what it keeps the patron from
     * @param expiresOn last day on which it counts
     */
    public record Order(
            String code,
            String description,
            @Nullable String patronMessage,
            Block.Stops stops,
            @Nullable LocalDate expiresOn) {}

    /** A block that was set, and the patron as they now are. */
    public record Blocked(Patron patron, Block block) {}

    /** Sets a block. */
    public Blocked set(Patron patron, Order order) {
        var block = new Block(
                ids.next(),
                order.code(),
                order.description(),
                order.patronMessage(),
                order.stops(),
                order.expiresOn(),
                caller.get().subject(),
                today.now());
        return new Blocked(changes.changed("blocked", patron.blockedBy(block), BLOCKS), block);
    }

    /** Lifts a block, or answers empty if the patron has no such block. */
    public Optional<Patron> lift(Patron patron, UUID blockId) {
        return patron.unblocked(blockId).map(free -> changes.changed("unblocked", free, BLOCKS));
    }
}
