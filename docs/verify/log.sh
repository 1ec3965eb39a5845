#!/bin/sh
# Checks an office's custody log (docs/spec/6-custody-log.md) with sh, awk, od, sha256sum, openssl and base64.
# Meant to be read.
#
#   log.sh ARCHIVE KEYS
#
#   ARCHIVE  folder with log/ and the folders of recorders in it
#   KEYS     folder of the keys that you trust; the log's is the *.vkey whose name ends with /log
#
# Checks the checkpoint's signature, that every entry has the hash that stands in the tiles, that every tile
# follows from those below it, that the root is the checkpoint's, and that every receipt and cosigned checkpoint
# is in the archive as the log says. Prints a line for each finding, then the number of entries and the root. The
# signature of single entries is not looked at: the root that the log's key signed covers them all. Exit code: 0
# nothing found, 1 something found, 2 cannot check.
set -eu
export LC_ALL=C
export OPENSSL_CONF=/dev/null

stop() {
  printf '%s\n' "log.sh: $*" >&2
  exit 2
}

[ $# -eq 2 ] && [ -d "$1" ] && [ -d "$2" ] || stop "usage: log.sh ARCHIVE KEYS"
archive=$1
keys=$2
log=$archive/log
[ -f "$log/checkpoint" ] || stop "no checkpoint: $log/checkpoint"
w=$(mktemp -d)
trap 'rm -rf "$w"' EXIT
trap 'exit 2' INT TERM
code=0

found() {
  printf '%s\n' "finding $*"
  code=1
}

hashes_in() { # hashes_in FILE: one to a line, in hex
  od -An -v -tx1 "$1" | tr -d ' \n' | awk '{ for (i = 1; i <= length($0); i += 64) print substr($0, i, 64) }'
}

# One line of hex becomes a file of bytes: awk writes the printf that makes it.
bytes_of_lines() { # bytes_of_lines FOLDER, lines of hex on standard input
  rm -rf "$1"
  mkdir "$1"
  awk -v folder="$1" '
    BEGIN { for (i = 0; i < 256; i++) octal[sprintf("%02x", i)] = sprintf("\\%03o", i) }
    {
      text = ""
      for (i = 1; i <= length($0); i += 2) text = text octal[substr($0, i, 2)]
      printf "printf '\''%s'\'' >%s/%06d\n", text, folder, NR
    }' >"$w/script"
  . "$w/script"
}

sums() { # sums FOLDER: digests of its files, in the order of their names
  (cd "$1" && find . -type f | sort | xargs sha256sum | cut -d ' ' -f 1)
}

# C1: neighbours are hashed together, an odd one at the end goes up as it is.
root_of() { # root_of FILE of hashes
  cp "$1" "$w/row"
  while [ "$(wc -l <"$w/row")" -gt 1 ]; do
    awk 'NR % 2 { left = $0; next } { print "01" left $0 }' "$w/row" >"$w/pairs"
    bytes_of_lines "$w/nodes" <"$w/pairs"
    sums "$w/nodes" >"$w/above"
    awk 'END { if (NR % 2) print $0 }' "$w/row" >>"$w/above"
    mv "$w/above" "$w/row"
  done
  cat "$w/row"
}

path_of() { # path_of LEVEL INDEX WIDTH (G2)
  awk -v level="$1" -v n="$2" -v width="$3" 'BEGIN {
    path = sprintf("%03d", n % 1000)
    while ((n = int(n / 1000)) > 0) path = sprintf("x%03d/", n % 1000) path
    print "tile/" level "/" path (width < 256 ? ".p/" width : "")
  }'
}

# --- the checkpoint (G1) ---

head -n 3 "$log/checkpoint" >"$w/text"
{ read -r origin && read -r size && read -r root; } <"$w/text"
key=
for file in "$keys"/*.vkey; do
  case $(cat "$file") in "$origin+"*) key=$file ;; esac
done
if [ -z "$key" ]; then
  found "UNKNOWN log/checkpoint no key of $origin in $keys"
else
  rest=$(cat "$key")
  rest=${rest#*+}
  printf '%s\n' "${rest#*+}" | base64 -d | tail -c +2 >"$w/point"
  { printf '\060\052\060\005\006\003\053\145\160\003\041\000' && cat "$w/point"; } |
    openssl pkey -pubin -inform DER -out "$w/key.pem" 2>/dev/null || stop "not an Ed25519 key: $key"
  awk -v name="$origin" '$2 == name { print $3; exit }' "$log/checkpoint" | base64 -d | tail -c +5 >"$w/signature"
  openssl pkeyutl -verify -pubin -inkey "$w/key.pem" -rawin -in "$w/text" -sigfile "$w/signature" >/dev/null 2>&1 ||
    found "BAD-SIGNATURE log/checkpoint"
fi

# --- entries (G3, G11) ---

note() { # note FILE: what the archive must hold of an entry
  awk '
    /^type / { type = $2 }
    /^recorder / { n = split($2, name, "/"); serial = name[n] }
    /^tree / { size = $2 }
    /^note / { digest = $2 }
    END {
      if (type == "accepted") print serial "/checkpoints/" size ".note", digest
      if (type == "receipt") print serial "/receipts/" size ".note", digest
    }' "$1"
}

: >"$w/level-0"
: >"$w/named"
index=0
while [ $((index * 256)) -lt "$size" ]; do
  width=$((size - index * 256))
  [ $width -le 256 ] || width=256
  bundle=$log/$(path_of entries $index $width)
  tile=$log/$(path_of 0 $index $width)
  [ -f "$bundle" ] && [ -f "$tile" ] || stop "not there: $bundle or $tile"
  rm -rf "$w/leaves" "$w/entries"
  mkdir "$w/leaves" "$w/entries"
  od -An -v -tu1 "$bundle" | awk '
    { for (i = 1; i <= NF; i++) byte[n++] = $i }
    END { for (at = 0; at + 1 < n; at += 2 + length_) { length_ = byte[at] * 256 + byte[at + 1]; print at + 2, length_ } }
  ' >"$w/cuts"
  number=0
  while read -r at length; do
    number=$((number + 1))
    name=$(printf '%06d' $number)
    tail -c +$((at + 1)) "$bundle" | head -c "$length" >"$w/entries/$name"
    { printf '\000' && cat "$w/entries/$name"; } >"$w/leaves/$name"
    note "$w/entries/$name" >>"$w/named"
  done <"$w/cuts"
  [ $number -eq $width ] || found "MODIFIED ${bundle#"$archive"/} $number entries, not $width"
  sums "$w/leaves" >"$w/here"
  hashes_in "$tile" >"$w/there"
  cmp -s "$w/here" "$w/there" || found "MODIFIED ${bundle#"$archive"/} not the entries that were hashed"
  cat "$w/here" >>"$w/level-0"
  index=$((index + 1))
done

while read -r path digest; do
  if [ ! -f "$archive/$path" ]; then
    found "MISSING $path"
  elif [ "$(sha256sum <"$archive/$path" | cut -d ' ' -f 1)" != "$digest" ]; then
    found "MODIFIED $path"
  fi
done <"$w/named"
for path in "$archive"/*/checkpoints/*.note "$archive"/*/receipts/*.note; do
  [ ! -f "$path" ] || grep -q "^${path#"$archive"/} " "$w/named" || found "EXTRA ${path#"$archive"/}"
done

# --- tiles above, and the root (G2, G4) ---

level=0
: >"$w/rest"
while :; do
  : >"$w/next"
  all=$(wc -l <"$w/level-$level")
  index=0
  while [ $(((index + 1) * 256)) -le "$all" ]; do
    sed -n "$((index * 256 + 1)),$((index * 256 + 256))p" "$w/level-$level" >"$w/tile"
    root_of "$w/tile" >>"$w/next"
    index=$((index + 1))
  done
  { sed -n "$((index * 256 + 1)),\$p" "$w/level-$level" && cat "$w/rest"; } >"$w/right"
  root_of "$w/right" >"$w/rest"
  [ -s "$w/next" ] || break
  level=$((level + 1))
  mv "$w/next" "$w/level-$level"
  all=$(wc -l <"$w/level-$level")
  index=0
  while [ $((index * 256)) -lt "$all" ]; do
    width=$((all - index * 256))
    [ $width -le 256 ] || width=256
    tile=$(path_of $level $index $width)
    sed -n "$((index * 256 + 1)),$((index * 256 + width))p" "$w/level-$level" >"$w/here"
    hashes_in "$log/$tile" >"$w/there"
    cmp -s "$w/here" "$w/there" || found "MODIFIED log/$tile"
    index=$((index + 1))
  done
done
bytes_of_lines "$w/topmost" <"$w/rest"
[ "$size" -eq 0 ] || [ "$(base64 <"$w/topmost/000001")" = "$root" ] || found "FORK log/checkpoint another root than the entries have"

printf '%s\n' "log $origin" "entries $size" "root $root"
exit $code
