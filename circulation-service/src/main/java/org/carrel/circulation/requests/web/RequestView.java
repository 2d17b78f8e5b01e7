package org.carrel.circulation.requests.web;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import org.carrel.circulation.requests.Fulfilment;
import org.carrel.circulation.requests.Request;
import org.carrel.circulation.requests.RequestLine;
import org.carrel.circulation.requests.RequestStatus;
import org.carrel.events.RequestKind;

/** A request as it is shown. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Request")
public record RequestView(
        UUID id,
        RequestKind kind,
        Level level,
        RequestStatus status,
        UUID recordId,

        @Schema(description = "The item that was asked for, if it must be this one.") @Nullable
        UUID itemId,

        @Schema(description = "The volume or part that was asked for.") @Nullable
        String volume,

        @Schema(examples = "Niels Lyhne") String title,
        @Nullable String author,
        UUID patronId,

        @Schema(description = "The patron who asked on the patron's behalf.") @Nullable
        UUID proxyPatronId,

        UUID pickupServicePointId,
        Fulfilment fulfilment,
        Instant placedAt,
        @Nullable LocalDate notNeededAfter,
        @Nullable LocalDate suspendedUntil,

        @Schema(description = "Its place among the open requests of the title, from 1.") @Nullable
        Integer position,

        @Schema(description = "The loan that was called back for it.") @Nullable
        UUID recalledLoanId,

        @Schema(description = "How often an item went to a later request that was nearer.")
        int passedOver,

        @Schema(description = "The item that was found.") @Nullable
        UUID suppliedItemId,

        @Nullable String suppliedBarcode,
        @Nullable String callNumber,
        @Nullable Instant arrivedAt,

        @Schema(description = "Until when the item is kept on the hold shelf.") @Nullable
        Instant shelfExpiresAt,

        @Nullable Instant endedAt,
        @Nullable String endReason,
        @Nullable String endNote,
        @Nullable UUID loanId,
        long version) {

    /** Whether any item of the title will do. */
    @Schema(name = "RequestLevel")
    public enum Level {
        /** Any item of the title. */
        TITLE,
        /** Any item of a volume or part. */
        VOLUME,
        /** This very item. */
        ITEM
    }

    static RequestView of(RequestLine line) {
        Request request = line.request();
        Request.Wish wish = request.wish();
        Request.Supply supply = request.supply();
        Request.End end = request.end();
        return new RequestView(
                request.id(),
                wish.kind(),
                wish.itemId() != null ? Level.ITEM : wish.volume() != null ? Level.VOLUME : Level.TITLE,
                request.status(),
                wish.recordId(),
                wish.itemId(),
                wish.volume(),
                line.title(),
                line.author(),
                wish.patronId(),
                wish.handover().proxyId(),
                wish.pickupServicePointId(),
                wish.handover().fulfilment(),
                request.place().placedAt(),
                wish.notNeededAfter(),
                request.place().suspendedUntil(),
                line.position() == 0 ? null : line.position(),
                request.search().recalledLoanId(),
                request.place().passedOver(),
                request.suppliedItemId(),
                line.supplied() == null ? null : line.supplied().barcode(),
                line.shelf(),
                supply == null ? null : supply.arrivedAt(),
                request.shelfExpiresAt(),
                end == null ? null : end.at(),
                end == null ? null : end.reason(),
                end == null ? null : end.note(),
                end == null ? null : end.loanId(),
                request.version());
    }
}
