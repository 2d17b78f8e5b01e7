#!/usr/bin/env bash
# Makes what the compose file needs and the repository must not hold: random secrets (files in ./secrets) and .env with the id of
# the Kafka cluster. What exists is kept, so it may run again.
set -euo pipefail
cd "$(dirname "$0")"
umask 077

random() { head -c 32 /dev/urandom | base64 | tr -d '\n=' | tr '+/' '-_'; }
keep_or_make() { [[ -s secrets/$1 ]] || random >"secrets/$1"; }

mkdir -p secrets
services=(catalog circulation patron ill notification)
keep_or_make postgres
for service in "${services[@]}"; do
  keep_or_make "database-$service"
  keep_or_make "client-$service"
done

if [[ ! -s secrets/bootstrap ]]; then
  password=$(random)
  clients=
  for service in "${services[@]}"; do
    scopes='"replicas.read"'
    [[ $service == notification ]] && scopes+=',"patrons.contact.read"'
    clients+="${clients:+,}{\"id\":\"carrel-$service\",\"secret\":\"$(cat "secrets/client-$service")\",\"scopes\":[$scopes]}"
  done
  printf '{"clients":[%s],"staff":[{"username":"admin","password":"%s","roles":["system-administrator"],"branches":["*"]}]}' \
    "$clients" "$password" >secrets/bootstrap
  echo "First administrator: admin, password $password (also in secrets/bootstrap)"
fi

# Compose mounts secret files with their own owner and mode: the folder keeps others out, the files must be readable by the
# containers' users (10001 and postgres).
chmod 0700 secrets
chmod 0444 secrets/*

touch .env
grep -q '^KAFKA_CLUSTER_ID=' .env || echo "KAFKA_CLUSTER_ID=$(head -c 16 /dev/urandom | base64 | tr -d '\n=' | tr '+/' '-_')" >>.env
for variable in CARREL_SMTP_HOST CARREL_MAIL_FROM; do
  grep -q "^$variable=" .env || [[ -n ${!variable:-} ]] || echo "Set $variable in $PWD/.env" >&2
done
