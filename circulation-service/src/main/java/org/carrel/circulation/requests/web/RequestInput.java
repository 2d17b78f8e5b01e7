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
import org.carrel.circulation.requests.app.TakeRequest;
import org.carrel.circulation.requests.web.RequestView.Level;
import org.carrel.events.RequestKind;
import org.carrel.platform.problem.Problem;
import org.carrel.platform.problem.ProblemException;
import org.carrel.platform.security.Caller;

/** A wish for a title or an item. */
@Schema(
        name = "NewRequest",
        description =
                "A title-level request names recordId, an item-level one itemId. The patron is told by patronId or "
                        + "patronCard; a patron who asks for themselves may leave both out.")
public record RequestInput(
        @Schema(description = "HOLD unless said otherwise; the rules may turn it into a page.") @Nullable
        RequestKind kind,

        @Schema(description = "TITLE unless itemId is given.") @Nullable
        Level level,

        @Nullable UUID recordId,
        @Nullable UUID itemId,
        @Nullable UUID patronId,
        @Size(min = 1, max = 64) @Nullable String patronCard,
        @NotNull UUID pickupServicePointId,

        @Schema(description = "The last day on which the patron still wants it.") @Nullable
        LocalDate notNeededAfter,

        @Valid @Size(max = 40) @Nullable List<OverrideInput> overrides) {

    TakeRequest.Wish wish(Caller caller) {
        return new TakeRequest.Wish(
                kind == null ? RequestKind.HOLD : kind,
                target(),
                who(caller),
                pickupServicePointId,
                notNeededAfter,
                OverrideInput.overrides(overrides));
    }

    private TakeRequest.Target target() {
        boolean ofItem = level == null ? itemId != null : level == Level.ITEM;
        if (ofItem) {
            if (itemId == null) {
                throw invalid("itemId", "An item-level request names its item.");
            }
            return new TakeRequest.Target.One(itemId);
        }
        if (recordId == null) {
            throw invalid("recordId", "A title-level request names its title.");
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
