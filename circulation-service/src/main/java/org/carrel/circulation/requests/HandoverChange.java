package org.carrel.circulation.requests;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import org.carrel.circulation.findings.Finding;
import org.carrel.circulation.findings.FindingCode;
import org.carrel.circulation.findings.Findings;
import org.carrel.circulation.places.Place;
import org.carrel.circulation.rules.Setting;
import org.carrel.circulation.rules.Terms;

import static org.carrel.circulation.findings.Findings.figures;

/**
 * The decision whether a patron may get what they asked for elsewhere, or in another way. A book that waits already
 * does not move because a record does: it stays where it is, on the list of what is to be cleared, until somebody scans
 * it and is told to send it on.
 */
public final class HandoverChange {
    private HandoverChange() {}

    /**
     * All that the decision looks at.
     *
     * @param request the request
     * @param pickup the new pickup point; null if no service point has the id
     * @param codesUpward its code and those of all places above it
     * @param copies what the rules say, for this pickup point, of the item that was found, or of all that could be
     * @param lies where the item that was found was scanned last; null if nothing was found or it was not scanned
     * @param keptUntil until when it would be kept at the new pickup point
     */
    public record Facts(
            Request request,
            @Nullable Place pickup,
            List<String> codesUpward,
            List<Terms> copies,
            @Nullable UUID lies,
            Instant keptUntil) {
        public Facts {
            codesUpward = List.copyOf(codesUpward);
            copies = List.copyOf(copies);
        }
    }

    /** What came of it. */
    public sealed interface Outcome {
        /** It is so. */
        record Changed(Request request, List<Finding> findings) implements Outcome {
            public Changed {
                findings = List.copyOf(findings);
            }
        }

        /** It is not allowed. */
        record Refused(List<Finding> findings) implements Outcome {
            public Refused {
                findings = List.copyOf(findings);
            }
        }
    }

    /** Decides. */
    public static Outcome decide(
            Facts facts, UUID servicePointId, Fulfilment fulfilment, Set<FindingCode> overrides, Instant now) {
        Findings findings = new Findings(overrides);
        if (facts.pickup() == null) {
            findings.add(FindingCode.PICKUP_POINT_UNKNOWN);
        } else if (!facts.pickup().pickup()) {
            findings.add(
                    FindingCode.NOT_A_PICKUP_POINT,
                    figures("servicePoint", facts.pickup().code()));
        }
        boolean allowed = facts.copies().isEmpty()
                || facts.request().wish().exempt()
                || facts.copies().stream().anyMatch(terms -> terms.pickup().include(facts.codesUpward()));
        if (!allowed) {
            Terms terms = facts.copies().getFirst();
            findings.add(
                    FindingCode.PICKUP_NOT_ALLOWED,
                    terms.ruleFor(Setting.PICKUP),
                    figures("allowed", terms.pickup().text()));
        }
        boolean newlyDelivered = fulfilment == Fulfilment.DELIVERY
                && facts.request().wish().handover().fulfilment() != Fulfilment.DELIVERY;
        if (newlyDelivered
                && facts.copies().stream().noneMatch(terms -> terms.request().delivery())) {
            findings.add(
                    FindingCode.DELIVERY_NOT_ALLOWED,
                    facts.copies().isEmpty() ? null : facts.copies().getFirst().ruleFor(Setting.DELIVERY),
                    figures());
        }
        if (findings.stand()) {
            return new Outcome.Refused(findings.all());
        }
        Request request = facts.request();
        var otherwise = new Request.Handover(
                servicePointId, fulfilment, request.wish().handover().proxyId());
        return new Outcome.Changed(
                request.handedOver(otherwise, !allowed, supply(facts, otherwise, now)), findings.all());
    }

    /** What waits already begins to wait anew where it lies; elsewhere its time runs once it has arrived. */
    private static Request.@Nullable Supply supply(Facts facts, Request.Handover otherwise, Instant now) {
        Request request = facts.request();
        Request.Supply supply = request.supply();
        if (supply == null || !request.status().captured() || supply.arrivedAt() == null) {
            return supply;
        }
        boolean onItsShelf = otherwise.fulfilment() == Fulfilment.SHELF
                && otherwise.servicePointId().equals(facts.lies());
        return onItsShelf
                ? new Request.Supply(supply.itemId(), now, facts.keptUntil())
                : new Request.Supply(supply.itemId(), null, null);
    }
}
