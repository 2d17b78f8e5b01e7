#!/bin/sh
# Starts the service. Where secrets come as files (compose), NAME_FILE names the file whose content becomes NAME; only these
# two names, for other variables may end in _FILE by nature (CARREL_BOOTSTRAP_FILE is one).
set -eu

for name in CARREL_DATABASE_PASSWORD CARREL_CLIENT_SECRET; do
  eval "file=\${${name}_FILE:-}"
  if [ -n "$file" ]; then
    value=$(cat "$file")
    export "$name=$value"
    unset "${name}_FILE"
  fi
done

# exec: the JVM is process 1 and gets the SIGTERM that asks for an orderly stop. The flags are meant to be split into words.
# shellcheck disable=SC2086
exec java ${CARREL_JVM_FLAGS:-} ${JAVA_OPTS:-} -jar "${CARREL_APP:-/opt/carrel/app}/quarkus-run.jar" "$@"
