#!/usr/bin/env bash
# end-group.sh LEADER: ends the process group of this leader; asks first, and fails when it had to be killed.
leader=$1
kill -TERM -- "-$leader" 2>/dev/null || exit 0
for _ in $(seq 300); do
  kill -0 -- "-$leader" 2>/dev/null || exit 0
  sleep 0.1
done
kill -KILL -- "-$leader" 2>/dev/null
exit 1
