#!/bin/sh
# Installs packages on Debian and its kin, as root, without starting the services that they bring:
# Forecourt runs servers of its own and leaves the machine's alone.
# usage: apt-install.sh postgres|redis|chromium …
set -eu
export DEBIAN_FRONTEND=noninteractive
policy=/usr/sbin/policy-rc.d
cluster=/etc/postgresql-common/createcluster.d/forecourt.conf
made=''
trap 'rm -f $made' EXIT
trap 'exit 1' HUP INT TERM

if [ ! -e "$policy" ]; then
  made="$policy"
  printf '#!/bin/sh\nexit 101\n' >"$policy"
  chmod 755 "$policy"
fi

apt-get update -qq
packages=''
for wanted in "$@"; do
  case "$wanted" in
    postgres)
      version=$(apt-cache depends postgresql | sed -n 's/.*Depends: postgresql-\([0-9][0-9]*\)$/\1/p' | head -n 1)
      [ "${version:-0}" -ge 15 ] || { echo "This release offers PostgreSQL ${version:-(none)}; 15 or newer is needed (apt.postgresql.org has it)."; exit 1; }
      packages="$packages postgresql-$version postgresql-$version-postgis-3"
      # A cluster that nobody asked for would sit on port 5432 after the next boot.
      made="$made $cluster"
      mkdir -p "${cluster%/*}"
      echo 'create_main_cluster = false' >"$cluster"
      ;;
    redis) packages="$packages redis-server" ;;
    chromium) packages="$packages chromium" ;;
  esac
done
# shellcheck disable=SC2086
apt-get install -qq -y --no-install-recommends -o DPkg::Lock::Timeout=300 -o Dpkg::Use-Pty=0 $packages
