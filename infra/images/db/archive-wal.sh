#!/bin/sh
# PostgreSQL's archive_command: hands a piece of its log to pgBackRest. `rollcall backup` writes the configuration; until it is there
# nothing is archived, and PostgreSQL keeps the pieces and asks again.
#
#   archive-wal.sh PIECE CONFIGURATION
#
# While the place of the backups is away, pieces pile up on the disk of the database. Beyond QUEUE_MAX of 16 MB each they are given
# up, because a full disk would stop HQ. The next verification says that a piece is missing, and the next backup begins anew.
QUEUE_MAX=${ARCHIVE_QUEUE_MAX:-256}
if [ -e "$2" ] && pgbackrest --config="$2" --stanza=rollcall archive-push "$1"; then exit 0; fi
waiting=$(find pg_wal/archive_status -name '*.ready' | wc -l)
[ "$waiting" -gt "$QUEUE_MAX" ] || exit 1
echo "Gave up $1: $waiting pieces of the log wait for the place of the backups. Times after it can only be restored from the next backup on." >&2
