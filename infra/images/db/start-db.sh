#!/usr/bin/env bash
# Runs PostgreSQL 18. Makes the cluster at the first start: the owner of the tables comes from a secret, `rollcall migrate` makes
# the service's role. A cluster that exists is whole: initdb works in a folder of another name.
set -euo pipefail
bin=/usr/lib/postgresql/18/bin
data=/var/lib/postgresql/18
owner=rollcall_owner

if [ ! -e "$data/PG_VERSION" ]; then
  rm -rf "$data.new"
  "$bin/initdb" --pgdata="$data.new" --username="$owner" --pwfile=/run/secrets/database-owner-password --auth=scram-sha-256 \
    --encoding=UTF8 --locale=C --locale-provider=builtin --builtin-locale=C.UTF-8 --data-checksums --no-instructions
  # Whoever is in this container is the owner; everybody else needs a password.
  printf '%s\n' 'local all all peer map=container' 'host all all all scram-sha-256' >"$data.new/pg_hba.conf"
  printf 'container rollcall %s\n' "$owner" >"$data.new/pg_ident.conf"
  echo 'create database rollcall' | "$bin/postgres" --single -D "$data.new" postgres >/dev/null
  mv "$data.new" "$data"
  sync
fi

# A quarter of what this container may use, as PostgreSQL's manual advises.
limit=$(cat /sys/fs/cgroup/memory.max 2>/dev/null || cat /sys/fs/cgroup/memory/memory.limit_in_bytes 2>/dev/null || echo max)
total=$(awk '/MemTotal/ { print $2 * 1024 }' /proc/meminfo)
[[ $limit =~ ^[0-9]+$ ]] && [ "$limit" -lt "$total" ] || limit=$total
buffers=$((limit / 4 / 1024 / 1024))

# An error of PostgreSQL quotes values, which may be names: what gets it logs what may be logged.
exec "$bin/postgres" -D "$data" -c listen_addresses='*' -c unix_socket_directories=/run/postgresql -c max_connections=200 \
  -c shared_buffers="${buffers}MB" -c effective_cache_size="$((buffers * 3))MB" -c dynamic_shared_memory_type=mmap \
  -c timezone=UTC -c log_timezone=UTC -c log_min_messages=log -c log_checkpoints=off -c wal_level=replica -c wal_compression=on \
  -c archive_mode=on -c archive_timeout=300 -c archive_command='archive-wal.sh %p /run/postgresql/pgbackrest.conf' "$@"
