#!/usr/bin/env bash
# A real S3 server for tests: Ceph's gateway from Debian's packages, over one monitor and one store in memory.
#
#   start-s3.sh start DIR   starts it on a free port of 127.0.0.1 and prints its address; the key is
#                           "test", its secret "testsecret". DIR must not exist yet, or be empty.
#   start-s3.sh pause DIR   ends the gateway alone, so that nobody answers at its address; what is stored stays.
#   start-s3.sh resume DIR  starts that gateway again.
#   start-s3.sh stop DIR    ends what was started in DIR, by its pid files; nothing else.
set -euo pipefail
export LC_ALL=C PATH=/usr/sbin:/usr/bin:/sbin:/bin:$PATH
unset CEPH_CONF CEPH_ARGS CEPH_KEYRING
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
command=${1:-} directory=${2:-}
[ -n "$directory" ] || { echo "Usage: start-s3.sh start|pause|resume|stop DIR" >&2; exit 2; }
conf=$directory/ceph.conf

# A pid may have been given to somebody else since: only a process with our configuration is ours.
pid_of() {
  local pid
  pid=$(cat "$directory/run/$1.pid" 2>/dev/null) && tr '\0' ' ' <"/proc/$pid/cmdline" 2>/dev/null | grep -qF -- "$conf" || return 1
  echo "$pid"
}

stop() {
  local name pid turn
  # The objects are in memory and gone anyway, so nobody is given long.
  for signal in TERM KILL; do
    for name in client.rgw osd.0 mon.a; do
      ! pid=$(pid_of "$name") || kill "-$signal" "$pid" 2>/dev/null || true
    done
    for turn in $(seq 20); do
      pid_of client.rgw >/dev/null || pid_of osd.0 >/dev/null || pid_of mon.a >/dev/null || return 0
      sleep 0.1
    done
  done
}

if [ "$command" = stop ]; then
  [ ! -f "$conf" ] || stop
  exit 0
fi

if [ "$command" = pause ]; then
  pid=$(pid_of client.rgw) || exit 0
  kill -KILL "$pid"
  while kill -0 "$pid" 2>/dev/null; do sleep 0.1; done
  exit 0
fi

if [ "$command" = resume ]; then
  radosgw -c "$conf" -n client.rgw >&2
  exit 0
fi

# shellcheck source=.ci/packages.sh
source "$here/packages.sh"
install_packages ceph-mon ceph-osd radosgw ceph-common
umask 077
mkdir -p "$directory"/{run,log,mon,osd/0}
port=$("$here/free-port.sh") monitor=$("$here/free-port.sh")
cluster=$(cat /proc/sys/kernel/random/uuid)
keyring=$directory/keyring log=$directory/log/start.log

cat >"$conf" <<CONF
[global]
fsid = $cluster
mon initial members = a
mon host = [v2:127.0.0.1:$monitor/0]
public addr = 127.0.0.1
cluster addr = 127.0.0.1
auth cluster required = cephx
auth service required = cephx
auth client required = cephx
keyring = $keyring
pid file = $directory/run/\$name.pid
log file = $directory/log/\$name.log
run dir = $directory/run
crash dir = $directory/log
admin socket =
setuser match path =
osd pool default size = 1
osd pool default min size = 1
osd pool default pg num = 1
osd pool default pgp num = 1
osd pool default pg autoscale mode = off
osd crush chooseleaf type = 0
mon allow pool size one = true
mon max pg per osd = 2000
[mon]
mon data = $directory/mon
mon cluster log file = $directory/log/cluster.log
# The host's own disk may be nearly full: not our business.
mon data avail crit = 0
mon data avail warn = 0
# Every new pool waits for several rounds of the monitor; these make a round short.
paxos propose interval = 0.05
paxos min wait = 0.02
[osd]
osd data = $directory/osd/\$id
osd objectstore = memstore
memstore device bytes = 2147483648
osd class load list = *
osd class default list = *
[client.rgw]
rgw frontends = beast endpoint=127.0.0.1:$port
rgw dynamic resharding = false
rgw override bucket index max shards = 1
rgw enable usage log = false
rgw enable quota threads = false
rgw relaxed region enforcement = true
CONF

give_up() {
  echo "The S3 server did not start; the end of its log:" >&2
  tail -n 20 "$log" >&2
  stop
  exit 1
}
trap give_up ERR
run() { timeout 60 "$@" </dev/null >>"$log" 2>&1; }

run ceph-authtool --create-keyring "$keyring" --gen-key -n mon. --cap mon 'allow *'
run ceph-authtool "$keyring" --gen-key -n client.admin --cap mon 'allow *' --cap osd 'allow *' --cap mgr 'allow *'
run ceph-authtool "$keyring" --gen-key -n osd.0 --cap mon 'allow profile osd' --cap osd 'allow *' --cap mgr 'allow profile osd'
run ceph-authtool "$keyring" --gen-key -n client.rgw --cap mon 'allow rw' --cap osd 'allow rwx' --cap mgr 'allow rw'
run monmaptool --create --fsid "$cluster" --addv a "[v2:127.0.0.1:$monitor/0]" "$directory/monmap"
run ceph-mon -c "$conf" -i a --mkfs --monmap "$directory/monmap" --keyring "$keyring"
run ceph-mon -c "$conf" -i a
store=$(cat /proc/sys/kernel/random/uuid)
run ceph -c "$conf" --connect-timeout 30 osd new "$store" 0
run ceph-osd -c "$conf" -i 0 --mkfs --osd-uuid "$store"
run ceph-osd -c "$conf" -i 0
run radosgw-admin -c "$conf" -n client.rgw user create --uid=test --display-name=test --access-key=test --secret=testsecret --max-buckets=0
# Out of the box the region is called "default", which no client signs for.
timeout 60 radosgw-admin -c "$conf" -n client.rgw zonegroup get 2>>"$log" |
  sed 's/"api_name": "[^"]*"/"api_name": "us-east-1"/' >"$directory/zonegroup.json"
run radosgw-admin -c "$conf" -n client.rgw zonegroup set --infile "$directory/zonegroup.json"
run radosgw -c "$conf" -n client.rgw

for _ in $(seq 300); do
  if run node -e "fetch('http://127.0.0.1:$port/').then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"; then
    echo "http://127.0.0.1:$port"
    exit 0
  fi
  sleep 0.1
done
give_up
