-- Authorities: what their records establish, by what they are known, and what they control.
create table authority (
    record_id   uuid primary key references record (id),
    kind        text not null,
    text        text not null,
    form        uuid not null,
    thesaurus   text,
    merged_into uuid references authority (record_id),
    merged_at   timestamptz
);

create table authority_name (
    form         uuid not null,
    authority_id uuid not null references authority (record_id),
    role         text not null check (role in ('HEADING', 'FORMER', 'VARIANT')),
    primary key (form, authority_id)
);

create index authority_name_authority on authority_name (authority_id);

create table authority_number (
    number       text not null,
    authority_id uuid not null references authority (record_id),
    primary key (number, authority_id)
);

create index authority_number_authority on authority_number (authority_id);

-- No foreign key to the record: links are written in the transaction that stores it, by the thousand.
create table authority_link (
    record_id    uuid     not null,
    tag          text     not null,
    occurrence   smallint not null,
    authority_id uuid     not null references authority (record_id),
    match        text     not null check (match in ('NUMBER', 'HEADING', 'FORMER', 'VARIANT')),
    whole        boolean  not null,
    primary key (record_id, tag, occurrence)
);

create index authority_link_authority on authority_link (authority_id, record_id);

-- Headings on their way to the records that use them.
create table heading_change (
    id               uuid        primary key,
    authority_id     uuid        not null references authority (record_id),
    state            text        not null check (state in ('PROPOSED', 'QUEUED', 'RUNNING', 'DONE', 'CANCELLED')),
    text_before      text        not null,
    text_after       text        not null,
    actor            text,
    reason           text        not null default 'Heading changed by its authority',
    cancel_requested boolean     not null default false,
    changed          bigint      not null default 0,
    unchanged        bigint      not null default 0,
    skipped          bigint      not null default 0,
    position         uuid,
    runner           uuid,
    lease_until      timestamptz,
    proposed_at      timestamptz not null,
    started_at       timestamptz,
    finished_at      timestamptz
);

create unique index heading_change_waiting on heading_change (authority_id) where state in ('PROPOSED', 'QUEUED');
create index heading_change_open on heading_change (proposed_at) where state in ('QUEUED', 'RUNNING');

create table heading_change_record (
    change_id uuid    not null references heading_change (id),
    record_id uuid    not null,
    outcome   text    not null check (outcome in ('CHANGED', 'UNCHANGED', 'SKIPPED')),
    version   integer,
    reason    text,
    primary key (change_id, record_id)
);
