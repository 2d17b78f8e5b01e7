-- Days of suspension, which a library may promise instead of a charge for being late.

create table suspension (
    loan_id      uuid        not null references loan (id),
    due_at       timestamptz not null,
    patron_id    uuid        not null,
    days         int         not null check (days > 0),
    until        date        not null,
    suspended_at timestamptz not null,
    actor        text        not null,
    lifted_at    timestamptz,
    lifted_by    text,
    primary key (loan_id, due_at),
    constraint lifted_as_a_whole check ((lifted_at is null) = (lifted_by is null))
);
create index suspension_patron on suspension (patron_id, until) where lifted_at is null;
