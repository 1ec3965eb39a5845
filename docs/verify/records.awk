# Finds the records in a file and checks their form, word for word (docs/spec, pages 1 to 3).
#
#   tr '\000' '\001' <FILE | awk -v size=BYTES -v mode=journal|stray -v out=DIR -f records.awk
#
# A journal has an empty line behind each record and nothing else (J28); in other files ("stray") records
# may stand anywhere. Zero bytes come in as 0x01, which is as wrong in a text as they are. Each record is
# written to DIR/r/K (as stored), its text to DIR/t/K, its signature lines to DIR/s/K as "NAME ID BASE64".
#
# Output, in the order of the file:
#   D OFFSET LENGTH                                       bytes that are no record (journal only)
#   W K OFFSET LENGTH RECORDER N PREV BOOT MONO WALL SOURCE UNCERTAINTY TYPE VALUES…
# WALL is in milliseconds since 1970, UNCERTAINTY may be "-". VALUES are the values of the type's keys in their
# order; of a key that comes several times, all of them joined by commas, "-" if there are none.

BEGIN {
  FIRST = "shuijing-journal/v1"
  DASH = "\342\200\224 "
  WORDS = "[A-Za-z0-9._:+/=@-]"
  ZERO = "0000000000000000000000000000000000000000000000000000000000000000"
  BASE64 = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
  if (number == "") number = 0

  # The keys of each type (J11 to J26). A value is a letter, see is(); "+16" means 1 to 16 times, "*64" 0 to 64.
  keys["genesis"] = "key:V+16 office:V recipient:A+2 model:W firmware:W"
  keys["boot"] = "cause:W found:N,D recovered:N orphaned:N abandoned:D*64"
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

{ line[NR] = $0; at[NR] = offset; offset += length($0) + 1 }

END {
  cut = (offset > size)                       # the last line does not end with LF
  for (i = 1; i < NR; i++) begins[i] = begin(i)
  i = 1; here = 0
  while (i <= NR) {
    last = whole(i, here)
    if (last) { i = last + 1; here = at[i]; if (i > NR) here = size; continue }
    for (j = i; j <= NR; j++)
      if (begins[j] && at[j] + begins[j] - 1 > here - (j > i) && whole(j, at[j] + begins[j] - 1)) break
    next_at = j <= NR ? at[j] + begins[j] - 1 : size
    if (mode == "journal" && next_at > here) print "D", here, next_at - here
    i = j; here = next_at
  }
}

# Column in which a record begins in this line, 0 if none does.
function begin(i, column) {
  column = length(line[i]) - length(FIRST) + 1
  if (column < 1 || substr(line[i], column) != FIRST || substr(line[i + 1], 1, 9) != "recorder ") return 0
  return column
}

# If a whole record begins in line i at this offset: writes it, answers its last line; else 0.
function whole(i, where, j, k, limit, end) {
  if (!begins[i] || at[i] + begins[i] - 1 != where) return 0
  for (limit = i + 1; limit <= NR && !begins[limit]; limit++);
  for (j = i + 1; j < limit && line[j] != ""; j++);
  for (k = j + 1; k < limit && substr(line[k], 1, 4) == DASH && !(cut && k == NR); k++);
  if (j >= limit || k == j + 1) return 0
  if (mode == "journal" && (k >= limit || line[k] != "" || (cut && k == NR))) return 0
  if (!text(i, j - 1) || !signatures(j + 1, k - 1)) return 0
  end = k <= NR ? at[k] : (cut ? size : offset)
  return mode == "journal" ? write_out(i, j, k, where, end, k) : write_out(i, j, k, where, end, k - 1)
}

function write_out(i, j, k, where, end, answer, file, l) {
  if (where in done) return done[where]       # looked at before
  file = out "/t/" number
  print FIRST >file
  for (l = i + 1; l < j; l++) print line[l] >file
  close(file)
  file = out "/r/" number
  print FIRST >file
  for (l = i + 1; l < k; l++) print line[l] >file
  close(file)
  file = out "/s/" number
  printf "%s", lines >file
  close(file)
  printf "W %d %.0f %.0f %s\n", number++, where, end - where, values
  return done[where] = answer
}

# The text in lines i to j; sets values.
function text(i, j, l, bytes, common, type, name) {
  for (l = i; l <= j; l++) {
    content[l - i] = l == i ? FIRST : line[l]
    bytes += length(content[l - i]) + 1
    if (length(content[l - i]) > 1024 || content[l - i] !~ /^[!-~]+( [!-~]+)*$/) return 0
  }
  if (bytes > 262144) return 0
  last_line = j - i
  values = ""; position = 1
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
  if (form == "A") return length(word) == 62 && word ~ /^age1[02-9ac-hj-np-z]+$/
  if (form == "V") return word ~ ("^[^+]+\\+[0-9a-f]+\\+" WORDS "+$")
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
  return length(word) <= 64 && word !~ /\.\./ && split(word, part, "/") == 3 && part[2] == kind \
    && part[1] ~ /^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/ && part[3] ~ /^[A-Za-z0-9][A-Za-z0-9._-]*$/
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

# Signature lines i to j (N2, N3); sets lines.
function signatures(i, j, l, word) {
  if (j - i + 1 > 16) return 0
  lines = ""
  for (l = i; l <= j; l++) {
    if (split(substr(line[l], 5), word, " ") != 2 || line[l] ~ /  | $/) return 0
    if (word[1] !~ /^[!-*,-~]+$/ || !is_base64(word[2])) return 0
    lines = lines word[1] " " key_id(word[2]) " " word[2] "\n"
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

function bare(word) {
  sub(/=+$/, "", word)
  return word
}

# The first four bytes of base64, in hex.
function key_id(word, l, bits) {
  for (l = 1; l <= 6; l++) bits = bits * 64 + index(BASE64, substr(word, l, 1)) - 1
  bits = int(bits / 16)
  return sprintf("%04x%04x", int(bits / 65536), bits % 65536)
}
