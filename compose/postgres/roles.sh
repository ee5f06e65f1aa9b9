#!/bin/bash
# Makes a role and databases of its own for each of Evenkeel and Temporal, once, when PostgreSQL's data folder is new.
set -euo pipefail

# \set reads the file inside psql: no password stands in a command line or in a log.
owner() {
  local role=$1 database
  shift
  psql --no-psqlrc -v ON_ERROR_STOP=1 -q -U postgres -d postgres <<SQL
\\set password \`cat /run/secrets/${role}_password\`
create role $role login password :'password';
SQL
  for database in "$@"; do
    psql --no-psqlrc -v ON_ERROR_STOP=1 -q -U postgres -d postgres -c "create database $database owner $role"
    psql --no-psqlrc -v ON_ERROR_STOP=1 -q -U postgres -d postgres -c "revoke connect on database $database from public"
  done
}

owner evenkeel evenkeel
owner temporal temporal temporal_visibility
