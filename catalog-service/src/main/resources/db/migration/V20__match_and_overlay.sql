-- Titles, authors and years find duplicates that carry no number.
alter table record_key drop constraint record_key_type_check;
alter table record_key add check (type in ('ISBN', 'ISSN', 'LCCN', 'OCLC', 'SYSTEM', 'TITLE'));

-- Fields that match sets look at beyond the numbers that every record is known by, and what records say there.
create table match_field (
    field     text    primary key,
    filled_to uuid,
    filled    boolean not null default false
);

create table match_key (
    field     text not null references match_field (field),
    value     text not null,
    record_id uuid not null references record (id),
    primary key (field, value, record_id)
);

create index match_key_record on match_key (record_id);

-- Match sets, overlay profiles and item mappings, as data.
create table import_rule (
    kind       text        not null check (kind in ('MATCH_SET', 'OVERLAY_PROFILE', 'ITEM_MAPPING')),
    code       text        not null,
    version    bigint      not null,
    name       text        not null,
    definition jsonb       not null,
    primary key (kind, code)
);
