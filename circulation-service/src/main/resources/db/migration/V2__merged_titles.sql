-- Which title answers for one that was merged: its requests go there, also those that come late.
alter table title add column merged_into uuid;
