#!/usr/bin/env bash
# Writes the Secrets that the overlays refer to, with fresh random values, as manifests on standard output:
#
#   ./make-secrets.sh | kubectl apply -n carrel -f -
#
# Run it once. The first administrator's password is in the Secret carrel-bootstrap (and printed to standard error when that is a
# terminal). What it cannot know it takes from the environment, and leaves out when it is not there:
#   BACKUP_ACCESS_KEY_ID, BACKUP_SECRET_ACCESS_KEY   the object store of the production overlay
#   TLS_CERT, TLS_KEY                                files: certificate and key of the public host (else: cert-manager)
#   MACHINES_TLS_CERT, MACHINES_TLS_KEY              the same for the direct-routes component
#   SEARCH=yes                                       the administrator of the opensearch component
set -euo pipefail

random() { head -c 32 /dev/urandom | base64 | tr -d '\n=' | tr '+/' '-_'; }
base64_line() { base64 | tr -d '\n'; }

secret() { # name type key=value...
  local name=$1 type=$2
  shift 2
  printf -- '---\napiVersion: v1\nkind: Secret\nmetadata:\n  name: %s\n  labels:\n    app.kubernetes.io/part-of: carrel\n' "$name"
  [[ $type == kubernetes.io/basic-auth ]] && printf '    cnpg.io/reload: "true"\n'
  printf 'type: %s\ndata:\n' "$type"
  local pair
  for pair in "$@"; do
    printf '  %s: %s\n' "${pair%%=*}" "$(printf '%s' "${pair#*=}" | base64_line)"
  done
}

# What each service may ask of the others, as scopes of its own API client.
declare -A scopes=(
  [catalog]='"replicas.read"'
  [circulation]='"replicas.read"'
  [patron]='"replicas.read"'
  [ill]='"replicas.read"'
  [notification]='"replicas.read","patrons.contact.read"'
)

clients=
for service in catalog circulation patron ill notification; do
  secret "carrel-database-$service" kubernetes.io/basic-auth "username=$service" "password=$(random)"
  client_secret=$(random)
  secret "carrel-client-$service" Opaque "client-secret=$client_secret"
  clients+="${clients:+,}{\"id\":\"carrel-$service\",\"secret\":\"$client_secret\",\"scopes\":[${scopes[$service]}]}"
done

password=$(random)
bootstrap="{\"clients\":[$clients],\"staff\":[{\"username\":\"admin\",\"password\":\"$password\",\"roles\":[\"system-administrator\"],\"branches\":[\"*\"]}]}"
secret carrel-bootstrap Opaque "bootstrap.json=$bootstrap"

# Seals what the catalogue must know and not show: the passwords of outside databases. To replace the key, put a new one and a
# comma before it.
secret carrel-catalog-sealing Opaque "sealing-keys=first:$(head -c 32 /dev/urandom | base64_line)"

secret carrel-session Opaque "session-key=$(head -c 32 /dev/urandom | base64_line)"

if [[ -n ${BACKUP_ACCESS_KEY_ID:-} ]]; then
  secret carrel-backup-store Opaque "access-key-id=$BACKUP_ACCESS_KEY_ID" "secret-access-key=${BACKUP_SECRET_ACCESS_KEY:?}"
fi
if [[ -n ${TLS_CERT:-} ]]; then
  secret carrel-tls kubernetes.io/tls "tls.crt=$(cat "$TLS_CERT")" "tls.key=$(cat "${TLS_KEY:?}")"
fi
if [[ -n ${MACHINES_TLS_CERT:-} ]]; then
  secret carrel-machines-tls kubernetes.io/tls "tls.crt=$(cat "$MACHINES_TLS_CERT")" "tls.key=$(cat "${MACHINES_TLS_KEY:?}")"
fi
if [[ -n ${SEARCH:-} ]]; then
  secret carrel-search-admin kubernetes.io/basic-auth username=admin "password=$(random)"
fi
if [[ -t 2 ]]; then
  printf 'First administrator: admin, password %s\n' "$password" >&2
fi
