#!/usr/bin/env bash
# Installs the agent on a station's mini-PC, or brings it to this version: run it as root in the unpacked bundle. Repeatable.
#
#   ./install.sh               the program in /opt/rollcall-agent, the user rollcall-agent, the service; cards are mounted as before,
#                              at first by udev. If the new version doesn't get well, the one before comes back by itself
#   ./install.sh --agent-mounts   the same, and from now on the agent mounts cards itself, read-only: docs/docks.md
#   ./install.sh --udev-mounts    the same, and from now on udev mounts them
#   ./install.sh --remove      takes all of it away but /var/lib/rollcall-agent, which holds what HQ hasn't got yet
#
# INVARIANTS, at whatever step it is killed: `rollcall-agent` leads to one whole version, by a link that is replaced in one step. A unit
# of before may start a newer program, and never the other way round. `.updating` stands from before anything is changed until the new
# version is judged, and names the version to go back to: a second run goes on by it, and never takes an unjudged version for that one.
# ROOT is put before every path (tests); WELL_WITHIN, of the new version, and WELL_FOR are seconds.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
root=${ROOT:-}
program=$root/opt/rollcall-agent
versions=$program.versions
before=$program.before
updating=$program.updating
data=$root/var/lib/rollcall-agent
kept=$data/.before-update
unit=$root/etc/systemd/system/rollcall-agent.service
rules=$root/etc/udev/rules.d/90-rollcall-docks.rules
mounts=$unit.d/mount-cards.conf
command=$root/usr/local/bin/rollcall-agent
say() { printf '%s\n' "$*" >&2; }
die() { say "$*"; exit 1; }

[ "$(id -u)" = 0 ] || die 'Run it as root: sudo ./install.sh'
[ -d "$root/run/systemd/system" ] || die 'There is no systemd here. Use the image instead: docs/station.md'
as_agent() { runuser -u rollcall-agent -- "$@"; }
is_enrolled() { compgen -G "$data/*/station.json" >/dev/null; }
point() { ln -sfn "${versions##*/}/$2" "$1.link" && mv -T "$1.link" "$1"; }
version_at() { [ ! -L "$1" ] || basename "$(readlink "$1")"; }
put() { install -D -m "$1" "$2" "$3.part" && mv -T "$3.part" "$3"; } # in one step

remove() {
  systemctl disable --now rollcall-agent 2>/dev/null || true
  rm -rf "$unit" "$unit.d" "$rules" "$program" "$versions" "$before" "$updating" "$kept" "$command"
  systemctl daemon-reload
  say 'Removed. /var/lib/rollcall-agent stays: its keys and outbox are this station. Delete it when HQ has everything.'
}

unpack() { # the name of the version
  local folder=$versions/$1
  [ ! -e "$folder/whole" ] || return 0
  rm -rf "$folder"
  install -d "$versions" "$folder"
  tar -C "$folder" --no-same-owner -xf program.tar
  cp -r docs mount-card.sh rollcall-agent.service "$folder/"
  printf '%s\n' '#!/bin/sh' '# The command of the station, as the user whom its files belong to.' \
    "export ROLLCALL_AGENT_DATA=$data NODE_ENV=production NODE_OPTIONS=--disable-warning=DEP0169" \
    "set -- $program/node $program/rollcall/rollcall-agent.mjs \"\$@\"" \
    '[ "$(id -un)" = rollcall-agent ] && exec "$@"' \
    'exec runuser -u rollcall-agent -- "$@"' >"$folder/rollcall-agent"
  chmod 0755 "$folder" "$folder/rollcall-agent"
  "$folder/node" --version >/dev/null || die 'The program does not run on this machine: its processor or its C library is another.'
  sync -f "$versions"
  touch "$folder/whole"
}

# An install.sh of before put the program itself where the link is now.
adopt_folder() {
  local folder=$versions/as-before
  rm -rf "$program.link"
  if [ -d "$program" ] && [ ! -L "$program" ]; then
    rm -rf "$folder" "$folder.part"
    install -d "$versions"
    cp -al "$program" "$folder.part"
    [ ! -e "$unit" ] || cp "$unit" "$folder.part/rollcall-agent.service"
    mv -T "$folder.part" "$folder"
    ln -s "${versions##*/}/as-before" "$program.link"
    # Without --exchange (coreutils before 9.5) there is one moment without a program.
    mv -T --exchange "$program.link" "$program" 2>/dev/null || { mv -T "$program" "$program.old" && mv -T "$program.link" "$program"; }
    rm -rf "$program.link"
  fi
  [ -e "$program" ] || [ ! -e "$folder" ] || point "$program" as-before
  rm -rf "$program.old"
}

keep_databases() {
  [ ! -d "$kept" ] || return 0
  rm -rf "$kept.part"
  install -d -m 0700 "$kept.part"
  local file name
  for file in "$data"/*/station.db "$data"/*/station.db-wal; do
    [ -f "$file" ] || continue
    name=$(basename "$(dirname "$file")")
    install -d "$kept.part/$name"
    cp -p "$file" "$kept.part/$name/" || return 1
  done
  sync -f "$kept.part"
  mv -T "$kept.part" "$kept"
}

schema_of() { # a database, and who may read it
  "${@:2}" "$program/node" -e 'const { DatabaseSync } = require("node:sqlite");
    console.log(new DatabaseSync(process.argv[1], { readOnly: true }).prepare("pragma user_version").get().user_version);' \
    "$1" 2>/dev/null || echo unreadable
}

# A database that the new version has changed can't be read by the one before: the copy of before the update takes its place. HQ notices
# that it is older, and gets what it lacks from the journal and the recordings.
put_back_databases() {
  local copy database
  for copy in "$kept"/*/station.db; do
    [ -f "$copy" ] || continue
    database=$data/$(basename "$(dirname "$copy")")/station.db
    [ "$(schema_of "$copy")" != "$(schema_of "$database" as_agent)" ] || continue
    say "Putting back $database: the new version had changed it."
    rm -f "$database-wal" "$database-shm"
    cp -p "$copy" "$database.part"
    mv -T "$database.part" "$database"
    [ ! -f "$copy-wal" ] || cp -p "$copy-wal" "$database-wal"
  done
}

is_well() { systemctl is-active --quiet rollcall-agent && "$program/rollcall-agent" health >/dev/null 2>&1; }
main_pid() { systemctl show --property MainPID --value rollcall-agent; }

# READY, healthy, and so for a while in the same process.
gets_well() {
  local deadline=$((SECONDS + ${WELL_WITHIN:-180})) pid
  until is_well; do
    [ "$SECONDS" -lt "$deadline" ] || return 1
    sleep 1
  done
  pid=$(main_pid)
  deadline=$((SECONDS + ${WELL_FOR:-30}))
  while [ "$SECONDS" -lt "$deadline" ]; do
    sleep 1
    [ "$(main_pid)" = "$pid" ] && is_well || return 1
  done
}

settle() { # what stays: the version that runs and the one before
  rm -rf "$kept" "$kept.part"
  rm -f "$updating"
  local folder
  for folder in "$versions"/*; do
    case ${folder##*/} in "$(version_at "$program")" | "$(version_at "$before")") ;; *) rm -rf "$folder" ;; esac
  done
}

roll_back() { # the version to go back to
  say 'The new version does not get well. Going back to the one before.'
  journalctl --unit rollcall-agent --lines 20 --no-pager >&2 2>/dev/null || true
  systemctl stop rollcall-agent || true
  [ ! -e "$versions/$1/rollcall-agent.service" ] || put 0644 "$versions/$1/rollcall-agent.service" "$unit"
  put_back_databases
  point "$program" "$1"
  systemctl daemon-reload
  systemctl start --no-block rollcall-agent
  WELL_WITHIN= gets_well || die 'The version before does not get well either: rollcall-agent status. Run the install.sh of a version that works.'
  settle
  die 'The version before works again; nothing is lost. Report the lines above, and try the next version.'
}

mount_cards() { # by whom
  if [ "$1" = agent ] || { [ "$1" = as-before ] && [ -e "$mounts" ]; }; then
    install -D -m 0644 mount-cards.conf "$mounts"
    rm -f "$rules"
    grep -qs '^ROLLCALL_AGENT_USB_STATION=' "$root/etc/rollcall-agent.env" ||
      say 'Name the station that mounts cards: ROLLCALL_AGENT_USB_STATION=squad-1, say, in /etc/rollcall-agent.env'
  else
    rm -f "$mounts"
    install -D -m 0644 90-rollcall-docks.rules "$rules"
  fi
  udevadm control --reload 2>/dev/null || say 'udev could not be told of the new rule: start this machine again before the first card.'
}

install_agent() { # who mounts cards
  local version was folder
  say 'Checking that the bundle arrived whole'
  sha256sum --check --quiet --strict SHA256SUMS || die 'The bundle is damaged, or was changed: bring it once more.'
  version=$(sha256sum SHA256SUMS | cut -c1-16)
  folder=$versions/$version
  say "Installing in $program"
  id rollcall-agent >/dev/null 2>&1 ||
    useradd --system --user-group --no-create-home --home-dir /var/lib/rollcall-agent --shell /usr/sbin/nologin rollcall-agent
  [ -d "$data" ] && [ -d "$root/srv/docks" ] || install -d -o rollcall-agent -g rollcall-agent -m 0700 "$data" "$root/srv/docks"
  unpack "$version"
  adopt_folder
  ! is_enrolled || as_agent "$folder/node" "$folder/rollcall/rollcall-agent.mjs" check --data "$data" >&2 ||
    die 'Nothing was changed. Bring the bundle of the version that runs here, or of a newer one.'
  if [ -e "$updating" ]; then
    say 'An update was interrupted: it goes on.'
    was=$(cat "$updating")
  else
    was=$(version_at "$program")
    [ "$was" != "$version" ] || was=
    printf '%s' "$was" >"$updating.part"
    mv -T "$updating.part" "$updating"
  fi
  [ -z "$was" ] || point "$before" "$was"
  systemctl stop rollcall-agent 2>/dev/null || true
  if [ -n "$was" ] && ! keep_databases; then
    rm -rf "$kept.part" "$updating"
    systemctl start --no-block rollcall-agent
    die 'There is no room for a copy of the databases: make room on the disk of /var/lib/rollcall-agent. The version before runs on.'
  fi
  point "$program" "$version"
  install -d "${command%/*}"
  ln -sfn "$program/rollcall-agent" "$command"
  put 0644 rollcall-agent.service "$unit"
  mount_cards "$1"
  systemctl daemon-reload
  systemctl enable rollcall-agent
  if ! is_enrolled; then
    settle
    say 'Next, with the enrolment file of this station:'
    say '  rollcall-agent enroll /dev/stdin --dock /srv/docks < squad-1.json && systemctl start rollcall-agent'
    return
  fi
  systemctl start --no-block rollcall-agent
  say 'Waiting until it gets well'
  if ! gets_well; then
    [ -n "$was" ] && [ "$was" != "$version" ] || die 'It does not get well: rollcall-agent status, journalctl -u rollcall-agent'
    roll_back "$was"
  fi
  settle
  say 'It runs: rollcall-agent status'
}

exec 9>"$root/run/rollcall-agent-install.lock"
flock --nonblock 9 || die 'Another install.sh is at work here.'
case "${1:-}" in
  '') install_agent as-before ;;
  --agent-mounts) install_agent agent ;;
  --udev-mounts) install_agent udev ;;
  --remove) remove ;;
  *) sed -n '2,9s/^# \{0,1\}//p' "${BASH_SOURCE[0]}"; exit 2 ;;
esac
