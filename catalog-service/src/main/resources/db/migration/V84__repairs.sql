create table repair (
    id            uuid        primary key,
    version       bigint      not null,
    item_id       uuid        not null references item (id),
    damage        text        not null,
    description   text,
    stage         text        not null,
    since         timestamptz not null,
    mender        text,
    cost_minor    bigint      check (cost_minor >= 0),
    cost_currency char(3),
    due_back      date,
    reported_by   text        not null,
    reported_at   timestamptz not null
);

create unique index repair_open on repair (item_id) where stage not in ('CLOSED', 'WITHDRAWN');
create index repair_item on repair (item_id);
create index repair_stage on repair (stage, id);

create table repair_change (
    repair_id uuid        not null references repair (id),
    seq       integer     not null,
    stage     text        not null,
    actor     text        not null,
    at        timestamptz not null,
    note      text,
    primary key (repair_id, seq)
);

create table repair_photo (
    id        uuid        primary key,
    repair_id uuid        not null references repair (id),
    type      text        not null check (type in ('image/jpeg', 'image/png')),
    width     integer     not null,
    height    integer     not null,
    octets    bytea       not null,
    added_by  text        not null,
    added_at  timestamptz not null
);

create index repair_photo_repair on repair_photo (repair_id, id);
