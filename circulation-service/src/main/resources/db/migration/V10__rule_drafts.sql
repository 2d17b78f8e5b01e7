-- Why a version of the rules was published, and which older one it restores.
alter table rule_set add column note text;
alter table rule_set add column restores int references rule_set (version);
create index rule_set_published_at on rule_set (published_at);

-- Rule texts that are worked on. They need not be sound: that is what working on them is for.
create table rule_draft (
    id         uuid        primary key,
    version    bigint      not null,
    based_on   int         not null references rule_set (version),
    note       text,
    text       jsonb       not null,
    changed_at timestamptz not null,
    changed_by text        not null
);

-- Tells the other nodes at once that there are new rules. It happens a few times a year, so that the lock that a
-- notifying commit takes disturbs nobody.
create function tell_nodes() returns trigger language plpgsql as $$
begin
    perform pg_notify('carrel_circulation', tg_table_name);
    return null;
end $$;

create trigger rule_set_tells_nodes after insert on rule_set
    for each statement execute function tell_nodes();
create trigger opening_hours_tell_nodes after insert or update or delete on opening_hours
    for each statement execute function tell_nodes();
