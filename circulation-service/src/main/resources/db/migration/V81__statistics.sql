-- Counts of what happened, by day of the branch where it happened. They outlive the link of a loan to its patron.
create table circulation_count (
    day               date   not null,
    branch_id         uuid   not null,
    kind              text   not null,
    patron_group      text   not null,
    material_type     text   not null,
    loan_type         text   not null,
    location_id       uuid,
    call_number_class text   not null,
    number            bigint not null
);
create index circulation_count_day on circulation_count (day, branch_id);

create table circulation_counted (
    time_zone  text        not null,
    day        date        not null,
    counted_at timestamptz not null,
    primary key (time_zone, day)
);

-- Rows arrive in the order of these moments, so that a few pages tell a day.
create index loan_checked_out_at on loan using brin (checked_out_at);
create index loan_renewal_renewed_at on loan_renewal using brin (renewed_at);
create index request_placed_at on request using brin (placed_at);
create index request_ended_at on request (ended_at) where ended_at is not null;

create function call_number_class(call_number text) returns text
    language sql immutable parallel safe
    return case
        when call_number is null then ''
        when call_number ~* '^\s*[a-z]{1,3}\s*[0-9]' then upper(substring(call_number from '^\s*([A-Za-z]{1,3})'))
        when call_number ~ '^\s*[0-9]{3}' then substring(call_number from '^\s*([0-9]{2})') || '0'
        else upper(left(split_part(btrim(call_number), ' ', 1), 16))
    end;
comment on function call_number_class(text) is
    'The class letters of a Library of Congress number (QA), the division of a Dewey number (510), else the first word.';
