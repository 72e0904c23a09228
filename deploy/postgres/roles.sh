#!/bin/bash
# Runs once, when the database is made: the two roles, the extensions, the rights of the application.
# For a server that exists already, run the same statements by hand as its administrator (docs say how).
set -euo pipefail

owner_password=$(cat /run/secrets/owner_password)
app_password=$(cat /run/secrets/app_password)

psql --set ON_ERROR_STOP=1 --username "$POSTGRES_USER" --dbname postgres \
  --set owner_password="$owner_password" --set app_password="$app_password" <<'SQL'
CREATE ROLE dangtich_owner LOGIN PASSWORD :'owner_password';
CREATE ROLE dangtich_app LOGIN PASSWORD :'app_password';
GRANT dangtich_app TO dangtich_owner;
CREATE DATABASE dangtich OWNER dangtich_owner;
REVOKE CONNECT ON DATABASE dangtich FROM PUBLIC;
GRANT CONNECT, TEMPORARY ON DATABASE dangtich TO dangtich_app;
SQL

psql --set ON_ERROR_STOP=1 --username "$POSTGRES_USER" --dbname dangtich <<'SQL'
CREATE EXTENSION pg_trgm;
CREATE EXTENSION unaccent;
CREATE EXTENSION ltree;
CREATE EXTENSION btree_gist;
ALTER DEFAULT PRIVILEGES FOR ROLE dangtich_owner GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO dangtich_app;
ALTER DEFAULT PRIVILEGES FOR ROLE dangtich_owner GRANT USAGE, SELECT ON SEQUENCES TO dangtich_app;
SQL
