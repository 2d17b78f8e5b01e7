package org.carrel.ill.requests.app;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.jspecify.annotations.Nullable;

import org.carrel.ill.requests.HistoryEntry;
import org.carrel.ill.requests.IllRequest;
import org.carrel.ill.requests.IllRequestId;
import org.carrel.ill.requests.IllRequests;
import org.carrel.ill.requests.RequestCheck;
import org.carrel.ill.requests.RequestFinding;
import org.carrel.ill.requests.RequestState;

/** Reads requests: one with its history, the board, the counts. */
@ApplicationScoped
public class ReadIllRequests {

    private final IllRequests requests;
    private final GatherFacts facts;

    ReadIllRequests(IllRequests requests, GatherFacts facts) {
        this.requests = requests;
        this.facts = facts;
    }

    /**
     * One request with all that belongs to it.
     *
     * @param request the request
     * @param history its moves, the oldest first
     * @param findings what speaks against it now, as long as it is not accepted
     */
    public record Whole(IllRequest request, List<HistoryEntry> history, List<RequestFinding> findings) {
        public Whole {
            history = List.copyOf(history);
            findings = List.copyOf(findings);
        }
    }

    @Transactional
    public Optional<Whole> find(IllRequestId id) {
        return requests.find(id).map(this::whole);
    }

    private Whole whole(IllRequest request) {
        boolean open = request.state().phase() == RequestState.Phase.REVIEW;
        return new Whole(
                request,
                requests.history(request.id()),
                open ? RequestCheck.findings(request.wanted(), facts.toShow(request)) : List.of());
    }

    @Transactional
    public List<IllRequest> board(IllRequests.BoardQuery query) {
        return requests.board(query);
    }

    @Transactional
    public Map<RequestState, Long> counts(@Nullable UUID patronId) {
        return requests.counts(patronId);
    }
}
