# Turns base64 into files, as a script for the shell that needs no further program: "printf %b '\0…' >FILE".
#
#   awk -v out=DIR -f binary.awk FILE…
#
# Input lines                          output
#   FILE BASE64                        the bytes behind the first four (a signature without its key id, N2); of a
#                                      cosignature also FILE.time, its seconds, and FILE.last, the bytes behind them
#   key TABLE NAME ID BASE64           DIR/k/N.pem the public key as PEM; DIR/k/N.id what the key id is the
#                                      digest of (N5), DIR/k/N.witness the same of a dock's key as a witness's;
#                                      in TABLE a line "NAME ID SUITE DIR/k/N.pem", N being derived from the key

BEGIN { BASE64 = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/" }

NF == 2 { signature($1, $2) }
NF == 5 { key($2, $3, $4, $5) }
NF != 2 && NF != 5 { print "stop 'not a verifier key'" }

function signature(file, word, seconds, i) {
  decode(word)
  print "printf %b '" octal(5, count) "' >" file
  if (count != 76) return
  for (i = 5; i <= 12; i++) seconds = seconds * 256 + byte[i]
  printf "echo %.0f >%s.time\n", seconds, file
  print "printf %b '" octal(13, count) "' >" file ".last"
}

function key(table, name, id, material, file, suite, from, hashed) {
  decode(material)
  if (name !~ /^[A-Za-z0-9.\/_-]+$/ || id !~ /^[0-9a-f]+$/ || length(id) != 8) { print "stop 'not a verifier key: " id "'"; return }
  if (byte[1] == 1 || byte[1] == 4) {
    suite = byte[1] == 1 ? "ed25519" : "cosignature"
    if (count != 33) { print "stop 'not a key of 32 bytes: " id "'"; return }
    from = 2
  } else if (byte[1] == 2) { suite = "p256"; from = 2 }
  else if (byte[1] == 255 && octal(2, 7) == "\\0163\\0155\\062\\0163\\0155\\063") { suite = "sm2"; from = 8 }
  else { print "stop 'a key of no known suite: " id "'"; return }
  file = name "+" id
  gsub(/\//, "_", file)
  file = out "/k/" file
  hashed = suite == "p256" ? octal(2, count) : name "\\012" octal(1, count)
  print "printf %b '" hashed "' >" file ".id"
  if (suite == "ed25519") print "printf %b '" name "\\012\\004" octal(2, count) "' >" file ".witness"
  print "printf '%s\\n' '-----BEGIN PUBLIC KEY-----' '" der(suite, from) "' '-----END PUBLIC KEY-----' >" file ".pem"
  print "printf '%s\\n' '" name " " id " " suite " " file ".pem' >>" table
}

# The key as DER SubjectPublicKeyInfo, in base64; the suites of 91 bytes are that already.
function der(suite, from, i, prefix, list, n) {
  if (suite == "ed25519" || suite == "cosignature") prefix = "48 42 48 5 6 3 43 101 112 3 33 0"
  n = split(prefix, list, " ")
  for (i = 1; i <= n; i++) whole[i] = list[i] + 0
  for (i = from; i <= count; i++) whole[++n] = byte[i]
  return encode(n)
}

function encode(n, i, bits, all) {
  for (i = 1; i <= n; i += 3) {
    bits = whole[i] * 65536 + (i + 1 <= n ? whole[i + 1] * 256 : 0) + (i + 2 <= n ? whole[i + 2] : 0)
    all = all digit(bits / 262144) digit(bits / 4096) (i + 1 <= n ? digit(bits / 64) : "=") (i + 2 <= n ? digit(bits) : "=")
  }
  return all
}

function digit(value) { return substr(BASE64, int(value) % 64 + 1, 1) }

# Sets byte and count.
function decode(word, i, bits) {
  count = 0
  for (i = 1; i <= length(word); i += 4) {
    bits = ((value(word, i) * 64 + value(word, i + 1)) * 64 + value(word, i + 2)) * 64 + value(word, i + 3)
    byte[++count] = int(bits / 65536)
    if (substr(word, i + 2, 1) != "=") byte[++count] = int(bits / 256) % 256
    if (substr(word, i + 3, 1) != "=") byte[++count] = bits % 256
  }
}

function value(word, i, at) {
  at = index(BASE64, substr(word, i, 1))
  return at ? at - 1 : 0
}

function octal(from, to, i, all) {
  for (i = from; i <= to; i++) all = all sprintf("\\0%o", byte[i])
  return all
}
