# shellcheck shell=bash
# One line for each table of the connected database: schema.table and its number of rows, exactly, in a fixed order.
# shellcheck disable=SC2034 # used by the scripts that read this file
COUNT_ROWS="
select format('%I.%I', n.nspname, c.relname) || ' ' ||
       (xpath('/row/c/text()', query_to_xml(format('select count(*) as c from only %I.%I', n.nspname, c.relname), false, true, '')))[1]::text
  from pg_class c join pg_namespace n on n.oid = c.relnamespace
 where c.relkind = 'r' and n.nspname not in ('pg_catalog', 'information_schema') and n.nspname not like 'pg_toast%'
 order by n.nspname collate \"C\", c.relname collate \"C\";"

# Empties the connected database, whoever made what is in it, and leaves the schema public as a new database has it.
# shellcheck disable=SC2034
DROP_ALL="
set local client_min_messages = warning;
do \$\$
declare
  it name;
begin
  for it in select nspname from pg_namespace where nspname not like 'pg\_%' and nspname <> 'information_schema' loop
    execute format('drop schema %I cascade', it);
  end loop;
end
\$\$;
create schema public authorization pg_database_owner;
comment on schema public is 'standard public schema';
grant usage on schema public to public;"
