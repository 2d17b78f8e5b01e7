package org.carrel.circulation.loans.app;

import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.carrel.circulation.items.Item;
import org.carrel.circulation.items.TitleFollower;
import org.carrel.circulation.loans.Loans;

/** Keeps open loans with the title that their item has: who has it on loan must not be able to request it. */
@ApplicationScoped
public class LoansFollowTitles implements TitleFollower {
    private final Loans loans;

    LoansFollowTitles(Loans loans) {
        this.loans = loans;
    }

    @Override
    public void merged(UUID recordId, UUID survivorId) {
        // The items follow one by one, and their loans with them.
    }

    @Override
    public void moved(Item item, UUID fromRecordId) {
        loans.retitle(item.id(), item.recordId());
    }
}
