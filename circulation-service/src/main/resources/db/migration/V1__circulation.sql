-- Replicas of what other services own. Each row carries the owner's version; an older version never overwrites a newer
-- one. Rows of things that are gone stay, with their version, so that a late event cannot bring them back.

create table place (
    id        uuid    primary key,
    version   bigint  not null,
    removed   boolean not null default false,
    kind      text    not null,
    code      text    not null,
    name      text    not null,
    parent_id uuid,
    time_zone text,
    pickup    boolean not null default false,
    mobile    boolean not null default false
);

create table patron (
    id             uuid        primary key,
    version        bigint      not null,
    erased         boolean     not null default false,
    active         boolean     not null,
    patron_group   text        not null,
    home_branch_id uuid        not null,
    expires_on     date,
    blocks         jsonb       not null default '[]',
    as_of          timestamptz not null
);

create table card (
    number    text not null,
    patron_id uuid not null references patron (id) on delete cascade,
    state     text not null,
    primary key (number, patron_id)
);
create index card_patron on card (patron_id);

create table title (
    id         uuid    primary key,
    version    bigint  not null,
    removed    boolean not null default false,
    title      text    not null,
    author     text,
    suppressed boolean not null default false
);

create table item (
    id             uuid    primary key,
    version        bigint  not null,
    removed        boolean not null default false,
    record_id      uuid    not null,
    barcode        text,
    title          text    not null,
    author         text,
    call_number    text,
    shelving_key   text collate "C",
    location_id    uuid    not null,
    branch_id      uuid    not null,
    material_type  text    not null,
    loan_type      text    not null,
    price_minor    bigint,
    price_currency char(3),
    process_tags   text[]  not null default '{}',
    withdrawn      boolean not null default false
);
-- Not unique: a barcode may move between two items whose events arrive in either order. The catalogue guards it.
create index item_barcode on item (barcode) where barcode is not null and not removed;
create index item_record on item (record_id) where not removed;

-- What this service owns: where each item stands.

create table item_availability (
    item_id          uuid        primary key,
    record_id        uuid        not null,
    availability     text        not null,
    since            timestamptz not null,
    loan_id          uuid,
    due_at           timestamptz,
    request_id       uuid,
    service_point_id uuid,
    destination_id   uuid,
    version          bigint      not null,
    constraint loan_belongs_to_it check
        ((availability in ('CHECKED_OUT', 'DECLARED_LOST', 'AGED_TO_LOST', 'CLAIMED_RETURNED')) = (loan_id is not null)),
    constraint destination_belongs_to_it check ((availability = 'IN_TRANSIT') = (destination_id is not null)),
    constraint request_belongs_to_it check
        (case when availability in ('PAGED', 'AWAITING_PICKUP') then request_id is not null
              when availability = 'IN_TRANSIT' then true
              else request_id is null end)
) with (fillfactor = 80);
create index item_availability_destination on item_availability (destination_id) where destination_id is not null;
create index item_availability_request on item_availability (request_id) where request_id is not null;

create table item_availability_change (
    item_id          uuid        not null,
    version          bigint      not null,
    changed_at       timestamptz not null,
    availability     text        not null,
    was              text,
    cause            text        not null,
    service_point_id uuid,
    actor            text        not null,
    loan_id          uuid,
    request_id       uuid,
    primary key (item_id, version)
);
comment on table item_availability_change is 'Who changed the availability of an item, where, when and why. Append only.';

-- Loans.

create table loan_terms (
    id               uuid  primary key,
    rule_set_version int   not null,
    terms            jsonb not null
);
comment on table loan_terms is 'What was promised when a loan began. Loans under the same terms share a row; rows never change.';

create table loan (
    id                      uuid        primary key,
    version                 bigint      not null,
    item_id                 uuid        not null,
    record_id               uuid        not null,
    patron_id               uuid        not null,
    material_type           text        not null,
    service_point_id        uuid        not null,
    checked_out_at          timestamptz not null,
    checked_out_by          text        not null,
    due_at                  timestamptz not null,
    renewals                int         not null default 0,
    terms_id                uuid        not null references loan_terms (id),
    overridden              text[]      not null default '{}',
    override_reasons        jsonb,
    returned_at             timestamptz,
    scanned_at              timestamptz,
    return_service_point_id uuid,
    constraint returned_as_a_whole check ((returned_at is null) = (scanned_at is null))
) with (fillfactor = 85);
create unique index loan_open_item on loan (item_id) where returned_at is null;
create index loan_open_patron on loan (patron_id) where returned_at is null;
create index loan_patron on loan (patron_id, id);

create table loan_renewal (
    loan_id          uuid        not null references loan (id),
    number           int         not null,
    renewed_at       timestamptz not null,
    due_before       timestamptz not null,
    due_after        timestamptz not null,
    service_point_id uuid,
    actor            text        not null,
    overridden       text[]      not null default '{}',
    primary key (loan_id, number)
);

-- Requests. item_id is what was asked for, supplied_item_id what was found: two things, two columns.

create table request (
    id               uuid        primary key,
    version          bigint      not null,
    kind             text        not null,
    record_id        uuid        not null,
    item_id          uuid,
    patron_id        uuid        not null,
    pickup_id        uuid        not null,
    priority         int         not null default 100,
    placed_at        timestamptz not null,
    placed_by        text        not null,
    suspended_until  date,
    not_needed_after date,
    status           text        not null,
    supplied_item_id uuid,
    arrived_at       timestamptz,
    shelf_expires_at timestamptz,
    loan_id          uuid,
    ended_at         timestamptz,
    end_reason       text,
    overridden       text[]      not null default '{}',
    constraint an_item_is_set_apart check
        (case when status in ('PAGED', 'IN_TRANSIT', 'AWAITING_PICKUP', 'FILLED') then supplied_item_id is not null
              when status = 'WAITING' then supplied_item_id is null
              else true end),
    constraint ended_as_a_whole check
        ((status in ('FILLED', 'CANCELLED', 'EXPIRED')) = (ended_at is not null))
) with (fillfactor = 85);
create index request_queue on request (record_id, priority, placed_at, id)
    where status in ('WAITING', 'PAGED', 'IN_TRANSIT', 'AWAITING_PICKUP');
create unique index request_supplies_once on request (supplied_item_id)
    where status in ('PAGED', 'IN_TRANSIT', 'AWAITING_PICKUP');
create unique index request_open_title on request (patron_id, record_id)
    where item_id is null and status in ('WAITING', 'PAGED', 'IN_TRANSIT', 'AWAITING_PICKUP');
create unique index request_open_item on request (patron_id, item_id)
    where item_id is not null and status in ('WAITING', 'PAGED', 'IN_TRANSIT', 'AWAITING_PICKUP');
create index request_patron on request (patron_id, id);
create index request_pickup on request (pickup_id, id);
create index request_record on request (record_id, id);
create index request_not_needed_after on request (not_needed_after)
    where not_needed_after is not null and status in ('WAITING', 'PAGED');
create index request_shelf_expires_at on request (shelf_expires_at) where status = 'AWAITING_PICKUP';

-- Check-in scans: the log, and the count of use in the house.

create table scan (
    id               bigint generated always as identity primary key,
    scanned_at       timestamptz not null,
    service_point_id uuid        not null,
    actor            text        not null,
    barcode          text        not null,
    item_id          uuid,
    was              text,
    instruction      text        not null,
    waiting          int         not null default 0,
    loan_id          uuid,
    used_in_house    boolean     not null default false
);
create index scan_item on scan (item_id, id) where item_id is not null;
create index scan_at on scan using brin (scanned_at);

-- Rules and opening hours.

create table rule_set (
    version      int         primary key,
    published_at timestamptz not null,
    published_by text        not null,
    text         jsonb       not null
);

create function refuse_change() returns trigger language plpgsql as $$
begin
    raise exception '% is append only', tg_table_name;
end $$;

create trigger rule_set_is_immutable before update or delete on rule_set
    for each row execute function refuse_change();
create trigger loan_terms_are_immutable before update or delete on loan_terms
    for each row execute function refuse_change();

create table opening_hours (
    branch_id  uuid        primary key,
    version    bigint      not null,
    hours      jsonb       not null,
    changed_at timestamptz not null,
    changed_by text        not null
);
