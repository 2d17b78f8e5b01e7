package org.carrel.circulation.checkin.web;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import org.carrel.circulation.checkin.Instruction;
import org.carrel.circulation.checkin.InstructionCode;
import org.carrel.circulation.checkin.MessageCode;
import org.carrel.circulation.checkin.app.ReceiveItem;
import org.carrel.circulation.items.Item;
import org.carrel.circulation.loans.Loan;
import org.carrel.circulation.places.Place;
import org.carrel.circulation.places.PlaceTree;
import org.carrel.circulation.requests.Request;

/** What to do with the item in hand. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "CheckIn")
public record CheckInView(
        @Schema(description = "The check-in, by which it can be reversed.") @Nullable
        UUID id,

        InstructionCode instruction,
        @Nullable ItemInHand item,

        @Schema(description = "Where it goes, if not here.") @Nullable
        PlaceView destination,

        @Schema(description = "The request it is for.") @Nullable
        RequestInHand request,

        @Schema(description = "The loan that ended.") @Nullable
        EndedLoan loan,

        List<MessageView> messages,
        @Schema(description = "What to print, if anything.") List<Slip> slips) {

    /** The item. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "ItemInHand")
    public record ItemInHand(
            UUID id,
            UUID recordId,
            @Nullable String barcode,
            String title,
            @Nullable String author,
            @Nullable String callNumber,
            @Schema(description = "The shelving location.") String location) {}

    /** A place. */
    @Schema(name = "PlaceInHand")
    public record PlaceView(UUID id, String code, String name) {
        static PlaceView of(UUID id, PlaceTree tree) {
            return tree.find(id)
                    .map(place -> new PlaceView(id, place.code(), place.name()))
                    .orElseGet(() -> new PlaceView(id, "", ""));
        }
    }

    /** The request that gets the item. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "RequestInHand")
    public record RequestInHand(
            UUID id,
            UUID patronId,
            UUID pickupServicePointId,

            @Schema(description = "Until when it is kept on the hold shelf.") @Nullable
            Instant shelfExpiresAt) {}

    /** The loan that ended. */
    @Schema(name = "EndedLoan")
    public record EndedLoan(UUID id, UUID patronId, Instant checkedOutAt, Instant dueAt, Instant returnedAt) {}

    /** Something staff should know; its figures stand beside the code. */
    @Schema(name = "CheckInMessage")
    public record MessageView(
            MessageCode code,
            @JsonIgnore @Schema(hidden = true) Map<String, Object> figures) {
        public MessageView {
            figures = Map.copyOf(figures);
        }

        /** The figures, each as a member of its own. */
        @JsonAnyGetter
        public Map<String, Object> members() {
            return figures;
        }
    }

    /** What to print and put into the book. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "CheckInSlip")
    public record Slip(
            @Schema(examples = "hold") String kind,
            String title,
            @Nullable String barcode,
            @Nullable String callNumber,
            PlaceView to,
            @Nullable UUID requestId,
            @Nullable UUID patronId,
            @Nullable Instant until) {}

    static CheckInView of(ReceiveItem.Outcome.Received received, PlaceTree tree) {
        @Nullable Item item = received.item();
        return new CheckInView(
                received.checkInId(),
                received.instruction().code(),
                item == null ? null : itemInHand(item, tree),
                destination(received.instruction(), tree),
                request(received.instruction()),
                endedLoan(received),
                received.messages().stream()
                        .map(message -> new MessageView(message.code(), message.figures()))
                        .toList(),
                item == null ? List.of() : slips(received.instruction(), item, tree));
    }

    private static ItemInHand itemInHand(Item item, PlaceTree tree) {
        return new ItemInHand(
                item.id(),
                item.recordId(),
                item.label().barcode(),
                item.label().title(),
                item.label().author(),
                item.shelf().callNumber(),
                tree.find(item.shelf().locationId()).map(Place::name).orElse(""));
    }

    private static @Nullable EndedLoan endedLoan(ReceiveItem.Outcome.Received received) {
        Loan loan = received.ended();
        return loan == null
                ? null
                : new EndedLoan(
                        loan.id(),
                        loan.patronId(),
                        loan.checkedOutAt(),
                        loan.course().dueAt(),
                        received.returnedAt());
    }

    private static @Nullable PlaceView destination(Instruction instruction, PlaceTree tree) {
        return instruction instanceof Instruction.SendTo sendTo ? PlaceView.of(sendTo.destinationId(), tree) : null;
    }

    private static @Nullable RequestInHand request(Instruction instruction) {
        return switch (instruction) {
            case Instruction.KeepFor(var request, var until) -> requestInHand(request, until);
            case Instruction.DeliverTo(var request) -> requestInHand(request, null);
            case Instruction.SendTo sendTo -> sendTo.request() == null ? null : requestInHand(sendTo.request(), null);
            case Instruction.ShelveHere _, Instruction.HandToWork _, Instruction.HandToCataloguer _ -> null;
        };
    }

    private static RequestInHand requestInHand(Request request, @Nullable Instant until) {
        return new RequestInHand(
                request.id(), request.wish().patronId(), request.wish().pickupServicePointId(), until);
    }

    private static List<Slip> slips(Instruction instruction, Item item, PlaceTree tree) {
        return switch (instruction) {
            case Instruction.KeepFor(var request, var until) ->
                List.of(slip("hold", item, PlaceView.of(request.wish().pickupServicePointId(), tree), request, until));
            case Instruction.DeliverTo(var request) ->
                List.of(slip(
                        "delivery", item, PlaceView.of(request.wish().pickupServicePointId(), tree), request, null));
            case Instruction.SendTo(var destination, var request) ->
                List.of(slip(
                        request == null ? "transit" : "hold-transit",
                        item,
                        PlaceView.of(destination, tree),
                        request,
                        null));
            case Instruction.ShelveHere _, Instruction.HandToWork _, Instruction.HandToCataloguer _ -> List.of();
        };
    }

    private static Slip slip(String kind, Item item, PlaceView to, @Nullable Request request, @Nullable Instant until) {
        return new Slip(
                kind,
                item.label().title(),
                item.label().barcode(),
                item.shelf().callNumber(),
                to,
                request == null ? null : request.id(),
                request == null ? null : request.wish().patronId(),
                until);
    }
}
