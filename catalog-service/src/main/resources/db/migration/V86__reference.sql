create table reference_question (
    id          uuid        primary key,
    version     bigint      not null,
    asked_at    timestamptz not null,
    branch_id   uuid        references place (id),
    channel     text        not null,
    kind        text        not null,
    question    text        not null,
    answer      text,
    sources     text[]      not null default '{}',
    minutes     integer     not null check (minutes >= 0),
    tags        text[]      not null default '{}',
    answered_by text        not null
);

create index reference_question_asked on reference_question (asked_at);
