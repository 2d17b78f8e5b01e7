-- MARC 21 and UNIMARC share a serialisation and no fields.
alter table record_version drop constraint record_version_encoding_check;
alter table record_version
    add constraint record_version_encoding_check check (encoding in ('MARC8', 'UTF8', 'ISO5426', 'OTHER')),
    add column dialect text not null default 'MARC21' check (dialect in ('MARC21', 'UNIMARC'));
