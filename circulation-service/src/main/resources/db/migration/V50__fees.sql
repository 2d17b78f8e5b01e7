-- Fees. What patrons owe is an append-only double-entry ledger: postings of lines that add up to nothing. The figures of
-- a fee and of an account are kept beside it in the same transaction, so that nobody has to add up a history at the desk.

create table fee_account (
    patron_id        uuid    not null,
    currency         char(3) not null,
    version          bigint  not null default 0,
    owed_minor       bigint  not null default 0,
    credit_minor     bigint  not null default 0,
    refund_due_minor bigint  not null default 0,
    primary key (patron_id, currency),
    constraint nothing_below_zero check (least(owed_minor, credit_minor, refund_due_minor) >= 0)
) with (fillfactor = 80);
comment on table fee_account is
    'What a patron owes in a currency. Its row is the lock of all that is posted for them, and comes last: after patron, item and title queue.';

create table fee (
    id                uuid        primary key,
    version           bigint      not null,
    patron_id         uuid        not null,
    kind              text        not null,
    type_code         text,
    loan_id           uuid,
    item_id           uuid,
    request_id        uuid,
    cause             text,
    branch_id         uuid        not null,
    comment           text,
    charged_at        timestamptz not null,
    settled_at        timestamptz,
    voided            boolean     not null default false,
    currency          char(3)     not null,
    amount_minor      bigint      not null,
    remaining_minor   bigint      not null,
    paid_minor        bigint      not null default 0,
    waived_minor      bigint      not null default 0,
    transferred_minor bigint      not null default 0,
    cancelled_minor   bigint      not null default 0,
    refunded_minor    bigint      not null default 0,
    recalled_minor    bigint      not null default 0,
    foreign key (patron_id, currency) references fee_account (patron_id, currency),
    constraint something_is_charged check (amount_minor > 0),
    constraint figures_add_up check
        (amount_minor = remaining_minor + paid_minor + waived_minor + transferred_minor + cancelled_minor),
    constraint nothing_below_zero check
        (least(remaining_minor, paid_minor, waived_minor, transferred_minor, cancelled_minor, refunded_minor,
               recalled_minor) >= 0),
    constraint no_more_comes_back_than_was_given check
        (refunded_minor <= paid_minor and recalled_minor <= transferred_minor),
    constraint settled_when_nothing_remains check ((remaining_minor = 0) = (settled_at is not null)),
    constraint nothing_remains_of_what_is_void check (not voided or remaining_minor = 0)
) with (fillfactor = 80);
create unique index fee_cause on fee (coalesce(loan_id, request_id, patron_id), kind, cause)
    where cause is not null and not voided;
create index fee_patron on fee (patron_id, id);
create index fee_open_patron on fee (patron_id, id) where remaining_minor > 0;
create index fee_loan on fee (loan_id) where loan_id is not null;
create index fee_item on fee (item_id, id) where item_id is not null;
create index fee_open_branch on fee (branch_id, patron_id) where remaining_minor > 0;

create table ledger_posting (
    id               uuid        primary key,
    posted_at        timestamptz not null,
    patron_id        uuid        not null,
    currency         char(3)     not null,
    act              text        not null,
    actor            text        not null,
    service_point_id uuid,
    method           text,
    drawer_id        uuid,
    reason           text,
    comment          text,
    owed_after_minor bigint      not null
);
create index ledger_posting_patron on ledger_posting (patron_id, id);
create index ledger_posting_drawer on ledger_posting (drawer_id, id) where drawer_id is not null;

create table ledger_line (
    posting_id   uuid   not null references ledger_posting (id),
    number       int    not null,
    book         text   not null,
    fee_id       uuid   references fee (id),
    amount_minor bigint not null,
    primary key (posting_id, number),
    constraint something_moves check (amount_minor <> 0),
    constraint a_debt_is_for_a_fee check (book <> 'RECEIVABLE' or fee_id is not null)
);
create index ledger_line_fee on ledger_line (fee_id) where fee_id is not null;

create trigger ledger_postings_are_immutable before update or delete on ledger_posting
    for each row execute function refuse_change();
create trigger ledger_lines_are_immutable before update or delete on ledger_line
    for each row execute function refuse_change();

create function posting_adds_up() returns trigger language plpgsql as $$
begin
    if (select sum(amount_minor) from ledger_line where posting_id = new.posting_id) <> 0 then
        raise exception 'posting % does not add up to nothing', new.posting_id;
    end if;
    return null;
end $$;
create constraint trigger postings_add_up after insert on ledger_line
    deferrable initially deferred for each row execute function posting_adds_up();
