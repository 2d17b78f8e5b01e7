-- Outside databases, and how they answered last.
create table target (
    id               uuid    primary key,
    version          bigint  not null,
    name             text    not null unique,
    source           text    not null,
    protocol         text    not null check (protocol in ('Z3950', 'SRU')),
    host             text,
    port             integer check (port between 1 and 65535),
    database         text,
    syntax           text    check (syntax in ('MARC21', 'XML')),
    base_url         text,
    sru_version      text    check (sru_version in ('V1_1', 'V1_2', 'V2_0')),
    schema           text,
    charset          text    not null check (charset in ('AUTO', 'UTF8', 'MARC8', 'LATIN1')),
    indexes          jsonb   not null default '{}',
    credential_group text,
    credential_user  text,
    credential_word  text,
    timeout_millis   integer not null,
    rank             integer not null,
    enabled          boolean not null,
    for_readers      boolean not null,
    last_ok_at       timestamptz,
    last_ok_millis   bigint,
    last_failed_at   timestamptz,
    last_failure     text,
    last_detail      text,
    check ((protocol = 'Z3950') = (host is not null and port is not null and database is not null and syntax is not null)),
    check ((protocol = 'SRU') = (base_url is not null and sru_version is not null and schema is not null)),
    check ((credential_user is null) = (credential_word is null))
);

-- Searches of them. What is found is kept for a day, so that it can be compared and taken.
create table outside_search (
    id          uuid        primary key,
    actor       text        not null,
    query       jsonb       not null,
    words       text,
    per_target  integer     not null,
    for_readers boolean     not null,
    at          timestamptz not null
);

create index outside_search_at on outside_search (at);

create table outside_search_target (
    search_id   uuid        not null references outside_search (id) on delete cascade,
    target_id   uuid        not null,
    name        text        not null,
    rank        integer     not null,
    state       text        not null check (state in ('RUNNING', 'DONE', 'FAILED')),
    total       bigint      not null default 0,
    millis      bigint      not null default 0,
    failure     text,
    detail      text,
    complaints  text[]      not null default '{}',
    deadline    timestamptz not null,
    primary key (search_id, target_id)
);

create index outside_search_running on outside_search_target (deadline) where state = 'RUNNING';

create table outside_record (
    seq           bigint  generated always as identity primary key,
    id            uuid    not null unique,
    search_id     uuid    not null references outside_search (id) on delete cascade,
    target_id     uuid    not null,
    position      integer not null,
    octets        bytea   not null,
    serialisation text    not null check (serialisation in ('ISO2709', 'MARCXML')),
    charset       text    not null,
    summary       jsonb   not null,
    unique (search_id, target_id, position)
);
