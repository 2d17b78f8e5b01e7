create table saved_search (
    id         uuid        primary key,
    version    bigint      not null,
    owner      text        not null,
    name       text        not null,
    shared     boolean     not null,
    wish       jsonb       not null,
    updated_at timestamptz not null
);

create index saved_search_owner on saved_search (owner, id);

create table title_list (
    id         uuid        primary key,
    version    bigint      not null,
    owner      text        not null,
    name       text        not null,
    note       text,
    shared     boolean     not null,
    updated_at timestamptz not null
);

create index title_list_owner on title_list (owner, id);

create table title_list_entry (
    list_id   uuid   not null references title_list (id) on delete cascade,
    record_id uuid   not null references record (id),
    position  bigint not null,
    note      text,
    primary key (list_id, record_id)
);

create index title_list_entry_order on title_list_entry (list_id, position);
