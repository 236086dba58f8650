# SPDX-License-Identifier: Apache-2.0
# The sentences of an IOB2 file in the order in which a CoNLL-U file has them; words of
# sentences that it does not have are outside names. Run it with LC_ALL=C.
#   awk -f names_in_order.awk NAMES.iob2 CORPUS.conllu
BEGIN { FS = OFS = "\t" }
FNR == NR {
  if ($0 == "") { names[key] = rows; key = rows = "" }
  else { key = key $1; rows = rows $1 "\t" $2 "\n" }
  next
}
rest != "done" { names[key] = rows; key = rows = ""; rest = "done" }
$1 ~ /^[0-9]+$/ { key = key $2; rows = rows $2 "\tO\n" }
$0 == "" {
  if (key in names) rows = names[key]; else missing++
  print rows
  key = rows = ""
}
END { if (missing) print missing " sentences have no names" > "/dev/stderr" }
