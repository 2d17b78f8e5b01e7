-- Loans for use in the house: they count among themselves and are not renewed.
alter table loan add column on_site boolean not null default false;
