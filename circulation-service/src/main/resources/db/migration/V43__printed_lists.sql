-- Which copies are on a printed pull list. The marker counts as long as the same copy is asked for.
alter table request
    add column printed_item_id uuid,
    add column printed_at      timestamptz,
    add column printed_by      text;
create index request_to_pull on request (supplied_item_id) where status = 'PAGED';
