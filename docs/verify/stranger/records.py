"""Records of a journal (clauses J1 to J28, T1, T5): their form, and finding them among bytes."""

import hashlib
import re
from dataclasses import dataclass

from notes import COSIGNATURE, MAX_NOTE, Note, name_of, name_parts, note, verifier_key
from texts import (
    Lines, Malformed, detail, digest, number, one_of, or_dash, require, signed, time, word,
)

BEGINNING = b"shuijing-journal/v1\nrecorder "
MAX_SEALED = 16_777_216
MAX_TRACK = 268_435_456
PAGE = 4096
LIST = (0, 64)
source = one_of("J9", "none", "rtc", "dock", "gnss")


def session(value):
    parts = value.split("-")
    require(len(parts) == 2, "J12", f"no SESSION: {value}")
    _, counter = number(parts[0]), number(parts[1])
    require(counter >= 1, "J12", f"no SESSION: {value}")
    return value


def recipient(value):
    form = r"age1[02-9ac-hj-np-z]{58}"
    require(re.fullmatch(form, value), "S2", "no age recipient")
    return value


def track_of(stream):
    def read(value):
        form = rf"{stream}-[0-9]{{4}}\.track"
        require(re.fullmatch(form, value) and "0000" not in value, "T1", f"no track: {value}")
        return value

    return read


def offset(value):
    require(number(value) % PAGE == 0, "T3", "an offset that is no multiple of 4096")
    return number(value)


def sealed_length(value):
    require(1 <= number(value) <= MAX_SEALED, "T5", "a length that is out of bounds")
    return number(value)


def thousandths(value):
    require(number(value) <= 1000, "J26", "a charge above 1000")
    return number(value)


def one(key, *kinds):
    return key, (1, 1), kinds


def some(key, bounds, *kinds):
    return key, bounds, kinds


def sealed_piece(stream):
    return [
        one("session", session), one("stream", one_of("J17", stream)), one("index", number),
        one("at", track_of(stream), offset), one("sealed", digest, sealed_length),
        one("plain", digest, number), one("media", number, number),
    ]


DOCKED = [
    one("dock", name_of("dock")), one("challenge", digest), one("office-head", or_dash(digest)),
]

TYPES = {
    "genesis": [
        some("key", (1, 16), verifier_key), one("office", verifier_key),
        some("recipient", (1, 2), recipient), one("model", word), one("firmware", word),
    ],
    "boot": [
        one("cause", one_of("J13", "first", "after-off", "after-loss")),
        one("found", number, digest), one("recovered", number), one("orphaned", number), some("abandoned", LIST, digest),
    ],
    "check-in": DOCKED,
    "check-out": [*DOCKED, some("assignment", LIST, word)],
    "pre-check": [some("check", (1, 64), word, one_of("J15", "ok", "warn", "fail"), word)],
    "session-open": [
        one("session", session), one("trigger", word), one("assignment", or_dash(word)),
        one("codecs", word, word), one("pre-roll", number),
    ],
    "segment": sealed_piece("av"),
    "still": sealed_piece("still"),
    "prompt": [
        one("session", session), one("wording", word, number), one("audio", digest, number),
        one("media", number, number),
    ],
    "mark": [one("session", session), one("kind", word), one("media", number)],
    "gap": [
        one("session", session), one("from", number, number, time),
        one("to", number, number, time), one("cause", word),
    ],
    "session-close": [
        one("session", session), one("cause", word, or_dash(number)), one("segments", number),
        one("plain", number), one("media", number),
    ],
    "clock-set": [
        one("before", time), one("after", time), one("source", source), one("offset", signed),
        one("round-trip", number),
    ],
    "wipe": [one("receipt", digest), one("below", number), one("freed", number, number)],
    "off": [one("cause", word)],
    "fault": [
        one("part", word), one("fault", word), one("detail", detail),
        some("abandoned", LIST, digest),
    ],
    "alive": [
        one("state", word), one("free", number), one("battery", or_dash(thousandths)),
    ],
}


@dataclass(frozen=True)
class Record:
    """A record as stored (raw) and as read. Times are milliseconds since 1970."""

    raw: bytes
    note: Note
    recorder: str
    n: int
    prev: str
    boot: int
    mono: int
    wall: int
    source: str
    stated: int | None  # the uncertainty that `clock` states
    type: str
    fields: dict  # key: its lines, each a tuple of values

    @property
    def digest(self):
        return hashlib.sha256(self.raw).hexdigest()

    @property
    def uncertainty(self):
        return 1000 if self.stated is None else self.stated

    @property
    def session(self):
        return self.value("session") if "session" in self.fields else None

    def value(self, key, place=0):
        return self.fields[key][0][place]

    def values(self, key):
        return [line[0] for line in self.fields.get(key, ())]


def record(raw):
    parsed = note(raw)
    require(parsed.text.isascii(), "J2", "a record that is not ASCII")
    lines = Lines(parsed.text, "shuijing-journal/v1")
    (recorder,) = lines.take("recorder", name_of("recorder"))
    (n,) = lines.take("n", number)
    (prev,) = lines.take("prev", digest)
    (boot,) = lines.take("boot", number)
    (mono,) = lines.take("mono", number)
    (wall,) = lines.take("wall", time)
    clock = lines.take("clock", source, or_dash(number))
    (kind,) = lines.take("type", word)
    require(kind in TYPES, "J10", f"no type of record: {kind}")
    fields = {key: lines.take_list(key, *bounds, *kinds) for key, bounds, kinds in TYPES[kind]}
    lines.end()
    made = Record(raw, parsed, recorder, n, prev, boot, mono, wall, *clock, kind, fields)
    check(made)
    return made


def check(made):
    """What the keys of a record must be to each other."""
    require((made.n == 0) == (made.type == "genesis"), "J11", "record 0 and genesis are the same")
    require(made.n > 0 or made.prev == 64 * "0", "J5", "a first record that continues another")
    if made.type == "genesis":
        check_genesis(made)
    if made.type in ("segment", "still"):
        check_piece(made)


def check_piece(made):
    length = made.value("sealed", 1)
    require(made.value("plain", 1) <= length, "J17", "more plain bytes than sealed ones")
    require(made.value("at", 1) + length <= MAX_TRACK, "T5", "a place behind the end of any track")


def check_genesis(made):
    domain, _ = name_parts(made.recorder)
    office = made.value("office")
    require(all(key.name == made.recorder for key in made.values("key")), "J11", "another's key")
    require(office.name == f"{domain}/office", "J11", "the office of another domain")
    suites = [key.suite for key in (*made.values("key"), office)]
    require(COSIGNATURE not in suites, "J11", "a witness key in a genesis")


def record_end(data, at):
    """Where the signature lines end that stand behind the first empty line; None without one."""
    again = data.find(BEGINNING, at + 1, at + MAX_NOTE + 1 + len(BEGINNING))
    limit = again if again >= 0 else min(len(data), at + MAX_NOTE + 1)
    empty = data.find(b"\n\n", at, limit)
    if empty < 0:
        return None
    end = empty + 2
    while data.startswith("— ".encode(), end):
        line_end = data.find(b"\n", end, limit)
        if line_end < 0:
            break
        end = line_end + 1
    return end


def record_in_journal(data, at):
    """J28: the whole record that begins here; it is followed by an empty line."""
    end = record_end(data, at)
    followed = end is not None and end - at <= MAX_NOTE and data[end : end + 1] == b"\n"
    require(followed, "J1", "no record that is followed by an empty line")
    return record(data[at:end])


def record_in_track(data, at):
    """T4: the whole record that begins here, in a block, where no empty line follows; or None."""
    end = record_end(data, at) if data.startswith(BEGINNING, at) else None
    try:
        return None if end is None else record(data[at:end])
    except Malformed:
        return None


def records_among(data):
    """All whole records that stand anywhere among these bytes, with their places."""
    at = data.find(BEGINNING)
    while at >= 0:
        found = record_in_track(data, at)
        if found:
            yield at, found
        at = data.find(BEGINNING, at + (len(found.raw) if found else 1))


def pieces(journal):
    """J28: the journal as whole records and, as (bytes, broken clause), what is damaged."""
    at = damaged = 0
    clause = "J1"
    while at < len(journal):
        begins = journal.find(BEGINNING, at)
        if begins < 0:
            break
        try:
            found = record_in_journal(journal, begins)
        except Malformed as broken:
            clause = broken.clause if begins == damaged else clause
            at = begins + 1
            continue
        if begins > damaged:
            yield journal[damaged:begins], clause
        yield found
        at = damaged = begins + len(found.raw) + 1
        clause = "J1"
    if damaged < len(journal):
        yield journal[damaged:], clause
