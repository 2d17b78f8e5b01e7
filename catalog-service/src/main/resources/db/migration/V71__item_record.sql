-- The full item record.
alter table item
    add column call_number_prefix     text,
    add column call_number_suffix     text,
    add column volume_key             text collate "C",
    add column chronology             text,
    add column condition              text,
    add column pieces                 integer check (pieces >= 1),
    add column missing_pieces         integer check (missing_pieces >= 0),
    add column pieces_note            text,
    add column magnetic               boolean not null default false,
    add column security               text,
    add column public_note            text,
    add column staff_note             text,
    add column check_in_note          text,
    add column statistical_codes      text[]  not null default '{}',
    add column acquired_on            date,
    add column acquisition_minor      bigint  check (acquisition_minor >= 0),
    add column acquisition_currency   char(3),
    add column provenance             text,
    add column uri                    text,
    add column temporary_location_id  uuid    references place (id),
    add column temporary_loan_type    text,
    add column temporary_until        date,
    add column accession_register     text,
    add column accession_number       bigint,
    add column accession_text         text,
    add column inventoried_on         date,
    add column active_since           timestamptz,
    add column withdrawn_at           timestamptz,
    add column withdrawal_reason      text,
    add column withdrawal_disposition text,
    add column withdrawal_note        text,
    add constraint item_acquisition_price check ((acquisition_minor is null) = (acquisition_currency is null)),
    add constraint item_accession check (num_nulls(accession_register, accession_number, accession_text) in (0, 3));

create index item_temporary on item (temporary_until) where temporary_until is not null;
create index item_temporary_location on item (temporary_location_id) where temporary_location_id is not null;

-- Who changed what of an item, and when. Written once.
create table item_change (
    item_id  uuid        not null references item (id),
    version  bigint      not null,
    at       timestamptz not null,
    actor    text        not null,
    origin   text        not null,
    batch_id uuid,
    fields   jsonb       not null,
    primary key (item_id, version)
);

-- Numbers in the order in which things came: no gaps, no second use.
create table accession_register (
    code    text   primary key,
    version bigint not null,
    name    text   not null,
    prefix  text   not null default '',
    width   integer not null check (width between 1 and 12),
    next    bigint not null check (next >= 1)
);

alter table item
    add constraint item_accession_register foreign key (accession_register) references accession_register (code);
create unique index item_accession_number on item (accession_register, accession_number)
    where accession_register is not null;

-- Stretches of barcodes that a library may print.
create table barcode_range (
    code    text   primary key,
    version bigint not null,
    name    text   not null,
    prefix  text   not null,
    width   integer not null check (width between 1 and 18),
    check_digit text not null check (check_digit in ('NONE', 'CODABAR_14', 'CODE_39_MOD_43', 'EAN_13')),
    next    bigint not null check (next >= 0),
    last    bigint not null,
    check (next <= last + 1)
);

alter table code drop constraint code_list_check;
alter table code add constraint code_list_check check (
    list in ('MATERIAL_TYPE', 'LOAN_TYPE', 'CONDITION', 'STATISTICAL_CODE', 'WITHDRAWAL_REASON'));

insert into code (list, code, version, name) values
    ('CONDITION', 'new', 1, 'As new'),
    ('CONDITION', 'good', 1, 'Good'),
    ('CONDITION', 'worn', 1, 'Worn'),
    ('CONDITION', 'damaged', 1, 'Damaged'),
    ('CONDITION', 'fragile', 1, 'Fragile, handle with care'),
    ('WITHDRAWAL_REASON', 'worn-out', 1, 'Worn out'),
    ('WITHDRAWAL_REASON', 'damaged', 1, 'Damaged beyond repair'),
    ('WITHDRAWAL_REASON', 'outdated', 1, 'Outdated'),
    ('WITHDRAWAL_REASON', 'superseded', 1, 'Superseded by a newer edition'),
    ('WITHDRAWAL_REASON', 'surplus', 1, 'Surplus copy'),
    ('WITHDRAWAL_REASON', 'not-used', 1, 'Not used'),
    ('WITHDRAWAL_REASON', 'missing', 1, 'Missing');
