-- Bulk edits: what is done to which items, and what came of each.
create table bulk_edit (
    id               uuid        primary key,
    state            text        not null check (state in ('PREVIEW', 'QUEUED', 'RUNNING', 'DONE', 'CANCELLED')),
    actor            text        not null,
    everywhere       boolean     not null,
    branches         uuid[]      not null,
    operations       jsonb       not null,
    undo_of          uuid        references bulk_edit (id),
    total            bigint      not null default 0,
    changed          bigint      not null default 0,
    unchanged        bigint      not null default 0,
    refused          bigint      not null default 0,
    cancel_requested boolean     not null default false,
    runner           uuid,
    lease_until      timestamptz,
    created_at       timestamptz not null,
    started_at       timestamptz,
    finished_at      timestamptz
);

create index bulk_edit_open on bulk_edit (created_at) where state in ('QUEUED', 'RUNNING');

create table bulk_edit_row (
    bulk_edit_id uuid    not null references bulk_edit (id),
    number       bigint  not null,
    input        text    not null,
    item_id      uuid,
    outcome      text    not null check (outcome in ('PENDING', 'CHANGED', 'UNCHANGED', 'REFUSED')),
    fields       jsonb   not null default '[]',
    reasons      jsonb   not null default '[]',
    primary key (bulk_edit_id, number)
);

create index bulk_edit_row_outcome on bulk_edit_row (bulk_edit_id, outcome, number);
