-- Which title a holdings record belongs to, by its field 004. Either of them may come first.
create table holdings_link (
    record_id  uuid primary key references record (id),
    source     text not null,
    bib_number text not null
);

create index holdings_link_bib on holdings_link (source, bib_number);

-- Serials that a library takes.
create table subscription (
    id               uuid        primary key,
    version          bigint      not null,
    record_id        uuid        not null references record (id),
    name             text        not null,
    location_id      uuid        not null references place (id),
    pattern          jsonb       not null,
    first_numbers    jsonb       not null,
    first_on         date        not null,
    template         jsonb       not null,
    claim_after_days integer     not null check (claim_after_days between 0 and 365),
    ended            boolean     not null default false
);

create index subscription_record on subscription (record_id);

-- Their issues: those foretold, and those that came beside the pattern (without a number in the sequence).
create table issue (
    id              uuid    primary key,
    subscription_id uuid    not null references subscription (id),
    sequence        integer,
    label           text    not null,
    expected_on     date    not null,
    state           text    not null check (state in ('EXPECTED', 'RECEIVED', 'MISSING', 'BOUND')),
    item_id         uuid    references item (id),
    received_on     date,
    claims          integer not null default 0,
    claimed_on      date,
    unique (subscription_id, sequence),
    check ((state in ('RECEIVED', 'BOUND')) = (received_on is not null))
);

create index issue_order on issue (subscription_id, expected_on, id);
create index issue_expected on issue (expected_on) where state = 'EXPECTED';
