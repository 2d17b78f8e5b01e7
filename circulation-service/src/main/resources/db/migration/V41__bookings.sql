-- Items booked for days to come. Nobody books what is booked: the constraint holds whatever the desks do at once.
create extension if not exists btree_gist;

create table booking (
    id         uuid        primary key,
    version    bigint      not null,
    item_id    uuid        not null,
    record_id  uuid        not null,
    any_item   boolean     not null,
    patron_id  uuid        not null,
    pickup_id  uuid        not null,
    first_day  date        not null,
    last_day   date        not null,
    starts_at  timestamptz not null,
    ends_at    timestamptz not null,
    kept       tstzrange   not null,
    status     text        not null,
    placed_at  timestamptz not null,
    placed_by  text        not null,
    note       text,
    overridden text[]      not null default '{}',
    loan_id    uuid,
    ended_at   timestamptz,
    end_reason text,
    constraint days_in_order check (first_day <= last_day and starts_at < ends_at),
    constraint kept_around_it check (kept @> tstzrange(starts_at, ends_at)),
    constraint booking_ended_as_a_whole check ((status = 'BOOKED') = (ended_at is null)),
    constraint booking_filled_by_a_loan check ((status = 'FILLED') = (loan_id is not null)),
    constraint booked_once exclude using gist (item_id with =, kept with &&) where (status = 'BOOKED')
);
comment on column booking.kept is 'The booked time with what the rules add before and after it.';
create index booking_patron on booking (patron_id, id);
create index booking_record on booking (record_id, id);
create index booking_item on booking (item_id, id);
create index booking_day on booking (pickup_id, first_day, id) where status = 'BOOKED';
create index booking_run_out on booking (ends_at) where status = 'BOOKED';
