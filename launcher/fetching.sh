# What fetching has in common: the cache, one fetch at a time, sums, downloads. Sourced by evenkeel.
EVENKEEL_CACHE=${EVENKEEL_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/evenkeel}
case $EVENKEEL_CACHE in /*) ;; *) EVENKEEL_CACHE=$PWD/$EVENKEEL_CACHE ;; esac
export EVENKEEL_CACHE

say() { echo "evenkeel: $*" >&2; }

give_up() {
  say "$@"
  exit 1
}

find_jdk() {
  # shellcheck source=/dev/null
  . "$home/.mvn/find-jdk.sh"
}

# The program $1, a name on the PATH or a file, as an absolute path; nothing if there is none.
on_path() {
  local found
  found=$(type -P "$1") || return 0
  echo "$(cd "$(dirname "$found")" >/dev/null && pwd)/${found##*/}"
}

if [ -n "$(type -P sha256sum)" ]; then summing=(sha256sum); else summing=(shasum -a 256); fi

sum_of() { "${summing[@]}" "$1" | cut -d ' ' -f 1; }

# Whether version $1 (as 1.29 or 5.1.0) is $2 or newer.
at_least() {
  printf '%s\n' "$1" "$2" | awk -F. '
    NR == 1 && !/^[0-9]+\.[0-9]+/ { exit 1 }
    { number[NR] = $1 * 1000000 + $2 * 1000 + $3 }
    END { exit !(NR == 2 && number[1] >= number[2]) }'
}

download() {
  if [ -n "$(on_path curl)" ]; then
    curl --fail --silent --show-error --location --connect-timeout 10 --output "$2" "$1"
  elif [ -n "$(on_path wget)" ]; then
    wget --quiet --tries=2 --timeout=10 --output-document="$2" "$1"
  else
    say "there is neither curl nor wget to download $1."
    return 1
  fi
}

# Runs "$2" TEMPORARY_FOLDER TARGET [...] so that the cache folder $1 appears whole or not at all. Two at once: the second one waits,
# then finds it there. What a killed fetch left is removed by the next one.
fetch_into_cache() {
  local target=$EVENKEEL_CACHE/$1 how=$2 ready=$3
  mkdir -p "$(dirname "$target")"
  (
    if [ -n "$(on_path flock)" ]; then
      flock 9
      rm -rf "$target".fetching.*
    fi
    if "$ready" "$target"; then exit 0; fi
    work=$(mktemp -d "$target.fetching.XXXXXX")
    trap 'rm -rf "$work"' EXIT
    trap 'exit 130' HUP INT TERM
    "$how" "$work" || exit 1
    "$ready" "$work" || exit 1
    chmod 755 "$work"
    rm -rf "$target"
    mv "$work" "$target"
  ) 9>"$target.lock"
}
