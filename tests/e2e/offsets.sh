# SPDX-License-Identifier: Apache-2.0
# Of every report of every sample article the text from wg:begin to wg:end is the
# quote, and the trigger stands in it.
. "${0%/*}/lib.sh"
expect 0 extract --text "$articles"
"$CHECK_OFFSETS" <out || fail "offsets"
