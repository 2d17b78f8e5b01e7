-- How often a loan was renewed since its item was seen last, and when it was tried to be renewed by itself.
alter table loan add column unseen_renewals int not null default 0;
alter table loan add column auto_renewal_tried_at timestamptz;
create index if not exists loan_open_due on loan (due_at) where returned_at is null;

alter table loan_renewal add column kind text not null default 'UNSEEN';
alter table loan_renewal add column override_reasons jsonb;

-- Due dates that were moved, other than by a renewal.
create table loan_due_date_change (
    loan_id          uuid        not null references loan (id),
    loan_version     bigint      not null,
    changed_at       timestamptz not null,
    due_before       timestamptz not null,
    due_after        timestamptz not null,
    reason           text        not null,
    note             text,
    overridden       text[]      not null default '{}',
    service_point_id uuid,
    actor            text        not null,
    primary key (loan_id, loan_version)
);
comment on table loan_due_date_change is 'Who moved a due date, where, when and why. Append only.';
create trigger loan_due_date_change_is_immutable before update or delete on loan_due_date_change
    for each row execute function refuse_change();

-- A check-out that was taken back as a mistake: the loan has ended and counts nowhere. Its requests stand as they stood.
alter table loan add column reversed_at timestamptz;
alter table loan add column moved_requests jsonb;
alter table loan add constraint reversed_is_ended check (reversed_at is null or returned_at is not null);
comment on column loan.moved_requests is 'How the requests stood that the check-out moved, so that it can be taken back.';
alter table item_availability_change add column if not exists destination_id uuid;
