# Builds what ./evenkeel runs, once per state of its sources, and runs it from the cache. Sourced by evenkeel.

# The state of everything that goes into the application.
sources_sum() {
  (cd "$home" && find pom.xml ./*/pom.xml ./*/src/main -type f | LC_ALL=C sort | tr '\n' '\0' | xargs -0 "${summing[@]}") \
    | "${summing[@]}" | cut -c 1-16
}

# Prints the folder with the application of today's sources; builds it if there is none.
application() {
  local sum
  sum=$(sources_sum)
  fetch_into_cache "app/$sum" build_application application_is_whole || give_up "the application could not be built."
  touch "$EVENKEEL_CACHE/app/$sum"
  remove_old_applications
  echo "$EVENKEEL_CACHE/app/$sum"
}

# The folder appears in the cache only when it is filled.
application_is_whole() { [ -d "$1/app" ] && [ -d "$1/simulator" ]; }

# Builds into the folder $1. The jars are copied, since those of a running process must not be built over.
build_application() {
  local before
  before=$(sources_sum)
  say "building ..."
  (
    [ -z "$(on_path flock)" ] || flock 8
    cd "$home" || exit 1
    rm -rf {standalone,simulator}/target/{lib,*.jar}
    ./mvnw -q -B -Dstyle.color=never -Dquick -DskipTests package >&2 || exit 1
    keep_jars standalone "$1/app" && keep_jars simulator "$1/simulator"
  ) 8<"$home/pom.xml" || return 1
  if [ "$(sources_sum)" != "$before" ]; then
    say "the sources changed while they were built: run it again."
    return 1
  fi
}

# Copies the jars of the room $1 into the folder $2; one that an earlier application has too is linked, not copied.
keep_jars() {
  local jar twin
  mkdir -p "$2"
  for jar in "$1"/target/*.jar "$1"/target/lib/*.jar; do
    for twin in "$EVENKEEL_CACHE"/app/*/"${2##*/}/${jar##*/}"; do
      if cmp -s "$jar" "$twin" && ln "$twin" "$2/" 2>/dev/null; then continue 2; fi
    done
    cp "$jar" "$2/" || return 1
  done
}

# Keeps the three used last, and any that a process still runs from.
remove_old_applications() {
  local running old
  running=$(ps -A -ww -o args= 2>/dev/null) || return 0
  find "$EVENKEEL_CACHE/app" -mindepth 1 -maxdepth 1 -type d ! -name '*.fetching.*' -exec ls -1dt {} + | tail -n +4 | while read -r old; do
    case $running in *"$old/"*) ;; *) rm -rf "$old" "$old.lock" ;; esac
  done
}

# Becomes the main class $2 of the application in the folder $1.
run_main() {
  local built=$1
  shift
  exec "$JAVA_HOME/bin/java" --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow -XX:+UseSerialGC \
    -cp "$built/app/*" "$@"
}
