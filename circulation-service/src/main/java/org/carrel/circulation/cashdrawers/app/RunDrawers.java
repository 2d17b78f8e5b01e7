package org.carrel.circulation.cashdrawers.app;

import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import org.carrel.circulation.cashdrawers.CashDrawer;
import org.carrel.circulation.cashdrawers.CashDrawers;
import org.carrel.circulation.cashdrawers.DrawerReport;
import org.carrel.circulation.fees.app.Counters;
import org.carrel.platform.id.IdSource;
import org.carrel.platform.money.Money;
import org.carrel.platform.security.Caller;

/** Opens, counts and closes cash drawers, in the transaction of the command that calls it. */
@ApplicationScoped
public class RunDrawers {
    private final CashDrawers drawers;
    private final Counters counters;
    private final IdSource ids;

    RunDrawers(CashDrawers drawers, Counters counters, IdSource ids) {
        this.drawers = drawers;
        this.counters = counters;
        this.ids = ids;
    }

    /** What came of it. */
    public sealed interface Outcome {
        /** It was done; this is the drawer now. */
        record Done(DrawerReport report) implements Outcome {}

        /** There is no such service point. */
        record NoSuchCounter() implements Outcome {}

        /** There is no such drawer. */
        record NoSuchDrawer() implements Outcome {}

        /** A drawer of this name is open there. */
        record NameInUse() implements Outcome {}

        /** The drawer was closed before. */
        record Closed() implements Outcome {}

        /** It was counted in another currency than the drawer holds. */
        record OtherCurrency(String currency) implements Outcome {}
    }

    /** Opens a drawer with some change in it. */
    public Outcome open(UUID servicePointId, String name, Money change, Caller caller) {
        Counters.Counter counter = counters.at(servicePointId, caller).orElse(null);
        if (counter == null) {
            return new Outcome.NoSuchCounter();
        }
        CashDrawer drawer = new CashDrawer(
                ids.next(),
                1,
                new CashDrawer.Standing(servicePointId, name),
                new CashDrawer.Opening(change, counter.origin().at(), caller.subject()),
                null);
        return drawers.open(drawer)
                ? new Outcome.Done(drawers.report(drawer.id()).orElseThrow())
                : new Outcome.NameInUse();
    }

    /** Records what was found in a drawer. */
    public Outcome count(UUID drawerId, Money counted, @Nullable String comment, Caller caller) {
        return found(drawerId, counted, comment, caller, false);
    }

    /** Records what was found in a drawer, and closes it. A difference is recorded, never refused. */
    public Outcome close(UUID drawerId, Money counted, @Nullable String comment, Caller caller) {
        return found(drawerId, counted, comment, caller, true);
    }

    private Outcome found(UUID drawerId, Money counted, @Nullable String comment, Caller caller, boolean last) {
        DrawerReport report = drawers.lock(drawerId).orElse(null);
        if (report == null) {
            return new Outcome.NoSuchDrawer();
        }
        CashDrawer drawer = report.drawer();
        Counters.Counter counter =
                counters.at(drawer.place().servicePointId(), caller).orElse(null);
        if (counter == null) {
            return new Outcome.NoSuchCounter();
        }
        if (!drawer.open()) {
            return new Outcome.Closed();
        }
        if (!counted.currency().equals(drawer.opening().change().currency())) {
            return new Outcome.OtherCurrency(
                    drawer.opening().change().currency().getCurrencyCode());
        }
        drawers.count(
                drawerId,
                new DrawerReport.Count(counter.origin().at(), caller.subject(), counted, report.expected(), comment));
        if (last) {
            drawers.close(drawer, counter.origin().at());
        }
        return new Outcome.Done(drawers.report(drawerId).orElseThrow());
    }
}
