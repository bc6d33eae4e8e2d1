#!/bin/sh
# Makes sure that there is a Chromium with its driver: as root, where apt-get is there, it is installed; nobody else's
# system is touched. Exit status 77 where there is none at the end.
set -u
has() { command -v "${CHROMIUM:-chromium}" >/dev/null && command -v "${CHROMEDRIVER:-chromedriver}" >/dev/null; }
if ! has && [ "$(id -u)" -eq 0 ] && command -v apt-get >/dev/null; then
  echo "installing Chromium and its driver from the system's packages"
  export DEBIAN_FRONTEND=noninteractive
  { apt-get update -qq && apt-get install -y -qq --no-install-recommends chromium chromium-driver; } >/dev/null 2>&1 ||
    echo "apt-get could not install them"
fi
has || exit 77
