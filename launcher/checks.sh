#!/usr/bin/env bash
# checks.sh FOLDER: checks the launcher itself, with stand-ins for everything that it would fetch or start, and writes a test report
# into FOLDER. Nothing here uses the network.
set -uo pipefail
home=$(cd -P "$(dirname "${BASH_SOURCE[0]}")/.." >/dev/null && pwd)
mkdir -p "$1"
reports=$(cd "$1" && pwd)
# shellcheck source=/dev/null
. "$home/.mvn/find-jdk.sh"
jdk=$JAVA_HOME
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
for topic in commands fetches builds; do
  # shellcheck source=/dev/null
  . "$home/launcher/checks/$topic.sh"
done

fail() {
  echo "$*"
  exit 1
}

skip() {
  echo "$*"
  exit 77
}

same() { [ "$1" = "$2" ] || fail "wanted: $1" $'\n'"found:  $2"; }

says() { case $1 in *"$2"*) ;; *) fail "wanted: ... $2 ..." $'\n'"found:  $1" ;; esac; }

# A program $1 that does what the standard input says, in the folder that the PATH names.
stand_in() {
  { echo '#!/bin/sh' && cat; } >"$room/bin/$1"
  chmod +x "$room/bin/$1"
}

# A folder $1 that looks like a JDK of version $2.
stand_in_jdk() {
  mkdir -p "$1/bin"
  echo "JAVA_VERSION=\"$2\"" >"$1/release"
  printf '#!/bin/sh\n' >"$1/bin/javac"
  chmod +x "$1/bin/javac"
}

# Everything that the launcher's own steps call, and nothing else of this machine.
furnish() {
  local tool
  mkdir -p "$room/bin" "$room/home"
  for tool in awk basename bash cat chmod cmp cp cut dirname env find flock grep head ls mkdir mktemp mv ps readlink rm sed sh \
    sha256sum shasum sleep sort tail touch tr uname wc xargs; do
    if type -P "$tool" >/dev/null; then ln -s "$(type -P "$tool")" "$room/bin/$tool"; fi
  done
  ln -s "$(type -P ln)" "$room/bin/ln"
}

# Runs the check $1 in a room of its own, whose name has a blank.
run_check() {
  room="$scratch/$1 room"
  furnish
  export HOME=$room/home EVENKEEL_CACHE=$room/cache PATH=$room/bin JAVA_HOME=$jdk
  unset CI EVENKEEL_JDK EVENKEEL_TEMPORAL "${!EVENKEEL_QBITTORRENT@}"
  cd "$room" || exit 1
  set -e
  "$1"
}

escaped() { tr -d '\000-\010\013\014\016-\037' | sed 's/&/\&amp;/g; s/</\&lt;/g; s/"/\&quot;/g'; }

report() {
  local outcome
  case $2 in
  0) outcome= ;;
  77) outcome="<skipped message=\"$(escaped <"$3")\"/>" ;;
  *) outcome="<failure message=\"$(escaped <"$3")\"/>" ;;
  esac
  echo "<testcase classname=\"launcher\" name=\"$1\">$outcome</testcase>"
}

SECONDS=0
broken=0
cases=
for check in "${command_checks[@]}" "${fetch_checks[@]}" "${build_checks[@]}"; do
  (run_check "$check") >"$scratch/said" 2>&1 </dev/null
  code=$?
  case $code in
  0 | 77) ;;
  *)
    broken=1
    echo "launcher: $check failed:"
    cat "$scratch/said"
    ;;
  esac
  cases+=$(report "$check" "$code" "$scratch/said")$'\n'
done
printf '<testsuite name="launcher" time="%s">\n%s</testsuite>\n' "$SECONDS" "$cases" >"$reports/TEST-launcher.xml"
exit "$broken"
