# shellcheck shell=bash
# `./rollcall.sh restore`: HQ from a backup, onto a machine that has nothing, or in place of a database that is kept aside.
# rollcall.sh sources it. docs/ops/restore.md goes through it.
#
# Each step can be repeated. Nothing is overwritten before passphrase, backup and archived log were checked.

restore() { # newest | TIME
  local target=${1:-newest} image label stamp given=.restore-passphrase
  check_bundle
  # An empty machine has no .env yet: names of images don't depend on it.
  export ROLLCALL_HOST=${ROLLCALL_HOST:-$(setting ROLLCALL_HOST)}
  export ROLLCALL_HOST=${ROLLCALL_HOST:-restored}
  load_images
  image=$(image_of backup)
  stamp=$(date -u +%Y%m%dT%H%M%SZ)
  # shellcheck disable=SC2064 # its value of now
  trap "rm -f '$PWD/$given'" EXIT
  docker volume inspect rollcall-backup >/dev/null 2>&1 ||
    die 'There is no volume rollcall-backup: make it over the disk of the backups, as docs/ops/restore.md says in step 2.'
  if has_secret "$image" backup-passphrase; then
    in_site --user 0 --cap-add DAC_OVERRIDE --cap-add CHOWN --cap-add FOWNER --entrypoint install "$image" -o 10001 -m 0400 /site/secrets/backup-passphrase "/site/$given"
  else
    (umask 077 && read_passphrase >"$given")
    in_site --user 0 --cap-add CHOWN --entrypoint chown "$image" 10001 "/site/$given"
  fi

  if ! has_secret "$image" database-url; then
    in_site --user 0 --cap-add DAC_OVERRIDE --entrypoint rm "$image" -rf /site/.restoring
    say "Taking keys, secrets and settings from the newest backup"
    in_site --user 0 --cap-add CHOWN --entrypoint install "$image" -d -o 10001 -g 10001 -m 0700 /site/.restoring
    in_backup "$image" unpack --to /site/.restoring
    take_site "$image"
    # A backup of 0.2.0 lacks it. Certificates aren't looked at: one that ends soon must not hinder a restore.
    has_secret "$image" database-broker-url ||
      in_site "$(image_of commands)" site --folder /site --host "$(setting ROLLCALL_HOST)" --change-secret database-broker-url | sed 's|/site/||g'
  fi
  docker volume create rollcall-db >/dev/null
  if in_backup_volume "$image" test -e /var/lib/postgresql/18/PG_VERSION; then
    say 'Reading the backup back, before HQ is stopped'
    in_backup "$image" restore-database --target "$target" --check >/dev/null || die 'Nothing was changed: the line above says why.'
    confirm "There is a database. It is kept as 18.before-$stamp in the volume rollcall-db; HQ stops, and goes on with the restored one."
    compose --profile '*' down --timeout 60 2>/dev/null
    in_backup_volume "$image" mv /var/lib/postgresql/18 "/var/lib/postgresql/18.before-$stamp"
  else
    in_backup "$image" list | tail -n 1 >&2
    confirm "HQ will be restored here as $(setting ROLLCALL_HOST), to ${target/newest/the newest moment that the backup has}. If it is cut off, run it again."
  fi
  say 'Restoring the database'
  if ! label=$(in_backup "$image" restore-database --target "$target"); then
    put_back "$image" "$stamp"
    die 'Nothing was restored: the line above says why.'
  fi
  make_volumes
  say 'Starting the database, and bringing it to this version'
  compose --progress quiet up --detach --wait db store
  # The password of the owner is that of the secrets, which may be newer than the backup.
  # shellcheck disable=SC2016 # expanded inside
  compose exec -T db sh -c 'psql -qX -h /run/postgresql -U rollcall_owner -d rollcall -v ON_ERROR_STOP=1 -v word="$(cat /run/secrets/database-owner-password)" -f -' \
    <<<"alter role rollcall_owner password :'word'"
  compose --progress quiet run --rm -T migrate | tail -1
  say 'Putting attachments, bulletins and the archive of the ledger back, where the store lacks them'
  compose --progress quiet run --rm --no-deps -T backup backup put-papers
  compose --progress quiet run --rm --no-deps -T recover ledger recover
  compose --progress quiet run --rm --no-deps -T recover restored --label "$label" --target "$target"
  cat >&2 <<TEXT

Next: docker compose up -d --wait && ./rollcall.sh doctor
Then: ./rollcall.sh run restored report
TEXT
}

in_backup() { # image, then what follows \`rollcall backup\`
  local image=$1
  shift
  docker run --rm --network "$(backup_network)" --read-only --tmpfs /tmp --tmpfs /run/postgresql:uid=10001,gid=10001,mode=0700 \
    --cap-drop ALL --security-opt no-new-privileges --shm-size 256m --env-file <(sed -n 's/^BACKUP_\(PLACE\|PATH\|S3\|SFTP\)/ROLLCALL_&/p' .env 2>/dev/null) \
    --env ROLLCALL_BACKUP_PASSPHRASE_FILE=/site/.restore-passphrase \
    --volume "$PWD:/site" --volume rollcall-backup:/var/lib/rollcall-backup --volume rollcall-db:/var/lib/postgresql "$image" backup "$@"
}
# A place on a disk needs no network.
backup_network() { case "$(setting BACKUP_PLACE)" in '' | disk) echo none ;; *) echo bridge ;; esac; }
in_backup_volume() { # image, then a command
  local image=$1
  shift
  docker run --rm --network none --cap-drop ALL --security-opt no-new-privileges --volume rollcall-db:/var/lib/postgresql --entrypoint "$1" "$image" "${@:2}"
}

read_passphrase() {
  local word
  is_typed || die "Nobody is there to type the passphrase of the backups: put it into secrets/backup-passphrase."
  read -rs -p 'Passphrase of the backups: ' word </dev/tty
  say ''
  printf '%s' "$word"
}

# What a person wrote into .env stays; keys and secrets come whole.
take_site() {
  in_site --user 0 --cap-add DAC_OVERRIDE --entrypoint sh "$1" -euc 'cd /site
    for file in .env .made-for compose.override.yaml; do [ -e "$file" ] || [ ! -e ".restoring/$file" ] || mv ".restoring/$file" .; done
    rm -rf secrets keys && mv .restoring/secrets .restoring/keys . && rm -rf .restoring'
}

put_back() {
  in_backup_volume "$1" rm -rf /var/lib/postgresql/18
  if in_backup_volume "$1" test -e "/var/lib/postgresql/18.before-$2"; then
    in_backup_volume "$1" mv "/var/lib/postgresql/18.before-$2" /var/lib/postgresql/18
    say 'The database of before is in its place again: docker compose up -d --wait'
  fi
}
