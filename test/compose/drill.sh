# shellcheck shell=bash
# What drills with docker compose share: an engine, images, a site, a station that feeds cards, and what must hold after all of it.

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
repository=$(cd "$here/../.." && pwd)
folder=${ROLLCALL_COMPOSE_DIR:-/var/tmp/rollcall-compose}
site=$folder/site
host=rollcall.test
hq_address=10.77.0.1
agent_image=localhost/rollcall-agent:test
export PATH="$repository/node_modules/.bin:$PATH"
export COMPOSE_FILE=compose.yaml:compose.test.yaml COMPOSE_ANSI=never ROLLCALL_ADMIN_NAME=管理员 ROLLCALL_ALLOW_STAND_INS=yes

[ "$(id -u)" = 0 ] || { echo 'Needs root.' >&2; exit 1; }
for tool in dockerd docker debootstrap curl node ffmpeg; do
  command -v "$tool" >/dev/null || { echo "$tool is not installed." >&2; exit 1; }
done

began=$(date +%s%N)
step() { # what it does, then the command
  local what=$1 start end status
  shift
  printf '\n── %s\n' "$what"
  start=$(date +%s%N)
  # Not behind `||`: there, a function would go on after a command that failed.
  set +e
  (set -e; "$@") 9>&-  # The lock is ours alone: an engine would keep it.
  status=$?
  set -e
  [ "$status" -eq 0 ] || { printf '── FAILED: %s\n' "$what"; exit 1; }
  end=$(date +%s%N)
  printf '── took %d.%d s\n' $(((end - start) / 1000000000)) $(((end - start) / 100000000 % 10))
}
engine() { "$here/engine.sh" run "$folder/engine" "$@"; }
at_site() { (cd "$site" && engine "$@"); }
# In the station's network, where HQ's name leads to the proxy; Chromium trusts the authority by its policy.
outside() {
  nsenter -t "$(engine docker inspect -f '{{.State.Pid}}' station-network)" -n -- \
    unshare -m bash -c 'mount --bind "$0/hosts" /etc/hosts; mount --bind "$0/chromium" /etc/chromium 2>/dev/null || true; exec "$@"' \
    "$folder" "$@"
}
quietly() { "$@" >"$folder/last.log" 2>&1 || { tail -40 "$folder/last.log"; return 1; }; }

finish() {
  local status=$?
  stop_feeding
  if [ "$status" -ne 0 ] && [ -e "$site/.env" ]; then
    at_site docker compose ps --all 2>/dev/null || true
    at_site docker compose logs --no-color --tail 15 2>/dev/null | cut -c1-400 || true
    engine docker logs --tail 15 station 2>/dev/null || true
  fi
  if [ "${KEEP:-}" = 1 ]; then echo "It runs on: cd $site && $here/engine.sh run $folder/engine docker compose ps"
  else clean || true; fi
}
remove_volumes() {
  engine docker volume rm -f rollcall-{db,store,broker,backup,scratch,prometheus,agent,test-copy,test-before} >/dev/null
}
clean() {
  engine docker rm -f station station-network >/dev/null 2>&1 || true
  [ ! -e "$site/.env" ] || at_site docker compose --profile '*' down --timeout 20 >/dev/null 2>&1 || true
  remove_volumes 2>/dev/null || true
  "$here/engine.sh" stop "$folder/engine"
}

prepare() {
  [ -e "$folder/root/etc/debian_version" ] || {
    local mirror
    rm -rf "$folder/root.new"
    # shellcheck disable=SC2016 # apt's own names
    mirror=$(apt-get indextargets --format '$(SITE) $(RELEASE)' | awk '$2 == "trixie" && /^http/ && !found { print $1; found = 1 }')
    quietly debootstrap --variant=minbase --include=ca-certificates trixie "$folder/root.new" "$mirror" || return 1
    mv "$folder/root.new" "$folder/root"
  }
  quietly "$repository/infra/images/prepare.sh" "$folder/context" "$folder/root"
}
make_base() {
  engine docker image inspect localhost/debian:trixie >/dev/null 2>&1 ||
    tar -C "$folder/root" --exclude=./var/cache/apt --exclude=./var/lib/apt/lists --exclude='./usr/share/locale/*' \
      --exclude='./usr/share/man/*' --exclude='./usr/share/info/*' -c . |
    engine docker import - localhost/debian:trixie >/dev/null
}
build() { # by default this commit's images; or sources and prepared context of another release, and its tag
  local source=${1:-$repository} context=${2:-$folder/context} tag=${3:-test} target digest
  digest=$(cd "$context/source" && find . -type f -print0 | sort -z | xargs -0 sha256sum | sha256sum)
  if [ "$(cat "$folder/built-$tag" 2>/dev/null)" = "$digest" ] && engine docker image inspect "localhost/rollcall-hq:$tag" >/dev/null 2>&1; then
    echo '  of these sources they were built before'
    return
  fi
  rm -f "$folder/built-$tag"
  for target in $(sed -n 's/^FROM .* AS \(hq\|broker\|db\|store\|proxy\|agent\|backup\|prometheus\)$/\1/p' "$source/infra/images/Dockerfile"); do
    quietly engine docker build --progress plain --network none --build-arg BASE=localhost/debian:trixie \
      --target "$target" --tag "localhost/rollcall-$target:$tag" --file "$source/infra/images/Dockerfile" "$context" || return 1
  done
  engine docker image prune --force >/dev/null
  echo "$digest" >"$folder/built-$tag"
  engine docker images --format '  {{.Repository}}:{{.Tag}} {{.Size}}' | sort
}
# What a bundle has, in a folder of its own, and the names of the images that were built.
unpack() { # by default this commit's, in the site; or sources of another release, a folder, and its tag
  local source=${1:-$repository} to=${2:-$site} tag=${3:-test} file
  rm -rf "$to"
  mkdir -p "$to"
  for file in compose.yaml compose.test.yaml releases.json rollcall.sh restore.sh upgrade.sh .env.example; do
    [ ! -e "$source/infra/compose/$file" ] || cp "$source/infra/compose/$file" "$to/"
  done
  sed -i "s/:test\"/:$tag\"/" "$to/compose.test.yaml"
  [ ! -e "$source/infra/observe" ] || cp -r "$source/infra/observe" "$to/"
}
configure() {
  sed "s/^ROLLCALL_HOST=.*/ROLLCALL_HOST=$host/" "$site/.env.example" >"$site/.env"
  at_site docker compose config --quiet
}
# This machine may lack a clock that is synchronised, and room: the table says so, and the drill goes on.
check() { at_site ./rollcall.sh check || true; }
# Images that only stand in for others are refused, unless somebody says that it is a trial.
refuse() {
  local said
  if said=$(ROLLCALL_ALLOW_STAND_INS=no at_site ./rollcall.sh init --yes 2>&1); then return 1; fi
  grep 'only stands in for versitygw' <<<"$said"
}
init() {
  at_site ./rollcall.sh init --yes | tee "$folder/init.txt" | grep -v '^Password'
  sed -n 's/^Password (not shown again): //p' "$folder/init.txt" >"$folder/password"
  [ -s "$folder/password" ] || return 1
  # A second time changes nothing.
  at_site ./rollcall.sh init </dev/null 2>&1 | grep -E 'there already'
}
up() {
  quietly at_site docker compose up --detach --wait || return 1
  at_site docker compose ps --format '  {{.Service}} {{.Status}}'
}
doctor() { until_says 'Everything holds' at_site ./rollcall.sh doctor; }
# Names of secrets, each of another kind: a password, that of an address, a line of a key, a private key in JSON.
refuse_secrets() {
  local name secret said
  cp "$site/.env" "$folder/env"
  printf '%s\n' 'a secret of the store of backups' >"$site/secrets/backup-s3-secret-access-key"
  printf '%s\n' 'a secret that only .env names' >"$site/elsewhere"
  for name in "$@"; do
    case $name in
      elsewhere) secret=$(cat "$site/elsewhere") ;;
      hq-*) secret=$(sed -n 's/.*"d": *"\([^"]*\)".*/\1/p' "$site/keys/$name.json") ;;
      *-url) secret=$(sed 's|.*:\(.*\)@.*|\1|' "$site/secrets/$name") ;;
      *) secret=$(grep -v -- ----- "$site/secrets/$name" | head -1) ;;
    esac
    printf '# %s\nBACKUP_SFTP_KEY_FILE=/site/elsewhere\n' "$secret" >>"$site/.env"
    if said=$(at_site ./rollcall.sh support-bundle 2>&1); then echo "A bundle has $name."; return 1; fi
    grep -F 'A secret stands in ./.env: the bundle is not made.' <<<"$said" || { echo "$said"; return 1; }
    cp "$folder/env" "$site/.env"
  done
  rm "$site/secrets/backup-s3-secret-access-key" "$site/elsewhere"
}
secrets_stay() {
  local shown=$folder/shown secret
  { at_site docker compose ps --quiet | xargs -r "$here/engine.sh" run "$folder/engine" docker inspect
    at_site docker compose logs --no-color; } >"$shown"
  # It would be seen: what isn't secret is.
  grep -qF "ROLLCALL_PUBLIC_URL=https://$host" "$shown"
  grep -q 'api-1 .*"msg"' "$shown"
  for secret in "$site"/secrets/{*password,*-passphrase,*-token,s3-secret*,*-key}; do
    if grep -qF -- "$(grep -v -- ----- "$secret" | head -1)" "$shown"; then
      echo "The value of $secret is shown."
      return 1
    fi
  done
  echo "  none of $(ls "$site"/secrets/{*password,*-passphrase,*-token,s3-secret*,*-key} | wc -l) in $(wc -l <"$shown") lines"
}
add_station() {
  at_site ./rollcall.sh run unit add 150981000100 --name 路面一中队 --kind squad
  at_site ./rollcall.sh station add squad-1 --unit 150981000100 --name 一中队采集站 >"$folder/squad-1.json"
}
connect_station() {
  local pid
  engine docker run --detach --name station-network --network none --add-host "$host:$hq_address" --entrypoint sleep \
    "$agent_image" infinity >/dev/null
  pid=$(engine docker inspect -f '{{.State.Pid}}' station-network)
  engine ip link add rc-hq type veth peer name eth0 netns "$pid"
  engine ip addr add "$hq_address/24" dev rc-hq
  engine ip link set rc-hq up
  nsenter -t "$pid" -n ip addr add 10.77.0.2/24 dev eth0
  nsenter -t "$pid" -n ip link set eth0 up
  printf '127.0.0.1 localhost\n%s %s\n' "$hq_address" "$host" >"$folder/hosts"
  mkdir -p "$folder/chromium/policies/managed"
  printf '{"CACertificates": ["%s"]}\n' "$(grep -v -- ----- "$site/secrets/ca-certificate" | tr -d '\n')" >"$folder/chromium/policies/managed/rollcall.json"
}
agent() {
  engine docker run --network container:station-network --read-only --tmpfs /tmp --cap-drop ALL \
    --security-opt no-new-privileges --volume rollcall-agent:/var/lib/rollcall-agent --volume "$folder/docks:/docks" "$@"
}
enrol() {
  rm -rf "$folder/docks" "$folder/fed"
  mkdir -p "$folder/docks"
  agent --rm --interactive "$agent_image" enroll /dev/stdin --dock /docks <"$folder/squad-1.json"
  agent --detach --name station --restart unless-stopped --env ROLLCALL_AGENT_MIN_FREE_BYTES=67108864 "$agent_image" run >/dev/null
}
dock() {
  node "$here/dock-card.ts" "$folder/docks" >"$folder/sha256"
  chown -R 10001:10001 "$folder/docks"
}
reach() {
  outside curl --silent --show-error --fail --cacert "$site/secrets/ca-certificate" "https://$host/api/v1/health"
  # Metrics are for the machines beside HQ: not even their token opens them from outside.
  outside curl --silent --output /dev/null --write-out '  /metrics: %{http_code}\n' --cacert "$site/secrets/ca-certificate" \
    --header "Authorization: Bearer $(cat "$site/secrets/metrics-token")" "https://$host/metrics" | grep ' 404$'
  # The proxy logs a request by its id, without the query.
  outside curl --silent --output /dev/null --cacert "$site/secrets/ca-certificate" --header 'X-Request-Id: reach-1' \
    "https://$host/api/v1/health?asked=this"
  until_says '"uri":"/api/v1/health".*reach-1' at_site docker compose logs --no-log-prefix proxy
}
watch() {
  outside env NODE_EXTRA_CA_CERTS="$site/secrets/ca-certificate" node "$here/watch-footage.ts" "https://$host" "$(cat "$folder/sha256")" \
    <"$folder/password"
}
see_by_prometheus() {
  quietly at_site docker compose --profile observe up --detach --wait prometheus || return 1
  until_says 'rollcall-hq.* => 3 ' at_site docker compose --profile observe exec -T prometheus \
    promtool query instant http://127.0.0.1:9090 'sum by (job) (up)'
  quietly at_site docker compose --profile observe rm --stop --force prometheus
}
# Where HQ and its store can be reached both.
inside() {
  engine unshare -m bash -c 'mount --bind "$0/hosts" /etc/hosts; exec "$@"' "$folder" \
    env NODE_EXTRA_CA_CERTS="$site/secrets/ca-certificate" "$@"
}
store_address() { # as nothing but HQ and this machine can reach it
  engine docker inspect -f '{{(index .NetworkSettings.Networks "rollcall_storage").IPAddress}}' rollcall-store-1 | sed 's|.*|http://&:9000|'
}
pid_of() { engine docker inspect -f '{{.State.Pid}}' "$1"; }
all=(proxy broker store db backup ingest worker api)
stop_feeding() { [ ! -e "$folder/feeder" ] || { kill "$(cat "$folder/feeder")" 2>/dev/null || true; rm -f "$folder/feeder"; }; }
feed() {
  node "$here/feed-cards.ts" "$folder/docks" "$folder/fed" >/dev/null 2>&1 &
  echo $! >"$folder/feeder"
}
nothing_lost() {
  stop_feeding
  inside node "$here/check-footage.ts" "https://$host" "$folder/fed" "$site" "$(store_address)" <"$folder/password"
}
wait_until_healthy() { # how many services, and what happened to which
  local began status
  began=$(date +%s)
  for _ in $(seq 120); do
    status=$(at_site docker compose ps --format '{{.Status}}')
    if [ "$(grep -c '(healthy)' <<<"$status")" = "$1" ]; then
      echo "  $2: all services are healthy after $(($(date +%s) - began)) s"
      return
    fi
    sleep 1
  done
  echo "Not healthy: $status"
  return 1
}
# Killed as a crash kills, so that the engine starts it again; `docker kill` counts as stopped by a person.
killed() { # how many services there are, then the containers
  local count=$1 pids=() container
  shift
  for container in "$@"; do pids+=("$(pid_of "$container")"); done
  kill -9 "${pids[@]}"
  sleep 1
  wait_until_healthy "$count" "killed $*"
}
stopped() {
  quietly at_site docker compose stop "$@" || return 1
  quietly at_site docker compose start "$@" || return 1
  wait_until_healthy 8 "stopped and started $*"
}
station_is_online() {
  for _ in $(seq 60); do
    engine docker exec station rollcall-agent status 2>/dev/null | grep 'squad-1: online' && return
    sleep 1
  done
  return 1
}
survive() {
  local service
  for service in "${all[@]}"; do
    killed 8 "rollcall-$service-1"
    stopped "$service"
  done
  # shellcheck disable=SC2046 # a list
  killed 8 $(printf 'rollcall-%s-1 ' "${all[@]}")
  stopped "${all[@]}"
  kill -9 "$(pid_of station)"
  station_is_online
}
replicate() {
  local replica
  quietly at_site docker compose up --detach --no-recreate --wait --scale api=2 --scale ingest=2 --scale worker=2 || return 1
  for replica in api-1 api-2 ingest-1 ingest-2 worker-1 worker-2; do killed 11 "rollcall-$replica"; done
  # One of each for good: the other does the work.
  engine docker stop rollcall-api-1 rollcall-ingest-1 rollcall-worker-1 >/dev/null
  echo '  stopped the first of each: the others go on alone'
}
# Database, store and station each have a file system of their own, which can be full. It is mounted where the engine sees it.
in_engine() { nsenter -t "$(cat "$folder/engine/pid")" -m -- "$@"; }
disk_of() { echo "$folder/disks/$1"; }
make_disks() {
  local volume size disk
  while read -r volume size; do
    disk=$(disk_of "$volume")
    mkdir -p "$disk"
    ! in_engine mountpoint --quiet "$disk" || in_engine umount "$disk"
    rm -f "$disk.img"
    truncate --size "$size" "$disk.img"
    mkfs.ext4 -q -m 0 "$disk.img"
    in_engine mount -o loop "$disk.img" "$disk"
    in_engine rmdir "$disk/lost+found"
    in_engine install -d -o 10001 -g 10001 -m 0700 "$disk"
    engine docker volume create --opt type=none --opt o=bind --opt "device=$disk" "$volume" >/dev/null
  done <<<$'rollcall-db 2G\nrollcall-store 12G\nrollcall-agent 8G'
}
# Until nothing more goes in: what a file system says is available is never quite all.
fill() {
  in_engine bash -c 'fallocate -l "$(df --output=avail -B1 "$0" | tail -1)" "$0/filler" 2>/dev/null || true
    cat /dev/zero >>"$0/filler" 2>/dev/null || true' "$(disk_of "$1")"
}
make_room() { in_engine rm "$(disk_of "$1")/filler"; }
place() { node "$here/feed-cards.ts" "$folder/docks" "$folder/fed" "$1"; }
# Asks again until the answer has these words, and shows them.
until_says() { # words, then a command
  local words=$1 said
  shift
  for _ in $(seq 120); do
    said=$("$@" 2>&1 || true)
    if grep -m1 -E "$words" <<<"$said" | cut -c1-240; then return; fi
    sleep 1
  done
  printf 'Not said: %s. But:\n%s\n' "$words" "$said"
  return 1
}
station_status() { engine docker exec station rollcall-agent status; }
store_full() {
  fill rollcall-store
  place 3
  until_says 'upload_stuck' station_status
  until_says 'disk of the store is full' at_site ./rollcall.sh doctor
  make_room rollcall-store
  nothing_lost
}
db_full() {
  fill rollcall-db
  place 3
  until_says 'No space left on device' at_site docker compose logs --no-log-prefix --tail 20 db ingest
  until_says 'the disk of the database is full|the database is away' engine docker exec rollcall-ingest-2 rollcall health
  make_room rollcall-db
  nothing_lost
}
station_full() {
  fill rollcall-agent
  place 3
  until_says 'disk_full' station_status
  make_room rollcall-agent
  nothing_lost
}
measure_upload() {
  inside node "$here/measure-upload.ts" "$folder" "$site" "$(store_address)" "https://$host" "$(pid_of rollcall-proxy-1)"
}

take_folder() {
  mkdir -p "$folder"
  exec 9>"$folder/lock"
  flock --nonblock 9 || { echo "Another drill works in $folder: wait for it, or set ROLLCALL_COMPOSE_DIR." >&2; exit 1; }
}
# Starts the engine, and removes what an earlier drill left there.
begin() {
  take_folder
  trap finish EXIT
  step 'Start a Docker engine in a network of its own, which leads nowhere' "$here/engine.sh" start "$folder/engine"
  engine docker rm -f station station-network >/dev/null 2>&1 || true
  [ ! -e "$site/.env" ] || at_site docker compose --profile '*' down >/dev/null 2>&1 || true
  remove_volumes
}
