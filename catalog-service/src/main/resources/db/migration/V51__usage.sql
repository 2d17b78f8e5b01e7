-- How often the catalogue was used, and by which way; nothing of who it was.
create table usage_count (
    day    date   not null,
    source text   not null check (source in ('API', 'SRU', 'OAI_PMH', 'Z3950')),
    act    text   not null check (act in ('SEARCH', 'VIEW', 'DOWNLOAD', 'HARVEST')),
    count  bigint not null check (count > 0),
    primary key (day, source, act)
);
