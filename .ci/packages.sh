# Sourced: install_packages NAME... installs those of Debian's packages that are missing.
install_packages() {
  local missing=() each
  for each in "$@"; do
    [ "$(dpkg-query -W -f '${db:Status-Status}' "$each" 2>/dev/null)" = installed ] || missing+=("$each")
  done
  [ ${#missing[@]} -gt 0 ] || return 0
  if [ "$(id -u)" != 0 ]; then
    echo "These packages are missing, and only root can install them: ${missing[*]}" >&2
    return 1
  fi
  echo "Installing ${missing[*]}" >&2
  # RUNLEVEL=1: a package's own service is not started; tests start what they need themselves.
  local apt=(env DEBIAN_FRONTEND=noninteractive RUNLEVEL=1 apt-get -y -qq
    -o DPkg::Lock::Timeout=120 -o Dpkg::Use-Pty=0 --no-install-recommends)
  "${apt[@]}" install "${missing[@]}" >&2 || { "${apt[@]}" update >&2 && "${apt[@]}" install "${missing[@]}" >&2; }
}
