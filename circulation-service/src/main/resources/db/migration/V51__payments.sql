-- How patrons may pay, and what staff may charge.

create table payment_method (
    code    text    primary key,
    version bigint  not null default 1,
    name    text    not null,
    cash    boolean not null,
    active  boolean not null default true
);
comment on column payment_method.cash is 'Whether it goes into a drawer and is counted.';
insert into payment_method (code, name, cash) values
    ('cash', 'Cash', true),
    ('card', 'Card', false),
    ('cheque', 'Cheque', true),
    ('bank-transfer', 'Bank transfer', false),
    ('online', 'Online', false);

create table fee_type (
    id               uuid    primary key,
    version          bigint  not null,
    place_id         uuid,
    code             text    not null,
    name             text    not null,
    kind             text    not null,
    amount_minor     bigint,
    amount_currency  char(3),
    comment_required boolean not null,
    active           boolean not null,
    constraint amount_as_a_whole check ((amount_minor is null) = (amount_currency is null)),
    constraint something_is_charged check (amount_minor is null or amount_minor > 0),
    constraint fee_type_code unique nulls not distinct (place_id, code)
);
comment on table fee_type is
    'What staff may charge by hand: everywhere (without a place), or below a place; the nearest place with a code counts.';

-- Cash drawers.

create table cash_drawer (
    id               uuid        primary key,
    version          bigint      not null,
    service_point_id uuid        not null,
    name             text        not null,
    currency         char(3)     not null,
    float_minor      bigint      not null check (float_minor >= 0),
    opened_at        timestamptz not null,
    opened_by        text        not null,
    closed_at        timestamptz
);
create unique index cash_drawer_open on cash_drawer (service_point_id, name) where closed_at is null;
create index cash_drawer_service_point on cash_drawer (service_point_id, id);

create table cash_drawer_count (
    drawer_id      uuid        not null references cash_drawer (id),
    number         int         not null,
    counted_at     timestamptz not null,
    counted_by     text        not null,
    counted_minor  bigint      not null check (counted_minor >= 0),
    expected_minor bigint      not null,
    comment        text,
    primary key (drawer_id, number)
);
create trigger cash_drawer_counts_are_immutable before update or delete on cash_drawer_count
    for each row execute function refuse_change();

-- What was handed over to bursars: each line of their book is exported once.

create table bursar_export (
    id          uuid        primary key,
    place_id    uuid        not null,
    exported_at timestamptz not null,
    exported_by text        not null,
    lines       int         not null
);
create index bursar_export_place on bursar_export (place_id, id);
create table bursar_export_line (
    posting_id uuid not null,
    number     int  not null,
    export_id  uuid not null references bursar_export (id),
    primary key (posting_id, number),
    foreign key (posting_id, number) references ledger_line (posting_id, number)
);
create index bursar_export_line_export on bursar_export_line (export_id, posting_id, number);
create index ledger_line_bursar on ledger_line (posting_id, number) where book = 'BURSAR';
create trigger bursar_exports_are_immutable before update or delete on bursar_export_line
    for each row execute function refuse_change();
