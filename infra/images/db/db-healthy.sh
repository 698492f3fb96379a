#!/bin/sh
# Healthy is a database that writes: a message in its log, flushed to disk.
exec psql -qtA -h /run/postgresql -U rollcall_owner -d rollcall -v ON_ERROR_STOP=1 \
  -c "set statement_timeout = '5s'" -c "select pg_logical_emit_message(true, 'health', '')" >/dev/null
