#!/usr/bin/env bash
# The drill of a restore: a backup amid traffic; then everything but the backup, the second copies and the station is destroyed, and HQ
# is restored by the command that docs/ops/restore.md names, to the newest moment and to an earlier one. `npm run test:compose --
# --restore`. Needs what run.sh needs.
set -euo pipefail
# shellcheck source=test/compose/drill.sh
. "$(dirname "$0")/drill.sh"
export COMPOSE_FILE=compose.yaml:compose.test.yaml:compose.copy.yaml

database() { engine docker exec -i rollcall-db-1 psql -h /run/postgresql -U rollcall_owner -d rollcall -AtXqc "$1"; }
unpack_with_copies() {
  unpack
  cp "$here/compose.copy.yaml" "$site/"
}
configure_with_copies() {
  configure
  sed -i 's|^BACKUP_OFF_HOST=.*|BACKUP_OFF_HOST=yes|' "$site/.env"
}
init_with_passphrase() {
  engine docker volume create rollcall-test-copy >/dev/null
  init
  # Kept elsewhere, as `init` says.
  cp "$site/secrets/backup-passphrase" "$folder/passphrase"
}
erase_on_trial() {
  database "insert into parameter_version (parameters, reason, set_by) values ('{\"eraseMode\": \"dry_run\"}', 'drill', 'drill')"
}
fed() { wc -l <"$folder/fed"; }
fed_for() { # seconds
  sleep "$1"
  echo "  $(fed) files were put on cards"
}
waits_for() { # what it is, a query that yields 0 once it is so
  local left
  for _ in $(seq 300); do
    left=$(database "$2")
    [ "$left" != 0 ] || { echo "  $1"; return; }
    sleep 1
  done
  echo "Not within five minutes: $1 ($left left)"
  return 1
}
all_verified() { # as many as were fed
  waits_for "all $(fed) are verified" "select $(fed) - count(*) from recording where state = 'verified'"
}
all_copied() {
  all_verified
  waits_for 'all have a second copy' "select count(*) from recording where state = 'verified' and copy_version_id is null"
}
# Files of which there is no second copy: the station has all of them but one, and the card of that one is gone, too.
make_losses() {
  at_site docker compose stop store-copy >/dev/null 2>&1
  place 4
  all_verified
  local file sha
  file=$(tail -1 "$folder/fed")
  sha=$(node -p 'JSON.parse(process.argv[1]).sha256' "$file")
  rm "$(node -p 'JSON.parse(process.argv[1]).path' "$file")"
  engine docker exec station sh -c 'cd /var/lib/rollcall-agent && find . -type f -size +3M -exec sha256sum {} +' | awk -v s="$sha" '$1 == s { print $2 }' >"$folder/held"
  [ "$(wc -l <"$folder/held")" = 1 ] || { echo "The station holds $(wc -l <"$folder/held") copies of it."; return 1; }
  engine docker exec station sh -c "cd /var/lib/rollcall-agent && rm '$(cat "$folder/held")'"
  echo "$sha" >"$folder/lost"
  echo '  one file is in the store alone; three more have no second copy, but the station has them'
}
back_up() { at_site ./rollcall.sh backup now --full; }
list_and_verify() {
  at_site ./rollcall.sh backup list
  at_site ./rollcall.sh backup verify
}
prove() { at_site ./rollcall.sh backup prove; }
# What a person does, before and after the moment to which HQ goes back.
note_moment() {
  at_site ./rollcall.sh run unit add 150981000200 --name 路面二中队 --kind squad
  sleep 2
  date -u +%Y-%m-%dT%H:%M:%SZ >"$folder/moment"
  sleep 2
  at_site ./rollcall.sh run unit add 150981000300 --name 路面三中队 --kind squad
  database 'select pg_switch_wal()' >/dev/null
  waits_for 'the log of all that is archived' "select count(*) from pg_ls_archive_statusdir() where name like '%.ready'"
  echo "  the moment is $(cat "$folder/moment")"
}
units() { database "select string_agg(name, ' ' order by unit_code) from unit where kind = 'squad'"; }

destroy() {
  stop_feeding
  # Not a shutdown: what wasn't archived is lost.
  at_site docker compose ps --all --quiet | xargs -r "$here/engine.sh" run "$folder/engine" docker rm --force >/dev/null
  at_site docker compose --profile commands down --timeout 1 >/dev/null 2>&1
  engine docker volume rm rollcall-db rollcall-store rollcall-broker rollcall-scratch >/dev/null
  rm -rf "$site"
  engine docker volume ls --format '  left: {{.Name}}'
}
new_machine() {
  unpack_with_copies
  mkdir "$site/secrets"
}
wrong_passphrase() {
  local said
  echo not-the-passphrase-of-these >"$site/secrets/backup-passphrase"
  if said=$(at_site ./rollcall.sh restore --yes 2>&1); then return 1; fi
  grep 'FAILED: .*passphrase' <<<"$said" || { echo "$said"; return 1; }
  [ ! -e "$site/.env" ] && [ ! -e "$site/keys/hq-key-set.jws" ]
}
restore() { # arguments
  cp "$folder/passphrase" "$site/secrets/backup-passphrase"
  at_site ./rollcall.sh restore "$@" --yes 2>&1 | sed 's/^/  /'
}
start_again() {
  up
  at_site ./rollcall.sh doctor
}
# Counts what came back: all that was fed, each once, but for the one that nobody holds.
came_back() {
  local lost
  lost=$(cat "$folder/lost")
  grep -v "$lost" "$folder/fed" >"$folder/fed.kept"
  inside node "$here/check-footage.ts" "https://$host" "$folder/fed.kept" "$site" "$(store_address)" <"$folder/password"
  waits_for 'all is read back, but what is lost' "select count(*) - 1 from recording r, (select max(restored_at) as at from database_restore) d where r.state <> 'verified' or r.read_at < d.at"
  until_says "1 +lost|lost +1|lost: 1" at_site ./rollcall.sh run restored report
  at_site ./rollcall.sh run restored report --csv >"$folder/report.csv"
  [ "$(grep -c ',lost' "$folder/report.csv")" = 1 ]
  grep ',lost' "$folder/report.csv" | grep -q "$(grep "$lost" "$folder/fed" | sed 's/.*"fileName":"\([^"]*\)".*/\1/')"
  echo '  lost by name: exactly the file that neither station nor copy had'
}
ledger_holds() {
  at_site docker compose --progress quiet run --rm --no-deps -T --entrypoint sh commands -c 'rollcall ledger dump /tmp/dump && rollcall verify /tmp/dump' | tail -5
}
no_early_permit() {
  local said
  said=$(database "select '  permits since the restore: ' || count(*) || ', for footage not read since: ' || count(*) filter (where early)
    from (select p.permit_id, bool_or(r.read_at is null or r.read_at < d.at or r.read_at > p.issued_at) as early
      from (select max(restored_at) as at from database_restore) d, erase_permit p
      cross join jsonb_array_elements(p.content -> 'files') f join recording r on r.sha256 = f ->> 'sha256'
      where p.issued_at >= d.at group by 1) x")
  echo "$said"
  grep -q ' 0$' <<<"$said"
}
rewound() { engine docker logs station 2>&1 | grep 'batches are sent again' | tail -1 | grep -o '"from.*'; }

begin
step 'Prepare the base image, and what images are built from' prepare
step 'Make the base image: Debian 13' make_base
step 'Build the images without a network' build
step 'Unpack what a bundle has' unpack_with_copies
configure_with_copies
step 'rollcall.sh init' init_with_passphrase
step 'docker compose up --wait' up
step 'Cards would be erased, on trial' erase_on_trial
step 'rollcall.sh station add' add_station
step 'A station in a network of its own' connect_station
step 'It enrols' enrol
step 'Cards bring a video every two seconds from now on' feed
step 'For half a minute' fed_for 30
step 'A backup amid traffic' back_up
step 'For another while' fed_for 20
stop_feeding
step 'All are verified and copied' all_copied
step 'Some footage has no second copy, and one file nobody else has' make_losses
step 'Something is entered, then comes the moment to go back to, then more' note_moment
step 'Cards bring videos again' feed
step 'An incremental backup amid traffic' at_site ./rollcall.sh backup now
step 'Its list, and all of it read back' list_and_verify
step 'A restore on trial' prove
step 'For another while' fed_for 10
step 'Everything is destroyed but backup, second copies and station' destroy
step 'A new machine, with the bundle alone' new_machine
step 'The wrong passphrase is refused' wrong_passphrase
step 'rollcall.sh restore, as of the newest moment' restore newest
step 'docker compose up, doctor' start_again
step 'The station goes on by itself' station_is_online
step 'It rewound' rewound
step 'All came back, each once, but what nobody held' came_back
step 'No card may be erased for footage that was not read since' no_early_permit
step 'The ledger verifies' ledger_holds
step 'What people had entered is there' units
step 'Cards bring videos again' feed
step 'For a while' fed_for 10
stop_feeding
step 'rollcall.sh restore, as of the moment' restore "$(cat "$folder/moment")"
step 'docker compose up, doctor' start_again
step 'The station goes on by itself' station_is_online
step 'All came back, each once, but what nobody held' came_back
step 'No card may be erased for footage that was not read since' no_early_permit
step 'The ledger verifies' ledger_holds
step 'What people entered after the moment is not' units
printf '\nAll of it took %d s.\n' $((($(date +%s%N) - began) / 1000000000))
