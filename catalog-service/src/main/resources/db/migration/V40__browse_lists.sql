-- Browse lists: every heading that records use, in the order in which it files. The id is a digest of list, scheme and
-- text, so that whoever stores records knows it without asking, and a link to a heading lives as long as the heading.
create table heading (
    id           uuid    primary key,
    list         text    not null check (list in ('TITLE', 'NAME', 'SUBJECT', 'SERIES', 'CALL_NUMBER', 'CLASSIFICATION')),
    text         text    not null,
    scheme       text,
    sort_key     bytea   not null,
    form         uuid,
    base         uuid,
    shown        integer not null default 0,
    total        integer not null default 0,
    referred     integer not null default 0,
    authority_id uuid
);

create index heading_order on heading (list, sort_key, id);
create index heading_form on heading (form) where form is not null;
create index heading_base on heading (base) where base is not null;
create index heading_authority on heading (authority_id) where authority_id is not null;

-- Rows are counted up and down in place.
alter table heading set (fillfactor = 85);

-- Which record uses which heading. No foreign keys: rows come by the ten thousand and go with their record, in the
-- transaction that stores it.
create table heading_record (
    record_id  uuid     not null,
    heading_id uuid     not null,
    shown      boolean  not null,
    tag        text     not null,
    occurrence smallint not null,
    thesaurus  text,
    primary key (record_id, heading_id)
);

create index heading_record_heading on heading_record (heading_id, record_id);

-- References that authorities make from one heading to another.
create table heading_reference (
    authority_id uuid not null,
    from_id      uuid not null,
    to_id        uuid not null,
    kind         text not null check (kind in ('SEE', 'SEE_ALSO')),
    relation     text,
    primary key (authority_id, from_id, to_id, kind)
);

create index heading_reference_from on heading_reference (from_id);
create index heading_reference_to on heading_reference (to_id);

-- By which rules the lists were made, and how far they have been made by new ones.
create table heading_build (
    one         boolean primary key default true check (one),
    rules       text,
    making      text,
    position    uuid,
    records     bigint  not null default 0,
    runner      uuid,
    lease_until timestamptz
);

insert into heading_build default values;

-- The virtual shelf reads items in shelf order.
create index item_shelf_order on item (shelving_key, record_id) where shelving_key is not null and not withdrawn;
