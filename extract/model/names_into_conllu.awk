# SPDX-License-Identifier: Apache-2.0
# Put the names of an IOB2 file into the MISC column of the CoNLL-U file of the same
# text, whose words may be cut otherwise, leaving out the documents whose "# newdoc"
# line matches leave_out. Bytes are counted: run it with LC_ALL=C.
#   awk -f names_into_conllu.awk [-v leave_out=REGEX] NAMES.iob2 CORPUS.conllu
BEGIN { FS = OFS = "\t"; at = pos = 0 }
FNR == NR {
  if ($0 == "") next
  word = $1; gsub(/[ \302\240]/, "", word)
  tag[at] = $2; inside = $2; sub(/^B/, "I", inside)
  for (i = 1; i < length(word); i++) tag[at + i] = inside
  at += length(word); next
}
/^# newdoc/ { skip = leave_out != "" && $0 ~ leave_out }
$1 ~ /^[0-9]+$/ {
  $10 = ($10 == "_" ? "" : $10 "|") "NER=" tag[pos]
  word = $2; gsub(/[ \302\240]/, "", word); pos += length(word)
}
!skip
END {
  if (at == pos) exit 0
  print "the texts differ: " at " and " pos " bytes" > "/dev/stderr"
  exit 1
}
