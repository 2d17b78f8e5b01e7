create table role (
    code        text    primary key check (code ~ '^[a-z0-9][a-z0-9-]{0,39}$'),
    version     bigint  not null,
    name        text    not null,
    permissions text[]  not null,
    built_in    boolean not null
);

create table staff_account (
    id                  uuid        primary key,
    version             bigint      not null,
    username            text        not null,
    display_name        text        not null,
    active              boolean     not null,
    everywhere          boolean     not null,
    password_hash       text        not null,
    password_changed_at timestamptz not null,
    constraint staff_account_username unique (username)
);

create table staff_role (
    staff_id  uuid not null references staff_account (id) on delete cascade,
    role_code text not null references role (code),
    primary key (staff_id, role_code)
);

create index staff_role_role on staff_role (role_code);

create table staff_branch (
    staff_id  uuid not null references staff_account (id) on delete cascade,
    branch_id uuid not null,
    primary key (staff_id, branch_id)
);

create table api_client (
    id                   text        primary key,
    version              bigint      not null,
    name                 text        not null,
    scopes               text[]      not null,
    everywhere           boolean     not null,
    branches             uuid[]      not null,
    active               boolean     not null,
    secret_digest        text        not null,
    former_secret_digest text,
    former_good_until    timestamptz,
    last_used_at         timestamptz
);

comment on column api_client.secret_digest is 'SHA-256 of a random secret of 128 bits or more.';

-- A log-in and all that was refreshed from it.
create table session (
    id         uuid        primary key,
    kind       text        not null check (kind in ('STAFF', 'PATRON')),
    subject_id uuid        not null,
    started_at timestamptz not null,
    ends_at    timestamptz not null,
    revoked_at timestamptz,
    reason     text
);

create index session_subject on session (subject_id) where revoked_at is null;
create index session_ends_at on session (ends_at);

create table refresh_token (
    digest     text        primary key,
    session_id uuid        not null references session (id) on delete cascade,
    issued_at  timestamptz not null,
    expires_at timestamptz not null,
    used_at    timestamptz
);

create index refresh_token_session on refresh_token (session_id);

-- Failed log-ins. The key is a digest: what people type into the name field is sometimes their password.
create table login_failure (
    kind      text        not null,
    key       text        not null,
    failures  integer     not null,
    last_at   timestamptz not null,
    primary key (kind, key)
);

create index login_failure_last_at on login_failure (last_at);

-- Where an account has logged in from before; such an address is spared the count that is kept over all addresses.
create table login_familiar (
    key     text        primary key,
    last_at timestamptz not null
);

create index login_familiar_last_at on login_familiar (last_at);
