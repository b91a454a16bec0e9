#!/usr/bin/env bash
# A Redis for tests, in memory alone.
#
#   start-redis.sh start DIR   starts it on a free port of 127.0.0.1 and prints its address. DIR must not exist yet,
#                              or be empty. A port may be given as PORT.
#   start-redis.sh stop DIR    ends what was started in DIR, by its pid file; nothing else.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
command=${1:-} directory=${2:-}
[ -n "$directory" ] || { echo "Usage: start-redis.sh start|stop DIR" >&2; exit 2; }

if [ "$command" = stop ]; then
  pid=$(cat "$directory/redis.pid" 2>/dev/null) || exit 0
  # A pid may have been given to somebody else since.
  tr '\0' ' ' <"/proc/$pid/cmdline" 2>/dev/null | grep -q redis-server || exit 0
  kill "$pid"
  for _ in $(seq 100); do
    kill -0 "$pid" 2>/dev/null || exit 0
    sleep 0.1
  done
  kill -KILL "$pid"
  exit 0
fi

# shellcheck source=.ci/packages.sh
source "$here/packages.sh"
command -v redis-server >/dev/null || install_packages redis-server
mkdir -p "$directory"
port=${PORT:-$("$here/free-port.sh")}
# Each product of a test takes a database by chance: among many none is met twice.
redis-server --bind 127.0.0.1 --port "$port" --databases 10000 --save '' --appendonly no --daemonize yes \
  --dir "$directory" --pidfile "$directory/redis.pid" --logfile "$directory/redis.log" >&2
for _ in $(seq 100); do
  if redis-cli -p "$port" ping >/dev/null 2>&1; then
    echo "redis://127.0.0.1:$port"
    exit 0
  fi
  sleep 0.1
done
tail -n 20 "$directory/redis.log" >&2
exit 1
