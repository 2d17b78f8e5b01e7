package org.carrel.circulation.lost;

import java.util.Optional;

import org.jspecify.annotations.Nullable;

import org.carrel.circulation.rules.LostTerms;
import org.carrel.circulation.rules.Value;
import org.carrel.platform.money.Money;

/**
 * What the loss of an item costs.
 *
 * @param cost for the item itself; null if nothing, or not known yet
 * @param processing for the work; null if nothing
 * @param costWanted whether staff have to find out first what the item costs
 */
public record LossBill(@Nullable Money cost, @Nullable Money processing, boolean costWanted) {

    /**
     * What was promised with the loan.
     *
     * @param price the price of the item, if it has one
     */
    public static LossBill of(LostTerms promised, Loss.How how, @Nullable Money price) {
        Money work =
                switch (how) {
                    case DECLARED -> promised.processingFee();
                    case AGED -> promised.agedProcessingFee();
                };
        return switch (promised.cost()) {
            case Value.ActualCost _ -> new LossBill(null, orNothing(work), true);
            case Value.SetCost(var amount) ->
                new LossBill(withinBounds(amount.money(), promised), orNothing(work), false);
            case Value.PriceOfItem(var otherwise) ->
                new LossBill(
                        withinBounds(price != null ? price : otherwise == null ? null : otherwise.money(), promised),
                        orNothing(work),
                        false);
        };
    }

    /** Whether nothing is to be paid, neither now nor later. */
    public boolean isNothing() {
        return cost == null && processing == null && !costWanted;
    }

    /** A cost that staff found out, as far as the rules let it be charged; null if that is nothing. */
    public static @Nullable Money withinBounds(@Nullable Money cost, LostTerms promised) {
        if (cost == null) {
            return null;
        }
        Money atLeast = promised.costAtLeast();
        Money raised = comparable(cost, atLeast) && cost.compareTo(atLeast) < 0 ? atLeast : cost;
        Optional<Money> atMost = promised.costAtMost().filter(most -> comparable(raised, most));
        return orNothing(atMost.map(raised::atMost).orElse(raised));
    }

    /** A bound in another currency binds nothing: there is no rate to be had at a desk. */
    private static boolean comparable(Money one, Money other) {
        return one.currency().equals(other.currency());
    }

    private static @Nullable Money orNothing(Money amount) {
        return amount.isPositive() ? amount : null;
    }
}
