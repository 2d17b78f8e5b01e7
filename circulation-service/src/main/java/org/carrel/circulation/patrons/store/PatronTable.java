package org.carrel.circulation.patrons.store;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.core.type.TypeReference;

import org.carrel.circulation.patrons.Borrower;
import org.carrel.circulation.patrons.Dues;
import org.carrel.circulation.patrons.Patron;
import org.carrel.circulation.patrons.Patrons;
import org.carrel.circulation.store.Json;
import org.carrel.events.Card;
import org.carrel.events.PatronBlock;
import org.carrel.events.PatronChanged;
import org.carrel.platform.money.Money;
import org.carrel.platform.sql.Database;
import org.carrel.platform.sql.Row;

/** The replica of patrons and cards. Its queries and row readers also serve the hot paths that read more at once. */
@ApplicationScoped
public class PatronTable implements Patrons {
    /** A patron with what they still have to make good: one statement, for it is asked at every scan. */
    private static final String COLUMNS = """
            patron.*,
              (select string_agg(currency || ' ' || owed_minor, ',' order by currency) from fee_account
               where patron_id = patron.id and owed_minor > 0) as owed,
              (select max(until) from suspension where patron_id = patron.id and lifted_at is null) as suspended_until
            """;

    private static final String BY_CARD = "select " + COLUMNS + """
            , card.number, card.state from card join patron on patron.id = card.patron_id
            where card.number = ? and not patron.erased
            order by card.state = 'ACTIVE' desc limit 1
            """;

    /** Locks the patron of a card; the active card of a number goes before older ones. */
    public static final String LOCK_BY_CARD = BY_CARD + " for no key update of patron";

    /** Locks a patron. */
    public static final String LOCK_BY_ID = "select " + COLUMNS + """
            , null as number, null as state from patron
            where id = ? and not erased for no key update of patron
            """;

    /** Finds several patrons, in the order of their ids. */
    public static final String BY_IDS = "select " + COLUMNS + """
            , null as number, null as state from patron
            where id = any (?::uuid[]) and not erased order by id
            """;

    /** Locks several patrons, in the order of their ids. */
    public static final String LOCK_BY_IDS = BY_IDS + " for no key update of patron";

    private static final TypeReference<List<PatronBlock>> BLOCKS = new TypeReference<>() {};

    private final Database database;

    PatronTable(Database database) {
        this.database = database;
    }

    /** Reads a row of {@link #LOCK_BY_CARD}, {@link #LOCK_BY_ID} or {@link #BY_IDS}. */
    public static Borrower borrower(Row row) {
        String number = row.textOrNull("number");
        return new Borrower(
                patron(row), number == null ? null : new Card(number, row.constant("state", Card.State.class)));
    }

    private static Patron patron(Row row) {
        String blocks = row.text("blocks");
        return new Patron(
                row.uuid("id"),
                row.flag("active"),
                row.text("patron_group"),
                row.uuid("home_branch_id"),
                row.dateOrNull("expires_on"),
                blocks.equals("[]") ? List.of() : Json.read(blocks, BLOCKS),
                dues(row));
    }

    private static Dues dues(Row row) {
        String owed = row.textOrNull("owed");
        LocalDate suspendedUntil = row.dateOrNull("suspended_until");
        return owed == null && suspendedUntil == null
                ? Dues.NONE
                : new Dues(
                        owed == null
                                ? List.of()
                                : Stream.of(owed.split(",", -1))
                                        .map(one -> Money.of(Long.parseLong(one.substring(4)), one.substring(0, 3)))
                                        .toList(),
                        suspendedUntil);
    }

    @Override
    public Optional<Patron> find(UUID patronId) {
        return database.first(
                "select " + COLUMNS + " from patron where id = ? and not erased", PatronTable::patron, patronId);
    }

    @Override
    public Optional<Borrower> findByCard(String cardNumber) {
        return database.first(BY_CARD, PatronTable::borrower, cardNumber);
    }

    @Override
    public Optional<Borrower> lockByCard(String cardNumber) {
        return database.first(LOCK_BY_CARD, PatronTable::borrower, cardNumber);
    }

    @Override
    public Optional<Borrower> lock(UUID patronId) {
        return database.first(LOCK_BY_ID, PatronTable::borrower, patronId);
    }

    @Override
    public void put(PatronChanged told, Instant at) {
        int taken = database.update(
                """
                insert into patron as held
                  (id, version, erased, active, patron_group, home_branch_id, expires_on, blocks, as_of)
                values (?, ?, false, ?, ?, ?, ?, ?::jsonb, ?)
                on conflict (id) do update set version = excluded.version, erased = false, active = excluded.active,
                  patron_group = excluded.patron_group, home_branch_id = excluded.home_branch_id,
                  expires_on = excluded.expires_on, blocks = excluded.blocks, as_of = excluded.as_of
                where held.version < excluded.version
                """,
                told.patronId(),
                told.version(),
                told.active(),
                told.group(),
                told.homeBranchId(),
                told.expiresOn(),
                Json.write(told.blocks()),
                at);
        if (taken == 1) {
            database.update("delete from card where patron_id = ?", told.patronId());
            for (Card card : told.cards()) {
                database.update(
                        "insert into card (number, patron_id, state) values (?, ?, ?) on conflict do nothing",
                        card.number(),
                        told.patronId(),
                        card.state());
            }
        }
    }

    @Override
    public void erase(UUID patronId, long version, Instant at) {
        int taken = database.update("""
                insert into patron as held
                  (id, version, erased, active, patron_group, home_branch_id, expires_on, blocks, as_of)
                values (?, ?, true, false, '', '00000000-0000-0000-0000-000000000000', null, '[]', ?)
                on conflict (id) do update set version = excluded.version, erased = true, active = false,
                  patron_group = '', home_branch_id = excluded.home_branch_id, expires_on = null, blocks = '[]',
                  as_of = excluded.as_of
                where held.version < excluded.version
                """, patronId, version, at);
        if (taken == 1) {
            database.update("delete from card where patron_id = ?", patronId);
        }
    }
}
