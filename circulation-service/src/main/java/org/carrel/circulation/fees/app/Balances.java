package org.carrel.circulation.fees.app;

import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.carrel.circulation.fees.Accounts;
import org.carrel.circulation.fees.Balance;

/** Where patrons' accounts stand. */
@ApplicationScoped
public class Balances {
    private final Accounts accounts;

    Balances(Accounts accounts) {
        this.accounts = accounts;
    }

    /** A patron's balances, one for each currency there ever was; nothing is locked. */
    public List<Balance> of(UUID patronId) {
        return accounts.balances(patronId);
    }
}
