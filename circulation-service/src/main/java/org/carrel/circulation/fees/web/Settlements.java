package org.carrel.circulation.fees.web;

import java.net.URI;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;

import org.carrel.circulation.fees.FeeList;
import org.carrel.circulation.fees.Receipt;
import org.carrel.circulation.fees.app.Counters;
import org.carrel.circulation.fees.app.SettleFees;
import org.carrel.platform.problem.Problem;

/** How what was settled, or was not, is answered. */
@ApplicationScoped
class Settlements {
    private final FeeList fees;

    Settlements(FeeList fees) {
        this.fees = fees;
    }

    Response answer(SettleFees.Outcome outcome) {
        return switch (outcome) {
            case SettleFees.Outcome.Settled(var postingId) -> {
                Receipt receipt = fees.receipt(postingId).orElseThrow();
                yield Response.created(URI.create("receipts/" + postingId))
                        .entity(ReceiptView.of(receipt, false))
                        .build();
            }
            case SettleFees.Outcome.Refused(var refusals) ->
                RefusalView.problem(refusals).response();
            case SettleFees.Outcome.NoSuchCounter _ -> noSuchServicePoint().response();
            case SettleFees.Outcome.NotTendered(var why) -> notTendered(why).response();
        };
    }

    static Problem noSuchServicePoint() {
        return Problem.invalid("servicePointId", "unknown-service-point", "No service point has this id.");
    }

    private static Problem notTendered(Counters.Tender why) {
        return switch (why) {
            case Counters.Tender.NoSuchMethod(var method) ->
                Problem.invalid("method", "unknown-payment-method", "Nobody can pay by " + method + " here.");
            case Counters.Tender.DrawerNotOpen _ ->
                Problem.of(409, "drawer-not-open", "The cash drawer is not open here, in this currency.");
            case Counters.Tender.DrawerUnnamed _ ->
                Problem.of(409, "drawer-required", "Several cash drawers are open here: name one.");
            case Counters.Tender.Accepted _ -> throw new IllegalArgumentException("it was accepted");
        };
    }
}
