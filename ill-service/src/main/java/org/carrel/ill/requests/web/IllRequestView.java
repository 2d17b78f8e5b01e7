package org.carrel.ill.requests.web;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import org.carrel.ill.requests.Action;
import org.carrel.ill.requests.CopyPart;
import org.carrel.ill.requests.HistoryEntry;
import org.carrel.ill.requests.IllRequest;
import org.carrel.ill.requests.RequestMachine;
import org.carrel.ill.requests.RequestState;
import org.carrel.ill.requests.ServiceType;
import org.carrel.ill.requests.app.ReadIllRequests.Whole;

@Schema(name = "IllRequest", description = "An interlibrary request.")
record IllRequestView(
        UUID id,
        @Schema(description = "Its version; also the ETag.") long version,
        RequestState state,
        UUID patronId,
        UUID pickupServicePointId,
        ServiceType type,
        String title,
        @Nullable String author,
        @Nullable String isbn,
        @Nullable String year,
        @Nullable LocalDate neededBefore,
        @Nullable CopyPart copy,

        @Schema(description = "What is agreed with the partner that is, or was last, asked.")
        Agreement supply,

        Instant createdAt,

        @Schema(description = "When it came into its state.")
        Instant changedAt,

        @Schema(
                description = "Codes of the actions that the caller can take now.",
                examples = "[\"send\",\"cancel\",\"mark-unfilled\"]")
        List<String> allowedActions,

        @Schema(description = "Its moves, the oldest first; not on the board.")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable
        List<Moved> history,

        @Schema(description = "What speaks against it as long as it is not accepted; not on the board.")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable
        List<Reason> findings) {

    @Schema(name = "IllAgreement")
    record Agreement(
            @Nullable UUID partnerId,
            @Nullable Instant dueAt,
            @Nullable String condition,
            ActionBody.@Nullable Cost cost,
            @Nullable String itemBarcode) {}

    @Schema(name = "IllMove", description = "A move that a request made. Patrons see neither who made it nor the note.")
    record Moved(
            Instant at,
            String action,
            RequestState from,
            RequestState to,

            @Schema(description = "staff, patron, client or system") @Nullable
            String actorKind,

            @Nullable String actor,
            @Nullable UUID partnerId,

            @Schema(description = "Findings that staff accepted.")
            List<String> waived,

            @Nullable String note) {

        static Moved of(HistoryEntry entry, boolean forPatron) {
            var remark = entry.remark();
            return new Moved(
                    entry.at(),
                    entry.action().code(),
                    entry.from(),
                    entry.to(),
                    forPatron ? null : entry.actor().kind(),
                    forPatron ? null : entry.actor().subject(),
                    forPatron ? null : remark.partnerId(),
                    remark.waived(),
                    forPatron ? null : remark.note());
        }
    }

    static IllRequestView onBoard(IllRequest request, boolean forPatron) {
        return of(request, forPatron, null, null);
    }

    static IllRequestView whole(Whole whole, boolean forPatron) {
        return of(
                whole.request(),
                forPatron,
                whole.history().stream()
                        .map(entry -> Moved.of(entry, forPatron))
                        .toList(),
                whole.findings().stream().map(Reason::of).toList());
    }

    static List<String> allowed(IllRequest request, boolean forPatron) {
        return RequestMachine.requester()
                .actions(request.state(), request.wanted().type())
                .stream()
                .filter(Action::open)
                .filter(action -> !forPatron || action.by() == Action.By.PATRON)
                .map(Action::code)
                .toList();
    }

    private static IllRequestView of(
            IllRequest request, boolean forPatron, @Nullable List<Moved> history, @Nullable List<Reason> findings) {
        var wanted = request.wanted();
        var supply = request.supply();
        var isbn = wanted.isbn();
        var cost = supply.cost();
        return new IllRequestView(
                request.id().value(),
                request.version(),
                request.state(),
                request.patronId(),
                request.pickupServicePointId(),
                wanted.type(),
                wanted.title(),
                wanted.author(),
                isbn == null ? null : isbn.value(),
                wanted.year(),
                wanted.neededBefore(),
                wanted.copy(),
                new Agreement(
                        supply.partnerId(),
                        supply.dueAt(),
                        supply.condition(),
                        cost == null ? null : ActionBody.Cost.of(cost),
                        supply.itemBarcode()),
                request.createdAt(),
                request.changedAt(),
                allowed(request, forPatron),
                history,
                findings);
    }
}
