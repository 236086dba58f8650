# SPDX-License-Identifier: Apache-2.0
# sh setup.sh FOLDER: puts the programs and the packages that they need, by the lock file, into
# FOLDER. Where they are there already nothing is fetched.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
mkdir -p "$1"
cp "$here"/*.mjs "$here/package.json" "$1"
cmp -s "$here/package-lock.json" "$1/installed.json" && exit 0
cp "$here/package-lock.json" "$1"
cd "$1"
npm ci --no-audit --no-fund --ignore-scripts --no-update-notifier || {
  echo "npm ci failed: these tests want node, npm and a registry that npm can reach" >&2
  exit 1
}
cp package-lock.json installed.json
