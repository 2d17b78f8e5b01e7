-- What harvesters are told of each record that the public has ever seen. A datestamp is given under a lock that the
-- readers share, so that the headers a harvester sees are always all of those up to some moment.
create table harvest_header (
    record_id   uuid        primary key references record (id),
    version     bigint      not null,
    datestamp   timestamptz not null,
    deleted     boolean     not null,
    sets        text[]      not null,
    former_sets text[]      not null default '{}'
);

create index harvest_header_order on harvest_header (datestamp, record_id);
create index harvest_header_sets on harvest_header using gin ((sets || former_sets));

create table harvest_set (
    spec text primary key
);

-- How far the headers follow the change log; and, while all records are being looked at, how far that has come.
create table harvest_state (
    one        boolean     primary key default true check (one),
    position   text,
    filled_to  uuid,
    stamped_at timestamptz not null default clock_timestamp(),
    token_key  bytea       not null
        default decode(replace(gen_random_uuid()::text || gen_random_uuid()::text, '-', ''), 'hex')
);

insert into harvest_state default values;
