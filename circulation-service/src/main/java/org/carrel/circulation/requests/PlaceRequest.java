package org.carrel.circulation.requests;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;

import org.carrel.circulation.availability.ItemState;
import org.carrel.circulation.findings.Finding;
import org.carrel.circulation.findings.FindingCode;
import org.carrel.circulation.findings.Findings;
import org.carrel.circulation.patrons.Patron;
import org.carrel.circulation.patrons.Standing;
import org.carrel.circulation.rules.Setting;
import org.carrel.circulation.rules.Terms;
import org.carrel.circulation.rules.Value;
import org.carrel.events.Availability;
import org.carrel.events.PatronBlock;
import org.carrel.events.RequestKind;

import static org.carrel.circulation.findings.Findings.figures;

/** The decision whether a request may be placed, and whether a copy is fetched for it at once. */
public final class PlaceRequest {
    private static final Set<Availability> GONE_FOR_GOOD = Set.of(
            Availability.DECLARED_LOST,
            Availability.AGED_TO_LOST,
            Availability.LOST_AND_PAID,
            Availability.CLAIMED_RETURNED,
            Availability.LONG_MISSING,
            Availability.UNAVAILABLE,
            Availability.UNKNOWN,
            Availability.WITHDRAWN);

    /**
     * What is asked.
     *
     * @param kind what the caller wants
     * @param fulfilment how the patron gets it
     * @param overrides findings that the caller named and may set aside
     * @param notNeededAfter the patron's own last date
     */
    public record Ask(
            RequestKind kind,
            Fulfilment fulfilment,
            Set<FindingCode> overrides,
            @Nullable LocalDate notNeededAfter) {
        public Ask {
            overrides = Set.copyOf(overrides);
        }
    }

    /** Whether the request is taken. */
    public sealed interface Outcome {
        List<Finding> findings();

        /** It is, and waits for an item to come back or to be scanned; a recall also calls one back. */
        record Waits(List<Finding> findings) implements Outcome {
            public Waits {
                findings = List.copyOf(findings);
            }
        }

        /** It is, and a copy on the shelf is to be fetched. */
        record Pages(RequestFacts.Copy copy, ItemState.OnShelf from, List<Finding> findings) implements Outcome {
            public Pages {
                findings = List.copyOf(findings);
            }
        }

        /** It is not. */
        record Refused(List<Finding> findings) implements Outcome {
            public Refused {
                findings = List.copyOf(findings);
            }
        }
    }

    private final RequestFacts facts;
    private final Ask ask;
    private final Findings findings;

    private PlaceRequest(RequestFacts facts, Ask ask) {
        this.facts = facts;
        this.ask = ask;
        this.findings = new Findings(ask.overrides());
    }

    public static Outcome decide(RequestFacts facts, Ask ask) {
        return new PlaceRequest(facts, ask).outcome();
    }

    private Outcome outcome() {
        Standing.look(facts.borrower(), facts.today(), PatronBlock::request, findings);
        theProxyMayAsk();
        thePickupPointHandsThingsOut();
        theLastDateLiesAhead();
        if (!facts.target().known()) {
            findings.add(facts.target().itemId() == null ? FindingCode.TITLE_NOT_FOUND : FindingCode.ITEM_NOT_FOUND);
        }
        if (facts.borrower() == null || !facts.target().known()) {
            return new Outcome.Refused(findings.all());
        }
        UUID patronId = facts.borrower().patron().id();
        thePatronHasNotAskedBefore(patronId);
        thePatronDoesNotHaveIt(patronId);
        thePatronOwesLittleEnough(facts.borrower().patron());
        thePatronHasRoomForIt(patronId);
        List<RequestFacts.Copy> suitable = copiesThatCouldFillIt();
        Optional<RequestFacts.Copy> onShelf = suitable.stream()
                .filter(copy -> copy.state() instanceof ItemState.OnShelf)
                .min(Comparator.comparing((RequestFacts.Copy copy) ->
                                !copy.item().processTags().isEmpty())
                        .thenComparing(
                                RequestFacts.Copy::item,
                                Targeting.order(facts.target().branches())));
        boolean page = onShelf.isPresent() && staffFetchIt(onShelf.get());
        if (ask.kind() == RequestKind.PAGE && onShelf.isEmpty() && !suitable.isEmpty()) {
            findings.add(FindingCode.NOTHING_TO_PAGE, figures("copies", suitable.size()));
        }
        if (ask.kind() == RequestKind.RECALL && !page && onShelf.isPresent()) {
            findings.add(
                    FindingCode.AVAILABLE_ON_SHELF,
                    figures("itemId", onShelf.get().item().id()));
        }
        if (findings.stand()) {
            return new Outcome.Refused(findings.all());
        }
        return page && onShelf.get().state() instanceof ItemState.OnShelf shelf
                ? new Outcome.Pages(onShelf.get(), shelf, findings.all())
                : new Outcome.Waits(findings.all());
    }

    private void thePatronOwesLittleEnough(Patron patron) {
        facts.target().copies().stream()
                .map(RequestFacts.Copy::terms)
                .filter(terms -> terms != null)
                .findFirst()
                .filter(terms -> terms.limits().stop().contains(Value.Stops.Stop.REQUESTS))
                .ifPresent(terms -> terms.limits()
                        .debt()
                        .ifPresent(limit -> Standing.debt(patron, limit, terms.ruleFor(Setting.DEBT_LIMIT), findings)));
    }

    private void theProxyMayAsk() {
        RequestFacts.Proxy proxy = facts.proxy();
        if (proxy == null) {
            return;
        }
        if (proxy.patron() == null) {
            findings.add(FindingCode.PROXY_NOT_FOUND);
            return;
        }
        UUID proxyId = proxy.patron().id();
        if (facts.borrower() != null && facts.borrower().patron().id().equals(proxyId)) {
            findings.add(FindingCode.PROXY_IS_PATRON, figures("patronId", proxyId));
        }
        if (!proxy.patron().active() || proxy.patron().expiredOn(facts.today())) {
            findings.add(FindingCode.PROXY_NOT_ENTITLED, figures("patronId", proxyId));
        }
    }

    private void thePickupPointHandsThingsOut() {
        if (facts.pickup().servicePoint() == null) {
            findings.add(FindingCode.PICKUP_POINT_UNKNOWN);
        } else if (!facts.pickup().servicePoint().pickup()) {
            findings.add(
                    FindingCode.NOT_A_PICKUP_POINT,
                    figures("servicePoint", facts.pickup().servicePoint().code()));
        }
    }

    private void theLastDateLiesAhead() {
        if (ask.notNeededAfter() != null && ask.notNeededAfter().isBefore(facts.today())) {
            findings.add(
                    FindingCode.NOT_NEEDED_AFTER_IN_PAST,
                    figures("notNeededAfter", ask.notNeededAfter().toString()));
        }
    }

    private void thePatronHasNotAskedBefore(UUID patronId) {
        facts.target().openOnTitle().stream()
                .filter(request -> request.isBy(patronId))
                .filter(this::couldBeTheSame)
                .findFirst()
                .ifPresent(request -> findings.add(FindingCode.ALREADY_REQUESTED, figures("requestId", request.id())));
    }

    /** Whether an item could fill both. Two volumes of a title are two things, and so are two items of it. */
    private boolean couldBeTheSame(Request request) {
        String volume = facts.target().volume();
        UUID itemId = facts.target().itemId();
        if (request.wish().volume() != null && volume != null) {
            return request.wish().volume().equals(volume);
        }
        if (request.wish().itemId() != null && itemId != null) {
            return request.wish().itemId().equals(itemId);
        }
        return facts.target().copies().isEmpty()
                || facts.target().copies().stream().anyMatch(copy -> request.asksFor(copy.item()));
    }

    private void thePatronDoesNotHaveIt(UUID patronId) {
        facts.target().copies().stream()
                .filter(copy -> patronId.equals(copy.onLoanTo()))
                .findFirst()
                .ifPresent(copy -> findings.add(
                        FindingCode.ALREADY_ON_LOAN,
                        figures("itemId", copy.item().id())));
    }

    private void thePatronHasRoomForIt(UUID patronId) {
        RequestFacts.Copy first = facts.target().copies().stream()
                .filter(copy -> copy.terms() != null)
                .findFirst()
                .orElse(null);
        if (first == null || first.terms() == null) {
            return;
        }
        Terms terms = first.terms();
        RequestFacts.Demand demand = facts.demand();
        atMost(
                terms.requestLimit(),
                terms.request().countsSuspended() ? demand.open() : demand.open() - demand.suspended(),
                FindingCode.REQUEST_LIMIT_REACHED,
                Setting.REQUEST_LIMIT,
                terms);
        atMost(
                terms.request().mostADay(),
                demand.placedToday(),
                FindingCode.REQUESTS_A_DAY_REACHED,
                Setting.REQUESTS_A_DAY,
                terms);
        atMost(
                terms.request().mostOfMaterial(),
                demand.openByMaterial().getOrDefault(first.item().materialType(), 0),
                FindingCode.REQUESTS_OF_MATERIAL_REACHED,
                Setting.REQUESTS_OF_MATERIAL,
                terms);
        int onTitle = (int) facts.target().openOnTitle().stream()
                .filter(request -> request.isBy(patronId))
                .count();
        if (!findings.has(FindingCode.ALREADY_REQUESTED)) {
            atMost(
                    terms.request().mostPerTitle(),
                    onTitle,
                    FindingCode.REQUESTS_PER_TITLE_REACHED,
                    Setting.REQUESTS_PER_TITLE,
                    terms);
        }
    }

    private void atMost(Value.Count limit, int have, FindingCode code, Setting setting, Terms terms) {
        if (have >= limit.limit()) {
            findings.add(code, terms.ruleFor(setting), figures("requests", have, "limit", limit.limit()));
        }
    }

    /**
     * The copies that could fill the request one day. If the rules exclude all that exist, the reason is told; if there
     * is nothing but copies that are gone for good, no request would ever be filled.
     */
    private List<RequestFacts.Copy> copiesThatCouldFillIt() {
        List<RequestFacts.Copy> existing = facts.target().copies().stream()
                .filter(copy -> !copy.item().withdrawn()
                        && !GONE_FOR_GOOD.contains(copy.state().availability()))
                .toList();
        if (existing.isEmpty()) {
            findings.add(
                    FindingCode.NO_REQUESTABLE_ITEM,
                    figures("copies", facts.target().copies().size(), "hint", "interlibrary-loan"));
            return List.of();
        }
        List<RequestFacts.Copy> left = existing;
        left = narrow(
                left,
                this::takesKind,
                FindingCode.KIND_NOT_ALLOWED,
                Setting.REQUEST_KINDS,
                _ -> figures("kind", ask.kind().name()));
        left = narrow(
                left,
                terms -> terms.request().levels().contains(level()),
                FindingCode.LEVEL_NOT_ALLOWED,
                Setting.REQUEST_LEVELS,
                _ -> figures("level", level().name()));
        left = narrow(
                left,
                terms -> terms.pickup().include(facts.pickup().codesUpward()),
                FindingCode.PICKUP_NOT_ALLOWED,
                Setting.PICKUP,
                terms -> figures("allowed", terms.pickup().text()));
        if (ask.fulfilment() == Fulfilment.DELIVERY) {
            left = narrow(
                    left,
                    terms -> terms.request().delivery(),
                    FindingCode.DELIVERY_NOT_ALLOWED,
                    Setting.DELIVERY,
                    _ -> figures());
        }
        return reachable(unprotected(left));
    }

    private Value.Levels.Level level() {
        return facts.target().itemId() != null
                ? Value.Levels.Level.ITEM
                : facts.target().volume() != null ? Value.Levels.Level.VOLUME : Value.Levels.Level.TITLE;
    }

    /** The copies of which a rule says yes; if it says no of all, that is found, and all of them are left. */
    private List<RequestFacts.Copy> narrow(
            List<RequestFacts.Copy> copies,
            Predicate<Terms> says,
            FindingCode code,
            Setting setting,
            Function<Terms, Map<String, Object>> figures) {
        List<RequestFacts.Copy> left = copies.stream()
                .filter(copy -> copy.terms() != null && says.test(copy.terms()))
                .toList();
        Terms first = copies.getFirst().terms();
        if (left.isEmpty() && first != null) {
            findings.add(code, first.ruleFor(setting), figures.apply(first));
        }
        return left.isEmpty() ? copies : left;
    }

    private List<RequestFacts.Copy> unprotected(List<RequestFacts.Copy> copies) {
        List<RequestFacts.Copy> left =
                copies.stream().filter(copy -> !copy.protectedYet()).toList();
        if (left.isEmpty()) {
            findings.add(
                    FindingCode.AGE_PROTECTED,
                    ruleOf(copies.getFirst().terms(), Setting.AGE_PROTECTION),
                    figures("copies", copies.size()));
        }
        return left.isEmpty() ? copies : left;
    }

    /** A recall reaches what is with somebody or will soon be there; what is missing can only be waited for. */
    private List<RequestFacts.Copy> reachable(List<RequestFacts.Copy> copies) {
        if (ask.kind() != RequestKind.RECALL) {
            return copies;
        }
        List<RequestFacts.Copy> left = copies.stream()
                .filter(copy -> copy.state().availability() != Availability.MISSING)
                .toList();
        if (left.isEmpty()) {
            findings.add(FindingCode.NOTHING_TO_RECALL, figures("copies", copies.size()));
        }
        return left;
    }

    private boolean takesKind(Terms terms) {
        return switch (ask.kind()) {
            case PAGE -> terms.requestKinds().contains(RequestKind.PAGE);
            case HOLD -> !terms.requestKinds().isEmpty();
            case RECALL -> terms.requestKinds().contains(RequestKind.RECALL);
        };
    }

    private static @Nullable String ruleOf(@Nullable Terms terms, Setting setting) {
        return terms == null ? null : terms.ruleFor(setting);
    }

    /** Whether a copy on the shelf is fetched for the patron at once. */
    private boolean staffFetchIt(RequestFacts.Copy onShelf) {
        if (onShelf.terms() == null || !onShelf.item().processTags().isEmpty()) {
            return false;
        }
        if (ask.kind() == RequestKind.PAGE) {
            return true;
        }
        return switch (onShelf.terms().whenAvailable()) {
            case PAGE -> onShelf.terms().requestKinds().contains(RequestKind.PAGE);
            case HOLD -> false;
            case REFUSE -> {
                findings.add(
                        FindingCode.AVAILABLE_ON_SHELF,
                        onShelf.terms().ruleFor(Setting.WHEN_AVAILABLE),
                        figures("itemId", onShelf.item().id()));
                yield false;
            }
        };
    }
}
