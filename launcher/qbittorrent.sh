# Finds qbittorrent-nox 5, or unpacks Debian's into the cache without root rights. Sourced by evenkeel.
qbittorrent_least=5.0
qbittorrent_suite=trixie

# The version of the program $1; nothing if it is not qBittorrent's or does not run.
qbittorrent_version() { "$1" --version 2>/dev/null | sed -n 's/^qBittorrent v\([0-9.]*\).*/\1/p'; }

qbittorrent_is_ready() {
  [ -x "$1/qbittorrent-nox" ] && at_least "$(qbittorrent_version "$1/qbittorrent-nox")" "$qbittorrent_least"
}

find_qbittorrent() {
  if [ -n "${EVENKEEL_QBITTORRENT:-}" ]; then
    at_least "$(qbittorrent_version "$EVENKEEL_QBITTORRENT")" "$qbittorrent_least" \
      || give_up "EVENKEEL_QBITTORRENT=$EVENKEEL_QBITTORRENT is not a qbittorrent-nox $qbittorrent_least or newer."
    EVENKEEL_QBITTORRENT=$(on_path "$EVENKEEL_QBITTORRENT")
  else
    EVENKEEL_QBITTORRENT=$(qbittorrent_on_path || qbittorrent_in_cache || qbittorrent_fetched) || exit 1
  fi
  export EVENKEEL_QBITTORRENT
}

qbittorrent_on_path() {
  local found version
  found=$(on_path qbittorrent-nox)
  [ -n "$found" ] || return 1
  version=$(qbittorrent_version "$found")
  if at_least "$version" "$qbittorrent_least"; then
    echo "$found"
  else
    say "$found is ${version:-of no known version}, $qbittorrent_least is needed: looking further."
    return 1
  fi
}

qbittorrent_in_cache() {
  local kept=$EVENKEEL_CACHE/qbittorrent-$qbittorrent_suite
  qbittorrent_is_ready "$kept" && echo "$kept/qbittorrent-nox"
}

qbittorrent_fetched() {
  if [ -n "$(on_path apt-get)" ] && [ -n "$(on_path dpkg-deb)" ]; then
    fetch_into_cache "qbittorrent-$qbittorrent_suite" qbittorrent_from_debian qbittorrent_is_ready && qbittorrent_in_cache && return
  fi
  say "qBittorrent could not be had. Install qbittorrent-nox $qbittorrent_least or newer (https://www.qbittorrent.org/download)" \
    "so that it is on the PATH, or set EVENKEEL_QBITTORRENT."
  return 1
}

qbittorrent_from_debian() {
  local mirror
  say "fetching qBittorrent of Debian $qbittorrent_suite from this machine's own mirror (about 45 MB, 130 MB unpacked) ..."
  while read -r mirror; do
    if qbittorrent_packages "$1/apt" "$mirror" >"$1/apt.log" 2>&1; then
      qbittorrent_unpacked "$1" && rm -rf "$1/apt" "$1/apt.log"
      return
    fi
    say "$mirror did not give it:" "$(grep -E '^(E|W|Err):' "$1/apt.log" | head -n 1)"
  done < <(debian_mirrors /etc/apt)
  return 1
}

# Debian mirrors in the two kinds of configuration in apt's folder $1, in their order.
debian_mirrors() {
  local apt=$1
  { cat "$apt"/sources.list "$apt"/sources.list.d/*.list "$apt"/sources.list.d/*.sources 2>/dev/null || true; } \
    | awk '/^(deb |URIs:)/ { for (i = 2; i <= NF; i++) if ($i ~ /^[a-z+]+:.*\/debian(\.list|\/)?$/ && !seen[$i]++) print $i }'
}

# Lets apt work out and fetch qBittorrent with all its libraries, verified by Debian's keys, in a folder $1 of its own that knows of no
# installed package. $2 is the mirror.
qbittorrent_packages() {
  local own=$1 keys option options=()
  for keys in /usr/share/keyrings/debian-archive-keyring.{pgp,gpg}; do [ ! -f "$keys" ] || break; done
  rm -rf "$own"
  mkdir -p "$own"/{etc,lists/partial,archives/partial}
  : >"$own/status"
  echo "deb [signed-by=$keys] $2 $qbittorrent_suite main" >"$own/etc/sources.list"
  for option in Dir::Etc="$own/etc" Dir::Etc::sourceparts=- Dir::Etc::parts=- Dir::State="$own" Dir::State::status="$own/status" \
    Dir::Cache="$own" APT::Architectures="$(dpkg --print-architecture)" APT::Sandbox::User=root APT::Install-Recommends=false \
    Acquire::Languages=none Acquire::Retries=2 Acquire::http::Timeout=20 Acquire::https::Timeout=20 \
    Acquire::http::Proxy="$(apt_setting Acquire::http::Proxy)" Acquire::https::Proxy="$(apt_setting Acquire::https::Proxy)"; do
    options+=(-o "$option")
  done
  apt-get "${options[@]}" --error-on=any update && apt-get "${options[@]}" --yes --download-only install qbittorrent-nox
}

apt_setting() { apt-config dump --format '%v%n' "$1" | head -n 1; }

# The unpacked program brings its own loader and libraries, so it runs whatever the distribution of this machine is.
qbittorrent_unpacked() {
  local package loader
  for package in "$1"/apt/archives/*.deb; do dpkg-deb -x "$package" "$1/root" || return 1; done
  loader=$(cd "$1" && echo root/usr/lib/*-linux-gnu/ld-linux-*.so.?)
  cat >"$1/qbittorrent-nox" <<RUN
#!/bin/sh
# Its libraries are named to the loader alone, so that a program which qBittorrent starts keeps those of the machine.
here=\$(cd -P "\$(dirname "\$0")" >/dev/null && pwd)
libraries=\$here/${loader%/*}
QT_PLUGIN_PATH=\$libraries/qt6/plugins
export QT_PLUGIN_PATH
exec "\$here/$loader" --library-path "\$libraries:\$libraries/libproxy" "\$here/root/usr/bin/qbittorrent-nox" "\$@"
RUN
  chmod +x "$1/qbittorrent-nox"
}
