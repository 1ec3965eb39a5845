#!/bin/sh
# Verifies what was supplied of a recorder with sh, awk, sha256sum, openssl and base64 alone; with age too, if
# the office's identity is given. Meant to be read: every step is one that README.md does by hand. It reaches
# the same verdict, trust, tail and findings as the verifier in Java; a test holds the two together.
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
# 2 cannot verify.
#
# Files beside this one: records.awk knows the form of records and notes, judge.awk follows the journal,
# binary.awk turns base64 into bytes. What is not checked here: that public keys are clean (K3; openssl does not
# say), the limits of V5, and paths with white space, which the format does not have. What is not said here: the
# clause of a finding, the time bracket (V60), the verdicts of single sessions (V62).
set -eu
export LC_ALL=C
export OPENSSL_CONF=/dev/null # what is valid does not depend on this machine

stop() {
  printf '%s\n' "verify.sh: $*" >&2
  exit 2
}

kind=archive
identity=
while :; do
  case ${1:-} in
    -h | --help)
      sed -n '2,/^set /s/^# \{0,1\}//p' "$0"
      exit 0
      ;;
    --card) kind=card ;;
    --identity)
      identity=${2:-}
      [ -r "$identity" ] || stop "no identity file: $identity"
      shift
      ;;
    -*) stop "unknown option $1; see --help" ;;
    *) break ;;
  esac
  shift
done
[ $# -eq 2 ] && [ -d "$1" ] && [ -d "$2" ] || stop "usage: verify.sh [--card] [--identity FILE] SUPPLY KEYS"
supply=$1
keys=$2
case $0 in */*) here=${0%/*} ;; *) here=. ;; esac
for tool in awk sha256sum openssl base64; do
  command -v $tool >/dev/null || stop "needs $tool"
done
[ -z "$identity" ] || command -v age >/dev/null || stop "needs age to open segments"

w=$(mktemp -d)
trap 'rm -rf "$w"' EXIT
trap 'exit 2' INT TERM
mkdir "$w/r" "$w/t" "$w/s" "$w/b" "$w/k" "$w/n" "$w/c"
for table in findings place tree rivals blocks sessions wipes abandoned seen receipts given genesis revoked freed; do
  : >"$w/$table"
done
number=0 # of the next record or note found anywhere

finding() { # finding VERDICT N words…
  printf '%s\n' "$*" >>"$w/findings"
}

sha256() { # sha256 FILE: leaves the digest in $digest
  sha256sum "$1" >"$w/digest"
  read -r digest _ <"$w/digest"
}

size_of() { # size_of FILE: leaves its length in $size
  wc -c <"$1" >"$w/size"
  read -r size <"$w/size"
}

copy() { # copy: text from standard input to standard output, without another program
  while IFS= read -r copied; do printf '%s\n' "$copied"; done
}

make_files() { # make_files LINES: what binary.awk makes of them
  awk -v out="$w" -f "$here/binary.awk" "$1" >"$w/script"
  . "$w/script"
}

# --- keys (N4, N5, V4) ---

# Verifier keys to PEM files, and a line "NAME ID SUITE PEM" for each in a table.
add_keys() { # add_keys TABLE, verifier keys on standard input
  while read -r vkey; do
    case $vkey in '' | '#'*) continue ;; esac
    rest=${vkey#*+} # base64 may hold "+" too: only the first two part it
    printf '%s\n' "key $w/$1 ${vkey%%+*} ${rest%%+*} ${rest#*+}"
  done >"$w/new-keys"
  make_files "$w/new-keys"
  [ -s "$w/$1" ] || return 0
  sha256sum "$w"/k/*.id >"$w/id-digests"
  while read -r digest file; do
    id=${file##*+}
    case $digest in "${id%.id}"*) ;; *) stop "a key id that is not the key's: $file" ;; esac
  done <"$w/id-digests"
}

for file in "$keys"/*.vkey; do
  [ ! -f "$file" ] || copy <"$file"
done >"$w/vkeys"
if [ -f "$keys/revoked" ]; then
  {
    read -r format && [ "$format" = shuijing-revoked/v1 ] || stop "not a file of revocations: $keys/revoked"
    while read -r word vkey from; do
      [ "$word" = revoked ] || stop "not a file of revocations: $keys/revoked"
      rest=${vkey#*+}
      printf '%s\n' "$vkey" >>"$w/vkeys"
      printf '%s\n' "${vkey%%+*} ${rest%%+*} $from" >>"$w/revoked"
    done
  } <"$keys/revoked"
fi
add_keys given <"$w/vkeys"

revoked_from() { # revoked_from NAME ID: leaves the record number in $from, nothing if the key stands
  from=
  while read -r revoked_name revoked_id revoked_n; do
    [ "$revoked_name $revoked_id" != "$1 $2" ] || from=$revoked_n
  done <"$w/revoked"
}

keys_of() { # keys_of NAME
  while read -r given_name given_rest; do
    [ "$given_name" != "$1" ] || printf '%s\n' "$given_name $given_rest"
  done <"$w/given"
}

# --- signatures (K3, N6) ---

verifies() { # verifies SUITE PEM TEXT SIGNATURE
  case $1 in
    ed25519) openssl pkeyutl -verify -pubin -inkey "$2" -rawin -in "$3" -sigfile "$4" ;;
    p256) openssl pkeyutl -verify -pubin -inkey "$2" -rawin -digest sha256 -in "$3" -sigfile "$4" ;;
    sm2)
      openssl pkeyutl -verify -pubin -inkey "$2" -rawin -digest sm3 -pkeyopt distid:1234567812345678 \
        -in "$3" -sigfile "$4"
      ;;
    cosignature) # the time, in the first eight bytes, is signed with the text (C4)
      [ -f "$4.time" ] && read -r seconds <"$4.time" || return 1
      { printf 'cosignature/v1\ntime %s\n' "$seconds" && copy <"$3"; } >"$w/seen-text"
      openssl pkeyutl -verify -pubin -inkey "$2" -rawin -in "$w/seen-text" -sigfile "$4.last"
      ;;
  esac >/dev/null 2>&1
}

# Whether a key signed: at least one of the lines "NAME ID FILE" names it, and all that do verify.
signed_by() { # signed_by NAME ID SUITE PEM TEXT LINES
  signed=1
  while read -r line_name line_id line_file; do
    [ "$line_name $line_id" = "$1 $2" ] || continue
    verifies "$3" "$4" "$5" "$line_file" || return 1
    signed=0
  done <"$6"
  return $signed
}

# V15: leaves in $standing good, bad, or lines (all that have to sign did, but the lines are not exactly theirs,
# in their order).
judge() { # judge TEXT LINES
  standing=bad
  [ -s "$must_sign" ] || return 0
  while read -r name id suite pem; do
    signed_by "$name" "$id" "$suite" "$pem" "$1" "$2" || return 0
  done <"$must_sign"
  standing=good
  [ $exact = yes ] || return 0
  while read -r line_name line_id _; do
    read -r name id _ <&3 && [ "$line_name $line_id" = "$name $id" ] || standing=lines
  done <"$2" 3<"$must_sign"
}

# --- the journal (V10 to V36) ---

# What records.awk finds in a file; the signatures of what it found are files then.
look_into() { # look_into FILE MODE FOUND
  : >"$w/decode"
  { tr '\000' '\001' <"$1" && printf x; } |
    awk -v mode="$2" -v number="$number" -v out="$w" -f "$here/records.awk" >"$w/$3" || return 1
  [ ! -s "$w/decode" ] || make_files "$w/decode"
  read -r number <"$w/number"
}

journal=/dev/null
if [ -f "$supply/journal" ] && [ ! -L "$supply/journal" ]; then journal=$supply/journal; fi
look_into "$journal" journal pieces || stop "awk cannot run $here/records.awk"

# Whose journal it is: the first whole record says; without one, what lies beside it (V50).
awk '$1 == "W" && name == "" { name = $5; print name, $13 == "genesis" ? $2 " " $14 " " $15 : "" }
  $1 == "W" && $5 == name { print $2 }' "$w/pieces" >"$w/ours"
recorder= genesis=
read -r recorder genesis own office <"$w/ours" || :
for note in "$supply"/receipts/*.note "$supply"/checkpoints/*.note; do
  [ -z "$recorder" ] && [ -f "$note" ] || continue
  case $note in
    "$supply"/receipts/*) look_into "$note" receipt found && read -r _ _ recorder _ <"$w/found" || continue ;;
    *) look_into "$note" checkpoint found && read -r _ recorder _ <"$w/found" || continue ;;
  esac
  [ "$recorder" != - ] || recorder=
done

# Which keys have to sign (V15).
exact=no
office_key=
must_sign=$w/by-name
keys_of "$recorder" >"$must_sign"
if [ -n "$genesis" ]; then
  (IFS=, && printf '%s\n' $own) >"$w/own"
  add_keys genesis <"$w/own"
  must_sign=$w/genesis exact=yes
  judge "$w/t/$genesis" "$w/s/$genesis"
  if [ -s "$w/by-name" ] && { [ $standing != good ] || ! grep -qxF -f "$w/by-name" "$w/genesis"; }; then
    must_sign=$w/by-name exact=no
  else
    office_key=$office
  fi
fi

{
  read -r _ || : # whose journal
  while read -r k; do
    [ "$exact $k" = "yes $genesis" ] || judge "$w/t/$k" "$w/s/$k" # the genesis was judged just now
    printf 'S %s %s\n' "$k" $standing
  done
} <"$w/ours" >"$w/status"
: >"$w/digests"
[ "$number" -eq 0 ] || (cd "$w/r" && sha256sum -- *) >"$w/digests"
awk -v out="$w" -f "$here/judge.awk" "$w/status" "$w/digests" "$w/pieces"
read -r due longest <"$w/end"

# A record found elsewhere than in its place (V17): true if it is ours, validly signed, and abandoned.
elsewhere() { # elsewhere K N RECORDER WHERE
  [ "$3" = "$recorder" ] || return 1
  judge "$w/t/$1" "$w/s/$1"
  [ $standing = good ] || return 1
  sha256 "$w/r/$1"
  ! grep -qx "$digest" "$w/abandoned" || return 0
  contradicts "$2" "$digest" "$4" || :
  return 1
}

contradicts() { # contradicts N DIGEST WHERE: true if it says something that the journal does not
  if [ "$1" -ge "$due" ]; then
    finding GAP "$1" "this record is not in the journal: $3"
    return
  fi
  in_place=$(awk -v n="$1" '$1 == n && $3 == "good" { print $2 }' "$w/place")
  [ -n "$in_place" ] && ! grep -qx "$2  $in_place" "$w/digests" || return 1
  finding FORK "$1" "another record with this number: $3"
}

while read -r n k; do
  sha256 "$w/r/$k"
  if grep -qx "$digest" "$w/abandoned" || ! contradicts "$n" "$digest" journal; then
    finding EXTRA "$n" "out of its place in the journal"
  fi
done <"$w/rivals"

# --- trees (C1, V53) ---

# The hash of each leaf that counts: 0x00 and the record.
leaves=0
while read -r k; do
  { printf '\000' && copy <"$w/r/$k"; } >"$w/n/$((1000000 + leaves))"
  leaves=$((leaves + 1))
done <"$w/tree"
: >"$w/leaves"
[ $leaves -eq 0 ] || sha256sum "$w"/n/* >"$w/leaves"

# Leaves the root over the first SIZE records in $root: neighbours are joined level by level (0x01 and both
# hashes), an odd one goes up as it is.
root_of() { # root_of SIZE
  if [ "$1" -eq 0 ]; then
    sha256 /dev/null
    root=$digest
    return
  fi
  head -n "$1" "$w/leaves" >"$w/level"
  width=$1
  while [ "$width" -gt 1 ]; do
    awk -v out="$w/n/" '
      function octal(hex, i, all) {
        for (i = 1; i < 64; i += 2)
          all = all sprintf("\\0%o", 16 * digit(substr(hex, i, 1)) + digit(substr(hex, i + 1, 1)))
        return all
      }
      function digit(c) { return index("0123456789abcdef", c) - 1 }
      NR % 2 { left = $1; next }
      { print "printf %b \047\\01" octal(left) octal($1) "\047 >" out NR; files = files " " out NR }
      END { print "odd=" (NR % 2 ? left : ""); print "sha256sum" files }' "$w/level" >"$w/script"
    . "$w/script" >"$w/level"
    [ -z "$odd" ] || printf '%s\n' "$odd" >>"$w/level"
    width=$(((width + 1) / 2))
  done
  read -r root _ <"$w/level"
}

# --- what others signed (V50 to V54) ---

largest=0 # number of records that a witness has seen
before() { # before SIZE: leaves the number of the last of so many records in $before
  before=$(($1 > 0 ? $1 - 1 : 0))
}

# Compares size and root with the journal (V52, V53); leaves in $compared whether the root is the same.
fits() { # fits SIZE ROOT WHAT
  compared=no
  if [ "$1" -gt "$due" ]; then
    finding ROLLED-BACK "$due" "$3 names $1 records, there are $due"
    return 1
  fi
  [ $leaves -ge "$1" ] || return 0 # not all are good and linked: nothing to compare
  root_of "$1"
  if [ "$root" != "$2" ]; then
    finding FORK "$before" "$3 names another root"
    return 1
  fi
  compared=yes
}

# V25: no record is dated later than someone saw it.
dated() { # dated SIZE MILLISECONDS WHAT
  [ $compared = yes ] && [ "$1" -gt 0 ] || return 0
  awk -v size="$1" -v at="$2" '
    FILENAME == ARGV[1] { if (FNR == size) k = $1; next }
    $1 == "W" && $2 == k { exit $11 != "none" && $10 - at > 5000 + ($12 == "-" ? 1000 : $12) }' "$w/tree" "$w/pieces" ||
    finding CLOCK-DOUBT "$before" "dated later than $3"
}

checkpoint() { # checkpoint FILE K ORIGIN SIZE ROOT
  [ "$3" = "$recorder" ] || { finding EXTRA - "a checkpoint of $3: $1" && return; }
  before "$4"
  judge "$w/t/$2" "$w/s/$2"
  [ $standing != bad ] || { finding BAD-SIGNATURE "$before" "of the recorder on $1" && return; }
  : >"$w/cosigned"
  while read -r name id suite pem; do
    revoked_from "$name" "$id"
    case $from,$suite,$name in
      ,cosignature,*) ;;
      ,ed25519,*/dock/*) # a dock's own key: as a witness's it has another id, and may be revoked as such
        sha256 "${pem%.pem}.witness"
        id=$(printf %.8s "$digest")
        revoked_from "$name" "$id"
        [ -z "$from" ] || continue
        ;;
      *) continue ;;
    esac
    while read -r line_name line_id line_file; do
      [ "$line_name $line_id" = "$name $id" ] || continue
      if verifies cosignature "$pem" "$w/t/$2" "$line_file"; then
        printf '%s\n' "$seconds" >>"$w/cosigned"
      else
        finding BAD-SIGNATURE "$before" "of $name on $1"
      fi
    done <"$w/s/$2"
  done <"$w/given"
  fits "$4" "$5" "$1" || return 0
  [ -s "$w/cosigned" ] || finding UNANCHORED "$before" "no known witness on $1"
  sort -u "$w/cosigned" >"$w/times"
  while read -r seconds; do
    if [ $compared = yes ]; then
      printf '%s\n' "$4" >>"$w/seen"
      [ "$4" -le "$largest" ] || largest=$4
    fi
    dated "$4" "${seconds}000" "a witness saw it, $1"
  done <"$w/times"
}

receipt() { # receipt FILE K OFFICE RECORDER SIZE ROOT AT EXCEPT
  [ "$4" = "$recorder" ] || { finding EXTRA - "a receipt for $4: $1" && return; }
  before "$5"
  keys_of "$3" >"$w/office-keys"
  case $office_key in "$3"+*) printf '%s\n' "$office_key" | add_keys office-keys ;; esac
  sort -u -o "$w/office-keys" "$w/office-keys"
  good=no
  while read -r name id suite pem; do
    revoked_from "$name" "$id"
    [ -z "$from" ] || continue
    if signed_by "$name" "$id" "$suite" "$pem" "$w/t/$2" "$w/s/$2"; then
      [ $good = bad ] || good=yes
    elif grep -q "^$name $id " "$w/s/$2"; then
      good=bad
    fi
  done <"$w/office-keys"
  [ $good = yes ] || { finding BAD-SIGNATURE "$before" "of the office on $1" && return; }
  fits "$5" "$6" "$1" || return 0
  sha256 "$1"
  printf '%s\n' "$digest $5 $8" >>"$w/receipts"
  dated "$5" "$7" "the office had it, $1"
}

for note in "$supply"/checkpoints/*.note "$supply"/receipts/*.note; do
  [ -f "$note" ] || continue
  k=$number
  case $note in "$supply"/receipts/*) kind_of_note=receipt ;; *) kind_of_note=checkpoint ;; esac
  if look_into "$note" $kind_of_note found; then
    read -r _ said <"$w/found"
    $kind_of_note "$note" "$k" $said # none of the words that it says holds a space or a star
  else
    finding UNREADABLE - "no $kind_of_note: $note"
  fi
done

[ "$largest" -gt 0 ] || finding UNANCHORED - "no cosignature of a known witness fits this journal"
while read -r session _ last _; do
  [ "$largest" -gt 0 ] && [ "$last" -ge "$largest" ] || continue
  finding UNANCHORED "$last" "no witness has seen the end of session $session"
done <"$w/sessions"

# --- tracks (V40 to V46) ---

# Bytes that no record names (V45): they may hold signed records, which say more.
stray() { # stray FILE N WHERE OFFSET
  [ -s "$1" ] || return 0
  look_into "$1" stray found
  explained=0
  while read -r _ stray_k at stray_bytes stray_name stray_n _ _ _ _ _ _ type _ _ _ _ stray_offset _ stray_sealed _; do
    elsewhere "$stray_k" "$stray_n" "$stray_name" "$3, byte $at" || continue
    case $type in segment | still) ;; *) continue ;; esac
    [ "$stray_offset" -eq $(($4 + explained)) ] && [ "$stray_sealed" -eq $((at - explained)) ] || continue
    explained=$((explained + (stray_sealed + stray_bytes + 4095) / 4096 * 4096))
  done <"$w/found"
  size_of "$1"
  [ "$2" = aside ] || [ "$size" -le $explained ] || finding EXTRA "$2" "bytes that no record names: $3"
}

# A block whose track is not there: freed, or missing (V40, V41).
absent() { # absent N SESSION PATH
  if [ $kind = card ]; then
    while read -r _ wipe_receipt below; do
      [ "$1" -lt "$below" ] && covers "$wipe_receipt" "$1" || continue
      printf '%s\n' "$2 $1" >>"$w/freed"
      return
    done <"$w/wipes"
  fi
  finding MISSING "$1" "$3"
}

covers() { # covers RECEIPT N; a receipt that is not supplied is taken on the word of the signed wipe
  awk -v receipt="$1" -v n="$2" '$1 == receipt {
    if (n + 0 >= $2 + 0) bad = 1
    count = split($3, except, ",")
    for (i = 1; i <= count; i++) if (except[i] == n) bad = 1 }
    END { exit bad }' "$w/receipts"
}

# Cuts the tracks into blocks, reading each once: c/I.sealed, c/I.behind (record and padding) and c/I.expected,
# what has to be behind; a line for each block in c/blocks.
zeros='\000'
for _ in 1 2 3 4 5 6 7 8 9 10 11 12; do zeros=$zeros$zeros; done

aside() { # aside BYTES: the next bytes of the track, which no record names
  i=$((i + 1))
  if [ "$1" = all ]; then cat <&4; else dd bs=4096 count=$(($1 / 4096)) <&4 2>/dev/null; fi >"$w/c/$i.stray"
  printf '%s\n' "$i $beside $path $end" >>"$w/strays"
}

end_of_track() {
  [ -n "$path" ] && [ $there = yes ] || return 0
  [ "$length" -le "$end" ] || aside all
  exec 4<&-
}

: >"$w/strays"
: >"$w/c/blocks"
i=0
path=
sort -k 1,1 -k 2,2n -k 3,3n "$w/blocks" >"$w/in-order"
while read -r next offset _ sealed_bytes record_bytes sealed plain_bytes plain k n session; do
  if [ "$next" != "$path" ]; then
    end_of_track
    path=$next end=0 beside=$n there=no length=0
    if [ -f "$supply/$path" ]; then
      there=yes
      size_of "$supply/$path"
      length=$size
      exec 4<"$supply/$path"
    fi
  fi
  if [ "$offset" -lt "$end" ]; then
    finding MODIFIED "$n" "another segment takes its place: $path @ $offset"
    continue
  fi
  [ "$offset" -eq "$end" ] || [ "$length" -le "$end" ] || aside $((offset - end))
  end=$((offset + (sealed_bytes + record_bytes + 4095) / 4096 * 4096))
  beside=$n
  if [ $there = no ]; then
    absent "$n" "$session" "$path"
  elif [ "$length" -lt "$end" ]; then
    finding MISSING "$n" "$path @ $offset"
  else
    i=$((i + 1))
    dd bs="$sealed_bytes" count=1 <&4 >"$w/c/$i.sealed" 2>/dev/null
    dd bs=$((end - offset - sealed_bytes)) count=1 <&4 >"$w/c/$i.behind" 2>/dev/null
    padding=$((end - offset - sealed_bytes - record_bytes))
    { copy <"$w/r/$k" && printf "$(printf "%.$((4 * padding))s" "$zeros")"; } >"$w/c/$i.expected"
    printf '%s\n' "$i $n $path $offset $sealed $plain_bytes $plain $k" >>"$w/c/blocks"
  fi
done <"$w/in-order"
end_of_track

# All digests at once; then only what differs is looked at closer (V42 to V44).
: >"$w/differs"
if [ -s "$w/c/blocks" ]; then
  (cd "$w/c" && sha256sum -- *.sealed *.behind *.expected) >"$w/c/digests"
  awk 'FILENAME == ARGV[1] { digest[$2] = $1; next }
    digest[$1 ".sealed"] != $5 { print "sealed", $0; next }
    digest[$1 ".behind"] != digest[$1 ".expected"] { print "behind", $0 }' "$w/c/digests" "$w/c/blocks" >"$w/differs"
fi
while read -r what i n path offset _ _ _ k; do
  if [ "$what" = sealed ]; then
    finding MODIFIED "$n" "sealed bytes of $path @ $offset"
  elif [ -z "$(cmp "$w/c/$i.behind" "$w/r/$k" 2>/dev/null)" ]; then # silent: one begins like the other
    finding MODIFIED "$n" "padding of $path @ $offset"
  else
    finding MODIFIED "$n" "record behind $path @ $offset"
    look_into "$w/c/$i.behind" stray found
    awk '$3 == 0 { print $2, $6, $5 }' "$w/found" >"$w/copies"
    while read -r copy_k copy_n copy_name; do
      elsewhere "$copy_k" "$copy_n" "$copy_name" "$path @ $offset" || :
    done <"$w/copies"
  fi
done <"$w/differs"

# V46, of the blocks whose sealed bytes are right.
if [ -n "$identity" ]; then
  awk 'FILENAME == ARGV[1] { if ($1 == "sealed") wrong[$2]; next } !($1 in wrong)' "$w/differs" "$w/c/blocks" >"$w/to-open"
  while read -r i n path offset _ plain_bytes plain _; do
    if ! age -d -i "$identity" "$w/c/$i.sealed" >"$w/plain" 2>/dev/null; then
      finding UNREADABLE "$n" "does not open: $path @ $offset"
      continue
    fi
    size_of "$w/plain"
    sha256 "$w/plain"
    [ "$size" -eq "$plain_bytes" ] && [ "$digest" = "$plain" ] ||
      finding MODIFIED "$n" "opens to something else: $path @ $offset"
  done <"$w/to-open"
fi

while read -r i n path offset; do stray "$w/c/$i.stray" "$n" "$path @ $offset" "$offset"; done <"$w/strays"

if [ -s "$w/freed" ]; then
  sort -k 1,1 -k 2,2n "$w/freed" | awk '!($1 in seen) { print; seen[$1] }' >"$w/freed-sessions"
  while read -r session n; do finding PARTIAL "$n" "session $session was freed after a receipt"; done <"$w/freed-sessions"
fi

# Files that no record names, and what is set aside: no statement is made of that but what records in it show.
(cd "$supply" && find . -type f) >"$w/files"
awk 'FILENAME == ARGV[1] { named["./" $1]; next } !($0 in named)' "$w/blocks" "$w/files" >"$w/unnamed"
while read -r file; do
  file=${file#./}
  case $file in
    journal | checkpoints/*.note | receipts/*.note) ;;
    sessions/*) stray "$supply/$file" - "$file" 0 ;;
    *) stray "$supply/$file" aside "$file" 0 ;;
  esac
done <"$w/unnamed"

# --- what is said (V2, V4, V61) ---

trust=UNKNOWN
if grep -q ' good$' "$w/place"; then
  grep -xF -f "$w/given" "$must_sign" >"$w/given-too" || :
  while read -r name id _; do
    one=KNOWN
    revoked_from "$name" "$id"
    [ -z "$from" ] || one=$(awk -v due="$due" -v from="$from" '
      $1 + 0 >= due + 0 && $1 + 0 <= from + 0 { older = 1 }
      END { print older ? "REVOKED-AFTER" : "REVOKED-BEFORE" }' "$w/seen")
    case $trust,$one in
      UNKNOWN,* | *,KNOWN | REVOKED-BEFORE,REVOKED-AFTER) trust=$one ;;
    esac
  done <"$w/given-too"
fi

tail=unbounded
[ $kind = card ] || [ "$due" -eq 0 ] || [ "$largest" -ne "$due" ] || tail=$longest

sort -k 2,2n -k 1 -u "$w/findings" >"$w/sorted"
awk -v trust="$trust" -v tail="$tail" '
  BEGIN {
    count = split("INTACT UNANCHORED INTERRUPTED PARTIAL OPEN-ENDED CLOCK-DOUBT EXTRA GAP MISSING UNREADABLE" \
      " MODIFIED BAD-SIGNATURE ROLLED-BACK FORK", word, " ")
    for (i = 1; i <= count; i++) gravity[word[i]] = i
    worst = 1
  }
  { line[NR] = "finding " $0 }
  gravity[$1] > worst { worst = gravity[$1] }
  END {
    print "verdict " word[worst] "\ntrust " trust "\ntail " tail
    for (i = 1; i <= NR; i++) print line[i]
    exit !(worst <= 2 && (trust == "KNOWN" || trust == "REVOKED-AFTER"))
  }' "$w/sorted"
