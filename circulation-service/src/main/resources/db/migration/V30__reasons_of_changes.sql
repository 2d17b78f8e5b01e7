alter table item_availability_change add column comment text;
comment on column item_availability_change.comment is 'Why, in the words of who did it.';
