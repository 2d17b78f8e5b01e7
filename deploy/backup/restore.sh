#!/usr/bin/env bash
# Restores what backup.sh made, and verifies it:
#
#   deploy/backup/restore.sh --verify FOLDER     only looks: checksums, and that each dump can be read to its end
#   PGHOST=… PGUSER=postgres PGPASSWORD=… [CARREL_KEYS=/var/lib/carrel] deploy/backup/restore.sh [--replace] FOLDER
#
# The roles and the databases must be there, as the operator or create-databases.sh makes them, and no service may run. A database that
# has tables is left alone, and nothing is restored at all, unless --replace is given. Afterwards the rows of every table are counted
# and must be what they were.
set -euo pipefail
umask 077

replace=
verify=
while [[ ${1:-} == --* ]]; do
  case $1 in
    --replace) replace=yes ;;
    --verify) verify=yes ;;
    *) echo "restore: unknown option $1" >&2; exit 2 ;;
  esac
  shift
done
source=${1:?usage: restore.sh [--verify | --replace] FOLDER}
here=$(cd "$(dirname "$0")" && pwd)
# shellcheck source=deploy/backup/tables.sh
. "$here/tables.sh"

fail() {
  echo "restore: $*" >&2
  exit 1
}

[[ -s $source/SHA256SUMS ]] || fail "$source is no complete backup: no SHA256SUMS"
(cd "$source" && sha256sum --quiet --strict --check SHA256SUMS) || fail "$source is damaged"
databases=()
for dump in "$source"/*.dump; do
  database=$(basename "$dump" .dump)
  databases+=("$database")
  [[ -s $source/$database.rows ]] || fail "$database.rows is missing"
  # Reads and decompresses every row without a server.
  pg_restore --file=/dev/null "$dump" || fail "$database.dump cannot be read"
done
[[ ! -e $source/keys.tar ]] || tar -tf "$source/keys.tar" >/dev/null || fail 'keys.tar cannot be read'
echo "restore: $source is whole: ${databases[*]}$([[ -e $source/keys.tar ]] && echo ', signing keys')"
[[ -z $verify ]] || exit 0

# Everything is looked at before anything is changed.
for database in "${databases[@]}"; do
  rows=$(psql -X -q -A -t -v ON_ERROR_STOP=1 -d "$database" -c "$COUNT_ROWS") || fail "database $database is not there"
  [[ -z $rows || -n $replace ]] || fail "database $database has tables; --replace would drop them"
  others=$(psql -X -q -A -t -d "$database" -c \
    'select count(*) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()')
  [[ $others == 0 ]] || fail "$others sessions are connected to $database: stop the services first"
done
if [[ -e $source/keys.tar && -n ${CARREL_KEYS:-} && -n $(ls -A "$CARREL_KEYS" 2>/dev/null) && -z $replace ]]; then
  fail "$CARREL_KEYS is not empty; --replace would overwrite the signing keys"
fi

for database in "${databases[@]}"; do
  owner=$(psql -X -q -A -t -v ON_ERROR_STOP=1 -d "$database" \
    -c 'select pg_get_userbyid(datdba) from pg_database where datname = current_database()')
  # One transaction: a database is restored or it is as it was. The commit is sent only after the dump was read to its end.
  {
    echo 'begin;'
    [[ -z $replace ]] || echo "$DROP_ALL"
    echo "set role \"$owner\";"
    pg_restore --no-owner --file=- "$source/$database.dump" && echo 'commit;'
  } | psql -X -q -v ON_ERROR_STOP=1 -d "$database" >/dev/null
  psql -X -q -A -t -v ON_ERROR_STOP=1 -d "$database" -c "$COUNT_ROWS" | diff "$source/$database.rows" - >&2 ||
    fail "$database differs from the backup"
  psql -X -q -d "$database" -c 'analyze'
  echo "restore: $database, $(wc -l <"$source/$database.rows") tables as they were"
done

if [[ -e $source/keys.tar && -n ${CARREL_KEYS:-} ]]; then
  mkdir -p "$CARREL_KEYS"
  tar -C "$CARREL_KEYS" -xpf "$source/keys.tar"
  echo "restore: signing keys into $CARREL_KEYS"
fi
