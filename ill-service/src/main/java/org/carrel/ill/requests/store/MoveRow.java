package org.carrel.ill.requests.store;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import org.jspecify.annotations.Nullable;

import org.carrel.ill.requests.Action;
import org.carrel.ill.requests.Actor;
import org.carrel.ill.requests.HistoryEntry;
import org.carrel.ill.requests.IllRequestId;
import org.carrel.ill.requests.RequestState;

@Entity
@Table(name = "ill_request_move")
class MoveRow {

    @Id
    UUID id;

    UUID requestId;
    long version;
    Instant at;
    String actorKind;
    String actor;
    String action;

    @Enumerated(EnumType.STRING)
    RequestState fromState;

    @Enumerated(EnumType.STRING)
    RequestState toState;

    @Nullable
    UUID partnerId;

    String waived;

    @Nullable
    String note;

    @SuppressWarnings("NullAway.Init") // Hibernate fills it.
    MoveRow() {}

    MoveRow(UUID id, HistoryEntry entry) {
        this.id = id;
        requestId = entry.requestId().value();
        version = entry.version();
        at = entry.at();
        actorKind = entry.actor().kind();
        actor = entry.actor().subject();
        action = entry.action().code();
        fromState = entry.from();
        toState = entry.to();
        partnerId = entry.remark().partnerId();
        waived = String.join(" ", entry.remark().waived());
        note = entry.remark().note();
    }

    HistoryEntry read() {
        List<String> codes = waived.isEmpty() ? List.of() : Arrays.asList(waived.split(" "));
        return new HistoryEntry(
                new IllRequestId(requestId),
                version,
                at,
                new Actor(actorKind, actor),
                Action.ofCode(action).orElseThrow(),
                fromState,
                toState,
                new HistoryEntry.Remark(partnerId, codes, note));
    }
}
