#!/usr/bin/env bash
# A Docker engine of its own for the drill, in a mount and a network namespace that has nothing but loopback: what runs on it can
# fetch nothing. Needs root.
#
#   test/compose/engine.sh start FOLDER | stop FOLDER | run FOLDER COMMAND…
#
# `run` runs a command in the engine's network, with DOCKER_HOST set. What lies under FOLDER is kept between starts.
set -euo pipefail
[ $# -ge 2 ] || { sed -n '2,8p' "$0"; exit 2; }
command=$1
folder=$(mkdir -p "$2" && cd "$2" && pwd)
shift 2
pid_of_engine() { cat "$folder/pid" 2>/dev/null || true; }
is_running() { [ -n "$(pid_of_engine)" ] && grep -qsa dockerd "/proc/$(pid_of_engine)/cmdline"; }
in_engine() { DOCKER_HOST="unix://$folder/sock" nsenter -t "$(pid_of_engine)" -n -- "$@"; }

case $command in
  start)
    if ! is_running; then
      rm -f "$folder/pid" "$folder/sock"
      # shellcheck disable=SC2016 # expanded inside
      setsid unshare -m -n --propagation private bash -c 'ip link set lo up
        exec dockerd --data-root "$0/data" --exec-root "$0/exec" --pidfile "$0/pid" -H "unix://$0/sock" --storage-driver overlay2' \
        "$folder" >"$folder/dockerd.log" 2>&1 &
      for _ in $(seq 150); do
        { is_running && in_engine docker version >/dev/null 2>&1; } && exit 0
        sleep 0.2
      done
      tail -20 "$folder/dockerd.log" >&2
      exit 1
    fi
    ;;
  stop)
    is_running || exit 0
    engine=$(pid_of_engine)
    kill "$engine"
    for _ in $(seq 300); do
      [ -e "/proc/$engine" ] || exit 0
      sleep 0.2
    done
    echo 'The engine did not end within a minute.' >&2
    exit 1
    ;;
  run) in_engine "$@" ;;
  *) exit 2 ;;
esac
