# SPDX-License-Identifier: Apache-2.0
# sh npm.sh FROM TO: puts the programs (*.mjs) of FROM and the packages of its lock file into
# TO. Where they are there already nothing is fetched.
set -eu
mkdir -p "$2"
cp "$1"/*.mjs "$1/package.json" "$2"
cmp -s "$1/package-lock.json" "$2/installed.json" && exit 0
cp "$1/package-lock.json" "$2"
cd "$2"
rm -f installed.json
npm ci --no-audit --no-fund --ignore-scripts --no-update-notifier || {
  echo "npm ci failed in $2: node, npm and a registry that npm can reach are needed" >&2
  exit 1
}
cp package-lock.json installed.json
