-- Subscriptions that are edited: a new pattern begins with the issue after the last one that stays.
alter table subscription add column first_sequence integer not null default 1 check (first_sequence > 0);

-- Who reads an issue before it goes to the shelf, in this order.
alter table subscription add column routing jsonb not null default '[]';
