# What a person types, and the JDK behind it. Sourced by checks.sh.
command_checks=(
  isWellFormed
  saysWhatItCanDoAndTouchesNothing
  refusesUnknownWordsAndOptions
  worksThroughLinks
  worksWithoutAHome
  refusesWhatTheAdvisingWordsDoNotKnow
  picksAJdkThatIsNewEnough
  refusesAChosenJdkThatIsTooOld
  takesNoRuntimeWithoutCompilerForAJdk
)

isWellFormed() {
  local script
  for script in "$home"/evenkeel "$home"/launcher/*.sh "$home"/launcher/checks/*.sh "$home"/.ci/run; do bash -n "$script"; done
  for script in "$home"/mvnw "$home"/.mvn/*.sh; do sh -n "$script"; done
}

saysWhatItCanDoAndTouchesNothing() {
  local asked unasked
  asked=$("$home/evenkeel" help)
  unasked=$("$home/evenkeel")

  same "$asked" "$unasked"
  same "$asked" "$("$home/evenkeel" freeze --help)"
  says "$asked" "./evenkeel demo [--once]"
  [ ! -e "$EVENKEEL_CACHE" ] || fail "help made the cache folder"
}

refusesUnknownWordsAndOptions() {
  local words code said
  for words in sail "demo --twice" "demo --once more" "test fast" "bench fast" "restore --dat x" "up --dat x" "up --data" "up --data x y" "restore --data" "restore --data x y" "restore --settings" "restore --data x --settings" ""; do
    code=0
    # shellcheck disable=SC2086
    said=$("$home/evenkeel" ${words:-''} 2>&1 >"$room/out") || code=$?

    same 2 "$code"
    says "$said" "./evenkeel help"
    same 1 "$(echo "$said" | wc -l)"
    [ ! -s "$room/out" ] || fail "'$words' was answered on standard output"
  done
}

worksThroughLinks() {
  mkdir "$room/deep"
  ln -s "$home/evenkeel" "$room/first"
  ln -s ../first "$room/deep/keel"

  same "$("$home/evenkeel" help)" "$("$room/deep/keel" help)"
}

worksWithoutAHome() {
  local said
  stand_in_jdk "$room/chosen" 26
  printf '#!/bin/sh\necho "home is ${HOME:-nothing}"\n' >"$room/chosen/bin/java"
  chmod +x "$room/chosen/bin/java"
  mkdir -p "$room/keel"
  cp -r "$home/evenkeel" "$home/launcher" "$home/.mvn" "$room/keel"
  echo 'application() { echo "$home"; }' >>"$room/keel/launcher/application.sh"

  said=$(unset HOME EVENKEEL_CACHE && EVENKEEL_JDK=$room/chosen "$room/keel/evenkeel" restore 2>&1)

  case $said in "home is /"*) ;; *) fail "$said" ;; esac
}

refusesWhatTheAdvisingWordsDoNotKnow() {
  local words code said
  for words in "doctor --jsn" "doctor --data" "doctor x" "plan --account" "plan --as-if" "init --url" "init --json"; do
    code=0
    # shellcheck disable=SC2086
    said=$("$home/evenkeel" $words 2>&1 >"$room/out") || code=$?

    same 2 "$code"
    says "$said" "./evenkeel help"
    [ ! -s "$room/out" ] || fail "'$words' was answered on standard output"
  done
  [ ! -e "$EVENKEEL_CACHE" ] || fail "a refused word made the cache folder"
}

picksAJdkThatIsNewEnough() {
  stand_in_jdk "$room/old" 17.0.15
  stand_in_jdk "$room/new" 25.0.1
  ln -s "$room/new/bin/javac" "$room/link"
  ln -s ../link "$room/bin/javac"

  same "$room/new" "$(JAVA_HOME=$room/old found_jdk)"
  same "$room/new" "$(JAVA_HOME=$room/new found_jdk)"
  stand_in_jdk "$room/chosen" 26
  same "$room/chosen" "$(EVENKEEL_JDK=$room/chosen found_jdk)"
}

refusesAChosenJdkThatIsTooOld() {
  local said
  stand_in_jdk "$room/old" 17.0.15

  said=$(EVENKEEL_JDK=$room/old found_jdk 2>&1) && fail "took $room/old"
  says "$said" "$room/old is not a JDK 25"
}

takesNoRuntimeWithoutCompilerForAJdk() {
  stand_in_jdk "$room/runtime" 25
  rm "$room/runtime/bin/javac"
  stand_in_jdk "$room/whole" 25
  ln -s "$room/whole/bin/javac" "$room/bin/javac"

  same "$room/whole" "$(JAVA_HOME=$room/runtime found_jdk)"
}

found_jdk() { sh -euc '. "$1" && echo "$JAVA_HOME"' sh "$home/.mvn/find-jdk.sh"; }
