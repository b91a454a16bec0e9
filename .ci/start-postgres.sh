#!/usr/bin/env bash
# A PostgreSQL for tests, reached by TCP.
#
#   start-postgres.sh start DIR   prints its address. A server that already runs on 127.0.0.1:5432 and lets
#                                 "postgres" or "root" in without a password is used; else a cluster of its
#                                 own is made in DIR, on a free port.
#   start-postgres.sh own DIR     the same, always a cluster of its own, on PORT where that is given; one that was
#                                 stopped in DIR is started again.
#   start-postgres.sh stop DIR    ends the cluster made in DIR; nothing else.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
command=${1:-} directory=${2:-}
[ -n "$directory" ] || { echo "Usage: start-postgres.sh start|own|stop DIR" >&2; exit 2; }

# PostgreSQL refuses to run as root.
as_owner() { if [ "$(id -u)" = 0 ]; then runuser -u postgres -- "$@"; else "$@"; fi; }
newest_bin() { find /usr/lib/postgresql -path '*/bin/initdb' 2>/dev/null | sort -V | tail -n 1 | xargs -r dirname; }

if [ "$command" = stop ]; then
  [ -f "$directory/data/postmaster.pid" ] || exit 0
  cd "$directory"
  as_owner "$(newest_bin)/pg_ctl" -D "$directory/data" -m fast -w stop >&2
  exit 0
fi

if [ "$command" = start ]; then
  running=$(cd "$here/.." && node .ci/find-postgres.js)
  if [ -n "$running" ]; then
    echo "$running"
    exit 0
  fi
fi

# shellcheck source=.ci/packages.sh
source "$here/packages.sh"
[ -n "$(newest_bin)" ] || install_packages postgresql
bin=$(newest_bin)
port=${PORT:-$("$here/free-port.sh")}
mkdir -p "$directory"
if [ "$(id -u)" = 0 ]; then
  chown postgres "$directory"
  # mktemp made the folder above for root alone; its owner must be able to pass through.
  chmod o+x "$(dirname "$directory")"
fi
cd "$directory"
[ -d "$directory/data" ] || as_owner "$bin/initdb" -D "$directory/data" -U postgres --auth=trust --encoding=UTF8 --locale=C.UTF-8 --no-sync >&2
# Nothing here outlives the run, so nothing waits for the disk.
as_owner "$bin/pg_ctl" -D "$directory/data" -l "$directory/server.log" -w start -o \
  "-h 127.0.0.1 -p $port -k '' -c fsync=off -c synchronous_commit=off -c full_page_writes=off -c max_connections=400" >&2
echo "postgres://postgres@127.0.0.1:$port/postgres"
