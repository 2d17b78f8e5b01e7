package org.carrel.circulation.requests.web;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import org.carrel.circulation.findings.web.OverrideInput;
import org.carrel.circulation.requests.Fulfilment;
import org.carrel.circulation.requests.Request;
import org.carrel.circulation.requests.app.TakeRequest;
import org.carrel.circulation.requests.web.RequestView.Level;
import org.carrel.events.RequestKind;
import org.carrel.platform.problem.Problem;
import org.carrel.platform.problem.ProblemException;
import org.carrel.platform.security.Caller;
import org.carrel.platform.security.Permissions;

/** A wish for a title or an item. */
@Schema(
        name = "NewRequest",
        description =
                "A title-level request names recordId, a volume-level one recordId and volume, an item-level one itemId. "
                        + "The patron is told by patronId or patronCard; a patron who asks for themselves may leave "
                        + "both out.")
public record RequestInput(
        @Schema(description = "HOLD unless said otherwise; the rules may turn it into a page.") @Nullable
        RequestKind kind,

        @Schema(description = "TITLE unless itemId or volume is given.") @Nullable
        Level level,

        @Nullable UUID recordId,
        @Nullable UUID itemId,

        @Size(min = 1, max = 200)
        @Schema(description = "The volume or part, as items say it.", examples = "v. 2")
        @Nullable
        String volume,

        @Nullable UUID patronId,
        @Size(min = 1, max = 64) @Nullable String patronCard,

        @Schema(
                description =
                        "The patron who asks on the patron's behalf and may fetch it. Staff and clients only: who "
                                + "may do that is theirs to check.")
        @Nullable
        UUID proxyPatronId,

        @NotNull UUID pickupServicePointId,

        @Schema(description = "SHELF unless said otherwise. DELIVERY starts from the pickup service point.") @Nullable
        Fulfilment fulfilment,

        @Schema(description = "The last day on which the patron still wants it.") @Nullable
        LocalDate notNeededAfter,

        @Size(min = 1, max = 500)
        @Schema(
                description = "Why it goes ahead of all that wait; needs circulation.requests.manage.",
                examples = "for tomorrow's exam")
        @Nullable
        String aheadBecause,

        @Valid @Size(max = 40) @Nullable List<OverrideInput> overrides) {

    TakeRequest.Wish wish(Caller caller) {
        boolean privileged = aheadBecause != null || (proxyPatronId != null && caller.kind() == Caller.Kind.PATRON);
        if (privileged && !caller.may(Permissions.REQUESTS_MANAGE)) {
            throw new ProblemException(Problem.forbidden(Permissions.REQUESTS_MANAGE));
        }
        return new TakeRequest.Wish(
                kind == null ? RequestKind.HOLD : kind,
                target(),
                who(caller),
                new Request.Handover(
                        pickupServicePointId, fulfilment == null ? Fulfilment.SHELF : fulfilment, proxyPatronId),
                notNeededAfter,
                aheadBecause,
                OverrideInput.overrides(overrides));
    }

    private TakeRequest.Target target() {
        Level named = itemId != null ? Level.ITEM : volume != null ? Level.VOLUME : Level.TITLE;
        Level asked = level == null ? named : level;
        if (asked == Level.ITEM) {
            if (itemId == null) {
                throw invalid("itemId", "An item-level request names its item.");
            }
            return new TakeRequest.Target.One(itemId);
        }
        if (recordId == null) {
            throw invalid("recordId", "A request for a title or a volume names the title.");
        }
        if (asked == Level.VOLUME) {
            if (volume == null || volume.isBlank()) {
                throw invalid("volume", "A volume-level request names its volume.");
            }
            return new TakeRequest.Target.Volume(recordId, volume.strip());
        }
        return new TakeRequest.Target.Title(recordId);
    }

    private TakeRequest.Who who(Caller caller) {
        UUID self = caller.patronId();
        if (patronId != null && patronCard == null) {
            return new TakeRequest.Who.ById(patronId);
        }
        if (patronCard != null && patronId == null) {
            return new TakeRequest.Who.ByCard(patronCard.strip());
        }
        if (patronId == null && self != null) {
            return new TakeRequest.Who.ById(self);
        }
        throw invalid("patronId", "Send either patronId or patronCard, and not both.");
    }

    private static ProblemException invalid(String field, String message) {
        return new ProblemException(Problem.invalid(field, "required", message));
    }
}
