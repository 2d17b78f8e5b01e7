-- Imports that match, overlay, make items, stop for a preview, and can be undone.
alter table import drop constraint import_state_check;
alter table import add check (state in ('RECEIVING', 'QUEUED', 'RUNNING', 'STAGED', 'DONE', 'CANCELLED', 'DISCARDED',
                                        'UNDONE', 'FAILED'));
alter table import
    add column task           text   not null default 'STORE' check (task in ('STAGE', 'STORE', 'UNDO')),
    add column plan           jsonb,
    add column branches       uuid[],
    add column skipped        bigint not null default 0,
    add column review         bigint not null default 0,
    add column items_created  bigint not null default 0,
    add column items_rejected bigint not null default 0,
    add column undone         bigint not null default 0,
    add column undone_to      bigint not null default 0;

create index import_digest on import (sha256);

alter table import_record drop constraint import_record_outcome_check;
alter table import_record add check (outcome in ('CREATED', 'UPDATED', 'UNCHANGED', 'SKIPPED', 'REVIEW', 'REJECTED'));

-- What a dry run found would be done.
create table import_staged (
    import_id  uuid   not null references import (id),
    number     bigint not null,
    position   bigint not null,
    action     text   not null check (action in ('NEW', 'OVERLAY', 'UNCHANGED', 'SKIP', 'REVIEW', 'REJECTED')),
    record_id  uuid,
    title      text,
    reason     text,
    detail     text,
    head       text,
    candidates jsonb  not null default '[]',
    diff       jsonb,
    primary key (import_id, number)
);

create index import_staged_action on import_staged (import_id, action, number);

-- What somebody decided of a record.
create table import_choice (
    import_id uuid        not null references import (id),
    number    bigint      not null,
    action    text        not null check (action in ('NEW', 'OVERLAY', 'SKIP')),
    record_id uuid,
    actor     text        not null,
    at        timestamptz not null,
    primary key (import_id, number),
    check ((action = 'OVERLAY') = (record_id is not null))
);

-- Records that wait for somebody's decision after the run, with their octets.
create table import_held (
    import_id     uuid   not null references import (id),
    number        bigint not null,
    reason        text   not null,
    title         text   not null,
    candidates    jsonb  not null,
    octets        bytea  not null,
    serialisation text   not null check (serialisation in ('ISO2709', 'MARCXML')),
    charset       text   not null,
    primary key (import_id, number)
);

-- What became of the items that records brought along.
create table import_item (
    import_id uuid    not null references import (id),
    number    bigint  not null,
    seq       integer not null,
    staged    boolean not null,
    outcome   text    not null check (outcome in ('CREATED', 'THERE', 'REJECTED')),
    barcode   text,
    item_id   uuid,
    record_id uuid,
    reasons   jsonb   not null default '[]',
    primary key (import_id, staged, number, seq)
);

create index import_item_rejected on import_item (import_id, staged, number, seq) where outcome = 'REJECTED';
create index import_item_record on import_item (import_id, record_id) where outcome = 'CREATED' and not staged;
create index import_item_staged on import_item (import_id, barcode) where staged;

-- What became of records when an import was undone.
create table import_undone (
    import_id uuid   not null references import (id),
    record_id uuid   not null,
    number    bigint not null,
    outcome   text   not null check (outcome in ('RESTORED', 'REMOVED', 'KEPT')),
    reasons   jsonb  not null default '[]',
    primary key (import_id, record_id)
);

create index import_undone_number on import_undone (import_id, number);
