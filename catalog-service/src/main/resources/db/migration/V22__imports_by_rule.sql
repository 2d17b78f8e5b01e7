-- Imports whose records are held to the validation rules, and that keep off what is protected.
alter table import
    add column touches_protected boolean not null default false,
    add column findings_errors   bigint  not null default 0,
    add column findings_warnings bigint  not null default 0,
    add column findings_infos    bigint  not null default 0,
    add column findings_rejected bigint  not null default 0;

update import set plan = plan || '{"findings": "REPORT"}' where plan is not null;

-- The rules that a rejected record breaks, and a staged one.
alter table import_record add column findings jsonb;
alter table import_staged add column findings jsonb;
