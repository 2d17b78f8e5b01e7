-- Finding items; see org.carrel.catalog.itemsearch. The expressions are repeated word for word in the query.
create index item_barcode_end on item ((reverse(barcode)) collate "C") where barcode is not null;
create index item_call_number_begin on item ((lower(regexp_replace(call_number, '\s+', '', 'g'))) collate "C")
    where call_number is not null;
create index item_accession_begin on item ((lower(accession_text)) collate "C") where accession_text is not null;
create index item_notes on item using gin (
    to_tsvector('simple', coalesce(public_note, '') || ' ' || coalesce(staff_note, '') || ' '
        || coalesce(check_in_note, '') || ' ' || coalesce(pieces_note, '')))
    where num_nonnulls(public_note, staff_note, check_in_note, pieces_note) > 0;

-- The orders in which items are listed.
create index item_in_shelf_order on item (coalesce(shelf_order, ''), id);
create index item_in_barcode_order on item ((coalesce(barcode, '')) collate "C", id);
create index item_newest on item (created_at desc, id desc);

-- What few items have. What many have is met soon enough by going through an order.
create index item_process_tags on item using gin (process_tags) where process_tags <> '{}';
create index item_statistical_codes on item using gin (statistical_codes) where statistical_codes <> '{}';
create index item_material_type on item (material_type);
create index item_loan_type on item (loan_type);
create index item_present_location on item (present_location_id);
create index item_gone on item (id) where withdrawn;
create index item_availability_state on item_availability (availability, item_id);
