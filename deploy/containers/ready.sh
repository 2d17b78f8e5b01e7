#!/bin/bash
# Exit status 0 if the service is ready. For compose; Kubernetes asks by itself. Plain bash, since the runtime image has no promise of
# curl.
set -eu
exec 3<>"/dev/tcp/127.0.0.1/${QUARKUS_HTTP_PORT:-8080}"
printf 'GET /q/health/ready HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n' >&3
read -r -t 3 _ status _ <&3
[[ $status == 200 ]]
