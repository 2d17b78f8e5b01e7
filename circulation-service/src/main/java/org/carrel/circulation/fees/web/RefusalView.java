package org.carrel.circulation.fees.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonIgnore;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import org.carrel.circulation.fees.Refusal;
import org.carrel.circulation.findings.Severity;
import org.carrel.platform.problem.Problem;

/**
 * Why something was not posted; its figures stand beside the code.
 *
 * @param code what
 * @param severity always {@code REFUSE}: nothing about an account can be overridden
 * @param figures its figures
 */
record RefusalView(
        String code,
        Severity severity,
        @JsonIgnore @Schema(hidden = true) Map<String, Object> figures) {

    RefusalView {
        figures = Map.copyOf(figures);
    }

    @JsonAnyGetter
    Map<String, Object> members() {
        return figures;
    }

    static Problem problem(List<Refusal> refusals) {
        return Problem.of(409, "refused", "The account does not allow it.")
                .reasons(refusals.stream().map(RefusalView::of).toList());
    }

    private static RefusalView of(Refusal refusal) {
        return switch (refusal) {
            case Refusal.NoSuchFee(var feeId) -> view("FEE_NOT_FOUND", "feeId", feeId);
            case Refusal.NothingOwed(var feeId) -> view("NOTHING_OWED", "feeId", feeId);
            case Refusal.NoDebt() -> view("NO_DEBT");
            case Refusal.MoreThanOwed(var asked, var owed) ->
                view("MORE_THAN_OWED", "asked", asked.toAmount(), "owed", owed.toAmount());
            case Refusal.MoreThanRefundable(var feeId, var asked, var refundable) ->
                view(
                        "MORE_THAN_REFUNDABLE",
                        "feeId",
                        feeId,
                        "asked",
                        asked.toAmount(),
                        "refundable",
                        refundable.toAmount());
            case Refusal.MoreThanHeld(var asked, var held) ->
                view("MORE_THAN_HELD", "asked", asked.toAmount(), "held", held.toAmount());
            case Refusal.PaymentsStand(var feeId, var refundable) ->
                view("PAYMENTS_STAND", "feeId", feeId, "refundable", refundable.toAmount());
            case Refusal.Voided(var feeId) -> view("FEE_VOIDED", "feeId", feeId);
        };
    }

    private static RefusalView view(String code, Object... namesAndValues) {
        Map<String, Object> figures = new LinkedHashMap<>();
        for (int i = 0; i + 1 < namesAndValues.length; i += 2) {
            figures.put(String.valueOf(namesAndValues[i]), namesAndValues[i + 1]);
        }
        return new RefusalView(code, Severity.REFUSE, figures);
    }
}
