"""The report: everything compared with everything (clauses V1 to V4, V61, V63)."""

from dataclasses import dataclass
from pathlib import Path

from age import opener
from clock import check_clock
from findings import Finding, gravest
from journal import Journal, check_elsewhere, check_found
from sessions import check_sessions
from statements import Statements, read_statements, recorder_of
from tracks import Tracks


@dataclass(frozen=True)
class Question:
    """What is supplied (V3), and what is known beside it (V4, V46)."""

    files: dict  # path: a function that reads the file
    trusted: object
    card: bool
    identity: bytes | None

    def below(self, *folders):
        chosen = {}
        for path, read in self.files.items():
            if path.startswith(folders):
                chosen[path] = read
        return chosen

    def notes(self):
        inside = self.below("checkpoints/", "receipts/")
        return {p: r for p, r in inside.items() if p.endswith(".note") and p.count("/") == 1}

    def set_aside(self):
        told = self.below("sessions/").keys() | self.notes().keys() | {"journal"}
        return {path: read for path, read in self.files.items() if path not in told}


@dataclass(frozen=True)
class Report:
    findings: list
    trust: str
    tail: int | None  # seconds; None: unbounded

    @property
    def verdict(self):
        return gravest(self.findings)

    def lines(self):
        yield f"verdict {self.verdict}"
        yield f"trust {self.trust}"
        yield f"tail {'unbounded' if self.tail is None else self.tail}"
        yield from (finding.line() for finding in self.findings)

    def exit_code(self):
        """V63."""
        good = self.verdict in ("INTACT", "UNANCHORED")
        return 0 if good and self.trust in ("KNOWN", "REVOKED-AFTER") else 1


def supplied_files(folder):
    """V3: the files below a folder; links are not followed."""
    files = {}
    for path in sorted(Path(folder).rglob("*")):
        linked = any(part.is_symlink() for part in (path, *path.parents) if folder in part.parents)
        if path.is_file() and not linked:
            files[path.relative_to(folder).as_posix()] = path.read_bytes
    return files


def verify(question):
    early = []
    notes = read_statements(question.notes(), lambda *said: early.append(Finding(*said)))
    data = question.files["journal"]() if "journal" in question.files else b""
    journal = Journal(data, recorder_of(notes), question.trusted)
    journal.findings += early
    check_found(journal)
    check_clock(journal)
    check_sessions(journal)
    statements = Statements(journal, question.trusted)
    statements.judge(notes)
    statements.check_anchors()
    compare_files(question, journal, statements.receipts)
    check_elsewhere(journal)
    findings = sorted(set(journal.findings), key=Finding.order)
    trust = question.trusted.standing(journal, statements.anchors)
    return Report(findings, trust, tail(journal, statements.anchors, question.card))


def compare_files(question, journal, receipts):
    open_sealed = opener(question.identity) if question.identity else None
    tracks = Tracks(journal, receipts, question.card, open_sealed)
    tracks.judge(question.below("sessions/"))
    for read in question.set_aside().values():
        try:
            tracks.search(read())
        except OSError:
            journal.say("UNREADABLE", "V47", None)


def tail(journal, anchors, card):
    """V61: of the report; None if it is unbounded."""
    largest = max((anchor.size for anchor in anchors), default=None)
    if card or largest != journal.due:
        return None
    pairs = zip(journal.placed, journal.placed[1:])
    starts = [(a.record, b.record) for a, b in pairs if b.record.type == "boot"]
    dark = [dark_time(journal, before, start) for before, start in starts]
    return None if None in dark else max(dark, default=0)


def dark_time(journal, before, start):
    """Whole seconds, rounded up, from the record before a start to the start; None: unbounded."""
    if before.type == "off" or before.boot == start.boot:
        return 0
    started = start_time(journal, start)
    if started is None or before.source == "none":
        return None
    return max(0, -(-(started - before.wall) // 1000))


def start_time(journal, start):
    """By the start's own clock, or by the first good record with a source before the next start."""
    if start.source != "none":
        return start.wall
    for placed in journal.placed:
        record = placed.record
        if record.n > start.n and record.type == "boot":
            return None
        if record.n > start.n and placed.good and record.boot == start.boot:
            if record.source != "none":
                return record.wall - (record.mono - start.mono)
    return None
