-- What places made of the severities of findings; see the package findings.
create table finding_severity (
    place_id   uuid        primary key,
    version    bigint      not null,
    severities jsonb       not null,
    changed_at timestamptz not null,
    changed_by text        not null
);
