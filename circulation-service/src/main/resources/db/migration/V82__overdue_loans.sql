-- What jobs walk through: overdue loans, and nothing that counts as lost or claimed to be returned.
create index loan_overdue on loan (due_at, id)
    where returned_at is null and lost_at is null and claimed_returned_at is null;
