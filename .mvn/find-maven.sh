# Sourced by mvnw after find-jdk.sh: where the wrapper could not download its Maven, hands over to one on the PATH.
evenkeel_maven_url=$(sed -n 's/^distributionUrl=//p' "$(dirname "$0")/.mvn/wrapper/maven-wrapper.properties")

# Whether the wrapper has its Maven already, or can get it. It checks the sum of the zip, so it needs unzip.
evenkeel_maven_in_reach() {
  [ -z "${MVNW_REPOURL:-}" ] || return 0
  for evenkeel_origin in "${MAVEN_USER_HOME:-$HOME/.m2}"/wrapper/dists/*/*/mvnw.url; do
    [ "$(cat "$evenkeel_origin" 2>/dev/null)" != "$evenkeel_maven_url" ] || return 0
  done
  command -v unzip >/dev/null || return 1
  if command -v wget >/dev/null; then
    wget --quiet --spider --tries=1 --timeout=5 "$evenkeel_maven_url" 2>/dev/null
  else
    curl --silent --fail --head --location --max-time 5 --output /dev/null "$evenkeel_maven_url" 2>/dev/null
  fi
}

# Whether version $1 (as 3.8.7) is 3.8.6 or newer.
evenkeel_maven_fits() {
  printf '%s\n' "$1" | awk -F. '/^[0-9]+\.[0-9]+\.[0-9]+/ { good = $1 * 1000000 + $2 * 1000 + $3 >= 3008006 } END { exit !good }'
}

if ! evenkeel_maven_in_reach; then
  evenkeel_maven=$(command -v mvn) || evenkeel_maven=
  evenkeel_maven_version=
  [ -z "$evenkeel_maven" ] || evenkeel_maven_version=$("$evenkeel_maven" -v 2>/dev/null | sed -n 's/.*Apache Maven \([0-9.]*\).*/\1/p')
  if evenkeel_maven_fits "$evenkeel_maven_version"; then
    echo "mvnw: cannot get $evenkeel_maven_url; going on with $evenkeel_maven ($evenkeel_maven_version)." >&2
    exec "$evenkeel_maven" "$@"
  fi
  echo "mvnw: cannot get $evenkeel_maven_url, and there is no mvn 3.8.6 or newer on the PATH." >&2
  echo "Install Maven from your distribution or https://maven.apache.org/download.cgi (and unzip), then try again." >&2
  exit 1
fi
