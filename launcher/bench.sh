# Measures speed and memory on real parts. Sourced by evenkeel.
benchmarks="freeze calls alarm look start memory"

bench() {
  local name built measuring
  case ${1:-} in
  model | month | faults)
    name=$1
    shift
    "play_$name" "$@"
    return
    ;;
  esac
  for name in "$@"; do
    case " $benchmarks " in *" $name "*) ;; *) refuse "bench knows $benchmarks, not '$name'." ;; esac
  done
  find_jdk
  find_temporal
  find_qbittorrent
  built=$(application)
  measuring=$(bench_program)
  exec "$JAVA_HOME/bin/java" --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow -XX:+UseSerialGC -Xmx1g \
    -Devenkeel.application="$built/app/*" -cp "$built/app/*:$built/simulator/*:$measuring/*" evenkeel.bench.Bench "$@"
}

# Random stories against the keeper and its ledgers, on a client that is made up or on real ones; those that end badly are printed
# with their seeds.
play_model() {
  local test=KeepingModelTest count=evenkeel.model.count most=100000
  if [ "${1:-}" = real ]; then
    shift
    find_proven_qbittorrents
    test=RealClientsModelTest count=evenkeel.model.real.count most=50
  fi
  [ $# -le 2 ] || refuse "bench model does not know '$3'."
  case "${1:-1}${2:-1}" in *[!0-9]*) refuse "bench model takes numbers: COUNT and the first SEED." ;; esac
  play worker "$test" "-D$count=${1:-$most}" "-Devenkeel.model.seed=${2:-1}"
}

# Simulated days of two accounts on two crowded clients that are made up.
play_month() {
  [ $# -le 1 ] || refuse "bench month does not know '$2'."
  case "${1:-30}" in *[!0-9]* | 0*) refuse "bench month takes a number of DAYS." ;; esac
  play worker MonthTest "-Devenkeel.month.days=${1:-30}"
}

# Every fault at every effect, on a real home.
play_faults() {
  [ $# -eq 0 ] || refuse "bench faults does not know '$1'."
  find_temporal
  find_qbittorrent
  play standalone FaultTest -Devenkeel.faults=all
}

# Runs the test $2 of the room $1 at its full length, however long that takes.
play() {
  local room=$1 test=$2
  shift 2
  find_jdk
  cd "$home"
  exec ./mvnw -q -B -Dstyle.color=never -Dquick --projects "$room" --also-make test "-Dtest=$test" \
    -Dsurefire.failIfNoSpecifiedTests=false -Devenkeel.test.seconds=0 -Devenkeel.test.compiler=-XX:+TieredCompilation "$@"
}

# Prints the folder with what measures, of today's sources; it is no part of the application.
bench_program() {
  local sum
  sum=$(sources_sum)
  fetch_into_cache "bench/$sum" build_bench bench_is_whole || give_up "the benchmarks could not be built."
  find "$EVENKEEL_CACHE/bench" -mindepth 1 -maxdepth 1 -mtime +7 -exec rm -rf {} +
  echo "$EVENKEEL_CACHE/bench/$sum"
}

bench_is_whole() { [ -f "$1/bench.jar" ]; }

build_bench() {
  say "building the benchmarks ..."
  (
    [ -z "$(on_path flock)" ] || flock 8
    cd "$home" || exit 1
    rm -f bench/target/*.jar
    ./mvnw -q -B -Dstyle.color=never -Dquick -DskipTests --projects bench --also-make package >&2 || exit 1
    cp bench/target/bench-*.jar "$1/bench.jar"
  ) 8<"$home/pom.xml"
}
