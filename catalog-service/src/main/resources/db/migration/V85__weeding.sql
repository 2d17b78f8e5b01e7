-- How often an item was lent, and when last. Of the loan nothing else is kept: no patron, no place.
create table item_circulation (
    item_id  uuid        primary key,
    loans    bigint      not null default 0,
    renewals bigint      not null default 0,
    last_at  timestamptz not null
);

create table weeding_list (
    id         uuid        primary key,
    name       text        not null,
    criteria   jsonb       not null,
    created_by text        not null,
    created_at timestamptz not null
);

create table weeding_candidate (
    list_id  uuid    not null references weeding_list (id),
    number   integer not null,
    item_id  uuid    not null references item (id),
    facts    jsonb   not null,
    decision jsonb,
    done_at  timestamptz,
    refusal  text,
    primary key (list_id, number),
    unique (list_id, item_id)
);

create index weeding_candidate_todo on weeding_candidate (list_id, number) where decision is not null and done_at is null;
