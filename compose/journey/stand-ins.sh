#!/usr/bin/env bash
# stand-ins.sh: makes what docker-compose.yml runs, with podman and without pulling any image. The bases are Debian's (debootstrap); on them lie
# the real PostgreSQL, Temporal's real server, tools and UI, built from their sources, and a real JDK. Evenkeel's own images are built by
# the Dockerfile itself. Needs root, debootstrap, podman, go, and what ./evenkeel test needs. What is built is kept in EVENKEEL_CACHE.
set -euo pipefail
here=$(cd -P "$(dirname "${BASH_SOURCE[0]}")" >/dev/null && pwd)
home=${here%/compose/journey}
for part in fetching temporal application; do
  # shellcheck source=/dev/null
  . "$home/launcher/$part.sh"
done
suite=bookworm

# The tag that docker-compose.yml asks for of the image $1.
tag_of() { sed -n "s|^ *image: *$1:\(.*\)|\1|p" "$home/docker-compose.yml" | head -n 1; }

go_program() {
  local package=$1 folder=$2
  say "building $package (minutes) ..."
  GOBIN=$folder CGO_ENABLED=0 nice go install "$package" 2>"$folder/go.log" && rm "$folder/go.log"
}

base_is_ready() { [ -f "$1/base.tar" ]; }
base() {
  say "making a Debian base (a minute) ..."
  debootstrap --variant=minbase --include=ca-certificates,wget,tzdata,postgresql-client "$suite" "$1/root" >"$1/debootstrap.log"
  rm -rf "$1/root/var/cache/apt" "$1/root/var/lib/apt/lists" "$1/root/usr/share/doc" "$1/root/usr/share/man"
  tar -C "$1/root" -cf "$1/base.tar" . && rm -rf "$1/root"
}

programs_are_ready() { [ -x "$1/temporal-server" ] && [ -x "$1/temporal-sql-tool" ] && [ -x "$1/ui-server" ] && [ -d "$1/ui" ]; }
programs() {
  local server ui
  server=v$(tag_of temporalio/server)
  ui=v$(tag_of temporalio/ui)
  go_program "go.temporal.io/server/cmd/server@$server" "$1" && mv "$1/server" "$1/temporal-server"
  go_program "go.temporal.io/server/cmd/tools/sql@$server" "$1" && mv "$1/sql" "$1/temporal-sql-tool"
  go_program "github.com/temporalio/ui-server/v2/cmd/server@$ui" "$1" && mv "$1/server" "$1/ui-server"
  mkdir "$1/ui"
  cp "$(go env GOMODCACHE)/github.com/temporalio/ui-server/v2@$ui/"{config/docker.yaml,docker/start-ui-server.sh} "$1/ui/"
}

# Builds the image $1 from the Containerfile of the same first name in the folder $2.
image() {
  local name=$1 context=$2
  shift 2
  say "building the image $name ..."
  podman build --quiet --format docker --tag "$name" --file "$here/${name##*/}.Containerfile" --ignorefile /dev/null "$@" "$context" >/dev/null
}

main() {
  local cache=$EVENKEEL_CACHE/compose built work tags
  find_jdk
  find_temporal
  tags=$(tag_of temporalio/server)-$(tag_of temporalio/ui)
  fetch_into_cache "compose/base-$suite" base base_is_ready
  fetch_into_cache "compose/programs-$tags" programs programs_are_ready
  built=$(application)
  work=$(mktemp -d)
  # shellcheck disable=SC2064
  trap "rm -rf '$work'" EXIT
  podman import --quiet "$cache/base-$suite/base.tar" stand-in-base:latest >/dev/null

  mkdir -p "$work/postgres/empty"
  (cd "$work/postgres" && "$JAVA_HOME/bin/jar" xf "$built"/app/embedded-postgres-binaries-linux-*.jar && mkdir pg && tar -xJf ./*.txz -C pg)
  cp "$here/postgres-entrypoint.sh" "$work/postgres/"
  image postgres "$work/postgres"
  podman tag postgres "postgres:$(tag_of postgres)"

  cp -r "$cache/programs-$tags" "$work/temporal"
  cp "$EVENKEEL_TEMPORAL" "$work/temporal/temporal"
  for name in server admin-tools ui; do
    image "temporalio/$name" "$work/temporal"
    podman tag "temporalio/$name" "temporalio/$name:$(tag_of "temporalio/$name")"
  done

  mkdir "$work/java"
  cp -rL "$JAVA_HOME" "$work/java/jdk"
  cp -rL "$("$home/mvnw" --version | sed -n 's/^Maven home: //p')" "$work/java/maven"
  image stand-in-java "$work/java"

  for target in worker api; do
    say "building the image evenkeel-$target ..."
    podman build --quiet --format docker --target "$target" --tag "evenkeel-$target:$(tag_of "evenkeel-$target")" \
      --build-arg BUILD_IMAGE=stand-in-java --build-arg RUNTIME_IMAGE=stand-in-java --volume "$HOME/.m2/repository:/m2/repository" \
      "$home" >/dev/null
  done
}

main
