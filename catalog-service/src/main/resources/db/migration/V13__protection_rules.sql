-- What only those may touch who make the rules: fields, or all records of a source.
create table protection_rule (
    id       uuid   primary key,
    version  bigint not null,
    tag      text,
    subfield text   check (length(subfield) = 1),
    source   text,
    reason   text   not null,
    check (tag is not null or (source is not null and subfield is null))
);
