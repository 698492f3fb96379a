#!/usr/bin/env bash
# Runs Mosquitto, and the command that keeps its files up to date: Mosquitto reads them again when they change. Ends, to be
# started again, when either of them ends or the configuration itself changes.
set -euo pipefail
files=/run/rollcall-broker
secrets=/run/secrets

rollcall broker-files --watch --out "$files" --port 8883 --hq-port 8884 --persistence /var/lib/rollcall-broker \
  --certificate "$secrets/broker-certificate" --key "$secrets/broker-key" &
watcher=$!
trap 'kill "$watcher" ${broker:+"$broker"} 2>/dev/null; wait; exit 0' TERM INT
until [ -e "$files/looked-at" ]; do
  kill -0 "$watcher" || exit 1
  sleep 0.2
done
mosquitto -c "$files/mosquitto.conf" &
broker=$!

state() { cat "$files/$1" "$secrets/broker-certificate" | cksum; }
configuration=$(state mosquitto.conf)
known=$(state acl; state passwords)
while kill -0 "$watcher" "$broker"; do
  sleep 1 &
  wait $! || true
  now=$(state acl; state passwords)
  if [ "$now" != "$known" ]; then
    known=$now
    kill -HUP "$broker"
  fi
  [ "$(state mosquitto.conf)" = "$configuration" ] || break
done
kill "$watcher" "$broker" 2>/dev/null || true
wait
exit 1
