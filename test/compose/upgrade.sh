#!/usr/bin/env bash
# The drill of an upgrade: installs the release before from its commit, upgrades it to this one while a station sends footage, rolls
# back, and upgrades again; and sees what must not succeed leave the release before running. Then a backup that the release before
# made is restored by this one. `npm run test:compose -- --upgrade`. Needs what run.sh needs, and the commit of the release before in the repository.
set -euo pipefail
# shellcheck source=test/compose/drill.sh
. "$(dirname "$0")/drill.sh"

releases() { node -p "require('$repository/infra/compose/releases.json').$1"; }
version=$(releases version)
before=$(releases previous.version)
source_before=$folder/before
# The folders of two bundles. `site` is where HQ runs from.
old=$folder/rollcall-$before
new=$folder/rollcall-$version
site=$old

prepare_before() {
  rm -rf "$source_before"
  mkdir -p "$source_before"
  git -C "$repository" archive "$(releases previous.commit)" | tar -x -C "$source_before"
  # What images are built from is what Git lists.
  (cd "$source_before" && git init --quiet && git add --all)
  [ -e "$folder/context-before" ] || cp -a "$folder/context" "$folder/context-before"
  quietly "$source_before/infra/images/prepare.sh" "$folder/context-before" "$folder/root"
}
build_before() { build "$source_before" "$folder/context-before" "$before"; }
# This release with a migration that throws, and with an HQ that never serves.
build_broken() {
  engine docker build --quiet --network none --tag localhost/rollcall-hq:throws - <<'DOCKERFILE' >/dev/null
FROM localhost/rollcall-hq:test
USER root
RUN echo 'export async function up(db) { await db.schema.createTable("half").addColumn("a", "text").execute(); throw new Error("thrown by the drill"); }' \
  >/opt/rollcall/migrations/29990101-0000-throw.js
USER rollcall
DOCKERFILE
  engine docker build --quiet --network none --tag localhost/rollcall-hq:silent - <<'DOCKERFILE' >/dev/null
FROM localhost/rollcall-hq:test
USER root
RUN mv /usr/local/bin/rollcall /usr/local/bin/rollcall-whole && \
  printf '#!/bin/sh\n[ "${1:-serve}" != serve ] || exec sleep 1000000\nexec rollcall-whole "$@"\n' >/usr/local/bin/rollcall && \
  chmod 0755 /usr/local/bin/rollcall
USER rollcall
DOCKERFILE
}
bundle() { # folder, tag of HQ's image
  unpack "$repository" "$1"
  sed -i "s|rollcall-hq:test|rollcall-hq:${2:-test}|" "$1/compose.test.yaml"
  (cd "$1" && sha256sum compose.yaml releases.json rollcall.sh restore.sh upgrade.sh .env.example >SHA256SUMS)
}
install_before() {
  unpack "$source_before" "$old" "$before"
  configure
}
at_new() { (cd "$new" && engine ./rollcall.sh "$@"); }

runs() { # version
  local image tag=$1
  [ "$tag" != "$version" ] || tag=test
  image=$(engine docker inspect -f '{{.Config.Image}} {{.State.Health.Status}}' rollcall-api-1 rollcall-ingest-1 rollcall-worker-1 | sort -u)
  echo "  $image"
  [ "$image" = "localhost/rollcall-hq:$tag healthy" ]
}
refused() { # words, then a command
  local words=$1 said
  shift
  if said=$("$@" 2>&1); then printf 'Not refused: %s\n' "$said"; return 1; fi
  grep -E "$words" <<<"$said" || { printf '%s\n' "$said"; return 1; }
}
refuse_what_does_not_fit() {
  bundle "$new"
  mkdir -p "$folder/fresh"
  refused 'no folder' at_new upgrade --from "$folder/nowhere" --yes
  refused 'holds no installation' at_new upgrade --from "$folder/fresh" --yes
  sed -i "s/\"version\": \"$before\"/\"version\": \"0.0.9\"/; s/\"commit\"/\"was\"/" "$new/releases.json"
  refused "takes over from 0.0.9 alone" at_new upgrade --from "$old" --yes
  cp "$repository/infra/compose/releases.json" "$new/"
  echo '# changed' >>"$new/compose.yaml"
  refused 'damaged' at_new upgrade --from "$old" --yes
  bundle "$new"
  ROLLCALL_ALLOW_STAND_INS=no refused 'only stands in for versitygw' at_new upgrade --from "$old" --yes
  runs "$before"
}
fail_migration() {
  bundle "$new" throws
  refused 'thrown by the drill|the migration failed' at_new upgrade --from "$old" --yes
  runs "$before"
  [ -z "$(engine docker exec rollcall-db-1 psql -h /run/postgresql -U rollcall_owner -Atc "select 1 from pg_tables where tablename = 'half'" rollcall)" ]
}
fail_to_start() {
  bundle "$new" silent
  ROLLCALL_UPGRADE_SECONDS=90 refused 'did not become healthy' at_new upgrade --from "$old" --yes
  runs "$before"
}
upgrade() {
  at_new upgrade --from "$old" --yes 2>&1 | sed 's/^/  /'
  runs "$version"
}
interrupt() {
  bundle "$new"
  local pid
  (cd "$new" && exec setsid "$here/engine.sh" run "$folder/engine" ./rollcall.sh upgrade --from "$old" --yes) >"$folder/interrupted.log" 2>&1 &
  pid=$!
  until grep -q 'Bringing the database' "$folder/interrupted.log"; do kill -0 "$pid"; sleep 0.2; done
  kill -KILL -- "-$pid"
  wait "$pid" || true
  tail -2 "$folder/interrupted.log"
}
roll_back() {
  at_new rollback --to "$old" --yes 2>&1 | sed 's/^/  /'
  runs "$before"
}
new_agent() {
  engine docker rm -f station >/dev/null
  agent --detach --name station --restart unless-stopped --env ROLLCALL_AGENT_MIN_FREE_BYTES=67108864 localhost/rollcall-agent:test run >/dev/null
  station_is_online
}
quarantined() {
  engine docker exec rollcall-db-1 psql -h /run/postgresql -U rollcall_owner -Atc \
    "select '  set aside: ' || coalesce(string_agg(distinct type, ', '), 'nothing') from quarantined_event" rollcall
}
# A backup that the release before made before any upgrade, kept aside; at the end this release restores it.
copy_volume() { # from, to
  engine docker run --rm --network none --user 0 --entrypoint cp --volume "$1:/from:ro" --volume "$2:/to" localhost/rollcall-hq:test -a /from/. /to/
}
back_up_before() {
  at_site ./rollcall.sh backup now --full
  cp "$site/secrets/backup-passphrase" "$folder/passphrase"
  engine docker volume create rollcall-test-before >/dev/null
  copy_volume rollcall-backup rollcall-test-before
}
destroy_but_store() {
  at_site docker compose --profile commands down --timeout 20 >/dev/null 2>&1
  engine docker volume rm rollcall-db rollcall-broker rollcall-scratch rollcall-backup >/dev/null
  rm -rf "$old"
  engine docker volume create rollcall-backup >/dev/null
  copy_volume rollcall-test-before rollcall-backup
}
restore_before() {
  bundle "$new"
  mkdir "$new/secrets"
  cp "$folder/passphrase" "$new/secrets/backup-passphrase"
  at_new restore --yes 2>&1 | sed 's/^/  /' || return 1
  # What version 0.2.0 had no word for.
  [ -s "$new/secrets/database-broker-url" ] || return 1
  (cd "$new" && engine docker compose up --detach --wait 2>&1 | tail -1)
  runs "$version"
}

begin
step 'Prepare the base image, and what images are built from' prepare
step 'Make the base image: Debian 13' make_base
step "Prepare version $before from its commit" prepare_before
step "Build the images of version $before without a network" build_before
step "Build the images of version $version" build
step 'And two that are broken: a migration that throws, an HQ that never serves' build_broken
agent_image=localhost/rollcall-agent:$before
step "Install version $before" install_before
step 'rollcall.sh init' init
step 'docker compose up --wait' up
step 'rollcall.sh station add' add_station
step 'A station in a network of its own' connect_station
step 'It enrols' enrol
step 'Cards bring a video every two seconds from now on' feed
step "A backup by version $before" back_up_before
step 'A wrong folder, a skipped version, a damaged bundle and a stand-in are refused' refuse_what_does_not_fit
step "A migration that throws leaves version $before running" fail_migration
step "A new version that does not become healthy: version $before is started again, on the newer schema" fail_to_start
step 'Nothing was lost, nothing came twice' nothing_lost
step 'Cards bring videos again' feed
step 'An upgrade is killed while it migrates' interrupt
step "It is run again: version $version" upgrade
site=$new
step 'Nothing was lost, nothing came twice' nothing_lost
step 'Cards bring videos again' feed
step "The station gets the agent of version $version" new_agent
step "Back to version $before" roll_back
site=$old
step 'Nothing was lost, nothing came twice' nothing_lost
step 'Cards bring videos again' feed
step "What version $before could not read of the newer agent" quarantined
step "Once more to version $version" upgrade
site=$new
step 'Nothing was lost, nothing came twice' nothing_lost
step 'rollcall.sh doctor' at_site ./rollcall.sh doctor
step 'All but store and the first backup is destroyed' destroy_but_store
step "Version $version restores what version $before had backed up" restore_before
step 'rollcall.sh doctor' at_site ./rollcall.sh doctor
step 'The station goes on by itself' station_is_online
step 'Nothing was lost, nothing came twice' nothing_lost
printf '\nAll of it took %d s.\n' $((($(date +%s%N) - began) / 1000000000))
