-- Places: one tree.
create table place (
    id         uuid        primary key,
    version    bigint      not null,
    kind       text        not null check (kind in ('CONSORTIUM', 'LIBRARY', 'BRANCH', 'LOCATION', 'SERVICE_POINT')),
    code       text        not null unique,
    name       text        not null,
    parent_id  uuid        references place (id),
    time_zone  text,
    pickup     boolean     not null default false,
    mobile     boolean     not null default false,
    check ((kind = 'CONSORTIUM') = (parent_id is null)),
    check (not pickup or kind = 'SERVICE_POINT'),
    check (not mobile or kind = 'BRANCH')
);

create unique index place_one_consortium on place (kind) where kind = 'CONSORTIUM';
create index place_parent on place (parent_id);

-- Code lists that a consortium keeps itself.
create table code (
    list    text    not null check (list in ('MATERIAL_TYPE', 'LOAN_TYPE')),
    code    text    not null,
    version bigint  not null,
    name    text    not null,
    active  boolean not null default true,
    primary key (list, code)
);

insert into code (list, code, version, name) values
    ('MATERIAL_TYPE', 'book', 1, 'Book'),
    ('MATERIAL_TYPE', 'serial', 1, 'Serial issue or volume'),
    ('MATERIAL_TYPE', 'dvd', 1, 'DVD or Blu-ray disc'),
    ('MATERIAL_TYPE', 'cd', 1, 'Compact disc'),
    ('MATERIAL_TYPE', 'audiobook', 1, 'Audiobook'),
    ('MATERIAL_TYPE', 'score', 1, 'Score'),
    ('MATERIAL_TYPE', 'map', 1, 'Map'),
    ('MATERIAL_TYPE', 'microform', 1, 'Microform'),
    ('MATERIAL_TYPE', 'game', 1, 'Game'),
    ('MATERIAL_TYPE', 'kit', 1, 'Kit'),
    ('MATERIAL_TYPE', 'equipment', 1, 'Equipment'),
    ('MATERIAL_TYPE', 'other', 1, 'Other'),
    ('LOAN_TYPE', 'normal', 1, 'Normal loan'),
    ('LOAN_TYPE', 'short', 1, 'Short loan'),
    ('LOAN_TYPE', 'reference', 1, 'Reference, not for loan'),
    ('LOAN_TYPE', 'reserve', 1, 'Course reserve');

-- Records. What others need at a glance is drawn out of the octets when a version is stored.
create table record (
    id              uuid        primary key,
    version         bigint      not null,
    kind            text        not null check (kind in ('BIBLIOGRAPHIC', 'HOLDINGS', 'AUTHORITY')),
    state           text        not null check (state in ('ACTIVE', 'DELETED')),
    suppressed      boolean     not null default false,
    source          text        not null,
    control_number  text        not null,
    current_version integer     not null,
    title           text        not null,
    author          text,
    year            text,
    format          text        not null,
    isbns           text[]      not null default '{}',
    created_at      timestamptz not null,
    updated_at      timestamptz not null
);

create unique index record_identity on record (source, control_number) where state = 'ACTIVE';

-- Versions are written once. The octets are the record.
create table record_version (
    record_id     uuid        not null references record (id),
    version       integer     not null,
    octets        bytea       not null,
    serialisation text        not null check (serialisation in ('ISO2709', 'MARCXML')),
    charset       text        not null,
    encoding      text        not null check (encoding in ('MARC8', 'UTF8', 'OTHER')),
    sha256        text        not null,
    warnings      jsonb       not null default '[]',
    origin        text        not null check (origin in ('IMPORT', 'API')),
    actor         text        not null,
    import_id     uuid,
    at            timestamptz not null,
    primary key (record_id, version)
);

-- Match keys: exact look-ups that must not wait for the search index.
create table record_key (
    type      text not null check (type in ('ISBN', 'ISSN', 'LCCN', 'OCLC', 'SYSTEM')),
    value     text not null,
    record_id uuid not null references record (id),
    primary key (type, value, record_id)
);

create index record_key_record on record_key (record_id);

-- Items as described.
create table item (
    id                 uuid        primary key,
    version            bigint      not null,
    record_id          uuid        not null references record (id),
    barcode            text,
    location_id        uuid        not null references place (id),
    material_type      text        not null,
    loan_type          text        not null,
    call_number        text,
    call_number_scheme text        check (call_number_scheme in ('LC', 'DEWEY', 'OTHER')),
    shelving_key       text        collate "C",
    volume             text,
    copy_number        text,
    price_minor        bigint      check (price_minor >= 0),
    price_currency     char(3),
    process_tags       text[]      not null default '{}',
    withdrawn          boolean     not null default false,
    created_at         timestamptz not null,
    updated_at         timestamptz not null,
    check ((call_number is null) = (call_number_scheme is null)),
    check ((price_minor is null) = (price_currency is null))
);

create unique index item_live_barcode on item (barcode) where not withdrawn;
create index item_barcode on item (barcode);
create index item_record on item (record_id);
create index item_shelf on item (location_id, shelving_key, id);

-- Replica of what circulation-service says of each item.
create table item_availability (
    item_id                      uuid        primary key,
    version                      bigint      not null,
    record_id                    uuid        not null,
    availability                 text        not null,
    since                        timestamptz not null,
    due_at                       timestamptz,
    service_point_id             uuid,
    destination_service_point_id uuid,
    requests_waiting             integer     not null
);

create index item_availability_record on item_availability (record_id);

-- What has changed, for projections that every instance keeps on its own (the search index). A reader takes what was
-- written by transactions from its own horizon on; see org.carrel.catalog.changes.
create table change (
    seq         bigint      generated always as identity primary key,
    transaction xid8        not null default pg_current_xact_id(),
    record_id   uuid        not null,
    at          timestamptz not null default clock_timestamp()
);

create index change_transaction on change (transaction, seq);

create table change_horizon (
    one       boolean primary key default true check (one),
    purged_to xid8    not null
);

insert into change_horizon (purged_to) values (pg_current_xact_id());

create table index_rebuild (
    seq          bigint      generated always as identity primary key,
    requested_by text        not null,
    requested_at timestamptz not null
);

-- Imports.
create table import (
    id               uuid        primary key,
    state            text        not null check (state in ('RECEIVING', 'QUEUED', 'RUNNING', 'DONE', 'CANCELLED', 'FAILED')),
    source           text        not null,
    file_name        text,
    serialisation    text        not null check (serialisation in ('ISO2709', 'MARCXML')),
    gzip             boolean     not null default false,
    octets           bigint      not null default 0,
    sha256           text,
    actor            text        not null,
    idempotency_key  text,
    cancel_requested boolean     not null default false,
    frames           bigint      not null default 0,
    created          bigint      not null default 0,
    updated          bigint      not null default 0,
    unchanged        bigint      not null default 0,
    rejected         bigint      not null default 0,
    offset_read      bigint      not null default 0,
    failure          text,
    runner           uuid,
    lease_until      timestamptz,
    received_at      timestamptz not null,
    started_at       timestamptz,
    finished_at      timestamptz
);

create unique index import_idempotency on import (actor, idempotency_key);
create index import_open on import (received_at) where state in ('QUEUED', 'RUNNING');

create table import_chunk (
    import_id uuid    not null references import (id),
    seq       integer not null,
    octets    bytea   not null,
    primary key (import_id, seq)
);

-- Chunks come compressed, or are gone within the hour.
alter table import_chunk alter column octets set storage external;

create table import_record (
    import_id uuid   not null references import (id),
    number    bigint not null,
    outcome   text   not null check (outcome in ('CREATED', 'UPDATED', 'UNCHANGED', 'REJECTED')),
    record_id uuid,
    reason    text,
    detail    text,
    head      text,
    position  bigint not null,
    primary key (import_id, number)
);

create index import_record_rejected on import_record (import_id, number) where outcome = 'REJECTED';
