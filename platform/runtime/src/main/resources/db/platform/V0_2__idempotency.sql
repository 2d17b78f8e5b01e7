-- The first answer to each Idempotency-Key, written in the transaction that it tells of. See org.carrel.platform.command.
create table idempotency_key (
    caller       text        not null,
    key          text        not null,
    fingerprint  bytea       not null,
    status       smallint,
    content_type text,
    location     text,
    etag         text,
    body         bytea,
    created_at   timestamptz not null,
    primary key (caller, key)
) with (fillfactor = 50);

create index idempotency_key_created_at on idempotency_key (created_at);
