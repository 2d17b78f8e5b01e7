-- Days on which branches are closed for a cause that nobody foresaw, and the dates that were moved for it.
create table closure (
    id              uuid        primary key,
    version         bigint      not null,
    branch_ids      uuid[]      not null,
    first_day       date        not null,
    last_day        date        not null,
    reason          text        not null,
    state           text        not null,
    entered_at      timestamptz not null,
    entered_by      text        not null,
    reversed_at     timestamptz,
    reversed_by     text,
    loans_moved     bigint      not null default 0,
    shelves_moved   bigint      not null default 0,
    restored        bigint      not null default 0,
    kept            bigint      not null default 0,
    constraint closure_ends_after_it_begins check (last_day >= first_day),
    constraint reversed_as_a_whole check
        ((state in ('REVERSING', 'REVERSED')) = (reversed_at is not null) and (reversed_at is null) = (reversed_by is null))
);
create index closure_in_work on closure (id) where state in ('MOVING', 'REVERSING');

create table closure_move (
    closure_id uuid        not null references closure (id),
    kind       text        not null,
    subject_id uuid        not null,
    moved_from timestamptz not null,
    moved_to   timestamptz not null,
    moved_at   timestamptz not null,
    restored   boolean,
    primary key (closure_id, kind, subject_id)
);
create index closure_move_open on closure_move (closure_id, kind, subject_id) where restored is null;
comment on column closure_move.restored is 'Null until the closure is reversed; false if somebody had changed the date since.';

create trigger closure_tells_nodes after insert or update of state on closure
    for each statement execute function tell_nodes();
