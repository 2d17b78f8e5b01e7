-- When a loan was called back first.
alter table loan add column recalled_at timestamptz;

-- Since when an item is known; nobody knows it of those that were there before.
alter table item add column added_at timestamptz;

-- The last day on which a request is looked after by the rules; kept apart from the patron's own last day.
alter table request add column expires_on date;
create index request_expires_on on request (expires_on) where status in ('WAITING', 'PAGED');
