-- The rules that a library makes itself; those of MARC 21 come with the software.
create table validation_rule (
    id          uuid        primary key,
    version     bigint      not null,
    name        text        not null unique,
    kind        text        not null check (kind in ('BIBLIOGRAPHIC', 'HOLDINGS', 'AUTHORITY')),
    severity    text        not null check (severity in ('ERROR', 'WARNING', 'INFO')),
    tag         text        not null,
    subfield    text        check (length(subfield) = 1),
    checks      text        not null check (checks in ('REQUIRED', 'FORBIDDEN', 'MATCHES')),
    pattern     text,
    explanation text        not null,
    check ((checks = 'MATCHES') = (pattern is not null))
);
