create table reading_list (
    id          uuid        primary key,
    version     bigint      not null,
    course      text        not null,
    term        text        not null,
    published   boolean     not null,
    document    jsonb       not null,
    cloned_from uuid        references reading_list (id) on delete set null,
    updated_by  text        not null,
    updated_at  timestamptz not null,
    unique (course, term)
);
