# SPDX-License-Identifier: Apache-2.0
# Ontology and model: found where the program is installed; broken or missing, exit 4
# with file and line.
. "${0%/*}/lib.sh"
printf 'It rained.\n' >a.txt

cmake --install "$WG_BINARY" --prefix "$work/prefix" >install.log 2>&1 ||
  fail "cmake --install: $(tail -n 3 install.log)"
[ -f prefix/share/man/man1/wiregraph.1 ] || fail "no man page was installed"
[ -f prefix/include/wiregraph/extract/doc.h ] || fail "no headers were installed"
find prefix -name wiregraph.pc | grep -q . || fail "no pkg-config file"
expect 0 extract a.txt
cp out want
env -u WIREGRAPH_DATA prefix/bin/wiregraph extract a.txt >out 2>err ||
  fail "the installed program does not run"
same out want

cp -R prefix/share/wiregraph data
export WIREGRAPH_DATA="$work/data"
expect 0 extract a.txt
same out want
echo 'this is no Turtle' >>data/ontology/roles.ttl
end=$(lines data/ontology/roles.ttl)
expect 4 extract a.txt
says err "ontology/roles.ttl:$end"
cp prefix/share/wiregraph/ontology/roles.ttl data/ontology/
head -c 1000 prefix/share/wiregraph/model/english.wgm >data/model/english.wgm
for command in extract build parse; do
  expect 4 "$command" a.txt
  says err 'model/english.wgm'
done
[ ! -e wiregraph.db ] || fail "a store was made without a model"
rm data/model/english.wgm
expect 4 extract a.txt
says err 'english.wgm'
WIREGRAPH_DATA=$work/nowhere
expect 4 extract a.txt
says err 'WIREGRAPH_DATA'
