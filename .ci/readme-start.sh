#!/usr/bin/env bash
# readme-start.sh WORK: what the README promises a newcomer, in a fresh clone: its command is run as it is written
# there, the address that it prints is opened, and /start gets an answer. Then it must stop when it is told to.
set -euo pipefail
work=$1
command=$(grep -xE 'npm ci && npm start' README.md | head -n 1) || { echo "README.md names no start command" >&2; exit 1; }

# A checkout may belong to somebody else than who runs this.
export GIT_CONFIG_COUNT=1 GIT_CONFIG_KEY_0=safe.directory GIT_CONFIG_VALUE_0='*'
git clone --quiet . "$work/clone"
cd "$work/clone"

# PORT 0 takes a free port. A group of its own, so that npm, its shell and what they start end together.
env -u CI PORT=0 setsid bash -c "$command" >"$work/readme-output.log" 2>&1 &
leader=$!
echo "$leader" >"$work/readme.pid"

address=
for _ in $(seq 3000); do
  address=$(grep -oE 'http://[0-9a-z.:]+' "$work/readme-output.log" | head -n 1 || true)
  [ -z "$address" ] || break
  kill -0 "$leader" 2>/dev/null || break
  sleep 0.2
done
code=0
if [ -n "$address" ]; then node .ci/first-reply.js "$address" || code=$?; else echo "No address was printed"; code=1; fi
"$OLDPWD/.ci/end-group.sh" "$leader" || { echo "It did not stop within 30 s"; code=1; }
rm -f "$work/readme.pid"
[ "$code" = 0 ] || tail -n 40 "$work/readme-output.log"
exit "$code"
