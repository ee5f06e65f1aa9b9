# What is built, run and counted. Sourced by checks.sh.
build_checks=(
  buildsOncePerStateOfTheSources
  runsNothingWhenTheBuildFails
  judgesTheSettingsBeforeItStartsAnything
  givesOrdersWithFewJars
  keepsTheApplicationsUsedLastAndThoseInUse
  countsWhatPassedFailedAndWasSkipped
  refusesSkippedTestsWhereEverythingMustRun
  countsNoReportsOfAnEarlierRun
  countsAReportThatWasCutOffAsFailed
  refusesABuildThatRanNoTest
  refusesABuildThatFailedAfterItsTests
)

# A checkout whose Maven does what the standard input says, after noting its call.
checkout() {
  mkdir -p "$room/checkout"/{launcher,standalone,simulator}/src/main "$room/checkout/.mvn"
  cp "$home/evenkeel" "$room/checkout/"
  cp "$home"/launcher/*.{sh,java} "$room/checkout/launcher/"
  cp "$home/.mvn/find-jdk.sh" "$room/checkout/.mvn/"
  echo 'exit 0' >"$room/checkout/launcher/checks.sh"
  touch "$room/checkout"/{,standalone/,simulator/}pom.xml
  { echo '#!/bin/sh' && echo "echo \"\$*\" >>'$room/calls'" && cat; } >"$room/checkout/mvnw"
  chmod +x "$room/checkout/mvnw"
  stand_in temporal <<<'echo "temporal version 1.9.1 (Server 1.32.0, UI 2.54.1)"'
  stand_in qbittorrent-nox <<<'echo "qBittorrent v5.1.0"'
}

# A Maven that builds, and a Java that tells how it was called.
building_checkout() {
  checkout <<'MVN'
for room in standalone simulator; do
  mkdir -p $room/target/lib && cat pom.xml >$room/target/$room-1.jar && echo same >$room/target/lib/library.jar
done
MVN
  stand_in_jdk "$room/jdk" 25
  printf '#!/bin/sh\necho "$EVENKEEL_SIMULATOR_CLASSPATH|$*"\n' >"$room/jdk/bin/java"
  chmod +x "$room/jdk/bin/java"
  export EVENKEEL_JDK=$room/jdk
}

buildsOncePerStateOfTheSources() {
  local said built
  building_checkout

  said=$("$room/checkout/evenkeel" demo --once)
  built=$(cd "$EVENKEEL_CACHE"/app/*/ && pwd)
  says "$said" "$built/simulator/*|"
  says "$said" "-cp $built/app/* evenkeel.standalone.demo.Demo --once"
  same "$(printf '%s\n' library.jar standalone-1.jar)" "$(ls "$built/app")"
  "$room/checkout/evenkeel" restore --data "$room"
  same "-q -B -Dstyle.color=never -Dquick -DskipTests package" "$(cat "$room/calls")"

  echo changed >"$room/checkout/standalone/src/main/New.java"
  "$room/checkout/evenkeel" demo
  same 2 "$(grep -c package "$room/calls")"
}

runsNothingWhenTheBuildFails() {
  local said
  building_checkout
  echo 'exit 1' >>"$room/checkout/mvnw"

  said=$("$room/checkout/evenkeel" demo 2>"$room/errors") && fail "went on"

  same "" "$said"
  says "$(cat "$room/errors")" "could not be built"
  same "" "$(find "$EVENKEEL_CACHE/app" -mindepth 1 -type d)"
}

judgesTheSettingsBeforeItStartsAnything() {
  local code=0
  building_checkout
  printf '#!/bin/sh\necho "$*" >>"%s/java"\ncase $* in *--check*) exit 2 ;; esac\n' "$room" >"$room/jdk/bin/java"

  "$room/checkout/evenkeel" up --data x || code=$?

  same 2 "$code"
  says "$(cat "$room/java")" "evenkeel.standalone.up.Up --check --data x"
  same 1 "$(grep -c Up "$room/java")"
}

givesOrdersWithFewJars() {
  local said built
  building_checkout

  said=$("$room/checkout/evenkeel" freeze mam --reason "two words")

  built=$(cd "$EVENKEEL_CACHE"/app/*/ && pwd)
  says "$said" "-cp $built/app/standalone-1.jar evenkeel.standalone.terminal.Terminal freeze mam --reason two words"
}

keepsTheApplicationsUsedLastAndThoseInUse() {
  local state user first
  building_checkout
  "$room/checkout/evenkeel" demo --once
  first=$(cd "$EVENKEEL_CACHE"/app/*/ && pwd)
  touch -t 202001010000 "$first"
  tail -f "$first/app/library.jar" >/dev/null &
  user=$!
  # shellcheck disable=SC2064
  trap "kill $user 2>/dev/null || true" EXIT

  for state in 2 3 4 5; do
    echo "$state" >"$room/checkout/pom.xml"
    "$room/checkout/evenkeel" demo --once
    find "$EVENKEEL_CACHE"/app -mindepth 1 -maxdepth 1 -type d -newer "$first" -exec touch -t "20200101000$state" {} +
    touch -t 202001010000 "$first"
  done
  [ -d "$first/app" ] || fail "removed an application in use"
  same 4 "$(find "$EVENKEEL_CACHE/app" -mindepth 1 -maxdepth 1 -type d | grep -c .)"

  kill "$user"
  wait "$user" || true
  "$room/checkout/evenkeel" demo --once
  [ ! -e "$first" ] || fail "kept an old application"
}

# A Maven that leaves the report in the standard input.
testing_checkout() {
  cat >"$room/report.xml"
  checkout <<MVN
mkdir -p standalone/target/surefire-reports && cp "$room/report.xml" standalone/target/surefire-reports/TEST-a.B.xml
MVN
}

countsWhatPassedFailedAndWasSkipped() {
  local said
  testing_checkout <<'XML'
<testsuite name="a.B" time="1,002.5"><testcase classname="a.B" name="works"/><testcase classname="a.B" name="fails"><failure message="no"/></testcase>
<testcase classname="a.B" name="breaks"><error message="oh"/></testcase>
<testcase classname="a.B" name="waits"><skipped type="Aborted"><![CDATA[no browser
  at x]]></skipped><system-out><![CDATA[<testcase name="noise"/>]]></system-out></testcase></testsuite>
XML

  said=$("$room/checkout/evenkeel" test) && fail "passed"

  same "1 passed, 2 failed, 1 skipped" "$(tail -n 1 <<<"$said")"
  says "$said" "skipped  a.B.waits: no browser"
  says "$said" "1002.5 s  a.B"
}

refusesSkippedTestsWhereEverythingMustRun() {
  local said
  testing_checkout <<'XML'
<testsuite name="a.B" time="1"><testcase name="works"/><testcase name="waits"><skipped message="no browser"/></testcase></testsuite>
XML

  "$room/checkout/evenkeel" test
  said=$(CI=true "$room/checkout/evenkeel" test) && fail "passed"
  same "1 passed, 0 failed, 1 skipped" "$(tail -n 1 <<<"$said")"
}

countsNoReportsOfAnEarlierRun() {
  local said
  testing_checkout <<<'<testsuite name="a.B" time="1"><testcase name="works"/></testsuite>'
  "$room/checkout/evenkeel" test
  printf '#!/bin/sh\nexit 1\n' >"$room/checkout/mvnw"

  said=$("$room/checkout/evenkeel" test) && fail "passed"

  same "0 passed, 0 failed, 0 skipped" "$(tail -n 1 <<<"$said")"
}

countsAReportThatWasCutOffAsFailed() {
  local said
  testing_checkout <<<'<testsuite name="a.B" time="1"><testcase name="works"/>'

  said=$("$room/checkout/evenkeel" test) && fail "passed"

  same "1 passed, 1 failed, 0 skipped" "$(tail -n 1 <<<"$said")"
}

refusesABuildThatRanNoTest() {
  local said
  checkout <<<'exit 0'
  cat >"$room/checkout/launcher/checks.sh" <<'CHECKS'
mkdir -p "$1" && echo '<testsuite name="launcher"><testcase name="works"/></testsuite>' >"$1/TEST-launcher.xml"
CHECKS

  said=$("$room/checkout/evenkeel" test) && fail "passed"

  same "1 passed, 0 failed, 0 skipped" "$(tail -n 1 <<<"$said")"
}

refusesABuildThatFailedAfterItsTests() {
  local said
  testing_checkout <<<'<testsuite name="a.B" time="1"><testcase name="works"/></testsuite>'
  echo 'exit 1' >>"$room/checkout/mvnw"

  said=$("$room/checkout/evenkeel" test) && fail "passed"

  same "1 passed, 0 failed, 0 skipped" "$(tail -n 1 <<<"$said")"
}
