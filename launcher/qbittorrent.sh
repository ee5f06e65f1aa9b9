# Finds qbittorrent-nox, or unpacks Debian's into the cache without root rights. Sourced by evenkeel.
qbittorrent_least=5.0
qbittorrent_usual=5.1
# One of each way of speaking: what the tests prove is proven on these.
qbittorrent_proven=(4.5 5.1 5.3)

# The Debian that has the release $1.
qbittorrent_suite() {
  case $1 in
  4.5) echo bookworm ;;
  5.1) echo trixie ;;
  5.3) echo trixie-backports ;;
  esac
}

# The version of the program $1; nothing if it is not qBittorrent's or does not run.
qbittorrent_version() { "$1" --version 2>/dev/null | sed -n 's/^qBittorrent v\([0-9.]*\).*/\1/p'; }

# Whether the program $1 is of the release $2, such as 5.1.
qbittorrent_is() { case $(qbittorrent_version "$1") in "$2" | "$2".*) ;; *) return 1 ;; esac; }

# Whether the folder $1 holds the release that is looked for.
qbittorrent_is_ready() { [ -x "$1/qbittorrent-nox" ] && qbittorrent_is "$1/qbittorrent-nox" "$release"; }

# The one program that a home needs.
find_qbittorrent() {
  local release=$qbittorrent_usual
  if [ -n "${EVENKEEL_QBITTORRENT:-}" ]; then
    at_least "$(qbittorrent_version "$EVENKEEL_QBITTORRENT")" "$qbittorrent_least" \
      || give_up "EVENKEEL_QBITTORRENT=$EVENKEEL_QBITTORRENT is not a qbittorrent-nox $qbittorrent_least or newer."
    EVENKEEL_QBITTORRENT=$(on_path "$EVENKEEL_QBITTORRENT")
  else
    EVENKEEL_QBITTORRENT=$(qbittorrent_on_path || qbittorrent_in_cache || qbittorrent_fetched) || {
      say "qBittorrent could not be had. Install qbittorrent-nox $qbittorrent_least or newer (https://www.qbittorrent.org/download)" \
        "so that it is on the PATH, or set EVENKEEL_QBITTORRENT."
      exit 1
    }
  fi
  export EVENKEEL_QBITTORRENT
}

# Every program that the tests want; what cannot be had is said, and its tests are skipped.
find_proven_qbittorrents() {
  local release variable found
  find_qbittorrent
  for release in "${qbittorrent_proven[@]}"; do
    variable=EVENKEEL_QBITTORRENT_${release/./_}
    if [ -n "${!variable:-}" ]; then
      qbittorrent_is "${!variable}" "$release" || give_up "$variable=${!variable} is not a qbittorrent-nox $release."
      found=$(on_path "${!variable}")
    else
      found=$(qbittorrent_of_release) || {
        say "qBittorrent $release could not be had: what is tested on it will be skipped. $variable can name the program."
        continue
      }
    fi
    export "$variable=$found"
  done
}

qbittorrent_of_release() {
  if qbittorrent_is "$EVENKEEL_QBITTORRENT" "$release"; then
    echo "$EVENKEEL_QBITTORRENT"
  else
    qbittorrent_in_cache || qbittorrent_fetched
  fi
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
  local kept
  kept=$EVENKEEL_CACHE/qbittorrent-$(qbittorrent_suite "$release")
  qbittorrent_is_ready "$kept" && echo "$kept/qbittorrent-nox"
}

qbittorrent_fetched() {
  [ -n "$(on_path apt-get)" ] && [ -n "$(on_path dpkg-deb)" ] || return 1
  fetch_into_cache "qbittorrent-$(qbittorrent_suite "$release")" qbittorrent_from_debian qbittorrent_is_ready && qbittorrent_in_cache
}

qbittorrent_from_debian() {
  local mirror
  say "fetching qBittorrent $release of Debian $(qbittorrent_suite "$release") from this machine's own mirror" \
    "(about 45 MB, 130 MB unpacked) ..."
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
  local own=$1 suite keys option options=()
  suite=$(qbittorrent_suite "$release")
  for keys in /usr/share/keyrings/debian-archive-keyring.{pgp,gpg}; do [ ! -f "$keys" ] || break; done
  rm -rf "$own"
  mkdir -p "$own"/{etc,lists/partial,archives/partial}
  : >"$own/status"
  printf '%s\n' "$suite" "${suite%-backports}" | sort -u | sed "s|.*|deb [signed-by=$keys] $2 & main|" >"$own/etc/sources.list"
  for option in Dir::Etc="$own/etc" Dir::Etc::sourceparts=- Dir::Etc::parts=- Dir::State="$own" Dir::State::status="$own/status" \
    Dir::Cache="$own" APT::Architectures="$(dpkg --print-architecture)" APT::Sandbox::User=root APT::Install-Recommends=false \
    Acquire::Languages=none Acquire::Retries=2 Acquire::http::Timeout=20 Acquire::https::Timeout=20 \
    Acquire::http::Proxy="$(apt_setting Acquire::http::Proxy)" Acquire::https::Proxy="$(apt_setting Acquire::https::Proxy)"; do
    options+=(-o "$option")
  done
  apt-get "${options[@]}" --error-on=any update && apt-get "${options[@]}" --yes --download-only --target-release "$suite" install qbittorrent-nox
}

apt_setting() { apt-config dump --format '%v%n' "$1" | head -n 1; }

# The unpacked program brings its own loader and libraries, so it runs whatever the distribution of this machine is.
qbittorrent_unpacked() {
  local package loader machine
  for package in "$1"/apt/archives/*.deb; do dpkg-deb -x "$package" "$1/root" || return 1; done
  # Some of Debian's releases keep the loader in lib, others in usr/lib; a link that is absolute leads out of here.
  loader=$(cd "$1" && find root/usr/lib root/lib -path '*-linux-gnu/ld-linux-*.so.?' -type f 2>/dev/null | head -n 1)
  machine=${loader%/*}
  machine=${machine##*/}
  cat >"$1/qbittorrent-nox" <<RUN
#!/bin/sh
# Its libraries are named to the loader alone, so that a program which qBittorrent starts keeps those of the machine.
here=\$(cd -P "\$(dirname "\$0")" >/dev/null && pwd)
libraries=\$here/root/usr/lib/$machine
for qt in qt6 qt5; do if [ -d "\$libraries/\$qt" ]; then QT_PLUGIN_PATH=\$libraries/\$qt/plugins; break; fi; done
export QT_PLUGIN_PATH
exec "\$here/$loader" --library-path "\$libraries:\$here/root/lib/$machine:\$libraries/libproxy" "\$here/root/usr/bin/qbittorrent-nox" "\$@"
RUN
  chmod +x "$1/qbittorrent-nox"
}
