# shellcheck shell=bash
# One line for each table of the connected database: schema.table and its number of rows, exactly, in a fixed order.
# shellcheck disable=SC2034 # used by the scripts that read this file
COUNT_ROWS="
select format('%I.%I', n.nspname, c.relname) || ' ' ||
       (xpath('/row/c/text()', query_to_xml(format('select count(*) as c from only %I.%I', n.nspname, c.relname), false, true, '')))[1]::text
  from pg_class c join pg_namespace n on n.oid = c.relnamespace
 where c.relkind = 'r' and n.nspname not in ('pg_catalog', 'information_schema') and n.nspname not like 'pg_toast%'
 order by n.nspname collate \"C\", c.relname collate \"C\";"
