-- Loans whose item does not come back as it should. A loan that ends without its item has no service point of return.
alter table loan
    add column claimed_returned_at timestamptz,
    add column lost_at             timestamptz,
    add column closed_as           text;
comment on column loan.claimed_returned_at is 'When the patron says it was returned; null if there is no open claim.';
comment on column loan.closed_as is 'Why the loan ended without its item; null if it is open, or the item came back.';

create table loan_loss (
    loan_id           uuid        primary key references loan (id),
    item_id           uuid        not null,
    patron_id         uuid        not null,
    how               text        not null,
    lost_at           timestamptz not null,
    declared_by       text        not null,
    service_point_id  uuid,
    reason            text,
    bill_at           timestamptz not null,
    billed_at         timestamptz,
    cost_wanted       boolean     not null default false,
    cost_wanted_until timestamptz,
    settled_at        timestamptz,
    found_at          timestamptz
);
create index loan_loss_lasting on loan_loss (item_id, lost_at) where found_at is null;
create index loan_loss_to_bill on loan_loss (bill_at) where billed_at is null and found_at is null;
create index loan_loss_cost_wanted on loan_loss (cost_wanted_until) where cost_wanted;

create table loan_claim (
    id                 uuid        primary key,
    loan_id            uuid        not null references loan (id),
    patron_id          uuid        not null,
    claimed_at         timestamptz not null,
    comment            text,
    reported_by        text        not null,
    reported_at        timestamptz not null,
    service_point_id   uuid,
    resolution         text,
    resolution_comment text,
    resolved_by        text,
    resolved_at        timestamptz,
    resolved_at_id     uuid,
    constraint resolved_as_a_whole check ((resolution is null) = (resolved_at is null))
);
create unique index loan_claim_open on loan_claim (loan_id) where resolved_at is null;
create index loan_claim_loan on loan_claim (loan_id);
create index loan_claim_patron on loan_claim (patron_id);
