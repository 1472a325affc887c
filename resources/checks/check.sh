#!/bin/sh
# Checks a Sendback evidence sheet layer by layer, with what macOS and Linux have by themselves.
#   sh check.sh SHEET.pdf [FOLDER]     FOLDER: where the files attached to the sheet were saved (here, if not said)
# Each layer: PASS, FAIL, NONE (the sheet has no such layer) or SKIP (a program is missing); beside it what it
# does not show. Ends with 0 where nothing failed, 1 where something did, 2 where it was called wrongly.
LC_ALL=C
export LC_ALL
sheet=$1
folder=${2:-.}
if [ -z "$sheet" ] || [ ! -f "$sheet" ]; then
    echo "sh check.sh SHEET.pdf [FOLDER WITH THE ATTACHED FILES]" >&2
    exit 2
fi
work=$(mktemp -d) || exit 2
trap 'rm -rf "$work"' EXIT
failed=0

sum() { # SHA-256 of what comes in, in hex
    if command -v sha256sum >/dev/null 2>&1; then sha256sum
    elif command -v shasum >/dev/null 2>&1; then shasum -a 256
    else openssl dgst -sha256 -r
    fi | cut -c1-64
}
say() { # LAYER STATE WHY LIMIT
    [ "$2" = FAIL ] && failed=1
    printf '%-12s %s  %s\n             does not show: %s\n' "$1" "$2" "$3" "$4"
}
hex() { od -An -v -tx1 | tr -d ' \n'; }
bytes() { # FILE OFFSET LENGTH: so many bytes from an offset on, counted from 0
    tail -c "+$(($2 + 1))" "$1" | head -c "$3"
}
unhex() { # hex in, bytes out; printf of a plain sh knows octal alone
    # no more than a few thousand signs come through here
    tr 'abcdef' 'ABCDEF' | awk '{
        for (at = 1; at < length($0); at += 2) {
            value = (index("0123456789ABCDEF", substr($0, at, 1)) - 1) * 16 \
                + index("0123456789ABCDEF", substr($0, at + 1, 1)) - 1
            printf "\\0%03o\n", value
        }
    }' | while read -r octal; do printf '%b' "$octal"; done
}

# --- attachments: every file saved beside, against SHA256SUMS, both ways
state=PASS why="every file agrees with its line in SHA256SUMS"
if [ ! -f "$folder/SHA256SUMS" ]; then
    state=FAIL why="SHA256SUMS is missing: save all files attached to the sheet into one folder"
else
    while read -r want name; do
        case $name in '' | */* | .*) state=FAIL why="a line of SHA256SUMS is not in the usual form"; break ;; esac
        if [ ! -f "$folder/$name" ]; then state=FAIL why="$name is missing"; break; fi
        if [ "$(sum <"$folder/$name")" != "$want" ]; then state=FAIL why="$name differs"; break; fi
    done <"$folder/SHA256SUMS"
    for found in "$folder"/stamped-* "$folder"/photo-* "$folder"/history.txt "$folder"/manifest.json; do
        [ -f "$found" ] || continue
        grep -q "  $(basename "$found")\$" "$folder/SHA256SUMS" || { state=FAIL why="$(basename "$found") is in no line of SHA256SUMS"; }
    done
    # the files that were saved must be those inside this very sheet: its sums stand in it as plain text
    if [ "$state" = PASS ]; then
        grep -a -q "$(head -n 1 "$folder/SHA256SUMS")" "$sheet" || { state=FAIL why="these files are of another sheet"; }
    fi
fi
say attachments "$state" "$why" "who made them: whoever changes a file can write its sum anew"

# --- pages: the sum in the sheet's last line, over every byte before it; the number in it, which no sum covers,
# against the manifest's
line=$(grep -a -b -o '%Sendback [0-9A-Za-z._-]* SHA-256 [0-9a-f]*' "$sheet" | tail -n 1)
if [ -z "$line" ]; then
    end=0
    say pages FAIL "the last line with the sum is missing" "anything"
    say pictures FAIL "the last line with the sum is missing" "anything"
else
    start=${line%%:*}
    text=${line#*:}
    end=$((start + ${#text} + 1))
    if [ "$(head -c "$start" "$sheet" | sum)" = "${text##* }" ]; then
        state=PASS why="every byte up to the last line agrees with the sum in it"
    else
        state=FAIL why="the sum in the last line differs: at least one byte was changed"
    fi
    number=${text#%Sendback }
    number=${number%% *}
    # the document's own number: that of the case stands further below
    told=$(sed -n '/^ "document": {$/,/^ }/s/^  "number": "\(.*\)",*$/\1/p' "$folder/manifest.json" 2>/dev/null |
        head -n 1 | tr -c '0-9A-Za-z._\n-' _)
    if [ "$state" = PASS ] && [ -n "$told" ] && [ "$told" != "$number" ]; then
        say pages FAIL "the last line and the manifest give different numbers" "anything"
    else
        say pages "$state" "$why" "who made them: whoever makes all anew can write that sum anew. Page by page: sendback verify"
    fi
    # --- pictures: the originals, attached or beside it in a folder of that name, against the manifest
    count=0
    for original in "$folder"/photo-* "$folder"/originals/*; do
        [ -f "$original" ] || continue
        count=$((count + 1))
        grep -q "\"sha256\": \"$(sum <"$original")\"" "$folder/manifest.json" 2>/dev/null ||
            { state=FAIL why="$(basename "$original") is not in the manifest"; }
    done
    [ "$state" = PASS ] && why="$why; originals that are here and in the manifest: $count"
    say pictures "$state" "$why" "that a picture shows what happened, or when it was taken: a camera's clock can be set"
fi

# --- chain: every step's hash from its own bytes, each naming the one before
state=PASS why="" at=0 before="" made=0 skipped=0
history="$folder/history.txt"
if [ ! -s "$history" ]; then
    state=NONE why="the sheet lists no steps"
else
    size=$(wc -c <"$history" | tr -d ' ')
    while [ "$at" -lt "$size" ]; do
        line=$(tail -c "+$((at + 1))" "$history" | head -n 1)
        length=${line%% *}
        own=${line#* }
        at=$((at + ${#line} + 1))
        if [ "$length" = - ]; then
            skipped=$((skipped + 1))
        else
            case $length in *[!0-9]* | '') state=FAIL why="history.txt is not in the usual form"; break ;; esac
            bytes "$history" "$at" "$length" >"$work/link"
            at=$((at + length + 1))
            [ "$(sum <"$work/link")" = "$own" ] || { state=FAIL why="a step was changed"; break; }
            head -n 2 "$work/link" | tail -n 1 | grep -q "^${#before}:$before," ||
                { state=FAIL why="a step does not follow from the one before"; break; }
            made=$((made + 1))
        fi
        grep -q "\"hash\": \"$own\"" "$folder/manifest.json" || { state=FAIL why="a step is not in the manifest"; break; }
        before=$own
    done
    [ "$state" = PASS ] && why="$made steps follow one from another, $skipped of an older form only by their order"
fi
say chain "$state" "$why" "what a step says where only its sum is here; nor who wrote it, without a stamp or a signature"

# --- day seal: from the manifest to the head of the stamped day, each file's SHA-256 in the next
state=PASS why=""
if [ ! -f "$folder/stamped-3-case.txt" ]; then
    state=NONE why="this sheet was made before its day was stamped"
else
    if [ -f "$folder/stamped-1-paper.json" ]; then
        own=$(sum <"$folder/manifest.json")
        grep -q "\"manifest_sha256\":\"$own\"" "$folder/stamped-1-paper.json" || { state=FAIL why="the stamp is of another sheet"; }
        own=$(sum <"$folder/stamped-1-paper.json")
        for step in "$folder"/stamped-2-step-*.txt; do
            grep -q "64:$own," "$step" || { state=FAIL why="$(basename "$step") does not follow"; }
            own=$(sum <"$step")
        done
        covers="the sheet itself"
    else
        own=$(tail -n 1 "$folder/stamped-3-case.txt")
        grep -q "\"hash\": \"$own\"" "$folder/manifest.json" || { state=FAIL why="the seal is of another history"; }
        covers="the history, not the pages"
    fi
    [ "$(tail -n 1 "$folder/stamped-3-case.txt")" = "$own" ] || { state=FAIL why="the steps do not lead to the end of the day"; }
    own=$(sum <"$folder/stamped-3-case.txt")
    size=$(wc -c <"$folder/stamped-4-day.bin" | tr -d ' ')
    [ $((size % 66)) -eq 0 ] || { state=FAIL why="stamped-4-day.bin is not in the usual form"; }
    at=0
    while [ "$at" -lt "$size" ]; do
        bytes "$folder/stamped-4-day.bin" "$at" 66 >"$work/node"
        case $(hex <"$work/node") in
            "310a$own"* | 310a*"$own") ;;
            *) state=FAIL why="the case is not below the seal of its day" ;;
        esac
        own=$(sum <"$work/node")
        at=$((at + 66))
    done
    number=0 root=$own head=""
    while read -r one && read -r two && read -r three && read -r four && read -r five && read -r six && read -r seven && read -r eight; do
        number=$((number + 1))
        [ "$one" = seal ] || { state=FAIL why="stamped-5-days.txt is not in the usual form"; }
        [ "$number" -gt 1 ] || [ "$seven" = "$root" ] || { state=FAIL why="the case is not below the seal of its day"; }
        [ "$number" -eq 1 ] || [ "$two" = "$head" ] || { state=FAIL why="the seals do not follow one from another"; }
        head=$(printf '%s\n%s\n%s\n%s\n%s\n%s\n%s\n%s' "$one" "$two" "$three" "$four" "$five" "$six" "$seven" "$eight" | sum)
        day=$three
    done <"$folder/stamped-5-days.txt"
    [ -n "$head" ] || { state=FAIL why="stamped-5-days.txt is not in the usual form"; }
    [ "$state" = PASS ] && why="$covers is below the seal of $day"
fi
say "day seal" "$state" "$why" "when: that the desk's clock was right is for the stamp to say"

# --- signature: over every byte of the sheet but the signature itself
have=$(command -v openssl)
range=$(tail -c "+$((end + 1))" "$sheet" | grep -a -o '/ByteRange *\[[0-9 ]*\]' | tr -d '/A-Za-z[]')
if [ "$end" -eq 0 ] || [ -z "$range" ]; then
    say signature NONE "this sheet is not signed" "who made it"
elif [ -z "$have" ]; then
    say signature SKIP "openssl is not installed here" "who made it"
else
    # shellcheck disable=SC2086
    set -- $range
    total=$(wc -c <"$sheet" | tr -d ' ')
    if [ $# -ne 4 ] || [ "$1" -ne 0 ] || [ "$2" -lt "$end" ] || [ $(($3 + $4)) -ne "$total" ]; then
        say signature FAIL "it does not cover the whole file" "anything"
    else
        { head -c "$2" "$sheet"; tail -c "$4" "$sheet"; } >"$work/signed"
        # the message says its own length; noughts behind it fill the room
        bytes "$sheet" "$2" $(($3 - $2)) | tr -d '<>' >"$work/hex"
        long=$(printf '%d' "0x$(cut -c5-8 "$work/hex")")
        head -c $((2 * (long + 4))) "$work/hex" | unhex >"$work/signature.der"
        if openssl cms -verify -binary -inform DER -in "$work/signature.der" -content "$work/signed" \
            -noverify -certsout "$work/signer.pem" -out /dev/null >/dev/null 2>&1; then
            who=$(openssl x509 -in "$work/signer.pem" -noout -fingerprint -sha256 | sed 's/.*=//;s/://g' | tr 'ABCDEF' 'abcdef')
            say signature PASS "every byte is signed; fingerprint of the signer's key: $who" \
                "whose key that is: ask the signer for the fingerprint, by a way of your own"
        else
            say signature FAIL "it does not hold" "anything"
        fi
    fi
fi

# --- stamp: an authority's word for the head of the stamped day
if [ ! -f "$folder/stamped-6.tsr" ]; then
    say stamp NONE "no time authority was asked, or its answer came later" "when it was made"
elif [ -z "$have" ]; then
    say stamp SKIP "openssl is not installed here" "when it was made"
elif openssl ts -verify -partial_chain -digest "$head" -in "$folder/stamped-6.tsr" \
    -CAfile "$folder/stamped-6-chain.pem" >/dev/null 2>&1; then
    when=$(openssl ts -reply -in "$folder/stamped-6.tsr" -text 2>/dev/null | sed -n 's/^Time stamp: //p')
    say stamp PASS "the seal existed at $when" \
        "that the authority is a real one: compare the last certificate of stamped-6-chain.pem with its own word"
else
    say stamp FAIL "it is not over the seal in these files" "when it was made"
fi
exit $failed
