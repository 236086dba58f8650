# SPDX-License-Identifier: Apache-2.0
# parse prints CoNLL-U that it can read again, and keeps the words that it is given.
. "${0%/*}/lib.sh"
printf 'Acme sued Initech. It won\047t settle.\n' >a.txt
expect 0 parse a.txt
says out '	Acme	'
says out 'NER=B-'
says out 'TokenRange=0:4'
cp out first.conllu
expect 0 parse -i conllu first.conllu
cut -f 1,2 out | grep '^[0-9]' >got
cut -f 1,2 first.conllu | grep '^[0-9]' >want
same got want
# Names as one of the corpora has them.
expect 0 parse --names-like uner_ewt a.txt
says out 'NER=B-'
expect 2 parse --names-like nobody a.txt
says err 'gum_ne'
printf '1\tword\n' >bad.conllu
expect 1 parse -i conllu bad.conllu first.conllu
says err 'bad.conllu:1'
