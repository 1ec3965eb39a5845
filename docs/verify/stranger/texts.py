"""Texts: lines of a key and its values (clauses L1 to L9)."""

import datetime
import re

MAX_NUMBER = 2**53
MAX_LINE = 1024
MAX_TEXT = 262_144
EPOCH = datetime.datetime(1970, 1, 1)


class Malformed(Exception):
    """Bytes that are not in the form of the specification; names the clause that they break."""

    def __init__(self, clause, reason):
        super().__init__(f"{clause}: {reason}")
        self.clause = clause


def require(condition, clause, reason):
    if not condition:
        raise Malformed(clause, reason)


def decode(data, clause):
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as broken:
        raise Malformed(clause, "not UTF-8") from broken


def lines_of(data):
    """L1, L2, L3, L8: the lines of a text, without their LF."""
    require(len(data) <= MAX_TEXT, "L8", "a text that is too long")
    require(data.endswith(b"\n"), "L1", "the last line has no end")
    lines = decode(data, "L1")[:-1].split("\n")
    for line in lines:
        require(len(line.encode()) <= MAX_LINE, "L8", "a line that is too long")
        require(line, "L2", "an empty line")
        require(not re.search(r"[\x00-\x1f\x7f-\x9f]", line), "L2", "a control character")
        require("  " not in line and line == line.strip(" "), "L3", "a space too many")
    return lines


class Lines:
    """L4: a text that is read key by key, in the one order that there is."""

    def __init__(self, data, format_name):
        self.lines = lines_of(data)
        self.at = 1
        require(self.lines[0] == format_name, "L4", f"the first line is not {format_name}")

    def stands(self, key):
        return self.at < len(self.lines) and self.lines[self.at].split(" ", 1)[0] == key

    def take(self, key, *kinds):
        """The values of the next line, which has this key; each kind reads one of them."""
        require(self.stands(key), "L4", f"no {key} where it has to stand")
        rest = self.lines[self.at].split(" ", 1)[1:]
        self.at += 1
        values = rest if kinds == (detail,) else rest[0].split(" ") if rest else []
        require(len(values) == len(kinds), "L5", f"{key} has {len(values)} values")
        return tuple(kind(value) for kind, value in zip(kinds, values))

    def take_list(self, key, least, most, *kinds):
        """All lines with this key that stand here."""
        taken = []
        while self.stands(key):
            require(len(taken) < most, "L4", f"too many lines {key}")
            taken.append(self.take(key, *kinds))
        require(len(taken) >= least, "L4", f"no {key} where it has to stand")
        return taken

    def end(self):
        require(self.at == len(self.lines), "L4", "a line behind the last key")


def number(value):
    require(re.fullmatch(r"0|[1-9][0-9]{0,15}", value), "L5", f"no NUMBER: {value}")
    require(int(value) <= MAX_NUMBER, "L5", f"too large: {value}")
    return int(value)


def signed(value):
    require(value != "-0", "L5", "no SIGNED: -0")
    return -number(value[1:]) if value.startswith("-") else number(value)


def word(value):
    require(re.fullmatch(r"[A-Za-z0-9._:+/=@-]{1,128}", value), "L5", f"no WORD: {value}")
    return value


def digest(value):
    require(re.fullmatch(r"[0-9a-f]{64}", value), "L6", f"no DIGEST: {value}")
    return value


def time(value):
    """L7: milliseconds since 1970."""
    form = r"(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)\.(\d{3})Z"
    match = re.fullmatch(form, value, re.ASCII)
    require(match, "L7", f"no TIME: {value}")
    *parts, millis = (int(part) for part in match.groups())
    try:
        since = datetime.datetime(*parts) - EPOCH
    except ValueError as wrong:
        raise Malformed("L7", f"no TIME: {value}") from wrong
    require(since.days >= 0, "L7", f"before 1970: {value}")
    return (since.days * 86_400 + since.seconds) * 1000 + millis


def detail(value):
    require(re.fullmatch(r"[ -~]{1,200}", value), "L9", "no DETAIL")
    return value


def or_dash(kind):
    return lambda value: None if value == "-" else kind(value)


def one_of(clause, *words):
    """One of the words that a clause lists."""

    def read(value):
        require(value in words, clause, f"{value} is none of {', '.join(words)}")
        return value

    return read
