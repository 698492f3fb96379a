# shellcheck shell=bash
# Upgrade and roll back: read by rollcall.sh, in the folder of the new bundle. docs/ops/upgrade.md goes through it.
#
# Both releases are one project of compose and use the same volumes; each has its own folder, with compose.yaml, .env, keys and
# secrets. Whatever ends this in the middle, it can be started again: nothing is done that a second time would spoil.

yes=
old=
hq_services=(proxy api ingest worker)
# The old release, by its own compose.yaml.
old_compose() { (cd "$old" && docker compose "$@"); }
old_services() { old_compose config --services | grep -vx migrate; }
old_image() { old_compose --profile commands config | awk '$0 == "  commands:" { found = 1 } found && $1 == "image:" { print $2; exit }'; }

upgrade() {
  local version image new_passphrase=
  read_arguments --from "$@"
  version=$(version_of .)
  check_old_folder
  [ -e .took-over ] || [ ! -e .made-for ] ||
    die 'This folder holds an installation of its own. Unpack the bundle anew, and upgrade there.'
  [ -z "$(containers_of worker --filter "label=com.docker.compose.project.working_dir=$PWD" --filter health=healthy)" ] ||
    die "Version $version runs already. Is everything well? ./rollcall.sh doctor"
  case "$(version_of "$old")" in
    "$(previous version)" | "$version") ;;
    *) die "$old is version $(version_of "$old"). Version $version takes over from $(previous version) alone: upgrade to that first." ;;
  esac
  check_bundle
  check_room
  confirm "HQ in $old goes from version $(version_of "$old") to $version. It is away for some minutes, from the backup until the new
version runs; stations and officers go on, and stations send later. If the new version doesn't run, the old one is started again."
  take_over
  load_images
  say 'Making the secrets and volumes that are new'
  image=$(image_of commands)
  has_secret "$image" backup-passphrase || new_passphrase=yes
  in_site "$image" site --folder /site --host "$(cat .made-for)" | sed 's|/site/||g'
  # The backups that an upgrade makes stay, whatever becomes of it, and of this folder.
  [ -z "$new_passphrase" ] || copy_files . "$old" secrets/backup-passphrase
  make_volumes
  trap interrupted INT TERM HUP EXIT
  say 'Stopping HQ; the broker and the store go on'
  stop_hq
  say 'Making a backup, before anything is changed'
  compose --progress quiet up --detach --wait db || back_to_old 'The database of the new version does not start.'
  backup_now || back_to_old 'There is no good backup.'
  say 'Bringing the database to this version'
  compose --progress quiet run --rm --no-deps -T migrate || back_to_old 'The database is as it was: the migration failed, and took back what it had done.'
  say 'Starting the new version'
  compose --progress quiet up --detach --wait --wait-timeout "${ROLLCALL_UPGRADE_SECONDS:-600}" || {
    compose ps --all >&2
    compose logs --no-color --tail 20 "${hq_services[@]}" >&2 || true
    back_to_old 'The new version did not become healthy.'
  }
  trap - INT TERM HUP EXIT
  [ -z "$new_passphrase" ] || tell_passphrase "$image"
  cat >&2 <<TEXT

Version $version runs.
Next: ./rollcall.sh doctor, then a look at the page: is the footage of this morning there?
Keep $old: ./rollcall.sh rollback --to $old starts the version before again.
TEXT
}

rollback() {
  read_arguments --to "$@"
  check_old_folder
  [ "$(version_of "$old")" = "$(previous version)" ] ||
    die "$old is version $(version_of "$old"). Only $(previous version) runs on the database of version $(version_of .)."
  confirm "Version $(previous version) in $old takes the place of version $(version_of .), on the same database. It keeps what was entered
since the upgrade, and doesn't show what it doesn't know: docs/ops/upgrade.md names it. HQ is away for a minute or two."
  # Renewed since, perhaps: a certificate, a password.
  [ -z "$(containers_of worker --all --filter "label=com.docker.compose.project.working_dir=$PWD")" ] || copy_files . "$old" 'secrets keys'
  trap interrupted INT TERM HUP EXIT
  start_old
  trap - INT TERM HUP EXIT
  say_old_runs
}

# ── What both look at before they touch anything

read_arguments() { # --from or --to, then what was typed
  local option=$1
  shift
  while [ $# -gt 0 ]; do
    case $1 in
      --yes) yes=--yes ;;
      "$option") old=${2:-}; [ $# -lt 2 ] || shift ;;
      *) old=; break ;;
    esac
    shift
  done
  [ -n "$old" ] || die "Usage: ./rollcall.sh ${FUNCNAME[1]} $option FOLDER [--yes]"
  [ -d "$old" ] || die "There is no folder $old."
  old=$(cd "$old" && pwd -P)
  cd "$(pwd -P)"
  [ "$old" != "$PWD" ] || die "$old is this folder. Run this in the folder of the new bundle."
}

check_old_folder() {
  local file folder image
  for file in compose.yaml .env .made-for secrets keys; do
    [ -e "$old/$file" ] || die "$old holds no installation: there is no $file."
  done
  exec 8>"$old/.upgrade.lock"
  flock --nonblock 8 || die 'An upgrade, or a way back, is running already.'
  # The project is known by its name, whatever folder it was started from.
  for folder in $(docker ps --all --filter label=com.docker.compose.project=rollcall --format '{{.Label "com.docker.compose.project.working_dir"}}' | sort -u); do
    case "$(readlink -f "$folder")" in "$old" | "$PWD") continue ;; esac
    die "HQ on this machine runs from $folder, not from $old."
  done
  docker volume inspect rollcall-db >/dev/null 2>&1 || die 'There is no volume rollcall-db: is this the right machine?'
  # Without them there is no way back.
  for image in $(old_compose --profile commands config --images | sort -u); do
    docker image inspect "$image" >/dev/null 2>&1 || docker load --quiet --input "$old/images.tar" >&2 ||
      die "The image $image of the old release is gone: put its images.tar into $old."
  done
}

version_of() { sed -n 's/^ *image: rollcall-hq:\(.*\)$/\1/p' "$1/compose.yaml" | head -1; }
previous() { sed -n "s/.*\"previous\":.*\"$1\": \"\([^\"]*\)\".*/\1/p" releases.json; }

# Room for the images, and for a backup of the database.
check_room() {
  local root free images=0 database
  root=$(docker info --format '{{.DockerRootDir}}')
  [ -d "$root" ] || return 0
  free=$(df -Pm "$root" | awk 'NR == 2 { print $4 }')
  [ ! -e images.tar ] || images=$(($(stat -c %s images.tar) / 1048576 * 2))
  database=$(docker run --rm --network none --cap-drop ALL --volume rollcall-db:/db:ro --entrypoint du "$(old_image)" -sm /db | cut -f1)
  [ "$free" -ge $((images + database + 1024)) ] ||
    die "$root has $free MB free. The images need $images MB, a backup of the database at most $database MB, and 1024 MB should be left."
}

# ── What they do

# .env, keys, secrets and what Prometheus reads of the old release become this one's. What was set here before, and the old one
# doesn't have, stays.
take_over() {
  local line name
  say "Taking over .env, keys and secrets from $old"
  touch .took-over
  [ -e .env ] || cp .env.example .env
  cp "$old/.env" .env.new
  while read -r line; do
    name=${line%%=*}
    grep -q "^$name=" .env.new || {
      printf '\n# New in version %s.\n%s\n' "$(version_of .)" "$line" >>.env.new
      say "New in .env: $line"
    }
  done < <(grep -hE '^[A-Z0-9_]+=' .env .env.example)
  mv .env.new .env
  copy_files "$old" . "secrets keys ca root"
  [ ! -e "$old/observe/targets" ] || cp -r "$old/observe/targets" observe/
  cp "$old/.made-for" .made-for
}

# They belong to the user of the containers, who alone may read them. An image of the old release does it: the new may not be here yet.
copy_files() { # from, to, what
  docker run --rm --network none --user 0 --cap-drop ALL --cap-add CHOWN --cap-add FOWNER --cap-add DAC_OVERRIDE \
    --security-opt no-new-privileges --volume "$(cd "$1" && pwd):/from:ro" --volume "$(cd "$2" && pwd):/to" --entrypoint sh \
    "$(old_image)" -euc '
      cd /from && for path in $0; do [ ! -e "$path" ] || cp -a --parents "$path" /to/; done' "$3"
}

containers_of() { docker ps --quiet --filter label=com.docker.compose.project=rollcall --filter "label=com.docker.compose.service=$1" "${@:2}"; }

stop_hq() {
  local service container
  for container in $(containers_of migrate); do
    say 'Waiting for a migration that runs still'
    docker wait "$container" >/dev/null || true
  done
  for service in "${hq_services[@]}"; do
    for container in $(containers_of "$service"); do docker stop "$container" >/dev/null; done
  done
}

# The service `backup` itself waits for the database to be migrated.
backup_now() { compose --progress quiet run --rm --no-deps -T backup backup now --before-upgrade; }

# Without `migrate`: the old release doesn't know the migrations of the new one, and can do without.
start_old() {
  local service services
  say "Starting version $(version_of "$old") again"
  stop_hq
  services=$(old_services)
  for service in $(docker ps --all --filter label=com.docker.compose.project=rollcall --format '{{.Label "com.docker.compose.service"}}' | sort -u); do
    # shellcheck disable=SC2046 # a list
    [ "$service" = migrate ] || grep -qx "$service" <<<"$services" || docker rm --force $(containers_of "$service" --all) >/dev/null
  done
  # shellcheck disable=SC2086 # a list
  old_up db store && hide_from_old && old_up $services || die "Version $(version_of "$old") doesn't run either.
Look: cd $old && docker compose ps --all && docker compose logs --tail 50. Then try again: ./rollcall.sh rollback --to $old"
}
# Rows of kinds that the old release doesn't know, on which its lists would fail. A database that wasn't migrated has none.
hide_from_old() {
  old_compose exec -T db psql --quiet --host /run/postgresql --username rollcall_owner --set ON_ERROR_STOP=1 --command "do \$\$ begin
    if to_regprocedure('hide_from_release_before()') is not null then perform hide_from_release_before(); end if; end \$\$" rollcall
}
old_up() { old_compose --progress quiet up --detach --no-deps --wait --wait-timeout "${ROLLCALL_UPGRADE_SECONDS:-600}" "$@"; }

back_to_old() { # why
  say "$1"
  trap - INT TERM HUP EXIT
  start_old
  say_old_runs
  exit 1
}

say_old_runs() {
  cat >&2 <<TEXT

Version $(version_of "$old") runs again, from $old.
Should it be stopped, start it by: cd $old && docker compose up -d --no-deps $(old_services | tr '\n' ' ')
A plain \`docker compose up\` would start \`migrate\` there, which fails on the newer database, and then nothing starts.
Next: cd $old && ./rollcall.sh doctor. Its role_rights is MISSING, because the role has rights on tables that are new: leave that. Then upgrade once more, or ask the developers, with ./rollcall.sh support-bundle.
TEXT
}

interrupted() {
  trap - EXIT
  say "
Interrupted, and HQ may be stopped. Go on by: ./rollcall.sh upgrade --from $old
Or go back by: ./rollcall.sh rollback --to $old"
  exit 130
}
