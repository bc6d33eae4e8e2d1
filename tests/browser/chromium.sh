#!/bin/sh
# Makes sure that there is a Chromium with its driver, and a Python with venv: as root, where apt-get is there, they are
# installed; nobody else's system is touched. Exit status 77 where there is no Chromium at the end.
set -u
has_python() { python3 -c 'import venv, ensurepip' 2>/dev/null; }
has_chromium() { command -v "${CHROMIUM:-chromium}" >/dev/null && command -v "${CHROMEDRIVER:-chromedriver}" >/dev/null; }
if ! { has_chromium && has_python; } && [ "$(id -u)" -eq 0 ] && command -v apt-get >/dev/null; then
  echo "installing Chromium, its driver and python3-venv from the system's packages"
  export DEBIAN_FRONTEND=noninteractive
  { apt-get update -qq && apt-get install -y -qq --no-install-recommends chromium chromium-driver python3-venv; } >/dev/null 2>&1 ||
    echo "apt-get could not install them"
fi
has_chromium || exit 77
