# SPDX-License-Identifier: Apache-2.0
# The report, used in Chromium without a window as a reader would (npm/report.mjs). WG_NPM is
# the folder with its packages. WG_PICTURES, where it is set, is a folder for pictures of the
# report of the sample articles.
. "${0%/*}/lib.sh"
command -v chromium >/dev/null || { echo "chromium is not installed"; exit 77; }
cat >odd.jsonl <<'END'
{"url":"https://news.example/%3Cb%3E?a=%&b#c","title":"</script><script>alert(1)</script><!-- <b>Mill</b>","date":"2031-04-20","author":"<img src=x onerror=alert(2)>","text":"Aldermoor University suspended its ties with <i>Brackwell</i> Corp. in March 2031. Brackwell Corp. owns Cedarline Ltd."}
{"id":"javascript:alert(3)","url":"javascript:alert(4)","text":"Cedarline Ltd. sued Aldermoor University."}
END
expect 0 build -s store.db -f html "$articles" odd.jsonl
cp out page.html
[ "$(grep -c '</script>' page.html)" -eq 2 ] || fail "data end their script"
[ "$(grep -c -i 'Permission is hereby granted' page.html)" -ge 4 ] || fail "no licences"
expect 0 export -s store.db -o again.html
same page.html again.html
cat >poor.rq <<'END'
CONSTRUCT { ?e wg:standing ?s ; wg:actor ?a ; wg:target ?b . ?a a wg:Company ; skos:altLabel ?n . ?r a wg:Report ; wg:reports ?e ; wg:earliest "2031-04-20" }
WHERE { ?r wg:reports ?e . ?e wg:standing ?s ; wg:actor ?a ; wg:target ?b OPTIONAL { ?a skos:altLabel ?n } }
END
expect 0 export -s store.db --construct poor.rq -o poor.html
sed 's/^{"kind":"event"/{"kind"/' page.html >broken.html
node "$WG_NPM/report.mjs" page.html "Zhonglan Photonics" poor.html broken.html >out 2>err ||
  fail "the page does not do what it should: $(tail -n 20 out)"

# What may be published, and parts, go through the same filters as other formats.
expect 0 export -s store.db -f html --no-quotes
grep -q '"quote":' out && fail "--no-quotes prints quotes" || true
expect 0 export -s store.db -f html --entity "Zhonglan Photonics"
[ "$(grep -c '"kind":"event"' out)" -lt "$(grep -c '"kind":"event"' page.html)" ] || fail "no part"
expect 2 export -s store.db -f html --roll-up country
expect 2 extract -f html "$articles"

[ -n "${WG_PICTURES-}" ] || exit 0
expect 0 build -s samples.db -o samples.html "$articles"
node "$WG_NPM/report.mjs" samples.html "Zhonglan Photonics" poor.html broken.html "$WG_PICTURES"
