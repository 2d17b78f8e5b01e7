#!/usr/bin/env bash
# Runs once, when the PostgreSQL volume is new: a role and a database for each service, and no access to any other's.
set -euo pipefail

for service in catalog circulation patron ill notification; do
  psql -v ON_ERROR_STOP=1 --username "${POSTGRES_USER:-postgres}" --dbname postgres \
    -v name="$service" -v password="$(cat "${SECRETS:-/run/secrets}/database-$service")" <<'SQL'
create role :"name" login password :'password';
create database :"name" owner :"name";
revoke all on database :"name" from public;
SQL
done
