#!/usr/bin/env bash
# Makes the two bundles of this version: what an ops engineer carries to a server, and what he carries to stations. A Docker engine
# must run; it needs no network.
#
#   infra/bundle/make-bundle.sh CONTEXT OUT
#
# CONTEXT  what infra/images/prepare.sh made
# OUT      where rollcall-VERSION.tar and rollcall-agent-VERSION.tar are put
# BASE     the base image, by default debian:trixie-slim; BUILT: set when images of this version are built already
set -euo pipefail
[ $# -eq 2 ] || { sed -n '2,9s/^# \{0,1\}//p' "$0"; exit 2; }
context=$(cd "$1" && pwd)
out=$(mkdir -p "$2" && cd "$2" && pwd)
cd "$(dirname "$0")/../.."
version=$(sed -n 's/^  "version": "\(.*\)",$/\1/p' package.json)
scratch=$(mktemp -d "$out/.bundle-XXXXXX")
trap 'rm -rf "$scratch"' EXIT
say() { printf '%s\n' "$*" >&2; }

build() { # an image
  docker build --quiet --network none --build-arg BASE="${BASE:-debian:trixie-slim}" --target "$1" \
    --tag "rollcall-$1:$version" --file infra/images/Dockerfile "$context" >/dev/null
}

# What is in an image, for whoever must know: its id, what it stands in for, and its packages with their licences.
contents() { # an image
  local image=rollcall-$1:$version stand_in
  printf '\n%s\n%s\n' "$image" "$(docker image inspect -f '{{.Id}} {{.Os}}/{{.Architecture}} {{.Size}} bytes' "$image")"
  stand_in=$(docker image inspect -f '{{index .Config.Labels "rollcall.stand-in"}}' "$image")
  [ -z "$stand_in" ] || echo "STAND-IN for $stand_in"
  docker run --rm --network none --entrypoint sh "$image" -c '
    dpkg-query -W -f "deb \${Package} \${Version}, licence: /usr/share/doc/\${Package}/copyright\n"
    cat /opt/rollcall/PACKAGES 2>/dev/null
    [ -d /opt/rollcall/node_modules ] || exit 0
    find /opt/rollcall/node_modules -name package.json -path "*/node_modules/*" | sort | node -e "
      for (const file of fs.readFileSync(0, \"utf8\").trim().split(\"\n\")) {
        const { name, version, license } = JSON.parse(fs.readFileSync(file, \"utf8\"));
        if (name && version) console.log(\"npm\", name, version + \", licence:\", license?.type ?? license ?? \"see the package\");
      }"' | sort -u
}

bundle() { # name, file of the images, then the images; the folder has its other files already
  local name=$1 file=$2 folder=$scratch/$1 images=()
  shift 2
  for image in "$@"; do images+=("rollcall-$image:$version"); done
  docker save --output "$folder/$file" "${images[@]}"
  cp LICENSE "$folder/"
  { echo "$name: what is in its images"; for image in "$@"; do contents "$image"; done; } >"$folder/CONTENTS"
  # What the ops engineer fills in isn't held to what it was.
  (cd "$folder" && find . -type f ! -name SHA256SUMS ! -path './observe/targets/*' -printf '%P\0' | sort -z | xargs -0 sha256sum >SHA256SUMS)
  tar -C "$scratch" --sort=name --owner=0 --group=0 --numeric-owner -cf "$scratch/$name.tar" "$name"
  mv "$scratch/$name.tar" "$out/"
  rm -rf "$folder"
  say "Made $out/$name.tar, $(du -h "$out/$name.tar" | cut -f1)"
}

hq=(hq proxy broker db store backup prometheus)
if [ -z "${BUILT:-}" ]; then
  for image in "${hq[@]}" agent; do
    say "Building rollcall-$image:$version"
    build "$image"
  done
fi

folder=$scratch/rollcall-$version
mkdir -p "$folder"
cp -r infra/compose/{compose.yaml,releases.json,rollcall.sh,restore.sh,upgrade.sh,.env.example} docs "$folder/"
cp -r infra/observe "$folder/"
rm "$folder"/observe/*.test.yaml
bundle "rollcall-$version" images.tar "${hq[@]}"

folder=$scratch/rollcall-agent-$version
mkdir -p "$folder/docs"
cp docs/{ops/station,ops/observe,kiosk,docks,station-disk,card-layouts}.md "$folder/docs/"
cp infra/agent-service/* "$folder/"
# The program as files, for the service: what the image runs.
container=$(docker create "rollcall-agent:$version")
mkdir "$scratch/program"
docker cp --quiet "$container:/opt/rollcall" "$scratch/program/rollcall"
docker cp --quiet "$container:/usr/local/bin/node" "$scratch/program/node"
docker rm "$container" >/dev/null
tar -C "$scratch/program" --sort=name --owner=0 --group=0 --numeric-owner -cf "$folder/program.tar" node rollcall
bundle "rollcall-agent-$version" image.tar agent
