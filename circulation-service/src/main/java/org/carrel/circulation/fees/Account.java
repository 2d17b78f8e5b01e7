package org.carrel.circulation.fees;

import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A patron's account in one currency, with those of its fees that a decision looks at, oldest first.
 *
 * @param patronId the patron
 * @param version grows with every posting
 * @param balance where it stands
 * @param fees fees of it
 */
public record Account(UUID patronId, long version, Balance balance, List<Fee> fees) {
    public Account {
        fees = List.copyOf(fees);
    }

    public static Account empty(UUID patronId, Currency currency) {
        return new Account(patronId, 0, Balance.zero(currency), List.of());
    }

    public Currency currency() {
        return balance.currency();
    }

    public Optional<Fee> fee(UUID feeId) {
        return fees.stream().filter(fee -> fee.id().equals(feeId)).findFirst();
    }
}
