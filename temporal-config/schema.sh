#!/bin/sh
# Brings Temporal's two databases to the schema of the version that this runs in. Safe to repeat; run anew at each upgrade.
set -eu
SQL_PASSWORD=$(cat /run/secrets/temporal_password)
export SQL_PASSWORD SQL_HOST=postgres SQL_PORT=5432 SQL_USER=temporal SQL_PLUGIN=postgres12_pgx

bring() {
  temporal-sql-tool --database "$1" setup-schema --version 0.0
  temporal-sql-tool --database "$1" update-schema --schema-name "$2"
}

bring temporal postgresql/v12/temporal
bring temporal_visibility postgresql/v12/visibility
