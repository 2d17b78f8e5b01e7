#!/usr/bin/env bash
# Dumps the five databases and the signing keys into a new folder, and verifies it:
#
#   PGHOST=… PGUSER=postgres PGPASSWORD=… [CARREL_KEYS=/var/lib/carrel] deploy/backup/backup.sh FOLDER
#
# FOLDER/<time>/ then holds a dump for each database (pg_dump's custom format), the rows of each of its tables as counted in the
# dump's own snapshot, keys.tar, and SHA256SUMS. It is written under another name first: a folder called after a time is complete.
# The keys sign tokens and the dumps hold personal data: the folder is for its owner alone, and should be encrypted before it travels.
#
# CARREL_DATABASES names other databases (default: the five). Uses pg_dump of the server's major version or newer.
set -euo pipefail
umask 077

target=${1:?usage: backup.sh FOLDER}
read -ra databases <<<"${CARREL_DATABASES:-catalog circulation patron ill notification}"
here=$(cd "$(dirname "$0")" && pwd)
# shellcheck source=deploy/backup/tables.sh
. "$here/tables.sh"

name=$(date -u +%Y%m%dT%H%M%SZ)
[[ ! -e $target/$name ]] || { echo "backup: $target/$name is there already" >&2; exit 1; }
mkdir -p "$target"
work=$(mktemp -d "$target/.unfinished-XXXXXX")
session=
finish() {
  [[ -z $session ]] || kill "$session" 2>/dev/null || true
  rm -rf "$work"
}
trap finish EXIT

for database in "${databases[@]}"; do
  # A session that holds a snapshot open: the dump and the counting see the very same rows.
  coproc PSQL { psql -X -q -A -t -v ON_ERROR_STOP=1 -d "$database"; }
  # shellcheck disable=SC2153 # set by coproc
  session=$PSQL_PID
  echo 'begin isolation level repeatable read read only; select pg_export_snapshot();' >&"${PSQL[1]}"
  if ! read -r -t 60 snapshot <&"${PSQL[0]}"; then
    echo "backup: cannot open a snapshot of $database" >&2
    exit 1
  fi
  pg_dump --format=custom --no-password --snapshot="$snapshot" --file="$work/$database.dump" "$database"
  { printf '%s\n' "$COUNT_ROWS" "commit;" "\\q"; } >&"${PSQL[1]}"
  cat <&"${PSQL[0]}" >"$work/$database.rows"
  wait "$session"
  session=
  [[ -s $work/$database.rows ]] || { echo "backup: $database has no tables" >&2; exit 1; }
  echo "backup: $database, $(wc -l <"$work/$database.rows") tables, $(du -h "$work/$database.dump" | cut -f1)"
done

if [[ -n ${CARREL_KEYS:-} ]]; then
  tar -C "$CARREL_KEYS" -cf "$work/keys.tar" .
  echo "backup: signing keys, $(tar -tf "$work/keys.tar" | grep -vc '/$') files"
else
  echo 'backup: no signing keys (CARREL_KEYS is not set)' >&2
fi

(cd "$work" && sha256sum -- * >SHA256SUMS)
"$here/restore.sh" --verify "$work"
mv "$work" "$target/$name"
echo "backup: $target/$name"
