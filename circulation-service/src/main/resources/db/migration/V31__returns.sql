-- What staff look at whenever an item is in hand, as the catalogue tells.
alter table item
    add column alert          text,
    add column pieces         int,
    add column missing_pieces int,
    add column pieces_note    text;

-- Check-ins are things of their own: they can be reversed, and say what they did. Scans from before that have no id.
alter table scan
    add column check_in_id   uuid,
    add column item_version  bigint,
    add column returned_at   timestamptz,
    add column request_id    uuid,
    add column uses_in_house int not null default 0,
    add column reversed_at   timestamptz,
    add column reversed_by   text;
update scan set uses_in_house = 1 where used_in_house;
alter table scan drop column used_in_house;
create unique index scan_check_in on scan (check_in_id) where check_in_id is not null;
