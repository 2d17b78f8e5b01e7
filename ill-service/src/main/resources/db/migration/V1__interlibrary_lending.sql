-- Libraries and brokers that requests go to.
create table partner (
  id             uuid    primary key,
  version        bigint  not null,
  authority      text    not null,
  symbol         text    not null,
  symbol_key     text    not null constraint partner_symbol_is_unique unique,
  name           text    not null,
  kind           text    not null check (kind in ('MANUAL', 'ISO18626', 'BROKER')),
  postal_address text,
  email          text,
  endpoint       text,
  lends          boolean not null,
  copies         boolean not null,
  loan_days      integer check (loan_days > 0),
  note           text,
  active         boolean not null
);
create index partner_by_name on partner (name, id);

-- Requests of our patrons for what others have.
create table ill_request (
  id                      uuid        primary key,
  version                 bigint      not null,
  state                   text        not null,
  patron_id               uuid        not null,
  pickup_service_point_id uuid        not null,
  type                    text        not null check (type in ('LOAN', 'COPY')),
  title                   text        not null,
  author                  text,
  isbn                    text        check (length(isbn) = 13),
  year                    text,
  needed_before           date,
  copy_article_title      text,
  copy_article_author     text,
  copy_volume             text,
  copy_issue              text,
  copy_pages              text,
  copyright_compliance    text,
  copyright_signed        boolean,
  duplicate_key           text        not null,
  partner_id              uuid        references partner,
  due_at                  timestamptz,
  condition               text,
  cost_minor              bigint,
  cost_currency           text        check (length(cost_currency) = 3),
  item_barcode            text,
  created_at              timestamptz not null,
  changed_at              timestamptz not null,
  search                  tsvector    generated always as (
    to_tsvector('simple', title || ' ' || coalesce(author, '') || ' ' || coalesce(isbn, '') || ' '
      || coalesce(copy_article_title, '') || ' ' || coalesce(item_barcode, ''))) stored,
  check ((type = 'COPY') = (copyright_signed is not null)),
  check ((cost_minor is null) = (cost_currency is null))
);
create index ill_request_board on ill_request (state, id desc);
create index ill_request_of_patron on ill_request (patron_id, id desc);
create index ill_request_search on ill_request using gin (search);

-- Every move a request made.
create table ill_request_move (
  id         uuid        primary key,
  request_id uuid        not null references ill_request,
  version    bigint      not null,
  at         timestamptz not null,
  actor_kind text        not null,
  actor      text        not null,
  action     text        not null,
  from_state text        not null,
  to_state   text        not null,
  partner_id uuid        references partner,
  waived     text        not null default '',
  note       text,
  unique (request_id, version)
);

-- What others own. A row that is gone stays as a tombstone, so that an older event cannot bring it back.
create table patron (
  id             uuid    primary key,
  version        bigint  not null,
  active         boolean not null,
  group_code     text    not null,
  expires_on     date,
  erased         boolean not null
);
create table patron_block (
  patron_id  uuid not null references patron,
  block_id   uuid not null,
  code       text not null,
  expires_on date,
  primary key (patron_id, block_id)
);
create table place (
  id        uuid    primary key,
  version   bigint  not null,
  kind      text    not null,
  parent_id uuid,
  time_zone text,
  pickup    boolean not null,
  removed   boolean not null
);
create table title (
  record_id    uuid    primary key,
  version      bigint  not null,
  full_key     text    not null,
  main_key     text    not null,
  title        text    not null,
  author       text,
  isbns        text[]  not null,
  suppressed   boolean not null,
  removed      boolean not null
);
create index title_by_full_key on title using hash (full_key);
create index title_by_main_key on title using hash (main_key);
create index title_by_isbn on title using gin (isbns);
create table item (
  id        uuid    primary key,
  version   bigint  not null,
  record_id uuid,
  withdrawn boolean not null,
  removed   boolean not null
);
create index item_left_of_title on item (record_id) where not withdrawn and not removed;
