-- Schemes of call numbers, each with an order of its own.
alter table item drop constraint item_call_number_scheme_check;
alter table item add constraint item_call_number_scheme_check check (
    call_number_scheme in ('LC', 'DEWEY', 'NLM', 'SUDOC', 'SUDOC_CUTTERS_FIRST', 'UDC', 'ACCESSION', 'OTHER'));
