#!/bin/sh
# A whole case without a window: platform file → queue → parcel → photos → verdict → evidence sheet → verify.
# Usage: sh docs/headless-day.sh [FOLDER]     (from the project's folder; a new folder is made when none is named)
# SENDBACK="some other command" runs that instead of `python3 dev.py run`.
set -eu

here=$(CDPATH= cd -- "$(dirname -- "$0")/.." && pwd)
out=${1:-$(mktemp -d)/day}
mkdir -p "$out"
export SENDBACK_DESK="$out/desk"

if [ -n "${SENDBACK:-}" ]; then
    sendback() { $SENDBACK "$@"; }
else
    sendback() { python3 "$here/dev.py" run "$@"; }
fi

sendback suppliers "$here/docs/examples/suppliers.json"
sendback settings --set "shop_name=Harbour Gifts" --set "email=returns@harbour.example" \
    --set "return_address=Harbour Gifts;12 Quay Street;;Bristol;;BS1 4EP;United Kingdom;"
sendback import "$here/docs/examples/amazon-returns.txt" || true   # its last row has no order number, and is told
sendback import "$here/docs/examples/amazon-returns.txt" || true   # nothing new the second time
sendback queue

# the mug: under 50 dollars and broken, so the buyer keeps it
sendback do 302-5581234-7719001 recommended
sendback do 302-5581234-7719001 recommended

# the lamp: dear and faulty, so it comes to us first; Amazon approved the return, and the buyer has its label
sendback do 302-5581234-7719002 answer_buyer
sendback do 302-5581234-7719002 ask_rma
sendback do 302-5581234-7719002 rma_given --rma NL-7731
sendback label 302-5581234-7719002 -o "$out/label.pdf"

# the parcel arrives: scanned, photographed, looked at
sendback receive 00340434161094015902
sendback sample "$out/sample" >/dev/null
find "$out/sample/photos" -name '*.orig' | sort | head -n 6 | while read -r original; do
    sendback photo 302-5581234-7719002 "$original"
done
sendback inspect 302-5581234-7719002 --package opened --complete yes --works no \
    --marks "Does not light with three bulbs" --verdict as_claimed --disposition to_supplier
sendback do 302-5581234-7719002 refund

# the proof
sendback evidence 302-5581234-7719002 -o "$out/evidence.pdf"
sendback verify "$out/evidence.pdf"
sendback do 302-5581234-7719002 send_claim
sendback show 302-5581234-7719002

# away from the desk that made it, a sheet can only agree with itself: exit 3
code=0
(export SENDBACK_DESK="$out/elsewhere" && sendback verify "$out/evidence.pdf") || code=$?
[ "$code" -eq 3 ] || { echo "a sheet was known where nobody made it" >&2; exit 1; }

# one byte changed is found, and named
python3 - "$out/evidence.pdf" "$out/changed.pdf" <<'PYTHON'
import sys
data = bytearray(open(sys.argv[1], "rb").read())
data[len(data) // 3] ^= 1
open(sys.argv[2], "wb").write(data)
PYTHON
if sendback verify "$out/changed.pdf"; then
    echo "a changed sheet passed" >&2
    exit 1
fi
echo "Everything is in $out"
