#!/usr/bin/env bash
# Installs the agent on a station's mini-PC, or brings it to this version: run it as root in the unpacked bundle. Repeatable.
#
#   ./install.sh               the program in /opt/rollcall-agent, the user rollcall-agent, the service; cards are mounted as before,
#                              at first by udev
#   ./install.sh --agent-mounts   the same, and from now on the agent mounts cards itself, read-only: docs/docks.md
#   ./install.sh --udev-mounts    the same, and from now on udev mounts them
#   ./install.sh --remove      takes all of it away but /var/lib/rollcall-agent, which holds what HQ hasn't got yet
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
program=/opt/rollcall-agent
unit=/etc/systemd/system/rollcall-agent.service
rules=/etc/udev/rules.d/90-rollcall-docks.rules
mounts=$unit.d/mount-cards.conf
say() { printf '%s\n' "$*" >&2; }
die() { say "$*"; exit 1; }

[ "$(id -u)" = 0 ] || die 'Run it as root: sudo ./install.sh'
[ -d /run/systemd/system ] || die 'There is no systemd here. Use the image instead: docs/station.md'

remove() {
  systemctl disable --now rollcall-agent 2>/dev/null || true
  rm -rf "$unit" "$unit.d" "$rules" "$program" /usr/local/bin/rollcall-agent
  systemctl daemon-reload
  say 'Removed. /var/lib/rollcall-agent stays: its keys and outbox are this station. Delete it when HQ has everything.'
}

install_agent() {
  say 'Checking that the bundle arrived whole'
  sha256sum --check --quiet --strict SHA256SUMS || die 'The bundle is damaged, or was changed: bring it once more.'
  say "Installing in $program"
  id rollcall-agent >/dev/null 2>&1 ||
    useradd --system --user-group --no-create-home --home-dir /var/lib/rollcall-agent --shell /usr/sbin/nologin rollcall-agent
  install -d -o rollcall-agent -g rollcall-agent -m 0700 /var/lib/rollcall-agent /srv/docks
  rm -rf "$program.new"
  install -d "$program.new"
  tar -C "$program.new" --no-same-owner -xf program.tar
  cp -r docs mount-card.sh "$program.new/"
  printf '%s\n' '#!/bin/sh' '# The command of the station, as the user whom its files belong to.' \
    'export ROLLCALL_AGENT_DATA=/var/lib/rollcall-agent NODE_ENV=production NODE_OPTIONS=--disable-warning=DEP0169' \
    "set -- $program/node $program/rollcall/rollcall-agent.mjs \"\$@\"" \
    '[ "$(id -un)" = rollcall-agent ] && exec "$@"' \
    'exec runuser -u rollcall-agent -- "$@"' >"$program.new/rollcall-agent"
  chmod 0755 "$program.new" "$program.new/rollcall-agent"
  "$program.new/node" --version >/dev/null || die 'The program does not run on this machine: its processor or its C library is another.'
  systemctl stop rollcall-agent 2>/dev/null || true
  rm -rf "$program"
  mv "$program.new" "$program"
  ln -sfn "$program/rollcall-agent" /usr/local/bin/rollcall-agent
  install -m 0644 rollcall-agent.service "$unit"
  if [ "$1" = agent ] || { [ "$1" = as-before ] && [ -e "$mounts" ]; }; then
    install -D -m 0644 mount-cards.conf "$mounts"
    rm -f "$rules"
    grep -qs '^ROLLCALL_AGENT_USB_STATION=' /etc/rollcall-agent.env ||
      say 'Name the station that mounts cards: ROLLCALL_AGENT_USB_STATION=squad-1, say, in /etc/rollcall-agent.env'
  else
    rm -f "$mounts"
    install -m 0644 90-rollcall-docks.rules "$rules"
  fi
  udevadm control --reload 2>/dev/null || say 'udev could not be told of the new rule: start this machine again before the first card.'
  systemctl daemon-reload
  if compgen -G '/var/lib/rollcall-agent/*/station.json' >/dev/null; then
    systemctl enable --now rollcall-agent
    say 'It runs: rollcall-agent status'
  else
    systemctl enable rollcall-agent
    say 'Next, with the enrolment file of this station:'
    say '  rollcall-agent enroll /dev/stdin --dock /srv/docks < squad-1.json && systemctl start rollcall-agent'
  fi
}

case "${1:-}" in
  '') install_agent as-before ;;
  --agent-mounts) install_agent agent ;;
  --udev-mounts) install_agent udev ;;
  --remove) remove ;;
  *) sed -n '2,9s/^# \{0,1\}//p' "${BASH_SOURCE[0]}"; exit 2 ;;
esac
