package org.carrel.circulation.fees;

import java.util.UUID;

import org.carrel.platform.money.Money;

/** Why something was not posted, with the figure that would have been right. */
public sealed interface Refusal {
    /** The account has no such fee, in this currency. */
    record NoSuchFee(UUID feeId) implements Refusal {}

    /** Nothing of it is owed any more. */
    record NothingOwed(UUID feeId) implements Refusal {}

    /** Nothing at all is owed. */
    record NoDebt() implements Refusal {}

    /** It is more than is owed. */
    record MoreThanOwed(Money asked, Money owed) implements Refusal {}

    /** It is more than was paid and not given back yet. */
    record MoreThanRefundable(UUID feeId, Money asked, Money refundable) implements Refusal {}

    /** It is more than the patron has in credit, or than is due to them. */
    record MoreThanHeld(Money asked, Money held) implements Refusal {}

    /** Something was paid: say where it goes before the fee is taken back. */
    record PaymentsStand(UUID feeId, Money refundable) implements Refusal {}

    /** It was taken back before. */
    record Voided(UUID feeId) implements Refusal {}
}
