#!/bin/sh
# Verifies what was supplied of a recorder with sh, awk, sha256sum, openssl and base64 alone; with age too, if
# the office's identity is given. Slow, and meant to be read: every step is one that README.md does by hand. It
# reaches the same verdict, trust, tail and findings as the verifier in Java; a test holds them together.
#
#   verify.sh [--card] [--identity FILE] SUPPLY KEYS
#
#   SUPPLY      folder of a recorder: journal, sessions/, checkpoints/, receipts/, quarantine/
#   KEYS        folder of the keys that you trust: *.vkey, one verifier key on a line; perhaps "revoked"
#   --card      SUPPLY is the recorder's own card: what it freed after a receipt may be absent
#   --identity  the office's age identity: also open every segment and compare what is inside
#
# Prints "verdict V", "trust T", "tail SECONDS|unbounded" and a line "finding VERDICT N words…" for each finding
# (N is the number of the record, "-" if it is about the whole). Clauses (V12…) are those of
# docs/spec/7-verdicts.md. Exit code: 0 nothing found (or no more than UNANCHORED) and key known, 1 otherwise,
# 2 cannot verify. Paths within the supply are taken to hold no white space, as the format has none.
set -eu
export LC_ALL=C

stop() {
  printf '%s\n' "verify.sh: $*" >&2
  exit 2
}

kind=archive
identity=
while :; do
  case ${1:-} in
    --card) kind=card ;;
    --identity)
      identity=${2:-}
      [ -r "$identity" ] || stop "no identity file: $identity"
      shift
      ;;
    -*) stop "unknown option $1; read the head of this file" ;;
    *) break ;;
  esac
  shift
done
[ $# -eq 2 ] && [ -d "$1" ] && [ -d "$2" ] || stop "usage: verify.sh [--card] [--identity FILE] SUPPLY KEYS"
supply=$1
keys=$2
here=$(cd "$(dirname "$0")" && pwd)
for tool in awk sha256sum openssl base64; do
  command -v $tool >/dev/null || stop "needs $tool"
done
[ -z "$identity" ] || command -v age >/dev/null || stop "needs age to open segments"

w=$(mktemp -d)
trap 'rm -rf "$w"' EXIT
trap 'exit 2' INT TERM
mkdir "$w/r" "$w/t" "$w/s" "$w/k"
for table in findings place tree rivals blocks sessions wipes abandoned seen receipts unreadable given genesis revoked; do
  : >"$w/$table"
done
number=0 # of the next record found anywhere

finding() { # finding VERDICT N words…
  printf '%s\n' "$*" >>"$w/findings"
}

sha256() { sha256sum | cut -d ' ' -f 1; }

size_of() { wc -c <"$1" | tr -d ' '; }

bytes() { # bytes FILE OFFSET LENGTH
  tail -c +$(($2 + 1)) "$1" | head -c "$3"
}

# --- keys (N4, N5, V4) ---

# Writes the public key of a verifier key as PEM, beside its name, id and suite: "NAME ID SUITE PEM".
add_key() { # add_key VKEY TABLE
  name=${1%%+*}
  rest=${1#*+}
  id=${rest%%+*}
  material=${rest#*+} # base64 may hold "+" too
  k=$(printf '%s' "$1" | sha256)
  printf '%s' "$material" | base64 -d >"$w/k/$k.raw" 2>/dev/null || stop "not a verifier key: $1"
  type=$(head -c 1 "$w/k/$k.raw" | od -An -tx1 | tr -d ' \n')
  case $type in
    01 | 04)
      tail -c +2 "$w/k/$k.raw" >"$w/k/$k.point"
      [ "$(size_of "$w/k/$k.point")" -eq 32 ] || stop "not a key of 32 bytes: $1"
      { printf '\060\052\060\005\006\003\053\145\160\003\041\000' && cat "$w/k/$k.point"; } >"$w/k/$k.der"
      [ "$type" = 01 ] && suite=ed25519 || suite=cosignature
      ;;
    02) suite=p256 && tail -c +2 "$w/k/$k.raw" >"$w/k/$k.der" ;;
    ff) suite=sm2 && tail -c +8 "$w/k/$k.raw" >"$w/k/$k.der" ;;
    *) stop "a key of no known suite: $1" ;;
  esac
  if [ $suite = p256 ]; then hashed=$(sha256 <"$w/k/$k.der"); else
    hashed=$({ printf '%s\n' "$name" && cat "$w/k/$k.raw"; } | sha256)
  fi
  [ "$(printf %.8s "$hashed")" = "$id" ] || stop "a key id that is not the key's: $1"
  {
    echo '-----BEGIN PUBLIC KEY-----'
    base64 "$w/k/$k.der"
    echo '-----END PUBLIC KEY-----'
  } >"$w/k/$k.pem"
  printf '%s\n' "$name $id $suite $w/k/$k.pem" >>"$w/$2"
}

cat "$keys"/*.vkey 2>/dev/null | grep -v '^ *#' | grep . >"$w/vkeys" || :
while read -r vkey; do add_key "$vkey" given; done <"$w/vkeys"
if [ -f "$keys/revoked" ]; then
  [ "$(head -n 1 "$keys/revoked")" = shuijing-revoked/v1 ] || stop "not a file of revocations: $keys/revoked"
  tail -n +2 "$keys/revoked" >"$w/revocations"
  while read -r word vkey from; do
    [ "$word" = revoked ] || stop "not a file of revocations: $keys/revoked"
    add_key "$vkey" given
    printf '%s\n' "$(tail -n 1 "$w/given") $from" >>"$w/revoked"
  done <"$w/revocations"
  sort -u -o "$w/given" "$w/given"
fi

is_revoked() { grep -qF " $1 " "$w/revoked"; } # is_revoked PEM

# --- signatures (K3, N6) ---

verifies() { # verifies SUITE PEM TEXT SIGNATURE
  case $1 in
    ed25519) openssl pkeyutl -verify -pubin -inkey "$2" -rawin -in "$3" -sigfile "$4" ;;
    p256) openssl pkeyutl -verify -pubin -inkey "$2" -rawin -digest sha256 -in "$3" -sigfile "$4" ;;
    sm2)
      openssl pkeyutl -verify -pubin -inkey "$2" -rawin -digest sm3 -pkeyopt distid:1234567812345678 \
        -in "$3" -sigfile "$4"
      ;;
    cosignature) # the time is signed with the text (C4)
      {
        printf 'cosignature/v1\ntime %s\n' "$(time_of "$4")"
        cat "$3"
      } >"$w/seen-text"
      tail -c +9 "$4" >"$w/seen-signature"
      openssl pkeyutl -verify -pubin -inkey "$2" -rawin -in "$w/seen-text" -sigfile "$w/seen-signature"
      ;;
  esac >/dev/null 2>&1
}

time_of() { # seconds in the first eight bytes of a cosignature
  printf '%d' "0x$(head -c 8 "$1" | od -An -tx1 | tr -d ' \n')"
}

# Whether a key signed: at least one of the lines "NAME ID BASE64" names it, and all that do verify.
signed_by() { # signed_by NAME ID SUITE PEM TEXT LINES
  signed=no
  grep -F "$1 $2 " "$6" >"$w/lines-of-key" || :
  while read -r line_name line_id base64; do
    [ "$line_name $line_id" = "$1 $2" ] || continue
    printf '%s' "$base64" | base64 -d | tail -c +5 >"$w/signature"
    verifies "$3" "$4" "$5" "$w/signature" || return 1
    signed=yes
  done <"$w/lines-of-key"
  [ $signed = yes ]
}

# V15: good, bad, or lines (all signed, but the lines are not exactly those of the keys, in their order).
standing() { # standing TEXT LINES
  [ -s "$w/must-sign" ] || { echo bad && return; }
  while read -r name id suite pem; do
    signed_by "$name" "$id" "$suite" "$pem" "$1" "$2" || { echo bad && return; }
  done <"$w/must-sign"
  if [ "$exact" = yes ] && [ "$(cut -d ' ' -f 1,2 "$2")" != "$(cut -d ' ' -f 1,2 "$w/must-sign")" ]; then
    echo lines
  else
    echo good
  fi
}

# --- the journal (V10 to V36) ---

pieces() { # pieces FILE MODE: what records.awk finds
  tr '\000' '\001' <"$1" |
    awk -v size="$(size_of "$1")" -v mode="$2" -v number="$number" -v out="$w" -f "$here/records.awk"
}

if [ -f "$supply/journal" ] && [ ! -L "$supply/journal" ]; then cat "$supply/journal" >"$w/journal"; else
  : >"$w/journal"
fi
pieces "$w/journal" journal >"$w/pieces"
number=$(grep -c '^W' "$w/pieces" || :)

# Which keys have to sign (V15): at first those given under the name of the first whole record.
exact=no
recorder=$(awk '$1 == "W" { print $5; exit }' "$w/pieces")
if [ -z "$recorder" ]; then # without a journal, what lies beside it says whose it should be (V50)
  for note in "$supply"/receipts/*.note "$supply"/checkpoints/*.note; do
    [ -f "$note" ] || continue
    recorder=$(sed -n 's/^recorder //p; 1s/^\([^ ]*\/recorder\/[^ ]*\)$/\1/p' "$note" | head -n 1)
    [ -z "$recorder" ] || break
  done
fi
keys_of() { awk -v name="$1" '$1 == name' "$w/given"; }
keys_of "$recorder" >"$w/must-sign"
office_key=
set -- $(awk '$1 == "W" { if ($13 == "genesis") print $2, $14, $15; exit }' "$w/pieces")
if [ $# -eq 3 ]; then
  for vkey in $(printf '%s' "$2" | tr , ' '); do add_key "$vkey" genesis; done
  cp "$w/must-sign" "$w/by-name"
  cp "$w/genesis" "$w/must-sign"
  exact=yes
  known=$(awk 'NR == FNR { given[$4]; next } $4 in given' "$w/by-name" "$w/genesis")
  if [ -s "$w/by-name" ] && { [ -z "$known" ] || [ "$(standing "$w/t/$1" "$w/s/$1")" != good ]; }; then
    cp "$w/by-name" "$w/must-sign"
    exact=no
  else
    office_key=$3
  fi
fi

awk -v name="$recorder" '$1 == "W" && $5 == name { print $2 }' "$w/pieces" >"$w/ours"
while read -r k; do
  printf 'S %s %s\n' "$k" "$(standing "$w/t/$k" "$w/s/$k")"
done <"$w/ours" >"$w/status"
digests() { # digests K…: of records as stored
  (cd "$w/r" && sha256sum "$@") | awk '{ print "H", $2, $1 }'
}
if [ "$number" -gt 0 ]; then (cd "$w/r" && digests *) >"$w/digests"; else : >"$w/digests"; fi
awk -v out="$w" -f "$here/judge.awk" "$w/status" "$w/digests" "$w/pieces"
read -r due longest <"$w/end"

# A record found elsewhere than in its place (V17). Answers yes if it is ours, validly signed, and abandoned.
elsewhere() { # elsewhere K N RECORDER WHERE
  [ "$3" = "$recorder" ] && [ "$(standing "$w/t/$1" "$w/s/$1")" = good ] || return 1
  found=$(sha256 <"$w/r/$1")
  ! grep -qx "$found" "$w/abandoned" || return 0
  contradicts "$2" "$found" "$4" || :
  return 1
}

contradicts() { # contradicts N DIGEST WHERE
  if [ "$1" -ge "$due" ]; then
    finding GAP "$1" "this record is not in the journal: $3"
    return
  fi
  in_place=$(awk -v n="$1" '$1 == n && $3 == "good" { print $2 }' "$w/place")
  [ -n "$in_place" ] && [ "$(sha256 <"$w/r/$in_place")" != "$2" ] || return 1
  finding FORK "$1" "another record with this number: $3"
}

while read -r n k; do
  found=$(sha256 <"$w/r/$k")
  if grep -qx "$found" "$w/abandoned" || ! contradicts "$n" "$found" journal; then
    finding EXTRA "$n" "out of its place in the journal"
  fi
done <"$w/rivals"

# --- what others signed (V50 to V54) ---

# Root of the tree over the first records (C1): neighbours are joined level by level, an odd one goes up as it is.
root() { # root SIZE
  [ "$1" -gt 0 ] || { printf '' | sha256 && return; }
  rm -rf "$w/tree-level"
  mkdir "$w/tree-level"
  head -n "$1" "$w/tree" | while read -r k; do { printf '\000' && cat "$w/r/$k"; } >"$w/tree-level/$((1000000 + k))"; done
  (cd "$w/tree-level" && sha256sum *) | cut -d ' ' -f 1 >"$w/level"
  while [ "$(wc -l <"$w/level")" -gt 1 ]; do
    rm -rf "$w/tree-level"
    mkdir "$w/tree-level"
    awk -v folder="$w/tree-level" '
      function octal(hex, i, all) {
        for (i = 1; i < 64; i += 2) all = all sprintf("\\%03o", 16 * digit(substr(hex, i, 1)) + digit(substr(hex, i + 1, 1)))
        return all
      }
      function digit(c) { return index("0123456789abcdef", c) - 1 }
      NR % 2 { left = $1; next }
      { print "printf \047\\001" octal(left) octal($1) "\047 >" folder "/" 1000000 + NR }
      END { if (NR % 2) print left >(folder "-odd") }' "$w/level" >"$w/joining"
    . "$w/joining"
    (cd "$w/tree-level" && sha256sum *) | cut -d ' ' -f 1 >"$w/level"
    if [ -f "$w/tree-level-odd" ]; then
      cat "$w/tree-level-odd" >>"$w/level"
      rm "$w/tree-level-odd"
    fi
  done
  cat "$w/level"
}

before() { [ "$1" -gt 0 ] && echo $(($1 - 1)) || echo 0; } # number of the last record of so many

# A note: its text, and its signature lines as "NAME ID BASE64" (N1 to N3).
take_apart() { # take_apart FILE
  awk '{ line[NR] = $0 } $0 == "" { blank = NR } END {
      for (i = 1; i < blank; i++) print line[i]
      for (i = blank + 1; i <= NR; i++) print line[i] >"/dev/stderr"
      if (!blank || blank == NR) exit 1 }' "$1" >"$w/note-text" 2>"$w/note-signatures" || return 1
  [ "$(size_of "$1")" -le 327680 ] && [ -z "$(tail -c 1 "$1")" ] || return 1
  # the same check as in a record: text and lines of a record that holds only this note's signatures
  awk -v check=yes -v out="$w" "$(sed -n '/^function signatures/,/^}/p; /^function is_base64/,/^}/p; /^function bare/,/^}/p; /^function key_id/,/^}/p' "$here/records.awk")"'
    BEGIN { DASH = "\342\200\224 "
      BASE64 = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/" }
    { line[NR] = $0; if (substr($0, 1, 4) != DASH) bad = 1 }
    END { if (bad || !signatures(1, NR)) exit 1; printf "%s", lines }' "$w/note-signatures" >"$w/note-lines"
}

all_signed() { # by each of the keys that have to (V51)
  [ "$(standing "$w/note-text" "$w/note-lines")" != bad ]
}

# Compares size and root with the journal (V52, V53). The same root is left in $compared.
fits() { # fits SIZE ROOT WHAT
  compared=no
  if [ "$1" -gt "$due" ]; then
    finding ROLLED-BACK "$due" "$3 names $1 records, there are $due"
    return 1
  fi
  [ "$(wc -l <"$w/tree")" -ge "$1" ] || return 0
  if [ "$(root "$1")" != "$2" ]; then
    finding FORK "$(before "$1")" "$3 names another root"
    return 1
  fi
  compared=yes
}

# V25: no record is dated later than someone saw it.
dated() { # dated SIZE MILLISECONDS WHAT
  [ "$compared" = yes ] && [ "$1" -gt 0 ] || return 0
  awk -v n="$(before "$1")" -v at="$2" '$1 == "W" && $6 == n && !done {
    done = 1
    if ($10 - at > 5000 + ($12 == "-" ? 1000 : $12)) exit 1 }' "$w/pieces" ||
    finding CLOCK-DOUBT "$(before "$1")" "dated later than $3"
}

checkpoint() { # checkpoint FILE
  if ! take_apart "$1" || ! awk '
      NR == 1 && ($0 == "" || /[\001-\037]/) { bad = 1 }
      NR == 2 && !/^(0|[1-9][0-9]*)$/ { bad = 1 }
      NR == 3 && (length($0) != 44 || !/^[A-Za-z0-9+\/]*[AEIMQUYcgkosw048]=$/) { bad = 1 }
      END { exit bad || NR != 3 }' "$w/note-text"; then
    finding UNREADABLE - "no checkpoint: $1"
    return
  fi
  { read -r origin && read -r size && read -r base64; } <"$w/note-text"
  [ "$origin" = "$recorder" ] || { finding EXTRA - "a checkpoint of $origin: $1" && return; }
  all_signed || { finding BAD-SIGNATURE "$(before "$size")" "of the recorder on $1" && return; }
  : >"$w/cosigned"
  while read -r name id suite pem; do
    case $suite,$name in
      cosignature,*) ;;
      ed25519,*/dock/*) # a dock's own key: its witness key has another id
        { printf '%s\n\004' "$name" && tail -c +13 "${pem%.pem}.der"; } >"$w/id"
        id=$(sha256 <"$w/id" | cut -c 1-8)
        ;;
      *) continue ;;
    esac
    ! is_revoked "$pem" || continue
    grep -F "$name $id " "$w/note-lines" >"$w/lines-of-witness" || continue
    while read -r line_name line_id line; do
      [ "$line_name" = "$name" ] || continue
      printf '%s' "$line" | base64 -d | tail -c +5 >"$w/cosignature"
      if verifies cosignature "$pem" "$w/note-text" "$w/cosignature"; then
        time_of "$w/cosignature" >>"$w/cosigned" && echo >>"$w/cosigned"
      else
        finding BAD-SIGNATURE "$(before "$size")" "of $name on $1"
      fi
    done <"$w/lines-of-witness"
  done <"$w/given"
  fits "$size" "$(printf '%s' "$base64" | base64 -d | od -An -tx1 | tr -d ' \n')" "$1" || return 0
  [ -s "$w/cosigned" ] || finding UNANCHORED "$(before "$size")" "no known witness on $1"
  while read -r seconds; do
    [ $compared = no ] || echo "$size" >>"$w/seen"
    dated "$size" "${seconds}000" "a witness saw it, $1"
  done <"$w/cosigned"
}

receipt() { # receipt FILE
  if ! take_apart "$1" || ! awk "$(sed -n '/^function is_number/,/^}/p; /^function is_digest/,/^}/p; /^function is_time/,/^}/p; /^function millis/,/^}/p' "$here/records.awk")"'
      function fail() { bad = 1; exit }
      NR == 1 && $0 != "shuijing-receipt/v1" { fail() }
      NR == 2 && !/^office [a-z0-9.-]+\/office$/ { fail() }
      NR == 3 && !/^recorder [^ ]+$/ { fail() }
      NR == 4 && !(NF == 2 && $1 == "size" && is_number($2)) { fail() }
      NR == 5 && !(NF == 2 && $1 == "root" && is_digest($2)) { fail() }
      NR == 6 && !(NF == 2 && $1 == "at" && is_time($2)) { fail() }
      NR > 6 && !(NF == 2 && $1 == "except" && is_number($2) && $2 + 0 < size && $2 + 0 > last) { fail() }
      NR > 6 { last = $2 + 0; except = except " " $2 }
      NR == 2 { office = $2 }
      NR == 3 { recorder = $2; last = -1 }
      NR == 4 { size = $2 + 0; number = $2 }
      NR == 5 { root = $2 }
      NR == 6 { at = millis($2) }
      $0 ~ /  | $/ { fail() }
      END { if (bad || NR < 6) exit 1; print office, recorder, number, root, at except }' \
      "$w/note-text" >"$w/receipt"; then
    finding UNREADABLE - "no receipt: $1"
    return
  fi
  read -r office whose size root_named at except <"$w/receipt"
  [ "$whose" = "$recorder" ] || { finding EXTRA - "a receipt for $whose: $1" && return; }
  keys_of "$office" >"$w/office-keys"
  case $office_key in
    "$office"+*) : >"$w/of-genesis" && add_key "$office_key" of-genesis && cat "$w/of-genesis" >>"$w/office-keys" ;;
  esac
  good=no
  sort -u "$w/office-keys" >"$w/office-keys-once"
  while read -r name id suite pem; do
    ! is_revoked "$pem" && grep -qF "$name $id " "$w/note-lines" || continue
    signed_by "$name" "$id" "$suite" "$pem" "$w/note-text" "$w/note-lines" && good=yes || { good=bad && break; }
  done <"$w/office-keys-once"
  [ $good = yes ] || { finding BAD-SIGNATURE "$(before "$size")" "of the office on $1" && return; }
  fits "$size" "$root_named" "$1" || return 0
  printf '%s\n' "$(sha256 <"$1") $size $except" >>"$w/receipts"
  dated "$size" "$at" "the office had it, $1"
}

for note in "$supply"/checkpoints/*.note; do [ ! -f "$note" ] || checkpoint "$note"; done
for note in "$supply"/receipts/*.note; do [ ! -f "$note" ] || receipt "$note"; done

largest=$(sort -n "$w/seen" | tail -n 1)
if [ -z "$largest" ]; then
  largest=0
  finding UNANCHORED - "no cosignature of a known witness fits this journal"
else
  awk -v largest="$largest" '$3 >= largest { print $3, $1 }' "$w/sessions" >"$w/unseen"
  while read -r n session; do finding UNANCHORED "$n" "session $session: no witness has seen its end"; done <"$w/unseen"
fi

# --- tracks (V40 to V46) ---

# Bytes that no record names (V45): they may hold signed records, which say more.
stray() { # stray FILE N WHERE OFFSET
  [ -s "$1" ] || return 0
  pieces "$1" stray >"$w/found"
  number=$((number + $(grep -c '^W' "$w/found" || :)))
  explained=0
  while read -r _ k position length whose n _ _ _ _ _ _ type _ _ _ _ offset _ sealed _; do
    elsewhere "$k" "$n" "$whose" "$3, byte $position" || continue
    case $type in segment | still) ;; *) continue ;; esac
    [ "$offset" -eq $(($4 + explained)) ] && [ "$sealed" -eq $((position - explained)) ] || continue
    explained=$((explained + (sealed + length + 4095) / 4096 * 4096))
  done <"$w/found"
  [ "$2" = aside ] || [ "$(size_of "$1")" -le $explained ] || finding EXTRA "$2" "bytes that no record names: $3"
}

# A block whose track is not there: freed, or missing (V40, V41).
absent() { # absent N SESSION PATH
  [ $kind = card ] || { finding MISSING "$1" "$3" && return; }
  while read -r _ digest below; do
    [ "$1" -lt "$below" ] || continue
    if covers "$digest" "$1"; then
      printf '%s\n' "$2 $1" >>"$w/freed"
      return
    fi
  done <"$w/wipes"
  finding MISSING "$1" "$3"
}

covers() { # covers RECEIPT N; a receipt that is not supplied is taken on the word of the signed wipe
  awk -v receipt="$1" -v n="$2" '$1 == receipt {
    if (n >= $2) exit 1
    for (i = 3; i <= NF; i++) if ($i == n) exit 1 }' "$w/receipts"
}

block() { # block FILE OFFSET SEALED-BYTES SEALED PLAIN-BYTES PLAIN K N
  bytes "$1" "$2" "$3" >"$w/sealed"
  if [ "$(sha256 <"$w/sealed")" != "$4" ]; then
    finding MODIFIED "$8" "sealed bytes of $1 @ $2"
    return
  fi
  record=$(size_of "$w/r/$7")
  bytes "$1" $(($2 + $3)) "$record" >"$w/copy"
  if ! cmp -s "$w/copy" "$w/r/$7"; then
    finding MODIFIED "$8" "record behind $1 @ $2"
    bytes "$1" $(($2 + $3)) $((block_end - $2 - $3)) >"$w/behind"
    pieces "$w/behind" stray >"$w/found"
    number=$((number + $(grep -c '^W' "$w/found" || :)))
    awk '$3 == 0 { print $2, $6, $5 }' "$w/found" >"$w/copies"
    while read -r k n whose; do elsewhere "$k" "$n" "$whose" "$1 @ $2" || :; done <"$w/copies"
  elif [ -n "$(bytes "$1" $(($2 + $3 + record)) $((block_end - $2 - $3 - record)) | tr -d '\000' | head -c 1)" ]; then
    finding MODIFIED "$8" "padding of $1 @ $2"
  fi
  [ -n "$identity" ] || return 0
  if ! age -d -i "$identity" "$w/sealed" >"$w/plain" 2>/dev/null; then
    finding UNREADABLE "$8" "does not open: $1 @ $2"
  elif [ "$(size_of "$w/plain")" -ne "$5" ] || [ "$(sha256 <"$w/plain")" != "$6" ]; then
    finding MODIFIED "$8" "opens to something else: $1 @ $2"
  fi
}

: >"$w/freed"
sort -k 1,1 -k 2,2n -k 3,3n "$w/blocks" >"$w/in-order"
path= end=0 beside=- length=0 there=no
end_of_track() {
  [ $there = yes ] && [ $length -gt $end ] || return 0
  tail -c +$((end + 1)) "$supply/$path" >"$w/stray"
  stray "$w/stray" "$beside" "$path @ $end" "$end"
}
while read -r next offset _ sealed_bytes sealed plain_bytes plain k n session; do
  if [ "$next" != "$path" ]; then
    end_of_track
    path=$next end=0 beside=$n there=no
    [ ! -f "$supply/$path" ] || { there=yes && length=$(size_of "$supply/$path"); }
    cut=no
  fi
  [ "$offset" -ge $end ] || { finding MODIFIED "$n" "another segment takes its place: $path @ $offset" && continue; }
  block_end=$((offset + (sealed_bytes + $(size_of "$w/r/$k") + 4095) / 4096 * 4096))
  if [ $there = no ]; then
    end=$block_end
    absent "$n" "$session" "$path"
    continue
  fi
  if [ "$offset" -gt $end ] && [ $cut = no ]; then
    bytes "$supply/$path" $end $((offset - end)) >"$w/stray"
    stray "$w/stray" "$beside" "$path @ $end" "$end"
  fi
  end=$block_end beside=$n
  if [ $length -lt $end ]; then cut=yes && finding MISSING "$n" "$path @ $offset"; else
    block "$supply/$path" "$offset" "$sealed_bytes" "$sealed" "$plain_bytes" "$plain" "$k" "$n"
  fi
done <"$w/in-order"
end_of_track
awk '!($1 in lowest) || $2 + 0 < lowest[$1] { lowest[$1] = $2 + 0 } END { for (s in lowest) print s, lowest[s] }' \
  "$w/freed" >"$w/freed-sessions"
while read -r session n; do finding PARTIAL "$n" "session $session was freed after a receipt"; done <"$w/freed-sessions"

cut -d ' ' -f 1 "$w/blocks" | sort -u >"$w/named"
(cd "$supply" && find . -type f) | sed 's/^\.\///' | sort >"$w/files"
while read -r file; do
  case $file in
    journal | checkpoints/*.note | receipts/*.note) ;;
    sessions/*)
      if ! grep -qxF "$file" "$w/named"; then
        cat "$supply/$file" >"$w/stray"
        stray "$w/stray" - "$file" 0
      fi
      ;;
    *) # set aside: no statement is made of it but what signed records in it show
      cat "$supply/$file" >"$w/stray"
      stray "$w/stray" aside "$file" 0
      ;;
  esac
done <"$w/files"

# --- what is said (V2, V4, V61) ---

trust=UNKNOWN
if grep -q ' good$' "$w/place"; then
  while read -r name id suite pem; do
    grep -qF " $pem" "$w/given" || continue
    one=KNOWN
    from=$(awk -v pem="$pem" '$4 == pem { print $5 }' "$w/revoked" | head -n 1)
    if [ -n "$from" ]; then
      one=REVOKED-BEFORE
      while read -r size; do
        [ "$size" -lt "$due" ] || [ "$size" -gt "$from" ] || one=REVOKED-AFTER
      done <"$w/seen"
    fi
    case $trust,$one in
      UNKNOWN,* | *,KNOWN | REVOKED-BEFORE,REVOKED-AFTER) trust=$one ;;
    esac
  done <"$w/must-sign"
fi

if [ "$due" -gt 0 ] && [ "$largest" -eq "$due" ]; then tail=$longest; else tail=unbounded; fi

sort -u "$w/findings" | sort -k 2,2n -s >"$w/sorted"
verdict=$(awk 'BEGIN {
    split("INTACT UNANCHORED INTERRUPTED PARTIAL OPEN-ENDED CLOCK-DOUBT EXTRA GAP MISSING UNREADABLE MODIFIED BAD-SIGNATURE ROLLED-BACK FORK", word, " ")
    for (i in word) grave[word[i]] = i + 0
    worst = 1 }
  grave[$1] > worst { worst = grave[$1] }
  END { print word[worst] }' "$w/sorted")
printf 'verdict %s\ntrust %s\ntail %s\n' "$verdict" "$trust" "$tail"
sed 's/^/finding /' "$w/sorted"
case $verdict,$trust in
  INTACT,KNOWN | INTACT,REVOKED-AFTER | UNANCHORED,KNOWN | UNANCHORED,REVOKED-AFTER) exit 0 ;;
esac
exit 1
