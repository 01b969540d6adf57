#!/bin/sh
# Runs once, on a new server: a database and a user for the ledger and for the gateway each, and
# neither gets into the other's.
set -eu
for name in ledger gateway; do
  case $name in
    ledger) password=$LEDGER_PASSWORD ;;
    gateway) password=$GATEWAY_PASSWORD ;;
  esac
  psql -v ON_ERROR_STOP=1 -U postgres -v name="$name" -v password="$password" <<'SQL'
CREATE ROLE :"name" LOGIN PASSWORD :'password';
CREATE DATABASE :"name" OWNER :"name";
REVOKE CONNECT ON DATABASE :"name" FROM PUBLIC;
SQL
done
