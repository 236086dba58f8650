# SPDX-License-Identifier: Apache-2.0
# For the tests that fetch: a web server on loopback that serves ./site and notes what it
# is asked for in ./asked (web_server.c tells what it can be told to do wrong). $web is its
# address. Nothing leaves the machine.
. "${0%/*}/lib.sh"
unset http_proxy https_proxy all_proxy HTTP_PROXY HTTPS_PROXY ALL_PROXY || :
mkdir site
: >asked
mkfifo port
"$WEB_SERVER" site asked >port &
server=$!
trap 'kill $server 2>/dev/null || :; rm -rf "$work"' EXIT
read -r number <port
web=http://127.0.0.1:$number

# Fetching without the manners that would make a test slow.
quick='--allow-private --delay 0 --retry-wait 0.05 --timeout 30'

# page NAME WORDS : an article
page() {
  mkdir -p "site/$(dirname "$1")"
  case $1 in
    *.txt) printf '%s\n' "$2" ;;
    *) printf '<!DOCTYPE html>\n<html><head><title>%s</title></head><body><article>\n' "$1"
       printf '<p>%s</p>\n</article></body></html>\n' "$2" ;;
  esac >"site/$1"
}

# asked PATTERN : how often something of that kind was asked for
asked() {
  grep -c -e "$1" asked || :
}
