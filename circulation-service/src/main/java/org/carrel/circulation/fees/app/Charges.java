package org.carrel.circulation.fees.app;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import org.carrel.circulation.fees.Account;
import org.carrel.circulation.fees.Accounts;
import org.carrel.circulation.fees.Bookkeeping;
import org.carrel.circulation.fees.Charge;
import org.carrel.circulation.fees.Fee;
import org.carrel.circulation.fees.FeeKind;
import org.carrel.circulation.fees.LostItemRefund;
import org.carrel.circulation.fees.Origin;
import org.carrel.circulation.fees.Particulars;
import org.carrel.circulation.fees.RefundTo;
import org.carrel.platform.id.IdSource;

/**
 * Charges that other acts bring about: a late return, a loss, a request that nobody fetched. Each runs in the caller's
 * transaction and may be asked again without charging twice. The account is locked here; whoever calls has locked
 * patron, item and queue before, if at all.
 */
@ApplicationScoped
public class Charges {
    private final Accounts accounts;
    private final IdSource ids;

    Charges(Accounts accounts, IdSource ids) {
        this.accounts = accounts;
        this.ids = ids;
    }

    /** The fee as charged now; or, for a cause that has been charged before, as it stands. */
    public Fee charge(Charge charge, Origin origin) {
        Account account = accounts.lock(charge.patronId(), charge.amount().currency(), new Accounts.Which.Like(charge));
        Optional<Fee> before = account.fees().stream().findFirst();
        if (before.isPresent()) {
            return before.get();
        }
        Fee fee = Fee.charged(ids.next(), charge, origin.at());
        accounts.post(
                Bookkeeping.charge(account, fee),
                origin,
                new Particulars(null, null, null, charge.note().comment()));
        return fee;
    }

    /**
     * Settles the fees of a loss as the rules promised, for the item was found. Asked again, it changes nothing. Does
     * not tell that the loss is settled: whoever found the item knows.
     *
     * @return the fees that were changed, as they are now
     */
    public List<Fee> found(UUID loanId, LostItemRefund refund, Origin origin) {
        return accounts.accountsOfLoan(loanId).stream()
                .flatMap(whose -> {
                    Account account =
                            accounts.lock(whose.patronId(), whose.currency(), new Accounts.Which.OfLoan(loanId));
                    Bookkeeping.@Nullable Entry entry = Bookkeeping.found(account, refund, origin.at());
                    if (entry == null) {
                        return Stream.<Fee>empty();
                    }
                    accounts.post(entry, origin, Particulars.because("lost-item-found"));
                    return entry.fees().stream();
                })
                .toList();
    }

    /**
     * Takes back what a cause had charged for a loan, for that did not happen after all, such as a check-in that is
     * undone. What was paid becomes credit; what was waived stays waived.
     */
    public void takeBack(UUID loanId, FeeKind kind, String cause, String reason, Origin origin) {
        for (Accounts.Whose whose : accounts.accountsOfLoan(loanId)) {
            Account account = accounts.lock(whose.patronId(), whose.currency(), new Accounts.Which.OfLoan(loanId));
            account.fees().stream()
                    .filter(fee -> !fee.voided()
                            && fee.charge().kind() == kind
                            && cause.equals(fee.charge().cause()))
                    .findFirst()
                    .map(fee -> Bookkeeping.cancel(account, fee.id(), RefundTo.CREDIT, origin.at()))
                    .ifPresent(outcome -> {
                        if (outcome instanceof Bookkeeping.Outcome.Posted(var entry)) {
                            accounts.post(entry, origin, Particulars.because(reason));
                        }
                    });
        }
    }

    /** Whether something is still owed for the loss of a loan's item. */
    public boolean lossIsOwed(UUID loanId) {
        return accounts.lossIsOwed(loanId);
    }
}
