package org.carrel.circulation.fees.app;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import org.carrel.circulation.fees.Origin;
import org.carrel.circulation.fees.Particulars;
import org.carrel.circulation.fees.PaymentMethod;
import org.carrel.circulation.fees.PriceList;
import org.carrel.circulation.fees.Tills;
import org.carrel.circulation.places.Place;
import org.carrel.circulation.places.app.PlaceDirectory;
import org.carrel.circulation.replicas.app.Replicas;
import org.carrel.circulation.replicas.app.Replicated;
import org.carrel.platform.security.Caller;

/** The counters at which money changes hands: where they stand, how is paid there, and into which drawer it goes. */
@ApplicationScoped
public class Counters {
    private final PlaceDirectory places;
    private final Replicas replicas;
    private final PriceList prices;
    private final Tills tills;
    private final Clock clock;

    Counters(PlaceDirectory places, Replicas replicas, PriceList prices, Tills tills, Clock clock) {
        this.places = places;
        this.replicas = replicas;
        this.prices = prices;
        this.tills = tills;
        this.clock = clock;
    }

    /**
     * A counter.
     *
     * @param servicePointId the service point
     * @param branchId its branch
     * @param placesUpward the service point and all places above it, nearest first
     * @param origin what is done there now, by the caller
     */
    public record Counter(UUID servicePointId, UUID branchId, List<UUID> placesUpward, Origin origin) {
        public Counter {
            placesUpward = List.copyOf(placesUpward);
        }
    }

    /** The service point, if there is one with this id; the caller must cover its branch. */
    public Optional<Counter> at(UUID servicePointId, Caller caller) {
        Optional<Place> found = places.tree().servicePoint(servicePointId);
        if (found.isEmpty()) {
            replicas.require(new Replicated.PlaceById(servicePointId));
        }
        return found.flatMap(place -> places.tree().branchOf(place.id())).map(branchId -> {
            caller.requireBranch(branchId);
            return new Counter(
                    servicePointId,
                    branchId,
                    places.tree().idsUpward(servicePointId),
                    new Origin(clock.instant().truncatedTo(ChronoUnit.MICROS), caller.subject(), servicePointId));
        });
    }

    /** How money changes hands. */
    public sealed interface Tender {
        /** It may, so. */
        record Accepted(Particulars particulars) implements Tender {}

        /** No active payment method has this code. */
        record NoSuchMethod(String method) implements Tender {}

        /** The drawer that was named is not open at this counter in this currency. */
        record DrawerNotOpen() implements Tender {}

        /** Several drawers are open here: one must be named. */
        record DrawerUnnamed() implements Tender {}
    }

    /** Whether money may change hands in a way at a counter; cash goes through a drawer, if one is open there. */
    Tender tender(
            Counter counter,
            Currency currency,
            String method,
            @Nullable UUID drawerId,
            @Nullable String reason,
            @Nullable String comment) {
        Optional<PaymentMethod> known = prices.method(method).filter(PaymentMethod::active);
        if (known.isEmpty()) {
            return new Tender.NoSuchMethod(method);
        }
        if (!known.get().cash()) {
            return new Tender.Accepted(new Particulars(method, null, reason, comment));
        }
        return switch (tills.till(counter.servicePointId(), currency, drawerId)) {
            case Tills.Till.Drawer(var id) -> new Tender.Accepted(new Particulars(method, id, reason, comment));
            case Tills.Till.NoDrawer _ -> new Tender.Accepted(new Particulars(method, null, reason, comment));
            case Tills.Till.Several _ -> new Tender.DrawerUnnamed();
            case Tills.Till.NotOpen _ -> new Tender.DrawerNotOpen();
        };
    }
}
