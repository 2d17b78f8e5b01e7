create table inventory (
    id          uuid        primary key,
    location_id uuid        not null references place (id),
    from_number text,
    to_number   text,
    from_key    text        collate "C",
    to_key      text        collate "C",
    started_by  text        not null,
    started_at  timestamptz not null,
    closed_by   text,
    closed_at   timestamptz
);

-- In the order of the shelf: that of the lists, and within a list that of its lines.
create table inventory_scan (
    inventory_id uuid        not null references inventory (id),
    seq          bigint      generated always as identity,
    barcode      text        not null,
    scanned_at   timestamptz not null,
    primary key (inventory_id, seq),
    unique (inventory_id, barcode, scanned_at)
);

-- What was found is written down when the session is closed, for by tomorrow the shelf is another.
create table inventory_finding (
    inventory_id uuid    not null references inventory (id),
    number       integer not null,
    document     jsonb   not null,
    primary key (inventory_id, number)
);
