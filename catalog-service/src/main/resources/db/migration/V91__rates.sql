-- Rows that come by the million, in the transaction that stores the record or the import that they belong to: looking
-- each of them up again and locking its parent costs more than writing it. Nothing is ever deleted from under them.
alter table record_key drop constraint record_key_record_id_fkey;
alter table match_key drop constraint match_key_record_id_fkey;
alter table import_record drop constraint import_record_import_id_fkey;

-- The shelf's index begins with the same column, under the same condition.
drop index item_shelf_key;

-- Octets are read far more often than they are written, and lz4 unpacks them several times faster; a server that was
-- built without it keeps what it has.
do $$
begin
    alter table record_version alter column octets set compression lz4;
    alter table import_held alter column octets set compression lz4;
exception
    when feature_not_supported then null;
end
$$;
