#!/bin/sh
# Runs once, on a new server, as its superuser: for the ledger and for the gateway a database, an owner
# who makes its tables, and a role for the program, which may read and write but change no table and
# no record. Nobody gets into the other's database. Those without a password are left out.
set -eu
for name in ledger gateway; do
  case $name in
    ledger) owner_password=${LEDGER_OWNER_PASSWORD-} password=${LEDGER_PASSWORD-} ;;
    gateway) owner_password=${GATEWAY_OWNER_PASSWORD-} password=${GATEWAY_PASSWORD-} ;;
  esac
  if [ -z "$owner_password" ] || [ -z "$password" ]; then
    continue
  fi
  psql -v ON_ERROR_STOP=1 -U "${POSTGRES_USER:-postgres}" -v name="$name" -v owner="${name}_owner" \
    -v password="$password" -v owner_password="$owner_password" <<'SQL'
CREATE ROLE :"owner" LOGIN PASSWORD :'owner_password';
CREATE ROLE :"name" LOGIN PASSWORD :'password';
CREATE DATABASE :"name" OWNER :"owner";
REVOKE CONNECT, TEMPORARY ON DATABASE :"name" FROM PUBLIC;
GRANT CONNECT ON DATABASE :"name" TO :"name";
SQL
done
