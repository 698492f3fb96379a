#!/usr/bin/env bash
# The drill of an installation: builds the images without a network, installs HQ by `rollcall.sh` and the real compose.yaml on a
# Docker engine of its own, and lets a station in another network enrol over TLS and bring a video that plays through the proxy.
# Needs root, Debian's docker.io, docker-cli, docker-compose, docker-buildx and debootstrap.
#
#   test/compose/run.sh            everything. KEEP=1 leaves it running, for a look
#   test/compose/run.sh --short    up to the first video that is verified and played: the part that CI runs
#   test/compose/run.sh --prepare  only what comes before: what is downloaded, and the images; CI does it beside its tests
#   test/compose/run.sh --restore  another drill: everything but backup, second copies and station destroyed, and restored (restore.sh)
#   test/compose/run.sh --upgrade  another drill: from the release before to this one, and back (upgrade.sh)
#
# What was downloaded and built stays in the folder ROLLCALL_COMPOSE_DIR, by default /var/tmp/rollcall-compose, for the next run.
set -euo pipefail
part=${1:-}
case $part in --restore | --upgrade) exec "$(dirname "$0")/${part#--}.sh" ;; esac
# shellcheck source=test/compose/drill.sh
. "$(dirname "$0")/drill.sh"

begin
step 'Prepare the base image, and what images are built from: sources, npm packages, Debian packages' prepare
step 'Make the base image: Debian 13' make_base
step 'Build the images without a network' build
[ "$part" != --prepare ] || exit 0
step 'Unpack what a bundle has' unpack
step 'compose.yaml is sound' configure
[ "$part" = --short ] || step 'Database, store and station get disks of their own, which can be filled' make_disks
step 'rollcall.sh check' check
step 'rollcall.sh init refuses stand-ins' refuse
step 'rollcall.sh init, twice' init
step 'docker compose up --wait' up
step 'rollcall.sh doctor, when the first backup was made and restored on trial' doctor
step 'rollcall.sh support-bundle' at_site ./rollcall.sh support-bundle
step 'rollcall.sh support-bundle refuses a private key' refuse_secrets hq-message-key
step 'No secret in docker inspect or in a log' secrets_stay
step 'rollcall.sh station add' add_station
step 'A station in a network of its own' connect_station
step 'It reaches the proxy, and trusts its certificate by the authority' reach
step 'It enrols over TLS' enrol
step 'A card is docked' dock
step 'Its video is verified, and plays through the proxy' watch
if [ "$part" != --short ]; then
  step 'rollcall.sh support-bundle refuses each kind of secret' \
    refuse_secrets mqtt-password database-url database-broker-url broker-key backup-s3-secret-access-key elsewhere
  step 'The Prometheus of the bundle reads every process of HQ' see_by_prometheus
  step 'Cards bring a video every two seconds from now on' feed
  step 'Each service is killed and stopped, then all at once, then the agent: they come back by themselves' survive
  step 'Nothing was lost, nothing came twice' nothing_lost
  step 'Cards bring videos again' feed
  step 'Two of api, ingest and worker, each killed, then one of each stopped' replicate
  step 'Nothing was lost, nothing came twice' nothing_lost
  step 'What the proxy costs' measure_upload
  step "The store's disk is full: said in words, nothing lost, on it goes" store_full
  step "The database's disk is full" db_full
  step "The station's disk is full" station_full
fi
printf '\nAll of it took %d s.\n' $((($(date +%s%N) - began) / 1000000000))
