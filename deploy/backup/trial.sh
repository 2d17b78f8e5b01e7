#!/usr/bin/env bash
# Tries backup.sh and restore.sh for real: on a PostgreSQL of its own, started in a temporary folder from the server programs in PATH or
# in Debian's place, with the services' own migrations and with somebody writing all the while.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)

programs=$(dirname "$(command -v initdb || find /usr/lib/postgresql -name initdb 2>/dev/null | sort -V | tail -1)")
[[ -x $programs/initdb ]] || { echo 'trial: no PostgreSQL server programs here (Debian: postgresql)' >&2; exit 1; }
export PATH=$programs:$PATH

work=$(mktemp -d)
as=()
if [[ $(id -u) == 0 ]]; then
  # PostgreSQL refuses to run as root.
  as=(runuser -u postgres --)
  chown postgres "$work"
fi
writer=
finish() {
  [[ -z $writer ]] || kill "$writer" 2>/dev/null || true
  "${as[@]}" pg_ctl -D "$work/data" -m immediate stop >/dev/null 2>&1 || true
  rm -rf "$work"
}
trap finish EXIT
cd "$work"

export PGHOST=127.0.0.1 PGUSER=postgres PGPORT=$((20000 + RANDOM % 20000))
"${as[@]}" initdb -D "$work/data" -U postgres --auth=trust -E UTF8 --locale=C.UTF-8 >/dev/null
"${as[@]}" pg_ctl -D "$work/data" -l "$work/data/log" -w start \
  -o "-p $PGPORT -c listen_addresses=127.0.0.1 -c unix_socket_directories=$work -c fsync=off" >/dev/null

mkdir "$work/secrets" "$work/keys"
services=(catalog circulation patron ill notification)
for service in "${services[@]}"; do
  echo "it's $service" >"$work/secrets/database-$service"
done
SECRETS=$work/secrets "$root/deploy/compose/create-databases.sh" >/dev/null
echo 'a signing key' >"$work/keys/key.json"

passed=0
ok() {
  passed=$((passed + 1))
  echo "ok $1"
}
fails() { # what, expected words, command...
  local what=$1 expected=$2 output
  shift 2
  if output=$("$@" 2>&1); then
    echo "trial: should have failed: $what" >&2
    exit 1
  fi
  [[ $output == *"$expected"* ]] || { echo "trial: $what, but it said: $output" >&2; exit 1; }
  ok "$what"
}
fingerprint() {
  # Everything that makes up a database, as pg_dump writes it, less the lines that differ each time.
  pg_dump "$1" | grep -v -e '^\\restrict' -e '^\\unrestrict' | sha256sum
}

migrations=0
for service in "${services[@]}"; do
  while read -r migration; do
    psql -X -q -v ON_ERROR_STOP=1 -d "$service" -c "set role \"$service\"" -f "$migration" >/dev/null
    migrations=$((migrations + 1))
  done < <(find "$root/platform/runtime/src/main/resources/db/platform" \
    "$root/$service-service/src/main/resources/db/migration" -name 'V*.sql' 2>/dev/null | sort -V)
  psql -X -q -v ON_ERROR_STOP=1 -d "$service" -c "set role \"$service\"" \
    -c 'create table "Odd Name" (id bigint generated always as identity primary key, words text, amount numeric, raw bytea)' \
    -c "insert into \"Odd Name\" (words, amount, raw) select 'tøm ' || n, n / 7.0, decode(md5(n::text), 'hex') from generate_series(1, 20000) n" \
    -c 'create table nothing_in_it (id bigint primary key)'
done
ok "$migrations migrations of the services applied"

while :; do
  psql -X -q -d circulation -c "insert into \"Odd Name\" (words) values ('while the backup runs')" >/dev/null || break
done &
writer=$!
CARREL_KEYS=$work/keys "$here/backup.sh" "$work/backups" >"$work/log"
kill "$writer"
wait "$writer" 2>/dev/null || true
writer=
backup=$(ls -d "$work"/backups/2*)
[[ $(stat -c %a "$backup") == 700 ]]
ok 'a backup while somebody writes'

"$here/restore.sh" --verify "$backup" >/dev/null
ok 'it verifies'

declare -A before
for service in catalog patron ill notification; do
  before[$service]=$(fingerprint "$service")
done
fails 'a database with tables is left alone' 'has tables' "$here/restore.sh" "$backup"
for service in "${services[@]}"; do
  psql -X -q -d postgres -c "drop database $service with (force)" -c "create database $service owner $service"
done
rm "$work/keys/key.json"
CARREL_KEYS=$work/keys "$here/restore.sh" "$backup" >>"$work/log"
ok 'restored into empty databases'
for service in catalog patron ill notification; do
  [[ $(fingerprint "$service") == "${before[$service]}" ]] || { echo "trial: $service is not what it was" >&2; exit 1; }
done
ok 'the databases are what they were, to the byte of a dump'
[[ $(cat "$work/keys/key.json") == 'a signing key' ]]
ok 'the signing keys are back'
owners=$(psql -X -A -t -d ill -c "select distinct tableowner from pg_tables where schemaname = 'public'")
[[ $owners == ill ]]
ok 'the tables belong to their service'

psql -X -q -d ill -c 'delete from "Odd Name" where id % 2 = 0' -c 'create table left_over (id int)'
CARREL_KEYS=$work/keys "$here/restore.sh" --replace "$backup" >>"$work/log"
[[ $(fingerprint ill) == "${before[ill]}" ]]
ok 'restored over a changed database, which is then what it was'

psql -X -q -d ill -c 'select pg_sleep(20)' >/dev/null 2>&1 &
sleeper=$!
sleep 1
fails 'nothing happens while a service is connected' 'sessions are connected' "$here/restore.sh" --replace "$backup"
kill "$sleeper" 2>/dev/null || true

# What a restore that fails half-way leaves: the database as it was. (A dump that breaks inside, with checksums that agree.)
cp -r "$backup" "$work/broken"
echo 'no dump' >"$work/broken/patron.dump"
(cd "$work/broken" && rm SHA256SUMS && sha256sum -- * >SHA256SUMS)
fails 'a dump that cannot be read is noticed before anything is changed' 'patron.dump cannot be read' \
  "$here/restore.sh" --replace "$work/broken"
[[ $(fingerprint patron) == "${before[patron]}" ]]
ok 'and the database is as it was'

cp -r "$backup" "$work/damaged"
printf 'x' | dd of="$work/damaged/ill.dump" bs=1 seek=4000 conv=notrunc status=none
fails 'a damaged dump is noticed' 'is damaged' "$here/restore.sh" --verify "$work/damaged"
rm "$work/damaged/SHA256SUMS"
fails 'an unfinished backup is noticed' 'no complete backup' "$here/restore.sh" --verify "$work/damaged"
PGPORT=1 fails 'a backup without a server fails' 'backup:' "$here/backup.sh" "$work/none"
[[ -z $(ls -A "$work/none") ]]
ok 'and leaves nothing behind'

echo "trial: $passed passed, 0 failed"
