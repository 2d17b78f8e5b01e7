package org.carrel.circulation.rules;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/** Rule texts that are worked on and not yet in force. */
public interface Drafts {

    /**
     * A draft.
     *
     * @param id the draft
     * @param version grows with every change
     * @param basedOn the published version that it changes
     * @param note what it is about, for people
     * @param text the rule text as it stands, sound or not
     * @param changedAt when it was last changed
     * @param changedBy by whom
     */
    record Draft(
            UUID id,
            long version,
            int basedOn,
            @Nullable String note,
            Map<String, Object> text,
            Instant changedAt,
            String changedBy) {
        public Draft {
            // What is worked on may hold empty places.
            text = Collections.unmodifiableMap(new LinkedHashMap<>(text));
        }
    }

    Optional<Draft> find(UUID id);

    /** A draft, locked until the transaction ends. */
    Optional<Draft> lock(UUID id);

    /** Drafts in the order of their ids, from behind one of them on. */
    List<Draft> list(@Nullable UUID after, int limit);

    void add(Draft draft);

    void change(Draft draft);

    void remove(UUID id);
}
