-- Events that are committed and not yet on their topic. A row lives for milliseconds: once the broker has it, it is
-- deleted, because the topic is the record. The relay reads in the order of seq.
create table outbox (
    seq               bigint generated always as identity primary key,
    event_id          uuid        not null,
    topic             text        not null,
    type              text        not null,
    aggregate_id      uuid        not null,
    aggregate_version bigint      not null,
    occurred_at       timestamptz not null,
    traceparent       text,
    data              text        not null,
    recorded_at       timestamptz not null default clock_timestamp()
);

-- A queue table is always nearly empty but full of dead rows; vacuum it by count, not by share.
alter table outbox set (
    autovacuum_vacuum_scale_factor = 0,
    autovacuum_vacuum_threshold = 2000,
    autovacuum_vacuum_insert_scale_factor = 0,
    autovacuum_vacuum_insert_threshold = 20000,
    autovacuum_analyze_scale_factor = 0,
    autovacuum_analyze_threshold = 20000
);

comment on table outbox is 'Events not yet published; the relay deletes what the broker has acknowledged.';
comment on column outbox.topic is 'Topic without the prefix of the installation.';
comment on column outbox.recorded_at is 'When the row was written by the clock of the database; the age of the backlog is told from it.';

-- What each consumer has already handled, so that a redelivered event changes nothing.
create table inbox (
    consumer   text        not null,
    event_id   uuid        not null,
    handled_at timestamptz not null default clock_timestamp(),
    primary key (consumer, event_id)
);

create index inbox_handled_at on inbox using brin (handled_at);

comment on table inbox is 'Events handled, by consumer; rows older than any possible redelivery are purged daily.';

-- Dead letters that staff have dealt with. The letters themselves are on the dead-letter topic.
create table dead_letter_closed (
    letter_id uuid        primary key,
    outcome   text        not null check (outcome in ('REPLAYED', 'DISCARDED')),
    closed_by text        not null,
    closed_at timestamptz not null default clock_timestamp()
);

comment on table dead_letter_closed is 'Dead letters that need no more attention; purged after the topic has forgotten them.';
