-- Patrons look alike by letters, not by spelling: trigrams find a word by its beginning and a name by its likeness.
create extension if not exists pg_trgm;

-- Branches, as catalog-service told of them. Removed ones stay behind as a version, so that late news cannot revive them.
create table branch (
    id      uuid    primary key,
    version bigint  not null,
    code    text    not null,
    name    text    not null,
    removed boolean not null default false
);

comment on table branch is 'Replica of catalog-service''s places, branches only; written by its events alone.';

create table patron_group (
    code          text    primary key check (code ~ '^[a-z0-9][a-z0-9-]{0,39}$'),
    version       bigint  not null,
    name          text    not null,
    expiry_months integer check (expiry_months > 0),
    minimum_age   integer check (minimum_age >= 0),
    maximum_age   integer check (maximum_age >= minimum_age or minimum_age is null)
);

create table patron (
    id             uuid    primary key,
    version        bigint  not null,
    first_name     text    not null,
    last_name      text    not null,
    preferred_name text,
    birth_date     date,
    email          text,
    phone          text,
    address_line1  text,
    address_line2  text,
    postal_code    text,
    city           text,
    country        text,
    language       text,
    notes          text,
    group_code     text    not null references patron_group (code),
    home_branch_id uuid    not null,
    enrolled_on    date    not null,
    expires_on     date,
    active         boolean not null,
    -- Derived by the service from the columns above, folded: capitals and diacritics gone.
    sort_name      text    not null collate "C",
    search_text    text    not null collate "C",
    email_key      text,
    phone_key      text
);

comment on column patron.sort_name is 'Last name, then first, folded; lists are sorted by it.';
comment on column patron.search_text is 'Every word a patron can be found by, folded, each with a space before it.';

create index patron_sort_name on patron (sort_name, id);
create index patron_search_text on patron using gin (search_text gin_trgm_ops);
create index patron_email_key on patron (email_key) where email_key is not null;
create index patron_phone_key on patron (phone_key) where phone_key is not null;
create index patron_birth_date on patron (birth_date, sort_name) where birth_date is not null;
create index patron_group_code on patron (group_code);
create index patron_home_branch on patron (home_branch_id, sort_name, id);

-- Every card ever issued. A number belongs to one patron for ever; and a patron has one active card at the most.
create table patron_card (
    patron_id uuid        not null references patron (id) on delete cascade,
    number    text        not null,
    state     text        not null check (state in ('ACTIVE', 'LOST', 'REPLACED')),
    issued_at timestamptz not null,
    ended_at  timestamptz,
    primary key (patron_id, number),
    constraint patron_card_number_is_unique_for_ever unique (number),
    check ((state = 'ACTIVE') = (ended_at is null))
);

create unique index patron_card_one_active on patron_card (patron_id) where state = 'ACTIVE';

create sequence card_number_seq minvalue 1 maxvalue 99999999;

create table patron_block (
    patron_id       uuid        not null references patron (id) on delete cascade,
    block_id        uuid        not null,
    code            text        not null,
    description     text        not null,
    patron_message  text,
    stops_check_out boolean     not null,
    stops_renewal   boolean     not null,
    stops_request   boolean     not null,
    expires_on      date,
    set_by          text        not null,
    set_at          timestamptz not null,
    primary key (patron_id, block_id)
);

-- Kept apart from the patron, so that no query for a record ever carries it along.
create table patron_pin (
    patron_id  uuid        primary key references patron (id) on delete cascade,
    hash       text        not null,
    changed_at timestamptz not null
);

create table audit_entry (
    id           uuid        primary key,
    at           timestamptz not null,
    actor        text        not null,
    actor_kind   text        not null,
    action       text        not null,
    subject_kind text        not null,
    subject_id   text        not null,
    fields       text[]      not null
);

create index audit_entry_subject on audit_entry (subject_kind, subject_id, id);

comment on table audit_entry is 'Who changed what. Ids and names of fields only: no personal data.';
