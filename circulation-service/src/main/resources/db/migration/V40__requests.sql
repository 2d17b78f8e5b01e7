-- The order of a queue is a number between which there is always room: the moment of placing, until staff move a request.
alter table request add column rank numeric;
update request set rank = extract(epoch from placed_at) + (priority - 100) * 1000000000;
alter table request
    alter column rank set not null,
    alter column rank set default extract(epoch from clock_timestamp()),
    drop column priority;

-- What is asked for, and how the patron gets it.
alter table request
    add column volume     text,
    add column fulfilment text not null default 'SHELF',
    add column proxy_id   uuid,
    add constraint one_level check (item_id is null or volume is null);

-- How an item is looked for.
alter table request
    add column tried            uuid[] not null default '{}',
    add column asked_branch_id  uuid,
    add column asked_at         timestamptz,
    add column looked_at        timestamptz,
    add column recalled_loan_id uuid,
    add column passed_over      int    not null default 0,
    add column hopeless_since   timestamptz,
    add column end_note         text,
    add constraint asked_as_a_whole check ((asked_branch_id is null) = (asked_at is null));
comment on column request.tried is 'Items that staff did not find on their shelves, or did not fetch in time.';
comment on column request.looked_at is 'When copies on the shelves were looked for last. No part of the version.';
comment on column request.hopeless_since is 'Since when no copy could ever fill it. Kept by a job; no part of the version.';

alter table request
    drop constraint an_item_is_set_apart,
    add constraint an_item_is_set_apart check
        (case when status in ('PAGED', 'IN_TRANSIT', 'AWAITING_PICKUP', 'AWAITING_DELIVERY', 'FILLED')
                then supplied_item_id is not null
              when status = 'WAITING' then supplied_item_id is null
              else true end);
alter table item_availability
    drop constraint request_belongs_to_it,
    add constraint request_belongs_to_it check
        (case when availability in ('PAGED', 'AWAITING_PICKUP', 'AWAITING_DELIVERY') then request_id is not null
              when availability = 'IN_TRANSIT' then true
              else request_id is null end);

-- A request is open until it has ended, whatever states there are in between.
drop index request_supplies_once, request_open_title, request_open_item;
create index request_queue on request (record_id, rank, id) where ended_at is null;
create unique index request_supplies_once on request (supplied_item_id)
    where ended_at is null and supplied_item_id is not null;
create unique index request_open_title on request (patron_id, record_id, coalesce(volume, ''))
    where item_id is null and ended_at is null;
create unique index request_open_item on request (patron_id, item_id) where item_id is not null and ended_at is null;
create index request_asked on request (asked_branch_id, asked_at) where asked_at is not null;
create index request_looked_at on request (coalesce(looked_at, placed_at)) where status in ('WAITING', 'PAGED');
create index request_recalled_loan on request (recalled_loan_id) where recalled_loan_id is not null;
create index request_hopeless on request (hopeless_since, id) where hopeless_since is not null and ended_at is null;
create index item_availability_set_apart on item_availability (service_point_id, since, item_id)
    where availability in ('AWAITING_PICKUP', 'AWAITING_DELIVERY');

create table request_action (
    request_id       uuid        not null references request (id),
    version          bigint      not null,
    acted_at         timestamptz not null,
    action           text        not null,
    actor            text        not null,
    service_point_id uuid,
    reason           text,
    note             text,
    primary key (request_id, version)
);
comment on table request_action is 'What people did with a request by hand, and why. Append only.';
create trigger request_action_is_immutable before update or delete on request_action
    for each row execute function refuse_change();

create table cancellation_reason (
    code       text    primary key,
    version    bigint  not null default 1,
    name       text    not null,
    by_patrons boolean not null,
    retired    boolean not null default false
);
insert into cancellation_reason (code, name, by_patrons) values
    ('patron-asked', 'The patron asked for it', true),
    ('found-it-elsewhere', 'Found elsewhere', true),
    ('not-needed-any-more', 'No longer needed', true),
    ('placed-by-mistake', 'Placed by mistake', true),
    ('duplicate', 'A second request for the same thing', false),
    ('not-available', 'Not available', false),
    ('damaged', 'The item is damaged', false),
    ('patron-left', 'The patron has left', false),
    ('sent-to-interlibrary-loan', 'Ordered from another library', false);

-- How far two branches are from one another, where the tree of places does not say it well.
create table branch_distance (
    from_branch_id uuid not null,
    to_branch_id   uuid not null,
    distance       int  not null check (distance between 0 and 1000),
    primary key (from_branch_id, to_branch_id)
);

-- Which volume or part of its title an item is.
alter table item add column volume text;
