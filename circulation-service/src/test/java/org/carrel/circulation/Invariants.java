package org.carrel.circulation;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;

import static org.assertj.core.api.Assertions.assertThat;

/** What must be true of the data at any moment, whatever the desks did. Each query looks for what must not exist. */
@ApplicationScoped
public class Invariants {
    private static final Map<String, String> MUST_NOT_EXIST = new LinkedHashMap<>();

    static {
        MUST_NOT_EXIST.put(
                "an item with two open loans",
                "select item_id from loan where returned_at is null group by item_id having count(*) > 1");
        MUST_NOT_EXIST.put("an open loan whose item says otherwise", """
                select loan.id from loan left join item_availability stand on stand.item_id = loan.item_id
                where loan.returned_at is null and stand.loan_id is distinct from loan.id
                """);
        MUST_NOT_EXIST.put("an item on loan without an open loan", """
                select item_id from item_availability stand where loan_id is not null and not exists
                  (select from loan where loan.id = stand.loan_id and loan.item_id = stand.item_id
                    and returned_at is null)
                """);
        MUST_NOT_EXIST.put("an item whose due date is not its loan's", """
                select stand.item_id from item_availability stand join loan on loan.id = stand.loan_id
                where stand.availability = 'CHECKED_OUT' and stand.due_at <> loan.due_at
                """);
        MUST_NOT_EXIST.put("a request whose item is not where the request says", """
                select request.id from request left join item_availability stand
                  on stand.item_id = request.supplied_item_id
                where request.status in ('PAGED', 'IN_TRANSIT', 'AWAITING_PICKUP')
                  and (stand.request_id is distinct from request.id or stand.availability <> request.status)
                """);
        MUST_NOT_EXIST.put("an item fetched for a request that does not exist or has ended", """
                select item_id from item_availability stand where availability = 'PAGED' and not exists
                  (select from request where request.id = stand.request_id and status = 'PAGED')
                """);
        MUST_NOT_EXIST.put("two open requests of a patron for a title", """
                select patron_id from request where ended_at is null and item_id is null
                group by patron_id, record_id, volume having count(*) > 1
                """);
        MUST_NOT_EXIST.put("a change of availability without its audit row", """
                select item_id from item_availability stand where availability <>
                  (select availability from item_availability_change change where change.item_id = stand.item_id
                   order by version desc limit 1)
                """);
        MUST_NOT_EXIST.put("a filled request without its loan", """
                select request.id from request where status = 'FILLED' and not exists
                  (select from loan where loan.id = request.loan_id and loan.patron_id = request.patron_id
                    and loan.item_id = request.supplied_item_id)
                """);
        MUST_NOT_EXIST.put("an item that counts as lost or claimed without its loan saying so", """
                select stand.item_id from item_availability stand join loan on loan.id = stand.loan_id
                where case stand.availability
                  when 'CHECKED_OUT' then loan.lost_at is not null or loan.claimed_returned_at is not null
                  when 'CLAIMED_RETURNED' then loan.claimed_returned_at is null or not exists
                    (select from loan_claim where loan_id = loan.id and resolved_at is null)
                  else loan.lost_at is null or loan.claimed_returned_at is not null or not exists
                    (select from loan_loss where loan_id = loan.id and found_at is null and settled_at is null)
                  end
                """);
        MUST_NOT_EXIST.put("a loan that was paid for and is still owed", """
                select loan.id from loan where closed_as = 'LOST_AND_PAID' and exists
                  (select from fee where fee.loan_id = loan.id and kind in ('LOST_ITEM', 'PROCESSING')
                    and remaining_minor > 0)
                """);
        MUST_NOT_EXIST.put("a claim that is open on a loan that has ended", """
                select loan_id from loan_claim join loan on loan.id = loan_id
                where resolved_at is null and returned_at is not null
                """);
        MUST_NOT_EXIST.put("a loss of an item that is back", """
                select loan_id from loan_loss join loan on loan.id = loan_id
                where found_at is null and returned_at is not null and closed_as is null
                """);
        MUST_NOT_EXIST.put("a loan renewed more often than is on record", """
                select id from loan where renewals <> (select count(*) from loan_renewal where loan_id = loan.id)
                """);
        MUST_NOT_EXIST.put("a posting that does not add up to nothing", """
                select posting_id from ledger_line group by posting_id having sum(amount_minor) <> 0
                """);
        MUST_NOT_EXIST.put("an account that is not what its lines add up to", """
                select account.patron_id from fee_account account left join lateral (
                  select coalesce(sum(amount_minor) filter (where book = 'RECEIVABLE'), 0) as owed,
                    coalesce(-sum(amount_minor) filter (where book = 'CREDIT'), 0) as credit,
                    coalesce(-sum(amount_minor) filter (where book = 'REFUND_DUE'), 0) as refund_due
                  from ledger_posting posting join ledger_line line on line.posting_id = posting.id
                  where posting.patron_id = account.patron_id and posting.currency = account.currency) sums on true
                where (account.owed_minor, account.credit_minor, account.refund_due_minor)
                  is distinct from (sums.owed, sums.credit, sums.refund_due)
                """);
        MUST_NOT_EXIST.put("a fee that is not what its lines add up to", """
                select fee.id from fee left join lateral (
                  select coalesce(sum(amount_minor) filter (where book = 'RECEIVABLE'), 0) as remaining,
                    coalesce(-sum(amount_minor) filter (where book = 'INCOME'), 0) as income
                  from ledger_line where fee_id = fee.id) sums on true
                where fee.remaining_minor <> sums.remaining
                  or fee.amount_minor - fee.cancelled_minor - fee.refunded_minor - fee.recalled_minor <> sums.income
                """);
        MUST_NOT_EXIST.put("a loan charged twice for one cause", """
                select loan_id from fee where loan_id is not null and cause is not null and not voided
                group by loan_id, kind, cause having count(*) > 1
                """);
    }

    private final DataSource database;

    Invariants(DataSource database) {
        this.database = database;
    }

    /** Fails, naming what exists that must not. */
    public void hold() {
        try (Connection connection = database.getConnection();
                var statement = connection.createStatement()) {
            for (Map.Entry<String, String> entry : MUST_NOT_EXIST.entrySet()) {
                List<String> found = new ArrayList<>();
                try (ResultSet rows = statement.executeQuery(entry.getValue())) {
                    while (rows.next()) {
                        found.add(rows.getString(1));
                    }
                }
                assertThat(found).as(entry.getKey()).isEmpty();
            }
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }
}
