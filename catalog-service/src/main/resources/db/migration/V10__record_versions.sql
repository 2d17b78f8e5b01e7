-- Why a version came, and which version of the whole record it came with: an ETag names the latter.
alter table record_version drop constraint record_version_origin_check;
alter table record_version
    add constraint record_version_origin_check
        check (origin in ('EDITOR', 'IMPORT', 'API', 'BULK', 'AUTHORITY', 'DELETION', 'MERGE', 'UNDO')),
    add column reason text,
    add column edition bigint;
update record_version set edition = version;

-- A record that was merged into another stays as a tombstone that points to it.
alter table record drop constraint record_state_check;
alter table record
    add constraint record_state_check check (state in ('ACTIVE', 'DELETED', 'MERGED')),
    add column merged_into uuid references record (id),
    add column suppressed_why text,
    add constraint record_merged_into_check check ((state = 'MERGED') = (merged_into is not null));

create index record_merged_into on record (merged_into) where merged_into is not null;

-- Two records that became one, and what moved, so that it can be undone.
create table record_merge (
    merged_id   uuid        not null references record (id),
    survivor_id uuid        not null references record (id),
    actor       text        not null,
    reason      text,
    at          timestamptz not null,
    things      uuid[]      not null,
    primary key (merged_id)
);

-- Who is editing a record, for others to know; it keeps nobody out.
create table record_lease (
    record_id uuid        primary key references record (id),
    holder    text        not null,
    since     timestamptz not null,
    until     timestamptz not null
);
