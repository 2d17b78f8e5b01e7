-- Other titles bound into an item. Its own title is item.record_id.
create table bound_title (
    item_id   uuid    not null references item (id),
    record_id uuid    not null references record (id),
    position  integer not null,
    primary key (item_id, record_id)
);

create index bound_title_record on bound_title (record_id);

-- What belongs to a kit.
create table kit (
    item_id uuid   primary key references item (id),
    version bigint not null,
    lending text   not null check (lending in ('WHOLE', 'PARTS'))
);

create table kit_component (
    kit_id   uuid    not null references kit (item_id),
    position integer not null,
    name     text    not null,
    quantity integer not null check (quantity >= 1),
    missing  integer not null default 0 check (missing >= 0 and missing <= quantity),
    item_id  uuid    unique references item (id),
    primary key (kit_id, position),
    check (item_id is null or quantity = 1)
);

-- Every title of every item: its own and those that are bound in.
create view item_title as
    select id as item_id, record_id from item
    union
    select item_id, record_id from bound_title;
