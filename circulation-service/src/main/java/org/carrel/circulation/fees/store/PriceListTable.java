package org.carrel.circulation.fees.store;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import org.carrel.circulation.fees.FeeKind;
import org.carrel.circulation.fees.FeeType;
import org.carrel.circulation.fees.PaymentMethod;
import org.carrel.circulation.fees.PriceList;
import org.carrel.events.MoneyAmount;
import org.carrel.platform.money.Money;
import org.carrel.platform.sql.Database;
import org.carrel.platform.sql.Row;

@ApplicationScoped
class PriceListTable implements PriceList {
    private final Database database;

    PriceListTable(Database database) {
        this.database = database;
    }

    @Override
    public List<PaymentMethod> methods() {
        return database.list("select * from payment_method order by code", PriceListTable::readMethod);
    }

    @Override
    public Optional<PaymentMethod> method(String code) {
        return database.first("select * from payment_method where code = ?", PriceListTable::readMethod, code);
    }

    @Override
    public PaymentMethod save(PaymentMethod method) {
        return database.first(
                        """
                        insert into payment_method as held (code, version, name, cash, active) values (?, 1, ?, ?, ?)
                        on conflict (code) do update set version = held.version + 1, name = excluded.name,
                          cash = excluded.cash, active = excluded.active
                        returning *
                        """, PriceListTable::readMethod, method.code(), method.name(), method.cash(), method.active())
                .orElseThrow();
    }

    private static PaymentMethod readMethod(Row row) {
        return new PaymentMethod(
                row.text("code"), row.bigNumber("version"), row.text("name"), row.flag("cash"), row.flag("active"));
    }

    @Override
    public List<FeeType> types() {
        return database.list("select * from fee_type order by code, place_id nulls first", PriceListTable::readType);
    }

    @Override
    public Optional<FeeType> type(UUID id) {
        return database.first("select * from fee_type where id = ? for update", PriceListTable::readType, id);
    }

    @Override
    public Optional<FeeType> typeAt(String code, List<UUID> placesUpward) {
        return database.first("""
                select * from fee_type where code = ? and (place_id is null or place_id = any (?::uuid[]))
                order by array_position(?::uuid[], place_id) nulls last limit 1
                """, PriceListTable::readType, code, placesUpward, placesUpward);
    }

    @Override
    public boolean save(FeeType type) {
        @Nullable Money amount = type.charge().amount();
        @Nullable Long minor = amount == null ? null : amount.minor();
        @Nullable String currency = amount == null ? null : amount.currency().getCurrencyCode();
        if (type.version() == 0) {
            return database.update(
                            """
                            insert into fee_type (id, version, place_id, code, name, kind, amount_minor, amount_currency,
                              comment_required, active)
                            values (?, 1, ?, ?, ?, ?, ?, ?, ?, ?) on conflict on constraint fee_type_code do nothing
                            """,
                            type.id(),
                            type.placeId(),
                            type.code(),
                            type.charge().name(),
                            type.charge().kind(),
                            minor,
                            currency,
                            type.charge().commentRequired(),
                            type.active())
                    == 1;
        }
        return database.update(
                        """
                        update fee_type set version = version + 1, name = ?, kind = ?, amount_minor = ?,
                          amount_currency = ?, comment_required = ?, active = ?
                        where id = ? and version = ?
                        """,
                        type.charge().name(),
                        type.charge().kind(),
                        minor,
                        currency,
                        type.charge().commentRequired(),
                        type.active(),
                        type.id(),
                        type.version())
                == 1;
    }

    private static FeeType readType(Row row) {
        @Nullable MoneyAmount amount = row.moneyOrNull("amount");
        return new FeeType(
                row.uuid("id"),
                row.bigNumber("version"),
                row.uuidOrNull("place_id"),
                row.text("code"),
                new FeeType.Charging(
                        row.text("name"),
                        row.constant("kind", FeeKind.class),
                        amount == null ? null : Money.of(amount),
                        row.flag("comment_required")),
                row.flag("active"));
    }
}
