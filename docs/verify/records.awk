# Finds the records in a file and checks their form, word for word (docs/spec, pages 1 to 3).
#
#   { tr '\000' '\001' <FILE; printf x; } | awk -v mode=MODE -v number=K -v out=DIR -f records.awk
#
# The x shows whether the last line ends with LF. Zero bytes come in as 0x01, as wrong in a text as they are.
# MODE journal: records, with an empty line behind each and nothing else (J28). MODE stray: records anywhere
# among other bytes. MODE checkpoint, receipt: one of these. Records are numbered from K on. Of each is written
#   DIR/r/K  the record as stored, DIR/t/K its text, DIR/s/K its signature lines as "NAME ID FILE",
#   and appended to DIR/decode: "FILE BASE64" for the signature in each of those files.
# DIR/number is the next K.
#
# Output, in the order of the file:
#   D OFFSET LENGTH                                       bytes that are no record (journal only)
#   W K OFFSET LENGTH RECORDER N PREV BOOT MONO WALL SOURCE UNCERTAINTY TYPE VALUES…
#   C RECORDER SIZE ROOT                                  a checkpoint; RECORDER is "-" if its origin is none's
#   R OFFICE RECORDER SIZE ROOT AT EXCEPT                 a receipt
# LENGTH is without the empty line behind a record. Times are in milliseconds since 1970. VALUES are the values
# of the type's keys in their order; of a key that comes several times, all of them joined by commas, "-" if
# there are none.

BEGIN {
  FIRST = "shuijing-journal/v1"
  DASH = "\342\200\224 "
  WORDS = "[A-Za-z0-9._:+/=@-]"
  ZERO = "0000000000000000000000000000000000000000000000000000000000000000"
  BASE64 = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
  if (number == "") number = 0

  # Bytes of UTF-8: those of one character, the control characters, the spaces of any kind.
  MORE = "[\200-\277]"
  UTF8 = "[\001-\177]|[\302-\337]" MORE "|\340[\240-\277]" MORE "|[\341-\354\356\357]" MORE MORE "|\355[\200-\237]" MORE \
    "|\360[\220-\277]" MORE MORE "|[\361-\363]" MORE MORE MORE "|\364[\200-\217]" MORE MORE
  CONTROL = "[\001-\037\177]|\302[\200-\237]"
  SPACE = " |\302\240|\341\232\200|\342\200[\200-\212\250\251\257]|\342\201\237|\343\200\200"

  # The keys of each type (J11 to J26). A value is a letter, see is(); "+16" means 1 to 16 times, "*64" 0 to 64.
  keys["genesis"] = "key:V+16 office:V recipient:A+2 model:W firmware:W"
  keys["boot"] = "cause:S found:N,D recovered:N orphaned:N abandoned:D*64"
  keys["check-in"] = "dock:K challenge:D office-head:H"
  keys["check-out"] = "dock:K challenge:D office-head:H assignment:W*64"
  keys["pre-check"] = "check:W,R,W+64"
  keys["session-open"] = "session:E trigger:W assignment:W codecs:W,W pre-roll:N"
  keys["segment"] = "session:E stream:W index:N at:F,N sealed:D,N plain:D,N media:N,N"
  keys["still"] = keys["segment"]
  keys["prompt"] = "session:E wording:W,N audio:D,N media:N,N"
  keys["mark"] = "session:E kind:W media:N"
  keys["gap"] = "session:E from:N,N,T to:N,N,T cause:W"
  keys["session-close"] = "session:E cause:W,U segments:N plain:N media:N"
  keys["clock-set"] = "before:T after:T source:C offset:I round-trip:N"
  keys["wipe"] = "receipt:D below:N freed:N,N"
  keys["off"] = "cause:W"
  keys["fault"] = "part:W fault:W detail:L abandoned:D*64"
  keys["alive"] = "state:W free:N battery:B"
}

{ line[++count_of_lines] = $0; at[count_of_lines] = offset; offset += length($0) + 1 }

END {
  line[count_of_lines] = substr(line[count_of_lines], 1, length(line[count_of_lines]) - 1)
  size = at[count_of_lines] + length(line[count_of_lines])
  cut = line[count_of_lines] != ""                        # the last line does not end with LF
  if (!cut) count_of_lines--
  if (mode == "checkpoint" || mode == "receipt") note()
  else records()
  print number >(out "/number")
}

function records(i, j, here, next_at) {
  for (i = 1; i < count_of_lines; i++) begins[i] = begin(i)
  i = 1; here = 0
  while (i <= count_of_lines) {
    if (whole(i, here)) {
      print out_line[here]
      here = behind[here]
      for (i++; i <= count_of_lines && at[i] < here; i++);
      continue
    }
    for (j = i; j <= count_of_lines; j++)
      if (begins[j] && at[j] + begins[j] - 1 > here && whole(j, at[j] + begins[j] - 1)) break
    next_at = j <= count_of_lines ? at[j] + begins[j] - 1 : size
    if (mode == "journal") print "D", here, next_at - here
    i = j; here = next_at
  }
}

# Column in which a record begins in this line, 0 if none does.
function begin(i, column) {
  column = length(line[i]) - length(FIRST) + 1
  if (column < 1 || substr(line[i], column) != FIRST || substr(line[i + 1], 1, 9) != "recorder ") return 0
  return column
}

# Whether a whole record begins in line i at this offset; if so, writes it out.
function whole(i, where, j, k, limit, end) {
  if (where in behind) return 1               # looked at before
  if (!begins[i] || at[i] + begins[i] - 1 != where) return 0
  for (limit = i + 1; limit <= count_of_lines && !begins[limit]; limit++);
  for (j = i + 1; j < limit && line[j] != ""; j++);
  for (k = j + 1; k < limit && substr(line[k], 1, 4) == DASH && !(cut && k == count_of_lines); k++);
  if (j >= limit || k == j + 1) return 0
  if (mode == "journal" && (k >= limit || line[k] != "")) return 0
  if (!text(i, j - 1, FIRST) || !record_text() || !signatures(j + 1, k - 1)) return 0
  end = k <= count_of_lines ? at[k] : size
  behind[where] = mode == "journal" ? end + 1 : end
  out_line[where] = sprintf("W %d %.0f %.0f %s", number, where, end - where, values)
  write_out(number++, i, j, k)
  return 1
}

function write_out(name, i, j, k, file, l) {
  file = out "/t/" name
  for (l = i; l < j; l++) print (l == i ? first_line : line[l]) >file
  close(file)
  file = out "/r/" name
  for (l = i; l < k; l++) print (l == i ? first_line : line[l]) >file
  close(file)
  file = out "/s/" name
  for (l = 1; l <= signed; l++) {
    print signer[l], out "/b/" name "-" l >file
    print out "/b/" name "-" l, signature[l] >>(out "/decode")
  }
  close(file)
}

# One checkpoint (C2) or receipt (R1).
function note(blank, l, count, list, last) {
  for (l = 1; l <= count_of_lines; l++) if (line[l] == "") blank = l
  if (blank < 2 || cut || size > 327680 || !signatures(blank + 1, count_of_lines)) exit 1
  if (mode == "receipt") {
    if (line[1] != "shuijing-receipt/v1" || !text(1, blank - 1, line[1])) exit 1
    if (!all("office:P recorder:O size:N root:D at:T except:N*4096") || position <= last_line) exit 1
    split(values, list, " ")
    last = -1; size_named = list[3] + 0
    count = split(list[6], list, ",")
    for (l = 1; l <= count && list[l] != "-"; l++) {
      if (list[l] + 0 <= last || list[l] + 0 >= size_named) exit 1
      last = list[l] + 0
    }
    print "R", values
  } else {
    if (blank != 4 || !is_utf8(line[1]) || line[1] ~ CONTROL || !is_number(line[2])) exit 1
    if (!is_base64(line[3]) || length(hex(line[3])) != 64) exit 1
    first_line = line[1]
    print "C", is_name(line[1], "recorder") ? line[1] : "-", line[2], hex(line[3])
  }
  write_out(number++, 1, blank, count_of_lines + 1)
}

# The text in lines i to j, beginning with first: its form (L1 to L8), not yet its keys.
function text(i, j, first, l, bytes) {
  first_line = first
  for (l = i; l <= j; l++) {
    content[l - i] = l == i ? first : line[l]
    bytes += length(content[l - i]) + 1
    if (length(content[l - i]) > 1024 || content[l - i] !~ /^[!-~]+( [!-~]+)*$/) return 0
  }
  last_line = j - i; values = ""; position = 1
  return bytes <= 262144
}

# The keys of a record (J2 to J26); sets values.
function record_text(common, type, name) {
  if (!all("recorder:O n:N prev:D boot:N mono:N wall:T clock:C,U type:W")) return 0
  split(values, common, " ")
  type = common[9]; name = common[1]
  if (!(type in keys) || !all(keys[type]) || position <= last_line) return 0
  if ((common[2] == 0) != (type == "genesis")) return 0
  if (common[2] == 0 && common[3] != ZERO) return 0
  split(values, common, " ")
  if (type == "segment" || type == "still") return segment(type, common)
  if (type == "genesis") return genesis(name, common[10], common[11])
  return 1
}

# A segment lies within its limits, in a track of its stream (J17, T5).
function segment(type, v, stream, sealed, plain) {
  stream = type == "segment" ? "av" : "still"
  sealed = v[16]; plain = v[18]
  return v[11] == stream && v[13] ~ ("^" stream "-") && v[14] % 4096 == 0 \
    && sealed >= 1 && sealed <= 16777216 && plain + 0 <= sealed + 0 && v[14] + sealed <= 268435456
}

# Keys of the genesis bear the recorder's name, and its office's; none is a witness's (J11).
function genesis(name, own, office, list, count, l) {
  count = split(own, list, ",")
  for (l = 1; l <= count; l++)
    if (key_name(list[l]) != name || substr(key_material(list[l]), 1, 2) == "BA") return 0
  sub(/\/.*/, "/office", name)
  return key_name(office) == name && substr(key_material(office), 1, 2) != "BA"
}

function key_name(vkey) { return substr(vkey, 1, index(vkey, "+") - 1) }

# A verifier key of a suite that signs records: as long as its suite says, and with its own id (N4, N5).
function is_key(vkey, material, digits, hashed, l, command, digest) {
  if (vkey !~ /^[A-Za-z0-9._\/-]+\+[0-9a-f]+\+/) return 0
  material = key_material(vkey)
  if (!is_base64(material)) return 0
  digits = hex(material)
  if (!(digits ~ /^01/ && length(digits) == 66) && !(digits ~ /^02/ && length(digits) == 184) \
    && !(digits ~ /^ff736d32736d33/ && length(digits) == 196)) return 0
  hashed = digits ~ /^02/ ? "" : key_name(vkey) "\\012"
  for (l = digits ~ /^02/ ? 3 : 1; l < length(digits); l += 2) hashed = hashed octal(substr(digits, l, 2))
  command = "printf '" hashed "' | sha256sum"
  command | getline digest
  close(command)
  return substr(vkey, length(key_name(vkey)) + 1) ~ ("^\\+" substr(digest, 1, 8) "\\+")
}

function octal(two, value) {
  value = 16 * (index("0123456789abcdef", substr(two, 1, 1)) - 1) + index("0123456789abcdef", substr(two, 2)) - 1
  return sprintf("\\%03o", value)
}

# Base64 holds "+" too: only the first two part a verifier key.
function key_material(vkey) {
  sub(/^[^+]*\+[^+]*\+/, "", vkey)
  return vkey
}

# The next lines are these keys with these values, in this order; appends the values.
function all(description, list, count, l) {
  count = split(description, list, " ")
  for (l = 1; l <= count; l++) if (!one(list[l])) return 0
  return 1
}

function one(description, part, key, forms, least, most, times, joined, found) {
  split(description, part, ":")
  key = part[1]; forms = part[2]; least = 1; most = 1
  if (match(forms, /[+*][0-9]+$/)) {
    least = substr(forms, RSTART, 1) == "+" ? 1 : 0
    most = substr(forms, RSTART + 1) + 0
    forms = substr(forms, 1, RSTART - 1)
  }
  joined = ""
  for (times = 0; times < most && position <= last_line; times++) {
    if (content[position] != key && index(content[position], key " ") != 1) break
    found = content[position]
    found = length(found) > length(key) ? substr(found, length(key) + 2) : ""
    if (!fits(found, forms)) return 0
    joined = joined (times ? "," : "") converted
    position++
  }
  values = values (values == "" ? "" : " ") (times ? joined : "-")
  return times >= least
}

# The values of a line; sets converted.
function fits(found, forms, form, word, count, l) {
  if (forms == "L") { converted = "detail"; return length(found) >= 1 && length(found) <= 200 }
  count = split(forms, form, ",")
  if (split(found, word, " ") != count) return 0
  converted = ""
  for (l = 1; l <= count; l++) {
    if (!is(word[l], form[l])) return 0
    converted = converted (l > 1 ? " " : "") (form[l] == "T" ? millis(word[l]) : word[l])
  }
  return 1
}

function is(word, form) {
  if (form == "N") return is_number(word)
  if (form == "U") return word == "-" || is_number(word)
  if (form == "I") return word ~ /^-/ ? word != "-0" && is_number(substr(word, 2)) : is_number(word)
  if (form == "B") return word == "-" || (is_number(word) && word <= 1000)
  if (form == "D") return is_digest(word)
  if (form == "H") return word == "-" || is_digest(word)
  if (form == "T") return is_time(word)
  if (form == "W") return length(word) <= 128 && word ~ ("^" WORDS "+$")
  if (form == "C") return word ~ /^(none|rtc|dock|gnss)$/
  if (form == "R") return word ~ /^(ok|warn|fail)$/
  if (form == "E") return is_session(word)
  if (form == "F") return word ~ /^(av|still)-[0-9][0-9][0-9][0-9]\.track$/ && word !~ /-0000/
  if (form == "O") return is_name(word, "recorder")
  if (form == "K") return is_name(word, "dock")
  if (form == "P") return is_name(word, "office")
  if (form == "A") return length(word) == 62 && word ~ /^age1[02-9ac-hj-np-z]+$/
  if (form == "S") return word ~ /^(first|after-off|after-loss)$/
  if (form == "V") return is_key(word)
  return 0
}

function is_number(word) {
  return word ~ /^(0|[1-9][0-9]*)$/ && length(word) <= 16 && word + 0 <= 9007199254740992
}

function is_digest(word) { return length(word) == 64 && word ~ /^[0-9a-f]+$/ }

function is_session(word, part) {
  return split(word, part, "-") == 2 && is_number(part[1]) && is_number(part[2]) && part[2] >= 1
}

function is_name(word, kind, part) {
  return length(word) <= 64 && word !~ /\.\./ && split(word, part, "/") == (kind == "office" ? 2 : 3) \
    && part[2] == kind && part[1] ~ /^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/ \
    && (kind == "office" || part[3] ~ /^[A-Za-z0-9][A-Za-z0-9._-]*$/)
}

function is_time(word, day, month, year, leap) {
  if (length(word) != 24 || word !~ /^[0-9]+-[0-9]+-[0-9]+T[0-9]+:[0-9]+:[0-9]+\.[0-9]+Z$/) return 0
  if (substr(word, 5, 1) substr(word, 8, 1) substr(word, 11, 1) substr(word, 14, 1) != "--T:") return 0
  if (substr(word, 17, 1) substr(word, 20, 1) != ":.") return 0
  year = substr(word, 1, 4) + 0; month = substr(word, 6, 2) + 0; day = substr(word, 9, 2) + 0
  leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
  return year >= 1970 && month >= 1 && month <= 12 && day >= 1 \
    && day <= (month == 2 ? 28 + leap : 30 + (month + (month > 7)) % 2) \
    && substr(word, 12, 2) <= 23 && substr(word, 15, 2) <= 59 && substr(word, 18, 2) <= 59
}

# Milliseconds since 1970, by the Gregorian calendar.
function millis(word, year, month, day, days) {
  year = substr(word, 1, 4) + 0; month = substr(word, 6, 2) + 0; day = substr(word, 9, 2) + 0
  if (month <= 2) { year--; month += 12 }
  days = 365 * year + int(year / 4) - int(year / 100) + int(year / 400) + int((153 * (month - 3) + 2) / 5) + day - 719469
  return sprintf("%.0f", ((days * 24 + substr(word, 12, 2)) * 60 + substr(word, 15, 2)) * 60000 \
    + substr(word, 18, 2) * 1000 + substr(word, 21, 3))
}

# Signature lines i to j (N2, N3); sets signed, signer and signature.
function signatures(i, j, l, word) {
  if (j < i || j - i + 1 > 16) return 0
  signed = 0
  for (l = i; l <= j; l++) {
    if (substr(line[l], 1, 4) != DASH || line[l] ~ /  | $/) return 0
    if (split(substr(line[l], 5), word, /[ ]/) != 2) return 0
    if (!is_utf8(word[1]) || word[1] ~ /[+]/ || word[1] ~ CONTROL || word[1] ~ SPACE || !is_base64(word[2])) return 0
    signer[++signed] = word[1] " " key_id(word[2])
    signature[signed] = word[2]
  }
  return 1
}

# At least five bytes, in the one encoding: bits that carry nothing are zero.
function is_base64(word, pad) {
  if (length(word) % 4 || length(word) < 8 || word !~ /^[A-Za-z0-9+\/]+=?=?$/) return 0
  pad = length(word) - length(bare(word))
  if (pad == 1) return index("AEIMQUYcgkosw048", substr(word, length(word) - 1, 1))
  if (pad == 2) return index("AQgw", substr(word, length(word) - 2, 1))
  return 1
}

function is_utf8(word) { return word ~ ("^(" UTF8 ")+$") }

function bare(word) {
  sub(/=+$/, "", word)
  return word
}

# The first four bytes of base64, in hex.
function key_id(word) { return substr(hex(substr(word, 1, 8)), 1, 8) }

function hex(word, l, m, bits, digits) {
  for (l = 1; l <= length(word); l += 4) {
    bits = 0
    for (m = 0; m < 4; m++) bits = bits * 64 + (index(BASE64, substr(word, l + m, 1)) + 63) % 64
    digits = digits sprintf("%06x", bits)
  }
  return substr(digits, 1, length(digits) - 2 * (length(word) - length(bare(word))))
}
