#!/bin/sh
# Mounts a card below /srv/docks for the agent: called by udev with the device, its file system, and a name.
set -eu
options="uid=$(id -u rollcall-agent),gid=$(id -g rollcall-agent),umask=0077,nosuid,nodev,noexec"
case $2 in
  vfat) options="$options,iocharset=utf8,codepage=936,flush" ;;
  exfat) options="$options,iocharset=utf8" ;;
  ntfs) set -- "$1" ntfs3 "$3" && options="$options,iocharset=utf8" ;;
esac
exec systemd-mount --no-block --collect --fsck=no --type="$2" --options="$options" "$1" "/srv/docks/$3"
