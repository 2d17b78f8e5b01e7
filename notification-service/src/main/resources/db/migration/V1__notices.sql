-- Templates that were edited; those that come with the service are not in here.
create table template_version (
  kind       text        not null,
  language   text        not null,
  version    integer     not null check (version > 0),
  subject    text        not null,
  body_text  text        not null,
  body_html  text        not null,
  changed_by text        not null,
  changed_at timestamptz not null,
  primary key (kind, language, version)
);

-- What the library decided about kinds of notice: which ones nobody can refuse.
create table kind_setting (
  kind      text    primary key,
  version   bigint  not null,
  mandatory boolean not null
);

-- What patrons decided.
create table preference (
  patron_id uuid   primary key,
  version   bigint not null
);
create table preference_choice (
  patron_id uuid    not null references preference on delete cascade,
  kind      text    not null,
  channel   text    not null,
  wanted    boolean not null,
  primary key (patron_id, kind, channel)
);

create table notice (
  id               uuid        primary key,
  version          bigint      not null,
  idempotency_key  text        not null unique,
  kind             text        not null,
  patron_id        uuid        not null,
  subject_kind     text        not null,
  subject_id       uuid        not null,
  record_id        uuid,
  item_id          uuid,
  title            text,
  author           text,
  place_id         uuid,
  until            timestamptz,
  fact_reason      text,
  good_until       timestamptz not null,
  channel          text        not null,
  state            text        not null
    check (state in ('PENDING', 'SENDING', 'DELIVERED', 'FAILED', 'CANCELLED', 'SUPPRESSED')),
  attempts         integer     not null,
  reason           text,
  next_attempt_at  timestamptz check ((state = 'PENDING') = (next_attempt_at is not null)),
  claimed_until    timestamptz check ((state = 'SENDING') = (claimed_until is not null)),
  language         text,
  template_version integer,
  resend_of        uuid,
  created_at       timestamptz not null,
  settled_at       timestamptz
);
create index notice_to_send on notice (next_attempt_at) where state = 'PENDING';
create index notice_being_sent on notice (claimed_until) where state = 'SENDING';
create index notice_of_patron on notice (patron_id, id desc);
create index notice_by_state on notice (state, id desc);
create index notice_to_forget on notice (settled_at) where settled_at is not null;

create table notice_attempt (
  notice_id    uuid        not null references notice on delete cascade,
  number       integer     not null,
  at           timestamptz not null,
  outcome      text        not null,
  reason       text,
  reply_code   integer,
  reply_status text,
  primary key (notice_id, number)
);

-- How things stand with what notices are about.
create table standing (
  subject_kind text        not null,
  subject_id   uuid        not null,
  version      bigint      not null,
  status       text        not null,
  until        timestamptz,
  record_id    uuid,
  heard_at     timestamptz not null,
  primary key (subject_kind, subject_id)
);
create index standing_to_forget on standing (heard_at) where status = 'ENDED';

-- What others own. A row that is gone stays as a tombstone, so that an older event cannot bring it back.
create table title (
  record_id uuid    primary key,
  version   bigint  not null,
  title     text    not null,
  author    text,
  removed   boolean not null
);
create table place (
  id        uuid    primary key,
  version   bigint  not null,
  kind      text    not null,
  name      text    not null,
  parent_id uuid,
  time_zone text,
  removed   boolean not null
);
