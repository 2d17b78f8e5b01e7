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
                        """));
    }

    private static Invariant of(String sentence, String breaches) {
        return new Invariant(sentence, "circulation", breaches);
    }
}
