# Follows the journal record by record (docs/spec/7-verdicts.md, V10 to V36).
#
#   awk -v out=DIR -f judge.awk DIR/status DIR/digests DIR/pieces
#
# status    "S K good|bad|lines" for each whole record: what its signatures are worth (V15)
# digests   "DIGEST  K", as sha256sum says
# pieces    what records.awk found, in the order of the file
#
# Appends findings to DIR/findings ("VERDICT N words…") and writes for the later steps
#   DIR/place     "N K good|claim"                    records in place
#   DIR/tree      "K"                                 records from 0 on that are all good and linked
#   DIR/rivals    "N K"                               good records behind another one with their number
#   DIR/blocks    "PATH OFFSET ORDER SEALED-BYTES RECORD-BYTES SEALED PLAIN-BYTES PLAIN K N SESSION"
#   DIR/sessions  "SESSION FIRST LAST close|claim|open SECONDS|unbounded|-"   - : no start before the close
#   DIR/wipes     "N RECEIPT BELOW"
#   DIR/abandoned "DIGEST"
#   DIR/end       "E SECONDS|unbounded"             number due next; longest stretch before a start

BEGIN {
  count_of_sessions = 0; due = 0; waiting = 0; damaged = 0; breaks = 0; whole_tree = 1; tree_size = 0
  placed = 0; longest = 0; order = 0; starts = 0
  tree_prev = "0000000000000000000000000000000000000000000000000000000000000000"
}

$1 == "S" { status[$2] = $3; next }
FILENAME == ARGV[2] { digest[$2] = $1; next }
$1 == "D" { wait("UNREADABLE", "damaged bytes in the journal @ " $2); damaged = 1; next }
$1 == "W" { if (recorder == "") recorder = $5; record($2, $5, $6, "journal @ " $3) }

END {
  resolve(due + waiting)
  if (!placed && !waiting_ever) finding("UNREADABLE", "-", "the journal holds no record")
  for (i = 1; i <= count_of_sessions; i++) {
    s = session[i]
    if (closed[s] == "") finding("OPEN-ENDED", last[s], "session " s " has no close")
    print s, first[s], last[s], closed[s] == "" ? "open" : closed[s], s in restart ? dark(restart[s]) : "-" >(out "/sessions")
  }
  for (i = 1; i <= starts && longest != "unbounded"; i++) {
    seconds = dark(i)
    if (seconds == "unbounded" || seconds > longest) longest = seconds
  }
  print sprintf("%.0f", due), longest >(out "/end")
}

function finding(verdict, n, words) {
  print verdict, (n == "-" ? n : sprintf("%.0f", n)), words >>(out "/findings")
}

# --- numbers (V11 to V15) ---

function record(k, name, n, where) {
  if (name != recorder) { finding("EXTRA", due, "a record of " name ", " where); return }
  if (status[k] == "good") good(k, n, where)
  else unproven(k, n, status[k] == "bad" ? "BAD-SIGNATURE" : "MODIFIED", where)
}

function good(k, n, where) {
  if (n >= due) { resolve(n); place(k, n, 1, where); return }
  if (!(n in at_place) || digest[at_place[n]] == digest[k]) finding("EXTRA", n, "out of its place, " where)
  else print n, k >(out "/rivals")
}

function unproven(k, n, verdict, where) {
  if (waiting || n != due) { wait(verdict, "signatures, " where); return }
  finding(verdict, n, "signatures, " where)
  breaks++; place(k, n, 0, where); breaks++
}

function wait(verdict, words) {
  waits[++waiting] = verdict; words_of[waiting] = words
  waiting_ever = 1; breaks++
}

# The next record in place is known: what waits gets its number.
function resolve(n, i, missing) {
  missing = n - due
  for (i = 1; i <= waiting; i++)
    finding(missing == 0 && waits[i] == "UNREADABLE" ? "EXTRA" : waits[i], due, words_of[i])
  if (missing > waiting && !damaged) {
    breaks++
    finding(placed ? "GAP" : "PARTIAL", due + waiting, "records missing up to " sprintf("%.0f", n - 1))
  }
  waiting = 0; damaged = 0
}

function place(k, n, is_good, where) {
  link(k, n, is_good)
  at_place[n] = k; good_at[n] = is_good; placed = 1
  print n, k, is_good ? "good" : "claim" >(out "/place")
  grow(k, n, is_good)
  if (is_good) { clock(k, n); statements(k, n) }
  if (starts && is_good && start_wall[starts] == "-" && start_boot[starts] == $8 && $11 != "none")
    start_wall[starts] = $10 - ($9 - start_mono[starts])
  sessions(k, n, is_good, where)
  previous_n = n; previous_k = k; previous_good = is_good
  previous_type = $13; previous_boot = $8; previous_wall = $11 == "none" ? "-" : $10
  due = n + 1
}

# --- links and trees (V16, V53) ---

function link(k, n, is_good) {
  if (n > 0 && is_good && placed && previous_good && previous_n == n - 1 && $7 != digest[previous_k])
    finding("FORK", n - 1, "record " n " continues another one")
}

function grow(k, n, is_good) {
  if (!is_good || n != tree_size || $7 != tree_prev) whole_tree = 0
  if (!whole_tree) return
  tree_size++; tree_prev = digest[k]
  print k >(out "/tree")
}

# --- what good records say (V17, V18, V41) ---

function statements(k, n, list, i, count) {
  if ($13 == "boot") {
    if ($15 + 0 >= n + 0) finding("ROLLED-BACK", n, "had found record " $15)
    else if (good_at[$15] && digest[at_place[$15]] != $16) finding("FORK", $15, "had been found as another one")
  }
  if ($13 == "wipe") print n, $14, $15 >(out "/wipes")
  if ($13 != "boot" && $13 != "fault") return
  count = split($NF, list, ",")
  for (i = 1; i <= count; i++) if (list[i] != "-") print list[i] >(out "/abandoned")
}

# --- the clock (V20 to V24), between a good record and the good one before ---

function clock(k, n, near, boots, start, arrives, wall, mono, allowed, off) {
  near = clocked && clock_n == n - 1
  source(n)
  arrives = $13 == "clock-set" ? $14 : $10
  boots = $8 - clock_boot
  start = $13 == "boot" && clock_type != "genesis"
  if (near && (start ? boots <= 0 : boots != 0 || $9 + 0 < clock_mono + 0))
    finding("CLOCK-DOUBT", n, "boot and mono are out of order")
  else if (near && $11 != "none" && clock_source != "none") {
    wall = arrives - clock_leaves
    mono = $9 - clock_mono
    allowed = uncertainty(clock_uncertainty) + uncertainty($12) + 100
    if (boots) { if (wall < -allowed) finding("CLOCK-DOUBT", n, "went back over a restart by ms " -wall) }
    else {
      off = wall - mono
      if (off < 0) off = -off
      if (off > allowed + int(mono / 5000)) finding("CLOCK-DOUBT", n, "jumped by ms " off)
      if ($13 == "clock-set" && clock_uncertainty != "-") {
        off = $17 < 0 ? -$17 : $17
        if (off > clock_uncertainty + $18 + 100) finding("CLOCK-DOUBT", n, "was off by ms " off)
      }
    }
  }
  clocked = 1; clock_n = n; clock_boot = $8; clock_mono = $9; clock_source = $11; clock_uncertainty = $12
  clock_type = $13; clock_leaves = $13 == "clock-set" ? $15 : $10
}

# V23: recorded without a source of time, or the source was lost within a boot.
function source(n, begins) {
  if ($13 ~ /^(session-open|segment|still|prompt|mark)$/) {
    begins = $11 == "none" && !($14 in sourceless)
    if ($11 == "none") sourceless[$14] = 1
    else delete sourceless[$14]
  }
  if (begins || ($11 == "none" && clocked && clock_source != "none" && clock_boot == $8 && clock_type != "genesis"))
    finding("CLOCK-DOUBT", n, "no source of time")
}

function uncertainty(u) { return u == "-" ? 1000 : u + 0 }

# --- sessions (V30 to V36) ---

function sessions(k, n, is_good, where, s) {
  if ($13 == "boot") { start(); return }
  if ($13 !~ /^(session-open|segment|still|prompt|mark|gap|session-close)$/) return
  s = $14
  if (!(s in first)) { first[s] = n; session[++count_of_sessions] = s; running[s] = 1 }
  if ($13 == "session-open") open_session(s, n, where)
  else {
    if (s in closed) finding("EXTRA", n, "session " s " is closed, " where)
    else if (!(s in opened) && first[s] == n) finding("PARTIAL", n, "start of session " s " not supplied")
    if ($13 == "segment" || $13 == "still") segment(s, k, n)
    if ($13 == "gap") { delete media_end[s]; finding("INTERRUPTED", n, "session " s ": " $NF) }
    if ($13 == "session-close" && !(s in closed)) close_session(s, n, is_good)
  }
  last[s] = n
}

function open_session(s, n, where) {
  if (first[s] != n) finding("EXTRA", n, "session " s " was open, " where)
  if (s in opened) return
  opened[s] = breaks
  if (next_index[s, "av"] == "") next_index[s, "av"] = 0
  if (next_index[s, "still"] == "") next_index[s, "still"] = 0
  breaks_at[s, "av"] = breaks_at[s, "still"] = breaks
}

function segment(s, k, n, stream, next_one, off) {
  stream = $15
  next_one = next_index[s, stream]
  if (next_one != "" && breaks_at[s, stream] == breaks && !(s in closed)) {
    if ($16 + 0 < next_one) finding("EXTRA", n, "segment " $16 " of session " s " comes twice")
    else if ($16 + 0 > next_one) finding("GAP", n, "segments missing before " $16 " of session " s)
    else if (stream == "av" && $16 > 1 && s in media_end) {
      off = $23 - media_end[s]
      if (off > 1 || off < -1) finding("GAP", n, "media time of session " s " is not continuous")
    }
  }
  if (next_one == "" || $16 + 1 > next_one) next_index[s, stream] = $16 + 1
  breaks_at[s, stream] = breaks
  if (stream == "av") { media_end[s] = $23 + $24; segments[s]++; plain[s] += $22; media[s] += $24 }
  print "sessions/" s "/" $17, $18, order++, $20, $4, $19, $22, $21, k, n, s >(out "/blocks")
}

function close_session(s, n, is_good) {
  closed[s] = is_good ? "close" : "claim"
  if (!(s in opened) || opened[s] != breaks) return
  if ($17 + 0 != segments[s] + 0 || $18 + 0 != plain[s] + 0 || $19 + 0 != media[s] + 0)
    finding("GAP", n, "totals of session " s " differ")
}

# A start: what came before may have been cut while the recorder was dark (V61).
function start(s) {
  starts++
  start_boot[starts] = $8; start_mono[starts] = $9; start_wall[starts] = $11 == "none" ? "-" : $10
  is_dark[starts] = placed && previous_type != "off" && previous_boot != $8
  dark_since[starts] = previous_wall
  for (s in running) {
    if (!(s in closed) && !(s in restart)) restart[s] = starts
    delete running[s]
  }
}

# Seconds before a start; "unbounded" if a clock without source is all that says.
function dark(i, seconds) {
  if (!is_dark[i]) return 0
  if (start_wall[i] == "-" || dark_since[i] == "-") return "unbounded"
  seconds = int((start_wall[i] - dark_since[i] + 999) / 1000)
  return seconds < 0 ? 0 : seconds
}
