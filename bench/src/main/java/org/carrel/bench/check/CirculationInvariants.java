package org.carrel.bench.check;

import java.util.List;

/** What is always true of circulation-service's database, between any two transactions. */
public final class CirculationInvariants {
    private CirculationInvariants() {}

    public static List<Invariant> all() {
        return List.of(
                of("No item is lent twice.", """
                        select item_id, count(*) as open_loans from loan where returned_at is null
                        group by item_id having count(*) > 1
                        """),
                of("An item that is out with somebody has the open loan that says so.", """
                        select stand.item_id, stand.availability, stand.loan_id
                        from item_availability stand left join loan on loan.id = stand.loan_id
                        where stand.loan_id is not null
                          and (loan.id is null or loan.returned_at is not null or loan.item_id <> stand.item_id)
                        """),
                of("An open loan is told by where its item stands.", """
                        select loan.id as loan_id, loan.item_id, stand.availability, stand.loan_id as other_loan_id
                        from loan left join item_availability stand on stand.item_id = loan.item_id
                        where loan.returned_at is null and stand.loan_id is distinct from loan.id
                        """),
                of("The due date that is shown is the one of the loan.", """
                        select stand.item_id, stand.due_at as shown, loan.due_at as of_the_loan
                        from item_availability stand join loan on loan.id = stand.loan_id
                        where stand.availability = 'CHECKED_OUT' and stand.due_at is distinct from loan.due_at
                        """),
                of("Nobody has more on loan than the rules allow, unless staff set that aside.", """
                        select patron_id, count(*) as loans, max(allowed) as allowed
                        from (select loan.patron_id, loan.overridden,
                                substring(terms.terms ->> 'loanLimit' from '^[0-9]+')::int as allowed
                              from loan join loan_terms terms on terms.id = loan.terms_id
                              where loan.returned_at is null) open
                        group by patron_id
                        having count(allowed) = count(*) and count(*) > max(allowed)
                           and not bool_or('LOAN_LIMIT_REACHED' = any (overridden))
                        """),
                of("An item is set apart for one request.", """
                        select supplied_item_id, count(*) as requests from request
                        where status in ('PAGED', 'IN_TRANSIT', 'AWAITING_PICKUP')
                        group by supplied_item_id having count(*) > 1
                        """),
                of("An item that is set apart for a request stands accordingly.", """
                        select request.id as request_id, request.status, request.supplied_item_id,
                          stand.availability, stand.request_id as stands_for
                        from request left join item_availability stand on stand.item_id = request.supplied_item_id
                        where request.status in ('PAGED', 'IN_TRANSIT', 'AWAITING_PICKUP')
                          and (stand.request_id is distinct from request.id
                               or stand.availability is distinct from request.status)
                        """),
                of("An item that stands for a request is set apart by that request.", """
                        select stand.item_id, stand.availability, stand.request_id, request.status,
                          request.supplied_item_id
                        from item_availability stand left join request on request.id = stand.request_id
                        where stand.request_id is not null
                          and (request.supplied_item_id is distinct from stand.item_id
                               or request.status not in ('PAGED', 'IN_TRANSIT', 'AWAITING_PICKUP'))
                        """),
                of("Nobody waits for a title twice.", """
                        select patron_id, record_id, count(*) as requests from request
                        where item_id is null and status in ('WAITING', 'PAGED', 'IN_TRANSIT', 'AWAITING_PICKUP')
                        group by patron_id, record_id having count(*) > 1
                        """),
                of("A filled request became a loan to the patron who made it.", """
                        select request.id as request_id, request.patron_id, request.loan_id, loan.patron_id as lent_to
                        from request left join loan on loan.id = request.loan_id
                        where request.status = 'FILLED' and loan.patron_id is distinct from request.patron_id
                        """),
                of("The record of changes ends where the item stands.", """
                        select stand.item_id, stand.availability, stand.version,
                          last.availability as recorded, last.version as recorded_version
                        from item_availability stand
                        left join lateral (
                          select availability, version from item_availability_change change
                          where change.item_id = stand.item_id order by version desc limit 1) last on true
                        where last.availability is distinct from stand.availability or last.version > stand.version
                        """),
                of("Each loan's beginning is in the record of changes, once.", """
                        select loan.id as loan_id, loan.item_id,
                          (select count(*) from item_availability_change change
                           where change.item_id = loan.item_id and change.loan_id = loan.id
                             and change.cause = 'CHECK_OUT') as beginnings
                        from loan
                        where (select count(*) from item_availability_change change
                               where change.item_id = loan.item_id and change.loan_id = loan.id
                                 and change.cause = 'CHECK_OUT') <> 1
                        """),
                of("Every posting of the ledger adds up to nothing.", """
                        select posting_id, sum(amount_minor) as sum from ledger_line
                        group by posting_id having sum(amount_minor) <> 0
                        """),
                of("An account stands where its lines add up to.", """
                        select account.patron_id, account.currency, account.owed_minor, account.credit_minor,
                          account.refund_due_minor, sums.owed, sums.credit, sums.refund_due
                        from fee_account account
                        left join (
                          select posting.patron_id, posting.currency,
                            coalesce(sum(amount_minor) filter (where book = 'RECEIVABLE'), 0) as owed,
                            coalesce(-sum(amount_minor) filter (where book = 'CREDIT'), 0) as credit,
                            coalesce(-sum(amount_minor) filter (where book = 'REFUND_DUE'), 0) as refund_due
                          from ledger_posting posting join ledger_line line on line.posting_id = posting.id
                          group by posting.patron_id, posting.currency) sums
                          on sums.patron_id = account.patron_id and sums.currency = account.currency
                        where account.owed_minor <> coalesce(sums.owed, 0)
                           or account.credit_minor <> coalesce(sums.credit, 0)
                           or account.refund_due_minor <> coalesce(sums.refund_due, 0)
                        """),
                of("A fee is owed, and brought in, what its lines add up to; nothing is paid beyond it.", """
                        select fee.id as fee_id, fee.amount_minor, fee.remaining_minor, sums.remaining, sums.income
                        from fee
                        left join (
                          select fee_id,
                            coalesce(sum(amount_minor) filter (where book = 'RECEIVABLE'), 0) as remaining,
                            coalesce(-sum(amount_minor) filter (where book = 'INCOME'), 0) as income
                          from ledger_line where fee_id is not null group by fee_id) sums on sums.fee_id = fee.id
                        where fee.remaining_minor is distinct from sums.remaining
                           or fee.amount_minor - fee.cancelled_minor - fee.refunded_minor - fee.recalled_minor
                             is distinct from sums.income
                           or fee.remaining_minor < 0 or fee.remaining_minor > fee.amount_minor
                           or fee.refunded_minor > fee.paid_minor
                        """),
                of("A loan is charged once for each kind and cause.", """
                        select loan_id, kind, cause, count(*) as fees from fee
                        where loan_id is not null and cause is not null and not voided
                        group by loan_id, kind, cause having count(*) > 1
                        """),
                of("A lost loan is open as long as something is owed for its loss, and no longer.", """
                        select loss.loan_id, loan.returned_at, loss.settled_at, coalesce(owed.remaining, 0) as owed
                        from loan_loss loss join loan on loan.id = loss.loan_id
                        left join (
                          select loan_id, sum(remaining_minor) as remaining from fee
                          where kind in ('LOST_ITEM', 'PROCESSING') and remaining_minor > 0
                          group by loan_id) owed on owed.loan_id = loss.loan_id
                        where loss.found_at is null
                          and ((loss.settled_at is not null and owed.remaining is not null)
                            or (loss.settled_at is null and loss.billed_at is not null and not loss.cost_wanted
                              and loan.claimed_returned_at is null and loan.returned_at is null
                              and owed.remaining is null))
                        """));
    }

    private static Invariant of(String sentence, String breaches) {
        return new Invariant(sentence, "circulation", breaches);
    }
}
