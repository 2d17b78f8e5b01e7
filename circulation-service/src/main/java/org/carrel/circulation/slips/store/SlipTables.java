package org.carrel.circulation.slips.store;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import org.carrel.circulation.items.Item;
import org.carrel.circulation.slips.Slip;
import org.carrel.circulation.slips.SlipKind;
import org.carrel.circulation.slips.Slips;
import org.carrel.platform.sql.Database;
import org.carrel.platform.sql.Row;

@ApplicationScoped
class SlipTables implements Slips {
    private static final String CARD = """
              left join lateral (
                select number from card where card.patron_id = %s
                order by state = 'ACTIVE' desc, number limit 1) card on true
            """;

    private static final String ITEM = """
            item.barcode, item.title, item.author, item.volume, item.branch_id, item.location_id, item.call_number,
            item.shelving_key, card.number as card
            """;

    private static final String OF_REQUESTS = "select request.id as subject, %s as at_place, %s as goes_to, "
            + "request.patron_id, request.shelf_expires_at as until, null::timestamptz as due_at, " + ITEM
            + """
              from unnest(?::uuid[]) with ordinality asked (id, number)
                join request on request.id = asked.id and request.status = '%s'
                join item on item.id = request.supplied_item_id
                left join place on place.id = item.location_id
            """ + CARD.formatted("request.patron_id");

    private static final String IN_ORDER = " order by asked.number";

    private static final String TO_PULL = OF_REQUESTS.formatted("item.branch_id", "request.pickup_id", "PAGED") + """
             order by place.code collate "C", item.shelving_key collate "C", item.id
            """;

    private static final String ON_SHELF =
            OF_REQUESTS.formatted("request.pickup_id", "null::uuid", "AWAITING_PICKUP") + IN_ORDER;

    private static final String TO_DELIVER =
            OF_REQUESTS.formatted("request.pickup_id", "null::uuid", "AWAITING_DELIVERY") + IN_ORDER;

    private static final String IN_TRANSIT = "select item.id as subject, coalesce(stand.service_point_id, "
            + "item.branch_id) as at_place, stand.destination_id as goes_to, request.patron_id, "
            + "null::timestamptz as until, null::timestamptz as due_at, " + ITEM + """
              from unnest(?::uuid[]) with ordinality asked (id, number)
                join item on item.id = asked.id
                join item_availability stand on stand.item_id = item.id and stand.availability = 'IN_TRANSIT'
                left join request on request.id = stand.request_id and request.ended_at is null
            """
            + CARD.formatted("request.patron_id") + IN_ORDER;

    private static final String LENT = "select loan.id as subject, loan.service_point_id as at_place, "
            + "null::uuid as goes_to, loan.patron_id, null::timestamptz as until, loan.due_at, " + ITEM + """
              from unnest(?::uuid[]) with ordinality asked (id, number)
                join loan on loan.id = asked.id and loan.returned_at is null
                join item on item.id = loan.item_id
            """
            + CARD.formatted("loan.patron_id") + " order by loan.due_at, asked.number";

    private static final int CODE = 4;

    private final Database database;

    SlipTables(Database database) {
        this.database = database;
    }

    @Override
    public List<Slip> of(SlipKind kind, List<UUID> ids) {
        String sql =
                switch (kind) {
                    case HOLD -> ON_SHELF;
                    case TRANSIT -> IN_TRANSIT;
                    case PULL -> TO_PULL;
                    case DELIVERY -> TO_DELIVER;
                    case DUE_DATE -> LENT;
                };
        List<Slip> slips = database.list(sql, row -> slip(kind, row), ids);
        return kind == SlipKind.DUE_DATE ? receipts(slips) : slips;
    }

    private static List<Slip> receipts(List<Slip> loans) {
        Map<@Nullable UUID, List<Slip>> byPatron = new LinkedHashMap<>();
        for (Slip loan : loans) {
            UUID patronId = loan.patron() == null ? null : loan.patron().patronId();
            byPatron.computeIfAbsent(patronId, _ -> new ArrayList<>()).add(loan);
        }
        return byPatron.values().stream()
                .map(of -> new Slip(
                        SlipKind.DUE_DATE,
                        of.getFirst().at(),
                        null,
                        of.getFirst().patron(),
                        null,
                        of.stream().flatMap(loan -> loan.entries().stream()).toList()))
                .toList();
    }

    private static Slip slip(SlipKind kind, Row row) {
        UUID patronId = row.uuidOrNull("patron_id");
        return new Slip(
                kind,
                row.uuid("at_place"),
                row.uuidOrNull("goes_to"),
                patronId == null ? null : new Slip.Bearer(patronId, code(row.textOrNull("card"))),
                row.instantOrNull("until"),
                List.of(new Slip.Entry(
                        row.uuid("subject"),
                        new Item.Label(
                                row.textOrNull("barcode"),
                                row.text("title"),
                                row.textOrNull("author"),
                                row.textOrNull("volume")),
                        new Item.Shelf(
                                row.uuid("branch_id"),
                                row.uuid("location_id"),
                                row.textOrNull("call_number"),
                                row.textOrNull("shelving_key")),
                        row.instantOrNull("due_at"))));
    }

    private static String code(@Nullable String card) {
        return card == null ? "" : card.substring(Math.max(0, card.length() - CODE));
    }
}
