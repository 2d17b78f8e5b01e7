-- Where an item stands now, and the shelf in its order.
alter table item
    add column present_location_id uuid generated always as (coalesce(temporary_location_id, location_id)) stored,
    add column shelf_order text collate "C" generated always as (shelving_key || '  ' || coalesce(volume_key, '')) stored;

create index item_shelf_list on item (present_location_id, shelf_order, id)
    where shelving_key is not null and not withdrawn;
create index item_shelf_key on item (shelving_key) where shelving_key is not null and not withdrawn;
drop index item_shelf;
