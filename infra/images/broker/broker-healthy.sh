#!/usr/bin/env bash
# Healthy: Mosquitto takes connections, and its files were compared with the database within the last minute.
set -euo pipefail
[ -n "$(find /run/rollcall-broker/looked-at -newermt '-60 seconds')" ]
exec 3<>/dev/tcp/127.0.0.1/8883 4<>/dev/tcp/127.0.0.1/8884
