#!/usr/bin/env bash
# journey.sh: starts the stack of docker-compose.yml with podman, on images made by stand-ins.sh, and goes through an emergency with it: an
# account of the simulated site and a real qBittorrent on this machine, frozen and released; the worker killed in the middle; the stack
# taken down and up; two workers. Everything it starts is gone at its end. Needs root, podman, podman-compose, socat, curl, and what stand-ins.sh needs.
set -euo pipefail
here=$(cd -P "$(dirname "${BASH_SOURCE[0]}")" >/dev/null && pwd)
home=${here%/compose/journey}
for part in fetching qbittorrent application; do
  # shellcheck source=/dev/null
  . "$home/launcher/$part.sh"
done
project=evenkeel-journey
api=http://127.0.0.1:14770
PUID=4711 PGID=4712

step() { echo "[$(date +%T)] $*"; }

stack() { (cd "$work" && podman-compose --project-name "$project" "$@" >>"$work/compose.log" 2>&1); }

# Waits, minutes if need be, until the command holds.
await() {
  local what=$1 end=$((SECONDS + 300))
  shift
  until "$@" >/dev/null 2>&1; do
    [ "$SECONDS" -lt "$end" ] || { echo "never: $what" && give_up "see $work"; }
    sleep 0.2
  done
  step "$what"
}

expect() {
  local what=$1
  shift
  "$@" || give_up "not so: $what; see $work"
  step "$what"
}

container() { echo "${project}_$1_1"; }

# Without systemd podman asks nobody by itself, so it is asked here.
healthy() { podman healthcheck run "$(container "$1")"; }

door() {
  local method=$1 path=$2
  shift 2
  curl --silent --show-error --fail-with-body --max-time 20 --request "$method" --header "X-Api-Key: $key" \
    --header 'Content-Type: application/json' "$@" "$api$path"
}

emergency_is() { door GET /api/accounts/mam/emergency | grep -q "$1"; }

control() { curl --silent --fail --max-time 20 "${@:2}" "$(address control)$1"; }

# What must be as it was: name, whether it is stopped, forced, tags, limits. Everything else moves by itself.
torrents() {
  control /torrents | sed 's/},{/}\n{/g' | sed -E 's/"progress":[^,]*,//; s/"state":"(stopped)?[^"]*"/"stopped":"\1"/' | sort
}

# How many torrents are not as they were before.
changed() { torrents | comm -13 <(echo "$at_rest") - | grep -c . || true; }

address() { sed -n "s/.*\"$1\":\"\([^\"]*\)\".*/\1/p" "$work/outside.json"; }
port() { address "$1" | sed 's/.*://'; }

sql() { podman exec "$(container postgres)" psql -U postgres -d evenkeel -qtAc "$1"; }

# The simulated site and a real qBittorrent on this machine's loopback, filled.
start_outside() {
  mkdir "$work/outside"
  mkfifo "$work/outside.in"
  "$JAVA_HOME/bin/java" -XX:+UseSerialGC -Xmx96m -cp "$built/simulator/*" evenkeel.simulator.program.Simulator "$work/outside" client \
    <"$work/outside.in" >"$work/outside.json" 2>"$work/outside.log" &
  exec 7>"$work/outside.in"
  await "site and qBittorrent are there, filled" test -s "$work/outside.json"
}

# Containers reach loopback servers of this machine by relays on the stack's own bridge, as they would one that listens there. The bridge
# comes and goes with the stack.
start_relays() {
  local name
  for name in site qbittorrent; do
    socat "TCP-LISTEN:$(port "$name"),bind=$gateway,freebind,fork,reuseaddr" "TCP:127.0.0.1:$(port "$name")" &
    relays+=($!)
  done
}

# A copy of what a user has: the compose file, the secrets, the settings. podman 4.3 knows no host-gateway.
furnish() {
  cp -r "$home/docker-compose.yml" "$home/compose" "$home/temporal-config" "$work/"
  mkdir "$work/secrets"
  address cookie | tr -d '\n' >"$work/secrets/mam_id"
  address password | tr -d '\n' >"$work/secrets/qbittorrent_password"
  "$work/compose/secrets.sh"
  chmod 644 "$work"/secrets/*
  sed -i "s/\(host.docker.internal\):host-gateway\"/\1:$gateway\", \"outside.localhost:$gateway\"/" "$work/docker-compose.yml"
  printf '%s\n' "PUID=$PUID" "PGID=$PGID" UMASK=027 TZ=America/New_York >"$work/.env"
  cat >"$work/evenkeel.yml" <<YML
accounts:
  mam:
    site: http://outside.localhost:$(port site)
    cookie_file: /run/secrets/mam_id
    mode: act
    trackers: ["$(address mam_host)"]
    interval: 2s
    pace: 100ms
    release: {frozen_at_least: 0s, cycles_per_day: 1000}
clients:
  home:
    url: http://outside.localhost:$(port qbittorrent)
    username: $(address username)
    password_file: /run/secrets/qbittorrent_password
    pace: {idle: 1s, busy: 500ms, slice: 1}
keeping: {lease: 3s, heartbeat: 5s, patience: 5s}
YML
}

make_network() {
  podman network create --label "com.docker.compose.project=$project" --label "io.podman.compose.project=$project" "${project}_outside" >/dev/null
  gateway=$(podman network inspect "${project}_outside" | sed -n 's/.*"gateway": "\([0-9.]*\)".*/\1/p')
}

clean() {
  local pid
  stack down --volumes || true
  podman network rm --force "${project}_outside" "${project}_inside" >/dev/null 2>&1 || true
  for pid in "${relays[@]}"; do kill "$pid" 2>/dev/null || true; done
  exec 7>&-
  wait
  [ "$passed" = no ] || rm -rf "$work"
}

await_stack() {
  local service
  for service in postgres temporal temporal-ui worker api; do await "$service is healthy" healthy "$service"; done
  key=$(podman exec "$(container api)" cat /config/api-key)
}

expect_guarded() {
  local service of
  expect "api, Temporal and its UI are published on loopback and nothing else is" only_loopback
  for service in postgres temporal temporal-ui worker api; do
    of=$(podman inspect --format '{{.HostConfig.ReadonlyRootfs}} {{.Config.User}} {{.EffectiveCaps}}' "$(container "$service")")
    expect "$service: root is read-only, user is $(echo "$of" | cut -d ' ' -f 2), no capability" grep -qE '^true [1-9][0-9]*:[1-9][0-9]* \[\]$' <<<"$of"
  done
}

only_loopback() {
  [ "$(ports | sort -u | tr '\n' ' ')" = "127.0.0.1:14770 127.0.0.1:14771 127.0.0.1:14772 " ]
}
ports() { podman ps --filter "label=com.docker.compose.project=$project" --format '{{.Ports}}' | tr ',' '\n' | sed -n 's/^ *\(.*\)->.*/\1/p'; }

expect_owner() {
  local pid
  expect "keys belong to $PUID:$PGID, 0600" owned
  pid=$(podman inspect --format '{{.State.Pid}}' "$(container worker)")
  expect "the worker runs as $PUID:$PGID with mask 027" as_told "$pid"
  expect "its log tells New York's time" grep -qE 'T[0-9:.]+-0[45]:00' <<<"$(podman logs "$(container worker)" 2>&1)"
}
owned() { [ "$(podman exec "$(container api)" stat -c '%u:%g %a' /config/api-key /config/secret.key | sort -u)" = "$PUID:$PGID 600" ]; }
as_told() {
  grep -q "^Uid:[[:space:]]*$PUID" "/proc/$1/status" && grep -q "^Gid:[[:space:]]*$PGID" "/proc/$1/status" && grep -q '^Umask:[[:space:]]*0027' "/proc/$1/status"
}

kill_worker() {
  local before
  before=$(podman inspect --format '{{.State.Pid}}' "$(container worker)")
  kill -9 "$before"
  amid=$(changed)
  step "the worker is killed when $amid torrents are changed"
  await "the worker's container is started again by its restart policy" restarted "$before"
}
restarted() {
  local now
  now=$(podman inspect --format '{{.State.Pid}}' "$(container worker)")
  [ "$now" != 0 ] && [ "$now" != "$1" ]
}

books() { control /site/user --request POST --data "{\"uploaded_bytes\": $1, \"downloaded_bytes\": $2}" >/dev/null; }
gib=$((1 << 30))

frozen() { begun && emergency_is '"phase":"frozen"'; }
as_it_was() { [ "$(torrents)" = "$at_rest" ]; }

journey() {
  start_outside
  make_network
  start_relays
  furnish
  step "podman-compose up"
  stack up --detach
  await_stack
  expect_guarded
  expect_owner
  at_rest=$(torrents)

  books $((360 * gib)) $((372 * gib))
  await "the ratio fell to 0.968: the freeze has begun" begun
  kill_worker
  await "the emergency is frozen all the same" frozen
  expect "it was killed in the middle: now $(changed) are changed" [ "$amid" -lt "$(changed)" ]

  stack down
  expect "down: no container is left" no_container
  stack up --detach
  await_stack
  expect "up: the same emergency is still frozen" frozen
  expect "one emergency, no torrent stopped twice" once

  books $((400 * gib)) $((372 * gib))
  await "the ratio recovered to 1.075: the emergency is closed" emergency_is '"state":"closed"'
  await "every torrent is as it was before" as_it_was
  expect "one emergency, no torrent stopped twice" once

  door POST /api/accounts/mam/freeze --data '{"reason": "by hand"}' >/dev/null
  await "frozen by order" frozen
  door POST /api/accounts/mam/release --data '{"reason": "by hand"}' >/dev/null
  await "released by order, every torrent is as it was before" as_it_was

  two_workers

  door POST /api/accounts/mam/freeze --data '{"reason": "before a restore"}' >/dev/null
  await "frozen by order" frozen
  stack stop worker temporal
  stack run --rm --no-deps -T worker restore
  expect "Temporal was not started for that" stopped temporal
  expect "restored without worker and Temporal, every torrent is as it was before" as_it_was
}

# Whichever of the two has the client when it goes, the other goes on. This podman-compose knows no --scale that counts.
two_workers() {
  stack run --detach --no-deps -T --name "${project}_worker_2" worker
  await "a second worker is healthy" podman healthcheck run "${project}_worker_2"
  door POST /api/accounts/mam/freeze --data '{"reason": "with two workers"}' >/dev/null
  await "the freeze by order has begun" begun
  podman stop --time 0 "$(container worker)" >/dev/null
  await "frozen, the first worker being stopped for good" frozen
  podman start "$(container worker)" >/dev/null
  await "it is healthy again" healthy worker
  door POST /api/accounts/mam/release --data '{"reason": "by hand"}' >/dev/null
  podman stop --time 0 "${project}_worker_2" >/dev/null
  await "released without the second, every torrent is as it was before" as_it_was
  podman rm --force "${project}_worker_2" >/dev/null
}
begun() { [ "$(changed)" -ge 1 ]; }
stopped() { [ "$(podman inspect --format '{{.State.Running}}' "$(container "$1")")" = false ]; }
no_container() { [ -z "$(podman ps --all --quiet --filter "label=com.docker.compose.project=$project")" ]; }
once() {
  [ "$(sql "select count(*) from holders")" = 1 ] && [ "$(sql "select count(*) from (select from receipts
    where set_to = 'STOPPED' and voided_at is null group by baseline_id having count(*) > 1) twice")" = 0 ]
}

find_jdk
find_qbittorrent
built=$(application)
work=$(mktemp -d)
chmod 755 "$work"
relays=()
passed=no
trap clean EXIT
SECONDS=0
journey
passed=yes
step "done in $SECONDS s"
