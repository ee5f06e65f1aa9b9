#!/usr/bin/env bash
# Makes the folder secrets/ beside docker-compose.yml: three passwords for PostgreSQL, by chance, and a file for each secret of yours that
# is asked for. What is there already stays.
set -euo pipefail
cd -P "$(dirname "${BASH_SOURCE[0]}")/.."

# The folder keeps strangers out; in a container each file stands alone, where it must be readable by the user of that container.
mkdir -p secrets
chmod 700 secrets

made() {
  chmod 644 "secrets/$1"
  echo "made secrets/$1"
}

for name in postgres_password evenkeel_password temporal_password; do
  if [ ! -s "secrets/$name" ]; then
    head -c 32 /dev/urandom | base64 | tr -d '/+=\n' >"secrets/$name"
    made "$name"
  fi
done

ask() {
  local answer
  if [ ! -s "secrets/$1" ]; then
    read -r -s -p "$2: " answer
    echo
    printf %s "$answer" >"secrets/$1"
    made "$1"
  fi
}

ask mam_id "the cookie mam_id"
ask qbittorrent_password "the password of qBittorrent"
