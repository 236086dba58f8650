# SPDX-License-Identifier: Apache-2.0
# Reports are drawn by the seed, whatever the order of the articles; coders see words only;
# what filled tables come to is as worked out by hand.
. "${0%/*}/lib.sh"
expect 0 build -q --text -s one.db -o one.nq "$articles"
set -- "$articles"/[0-9]*
i=$#
while [ "$i" -gt 0 ]; do
  eval "expect 0 build -q --text -s two.db -o two.nq \"\${$i}\""
  i=$((i - 1))
done
same one.nq two.nq

expect 0 sample -s one.db -o sheet.csv -n 30 --by class,year --seed spring
says err '30 of [0-9]* reports drawn'
cp sheet.csv first.csv
cp sheet-key.csv first-key.csv
expect 0 sample -q -s two.db -o sheet.csv -n 30 --by class,year --seed spring
same sheet.csv first.csv
same sheet-key.csv first-key.csv
[ ! -s err ] || fail "sample -q speaks"
expect 0 sample -q -s one.db -o sheet.csv -n 30 --by class,year --seed autumn --key other.csv
! cmp -s sheet.csv first.csv || fail "another seed draws the same"
[ "$(lines other.csv)" -eq 31 ] || fail "the key has not 30 items"
! grep -q -e '/report/' -e 'affirmed' -e '0\.[0-9][0-9],' sheet.csv || fail "the coder sees too much"
says sheet.csv '\*\*[a-z ]*\*\*'
expect 0 agree --key first-key.csv first.csv first.csv
says out '^  class           -      0$'
says out '^  (in every table)         all five             0      0         -$'

# Four items of two strata: of 60 reports two were drawn, of 40 two. In the first table three
# are right in all (one of them as a number, one as a name, one with its sides turned), in the
# second two and one has no answer.
cat >key.csv <<'E2'
item,report,article,class,actor,actor_name,target,target_name,polarity,modality,confidence,stratum,reports,drawn
1,r1,a,Charge,1,Norland,2,Beta Labs,affirmed,actual,0.90,Charge,60,2
2,r2,a,Charge,-,,1,Beta Labs,negated,planned,0.90,Charge,60,2
3,r3,a,Partnership,1,Acme Widgets,2,Beta Labs,affirmed,actual,0.90,Partnership,40,2
4,r4,a,Partnership,1,Acme Widgets,3,Coral Rail,affirmed,actual,0.90,Partnership,40,2
E2
cat >a.csv <<'E2'
item,names,class,actor,target,polarity,modality
1,1 Norland | 2 Beta Labs,charge,norland,Beta Labs Ltd.,a,act
2,1 Beta Labs,Charge;Arrest,-,1,neg,plan
3,1 Acme Widgets | 2 Beta Labs,Partner,2,1,affirmed,actual
4,1 Acme Widgets | 2 Beta Labs | 3 Coral Rail,nothing,,,,
E2
cat >b.csv <<'E2'
item;names;class;actor;target;polarity;modality
1;1 Norland | 2 Beta Labs;Charge;1;2;affirmed;alleged
2;1 Beta Labs;Charge;-;1;negated;planned
3;1 Acme Widgets | 2 Beta Labs;Partnership;1;2;affirmed;actual
4;1 Acme Widgets | 2 Beta Labs | 3 Coral Rail;;;;;
E2
expect 0 agree --key key.csv a.csv b.csv
cat >wanted <<'E2'
Agreement of 2 tables over 4 items: Krippendorff's alpha, nominal
  question    alpha  items
  told            -      3
  class       0.545      3
  actor       0.545      3
  target      0.444      3
  polarity    1.000      3
  modality    0.545      3
A - stands where alpha is not defined: no two answers, or all alike.

Precision: what was read is what the coder says; strata by their size, 95 % interval (Wilson)
  table                    answers          right     of precision  interval
  a.csv                    class                3      4     0.800  0.330-0.970
  a.csv                    class, parties       3      4     0.800  0.330-0.970
  a.csv                    all five             3      4     0.800  0.330-0.970
  b.csv                    class                3      3     1.000  0.434-1.000
  b.csv                    class, parties       3      3     1.000  0.434-1.000
  b.csv                    all five             2      3     0.700  0.224-0.950
  (in every table)         class                3      3     1.000  0.434-1.000
  (in every table)         class, parties       3      3     1.000  0.434-1.000
  (in every table)         all five             2      3     0.700  0.224-0.950

By stratum, all five answers, in every table
  stratum                                   reports  right     of precision  interval
  Charge                                         60      1      2     0.500  0.095-0.905
  Partnership                                    40      1      1     1.000  0.207-1.000
E2
same out wanted
expect 0 agree --key key.csv -o page.txt a.csv
says page.txt '^  a.csv  *all five  *3  *4  *0.800'
! grep -q alpha page.txt || fail "one table agrees with nobody"

expect 2 sample -s one.db
expect 2 sample -s one.db -o x.csv --by colour
expect 2 sample -s one.db -o x.csv -n 0
expect 3 sample -s missing.db -o x.csv
[ ! -e x.csv ] || fail "a table was left behind"
expect 2 agree a.csv
expect 2 agree --key key.csv
expect 3 agree --key key.csv missing.csv
sed 's/nothing/nix/' a.csv >bad.csv
expect 4 agree --key key.csv bad.csv
says err 'bad.csv:5: class "nix"'
echo '9,,Charge,1,2,a,a' >>a.csv
expect 4 agree --key key.csv a.csv
says err 'a.csv:6: item "9" is not in the key'
expect 4 agree --key a.csv b.csv
says err 'no column "stratum"'
