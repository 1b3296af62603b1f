#!/bin/sh
# Runs once, when the database container is new: a role and a database for Lotse. The role is no superuser, so that
# row-level security binds it.
set -eu
psql --set ON_ERROR_STOP=1 --set password="$LOTSE_DB_PASSWORD" --username postgres <<'END'
CREATE ROLE lotse LOGIN PASSWORD :'password';
CREATE DATABASE lotse OWNER lotse;
END
