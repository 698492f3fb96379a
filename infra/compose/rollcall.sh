#!/usr/bin/env bash
# HQ of Rollcall on this server: what the ops engineer types. docs/ops/install.md goes through it.
#
#   ./rollcall.sh check                     is this machine fit? A table, and what to do
#   ./rollcall.sh init [--yes]              keys, secrets, certificates, volumes, database, the first administrator; repeatable
#   ./rollcall.sh doctor                    does everything hold that HQ relies on? Exit status 0: yes
#   ./rollcall.sh station add ID --unit CODE --name NAME      makes a station and prints its enrolment file
#   ./rollcall.sh run COMMAND…              any command of `rollcall`, such as: unit add, account list
#   ./rollcall.sh backup now|list|verify|prove             the backups; docs/ops/backup.md
#   ./rollcall.sh restore [TIME] [--yes]    HQ from a backup, of the newest moment or of TIME; docs/ops/restore.md
#   ./rollcall.sh keys show                 HQ's keys; keys rotate message|permit|ledger makes one anew (docs/ops/keys.md)
#   ./rollcall.sh change-secret NAME        makes a password or token anew, and tells whoever compares it (docs/ops/keys.md)
#   ./rollcall.sh support-bundle            logs and facts for the developers, without secrets
#   ./rollcall.sh upgrade --from FOLDER     brings the installation in that folder of the release before to this release
#   ./rollcall.sh rollback --to FOLDER      starts the release before again, on what is there now
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"

say() { printf '%s\n' "$*" >&2; }
die() { say "$*"; exit 1; }
compose() { docker compose "$@"; }
setting() { sed -n "s/^$1=//p" .env 2>/dev/null | tail -1; }
image_of() { compose --profile commands config | awk -v s="  $1:" '$0 == s { found = 1 } found && $1 == "image:" { print $2; exit }'; }
commands() { compose --progress quiet run --rm --no-deps -T commands "$@"; }
# Every file of ours belongs to the user of the containers.
in_site() { docker run --rm --network none --cap-drop ALL --security-opt no-new-privileges --volume "$PWD:/site" "$@"; }
# Makes the folders of keys. What was brought back from a stick belongs to somebody else, and may be open to everybody.
own_keys() {
  in_site --user 0 --cap-add CHOWN --cap-add DAC_OVERRIDE --cap-add FOWNER --entrypoint sh "$(image_of commands)" -c \
    'cd /site && mkdir -p secrets ca keys root && chown -R 10001:10001 secrets ca keys root && chmod -R go= secrets ca keys root'
}

check() {
  local wrong=0
  row() { # what, seen, fit?, what to do
    if [ "$3" = yes ]; then printf '%-10s %-34s ok\n' "$1" "$2"; else
      printf '%-10s %-34s %s\n' "$1" "$2" "$4"
      wrong=1
    fi
  }
  at_least() { awk -v a="$1" -v b="$2" 'BEGIN { print (a + 0 >= b + 0) ? "yes" : "no" }'; }
  local cores memory free speed root version port
  cores=$(nproc)
  memory=$(awk '/MemTotal/ { printf "%.1f", $2 / 1048576 }' /proc/meminfo)
  row cores "$cores" "$(at_least "$cores" 2)" 'Give it at least 2, better 4.'
  row memory "$memory GB" "$(at_least "$memory" 7.5)" 'Give it at least 8 GB.'
  version=$(docker version --format '{{.Server.Version}}' 2>/dev/null || true)
  row docker "${version:-not reachable}" "$(at_least "$version" 25)" 'Docker Engine 25 or later must run, and you must be allowed to use it.'
  version=$(docker compose version --short 2>/dev/null || true)
  row compose "${version:-missing}" "$(at_least "${version#v}" 2.24)" 'Install the compose plugin 2.24 or later.'
  root=$(docker info --format '{{.DockerRootDir}}' 2>/dev/null || true)
  [ -d "$root" ] || root=.
  free=$(df -Pk "$root" | awk 'NR == 2 { printf "%d", $4 / 1048576 }')
  row disk "$free GB free under $root" "$(at_least "$free" 50)" 'Footage is locked for months: plan its disk, 50 GB are the least to begin.'
  speed=$(LC_ALL=C dd if=/dev/zero of=.check-speed bs=1M count=256 conv=fdatasync 2>&1 | awk 'END { s = $(NF-1); if ($NF ~ /^GB/) s *= 1000; if ($NF ~ /^kB/) s /= 1000; printf "%d", s }')
  rm -f .check-speed
  row 'disk speed' "$speed MB/s written" "$(at_least "$speed" 50)" 'Too slow for stations that upload at the same time.'
  if command -v timedatectl >/dev/null && [ "$(timedatectl show -p NTPSynchronized --value 2>/dev/null)" = yes ]; then
    row clock "$(date -u +%FT%TZ), synchronised" yes ''
  else
    row clock "$(date -u +%FT%TZ), not known to be synchronised" no "Let it follow the intranet's NTP server; compare the time by hand till then."
  fi
  for port in 443 8883; do
    if [ -z "$(compose ps --quiet proxy 2>/dev/null)" ] && (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null; then
      row "port $port" 'taken' no 'Another program listens there: stop it.'
    else row "port $port" 'free, or ours' yes ''; fi
  done
  case "$(setting ROLLCALL_HOST)" in
    '') row .env 'no ROLLCALL_HOST' no 'To restore: nothing, the backup has it. Else: cp .env.example .env, and set it.' ;;
    *.example) row .env "ROLLCALL_HOST=$(setting ROLLCALL_HOST)" no "That is the example's name: set this server's." ;;
    *) row .env "ROLLCALL_HOST=$(setting ROLLCALL_HOST)" yes '' ;;
  esac
  return "$wrong"
}

init() {
  local host ledger image made_for name new_passphrase=
  host=$(setting ROLLCALL_HOST)
  ledger=$(setting LEDGER_ORIGIN)
  [[ -n $host && $host != *.example ]] || die "ROLLCALL_HOST isn't set: cp .env.example .env, and write this server's name there."
  made_for=$(cat .made-for 2>/dev/null || true)
  if [ -z "$made_for" ]; then
    confirm "Browsers and stations will reach HQ as $host, and the ledger will be called ${ledger:-rollcall.local/hq} for ever."
  elif [ "$made_for" != "$host" ]; then
    confirm "Certificates will be made out to $host instead of $made_for. Every station has to be enrolled again."
  fi
  check_bundle
  load_images
  image=$(image_of commands)
  say "Making keys, secrets and certificates of $host in $PWD, unless they are there"
  own_keys
  has_secret "$image" backup-passphrase || new_passphrase=yes
  in_site "$image" site --folder /site --host "$host" | sed 's|/site/||g'
  in_site --env ROLLCALL_KEYS_DIR=/site/keys --env LEDGER_ORIGIN="$ledger" "$image" init --root /site/root |
    sed '/^The service reads these variables/,$d; s|/site/||g'
  echo "$host" >.made-for
  make_volumes
  say 'Starting the database, and bringing it to this version'
  compose --progress quiet up --detach --wait db
  compose --progress quiet run --rm -T migrate | tail -1
  if ! grep -q brigade_admin <<<"$(commands account list </dev/null)"; then
    say 'Making the first administrator, admin'
    name=${ROLLCALL_ADMIN_NAME:-}
    [ -n "$name" ] || name=$(ask "The administrator's own name")
    commands account add admin --role brigade_admin --name "$name" </dev/null
  fi
  [ -z "$new_passphrase" ] || tell_passphrase "$image"
  cat >&2 <<TEXT

Take off this machine, to two places, and remove here: root and ca/ca.key.
Keep a copy where only administrators reach it: keys, secrets and .env. Without them a backup of the database is worth little.
Give browsers the authority: secrets/ca-certificate. It isn't secret. Stations get it with their enrolment file.
Next: docker compose up -d --wait && ./rollcall.sh doctor
TEXT
}

# Whoever runs this may not look into the folder himself.
has_secret() { in_site --user 0 --cap-add DAC_OVERRIDE --entrypoint test "$1" -e "/site/secrets/$2"; }
tell_passphrase() {
  cat >&2 <<TEXT

Passphrase of the backups (not shown again): $(in_site --user 0 --cap-add DAC_OVERRIDE --entrypoint cat "$1" /site/secrets/backup-passphrase)
Write it down and keep it in two places that aren't on this site. Who loses server and passphrase has no backup.
TEXT
}

check_bundle() {
  [ -e SHA256SUMS ] || return 0
  say 'Checking that the bundle arrived whole'
  sha256sum --check --quiet --strict SHA256SUMS || die 'The bundle is damaged, or was changed: bring it once more.'
}

load_images() {
  if [ -e images.tar ]; then
    say 'Loading the images'
    docker load --quiet --input images.tar >&2
  fi
  refuse_stand_ins
}

# Those that compose.yaml calls external, and so never makes or removes itself.
make_volumes() {
  compose --profile '*' config | awk '/^[^ ]/ { section = $1 } section == "volumes:" && $1 == "name:" { name = $2 }
    section == "volumes:" && $1 == "external:" { print name }' | while read -r volume; do docker volume create "$volume" >/dev/null; done
}

# An image that was made for tests, in place of one that couldn't be had, is stamped.
refuse_stand_ins() {
  local image stand_in
  for image in $(compose --profile commands config --images | sort -u); do
    stand_in=$(docker image inspect -f '{{index .Config.Labels "rollcall.stand-in"}}' "$image") || die "The image $image is missing: put images.tar here."
    [ -z "$stand_in" ] || [ "${ROLLCALL_ALLOW_STAND_INS:-}" = yes ] ||
      die "$image only stands in for $stand_in, and must hold nobody's footage. For a trial: ROLLCALL_ALLOW_STAND_INS=yes"
  done
}

confirm() {
  local answer
  say "$1"
  [ "${yes:-}" = --yes ] && return
  is_typed || die 'Nobody is there to say yes: give --yes behind the command.'
  read -r -p 'Go on? [y/N] ' answer </dev/tty
  [ "$answer" = y ] || die 'Nothing was done.'
}

# Sets `yes`, and `arguments` to the others.
take_yes() {
  local argument
  yes=
  arguments=()
  for argument; do if [ "$argument" = --yes ]; then yes=--yes; else arguments+=("$argument"); fi; done
}

is_typed() { (: </dev/tty) 2>/dev/null; }

ask() {
  local answer
  is_typed || die "Nobody is there to type it: set ROLLCALL_ADMIN_NAME. ($1)"
  read -r -p "$1: " answer </dev/tty
  printf '%s' "$answer"
}

station_add() {
  [ $# -ge 1 ] || die 'Usage: ./rollcall.sh station add ID --unit CODE --name NAME'
  commands station add "$@" >&2
  commands station enrolment-file "$1"
}

# Containers see a file of secrets or keys as it was when they started.
restart() {
  local status
  say "Restarting $*"
  compose --progress quiet restart "$@"
  for _ in $(seq 90); do
    status=$(compose ps --format '{{.Service}} {{.Status}}' "$@")
    if [ -n "$status" ] && ! grep -qv '(healthy)' <<<"$status"; then
      say 'All of them are healthy again.'
      return
    fi
    sleep 2
  done
  die "Not healthy after three minutes. Look at: docker compose logs --tail 50 $*
$status"
}

keys() {
  local image
  image=$(image_of commands)
  if [ "${1:-}" != rotate ]; then
    in_site --env ROLLCALL_KEYS_DIR=/site/keys "$image" keys "$@"
    return
  fi
  [ -d root ] || die 'The root key is needed: bring its folder back here, as root (docs/ops/keys.md).'
  confirm "HQ gets a new ${2:-} key, and api, ingest and worker are restarted. Stations follow by themselves."
  own_keys
  in_site --env ROLLCALL_KEYS_DIR=/site/keys "$image" keys "$@" --root /site/root
  restart api ingest worker
  say 'Next: copy keys and root to where you keep them, then remove root here: shred -u root/hq-root-key.json && rm -r root'
}

change_secret() {
  local name=${1:-} services
  case "$name" in
    database-broker-url) services=(broker) ;;
    database-owner-password) services=() ;;
    database-url) services=(api ingest worker backup) ;;
    metrics-token) services=(api ingest worker) ;;
    mqtt-password) services=(broker api ingest worker) ;;
    mqtt-reader-password) services=(broker) ;;
    s3) services=(store api ingest worker backup) ;;
    *) die 'Usage: ./rollcall.sh change-secret database-broker-url|database-owner-password|database-url|metrics-token|mqtt-password|mqtt-reader-password|s3 [--yes]' ;;
  esac
  [ "$name" != metrics-token ] || [ -z "$(compose --profile observe ps --quiet prometheus)" ] || services+=(prometheus)
  confirm "$name is made anew, and restarted: ${services[*]:-nothing}. Cut off, it can be given again."
  in_site "$(image_of commands)" site --folder /site --host "$(setting ROLLCALL_HOST)" --change-secret "$name" | sed 's|/site/||g'
  case "$name" in
    database-owner-password)
      in_site --entrypoint cat "$(image_of commands)" /site/secrets/database-owner-password |
        awk '{ printf "alter role rollcall_owner password '\''%s'\'';\n", $0 }' |
        compose exec -T db psql -q -h /run/postgresql -U rollcall_owner -d rollcall -v ON_ERROR_STOP=1
      ;;
    database-url | database-broker-url) compose --progress quiet run --rm -T migrate ;;
  esac
  [ ${#services[@]} -eq 0 ] || restart "${services[@]}"
  case "$name" in
    metrics-token) say 'Next: give secrets/metrics-token to a Prometheus of your own.' ;;
    mqtt-reader-password) say 'Next: give secrets/mqtt-reader-password to whoever reads along.' ;;
  esac
  say 'Keep a copy of secrets where you keep it.'
}

# Whatever is secret in this folder, a line each: files of secrets, those that .env names, private keys. What everybody may read is
# left out. A key of several lines counts by each, an address by its password.
secret_lines() {
  in_site --user 0 --cap-add DAC_OVERRIDE --entrypoint sh "$(image_of commands)" -c '
    cd /site
    for file in secrets/* ca/ca.key $(sed -n "s|^[A-Z0-9_]*_FILE=/site/||p" .env); do
      case $file in
        *-certificate | *-ca | *-access-key-id) ;;
        *-url) awk 1 "$file" | sed "s|.*:\(.*\)@.*|\1|" ;;
        *) [ ! -f "$file" ] || grep -v "^-----" "$file" ;;
      esac
    done
    cat keys/*.json root/*.json 2>/dev/null | sed -n "s/.*\"d\": *\"\([^\"]*\)\".*/\1/p"' | grep -E '.{8}'
}

support_bundle() {
  local folder file secrets found
  folder=$(mktemp -d)
  # shellcheck disable=SC2064 # its value of now
  trap "rm -rf '$folder'" EXIT
  say 'Collecting versions, states and logs. Neither secrets nor footage nor tables go in.'
  cp .env compose.yaml "$folder/"
  {
    date -u +%FT%TZ
    uname -srm
    docker version
    df -h
    free -m
  } >"$folder/machine.txt" 2>&1 || true
  compose ps --all >"$folder/services.txt" 2>&1 || true
  docker stats --no-stream >"$folder/stats.txt" 2>&1 || true
  compose logs --no-color --timestamps --tail 20000 >"$folder/logs.txt" 2>&1 || true
  commands doctor --json >"$folder/doctor.json" 2>&1 || true
  secrets=$(secret_lines) || die 'The secrets cannot be read, so nobody can tell whether one is in the logs: the bundle is not made.'
  found=$(cd "$folder" && grep -rlFf <(printf '%s\n' "$secrets") .) || [ $? -eq 1 ] || die 'Nobody can tell whether a secret is in the logs: the bundle is not made.'
  [ -z "$found" ] || die "A secret stands in $(paste -sd ' ' <<<"$found"): the bundle is not made. Take it out of .env or compose.yaml; from logs only the developers can."
  file=support-$(date -u +%Y%m%dT%H%M%SZ).tar.gz
  tar -C "$folder" -czf "$file" .
  say "Made $PWD/$file. Look into it before you hand it over: logs have addresses of machines and ids of accounts."
}

case "${1:-}" in
  check) check ;;
  init) yes=${2:-}; init ;;
  doctor) shift; commands doctor "$@" ;;
  station) [ "${2:-}" = add ] || { shift; commands station "$@"; exit; }; shift 2; station_add "$@" ;;
  run) shift; commands "$@" ;;
  # Beside the service: whoever comes second waits, so that two never back up at once.
  backup) shift; compose --progress quiet run --rm --no-deps -T backup backup "$@" ;;
  restore)
    # shellcheck source=infra/compose/restore.sh
    . ./restore.sh
    shift
    take_yes "$@"
    restore "${arguments[@]}"
    ;;
  keys) shift; take_yes "$@"; keys "${arguments[@]}" ;;
  change-secret) shift; take_yes "$@"; change_secret "${arguments[@]}" ;;
  support-bundle) support_bundle ;;
  upgrade | rollback)
    # shellcheck source=infra/compose/upgrade.sh
    . ./upgrade.sh
    "$@"
    ;;
  *) sed -n '2,15s/^# \{0,1\}//p' "${BASH_SOURCE[0]}"; exit 2 ;;
esac
