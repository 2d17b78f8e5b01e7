create table vendor (
    id      uuid    primary key,
    version bigint  not null,
    code    text    not null unique,
    name    text    not null,
    account text,
    contact text,
    active  boolean not null
);

create sequence purchase_order_number;

create table purchase_order (
    id        uuid        primary key,
    number    text        not null unique,
    vendor_id uuid        not null references vendor (id),
    reference text,
    note      text,
    placed_by text        not null,
    placed_at timestamptz not null,
    closed_at timestamptz
);

create index purchase_order_vendor on purchase_order (vendor_id, id);

create table order_line (
    id             uuid    primary key,
    order_id       uuid    not null references purchase_order (id),
    number         integer not null,
    record_id      uuid    not null references record (id),
    record_made    boolean not null,
    title          text    not null,
    price_minor    bigint  check (price_minor >= 0),
    price_currency char(3),
    fund           text,
    note           text,
    unique (order_id, number)
);

create index order_line_fund on order_line (fund);
alter table item_processing add foreign key (line_id) references order_line (id) deferrable initially deferred;
