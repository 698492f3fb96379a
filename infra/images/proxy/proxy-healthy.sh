#!/usr/bin/env bash
# Healthy is a proxy that gets an answer from HQ.
set -euo pipefail
exec 3<>/dev/tcp/127.0.0.1/8081
printf 'GET /api/v1/health HTTP/1.0\r\nHost: 127.0.0.1\r\n\r\n' >&3
head -1 <&3 | grep -q ' 200 '
