-- Changes of records that somebody proposes and somebody else looks at.
create table record_draft (
    id               uuid        primary key,
    version          bigint      not null,
    record_id        uuid        not null references record (id),
    base_version     integer     not null,
    octets           bytea       not null,
    reading_accepted boolean     not null,
    reason           text,
    author           text        not null,
    state            text        not null check (state in ('WAITING', 'RETURNED', 'ACCEPTED', 'WITHDRAWN')),
    reviewer         text,
    comment          text,
    accepted_version integer,
    created_at       timestamptz not null,
    updated_at       timestamptz not null,
    check ((state = 'ACCEPTED') = (accepted_version is not null))
);

create unique index record_draft_open on record_draft (record_id, author) where state in ('WAITING', 'RETURNED');
create index record_draft_state on record_draft (state, id);
create index record_draft_author on record_draft (author, id);

-- Who accepted a version that somebody else had proposed.
alter table record_version add column reviewer text;
