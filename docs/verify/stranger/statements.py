"""What docks and offices signed: checkpoints and receipts (clauses C1 to C4, R1, V25, V50 to V54)."""

import hashlib
from dataclasses import dataclass

from findings import Finding
from notes import Note, cosignature_time, name_of, name_parts, note, strict_base64
from sessions import sessions_of
from texts import Lines, Malformed, decode, digest, number, require, time

SECONDS_SLACK = 5000  # ms


@dataclass(frozen=True)
class Checkpoint:
    recorder: str
    size: int
    root: bytes
    note: Note


@dataclass(frozen=True)
class Receipt:
    recorder: str
    size: int
    root: bytes
    note: Note
    digest: str
    office: str
    at: int
    excepted: frozenset

    def covers(self, n):
        return n < self.size and n not in self.excepted


@dataclass(frozen=True)
class Anchor:
    size: int
    time: int  # ms
    witness: str


def checkpoint(data):
    """C2, C3."""
    parsed = note(data)
    lines = decode(parsed.text, "N1")[:-1].split("\n")
    require(len(lines) == 3, "C2", "a checkpoint has three lines")
    origin, size, root = lines
    control = any(ord(c) < 0x20 or 0x7F <= ord(c) <= 0x9F for c in origin)
    require(origin and not control, "C2", "no origin")
    root = strict_base64(root, "C2")
    require(len(root) == 32, "C2", "no root")
    return Checkpoint(origin, number(size), root, parsed)


def receipt(data):
    """R1, R3."""
    parsed = note(data)
    lines = Lines(parsed.text, "shuijing-receipt/v1")
    (office,) = lines.take("office", name_of("office"))
    (recorder,) = lines.take("recorder", name_of("recorder"))
    (size,) = lines.take("size", number)
    (root,) = lines.take("root", digest)
    (at,) = lines.take("at", time)
    excepted = [n for (n,) in lines.take_list("except", 0, 4096, number)]
    lines.end()
    growing = all(a < b for a, b in zip(excepted, excepted[1:]))
    require(growing and all(n < size for n in excepted), "R3", "exceptions out of order")
    hashed = hashlib.sha256(data).hexdigest()
    except_set = frozenset(excepted)
    return Receipt(
        recorder, size, bytes.fromhex(root), parsed, hashed, office, at, except_set
    )


def merkle_root(leaves):
    """C1."""
    if not leaves:
        return hashlib.sha256().digest()
    if len(leaves) == 1:
        return hashlib.sha256(b"\0" + leaves[0]).digest()
    split = 1 << (len(leaves) - 1).bit_length() - 1
    sides = merkle_root(leaves[:split]) + merkle_root(leaves[split:])
    return hashlib.sha256(b"\1" + sides).digest()


def read_statements(files, say):
    """V50: the notes of a supply by path; what is none is said."""
    found = []
    for path in sorted(files):
        reader = checkpoint if path.startswith("checkpoints/") else receipt
        try:
            found.append(reader(files[path]()))
        except Malformed as broken:
            say("UNREADABLE", broken.clause, None)
        except OSError:
            say("UNREADABLE", "V47", None)
    return found


def recorder_of(statements):
    """V50: whose journal it should be, if no record says so."""
    receipts = [one for one in statements if isinstance(one, Receipt)]
    names = [one.recorder for one in receipts + statements]
    named = [name for name in names if (name_parts(name) or ("", ""))[1] == "recorder"]
    return named[0] if named else None


class Statements:
    """Judges checkpoints and receipts against a journal that was read."""

    def __init__(self, journal, trusted):
        self.journal = journal
        self.witnesses = trusted.witnesses()
        self.offices = [key for key in trusted.valid() if self.is_office(key)]
        genesis = journal.signers.genesis
        if genesis and genesis.value("office") not in trusted.revoked:
            self.offices.append(genesis.value("office"))
        self.anchors = []
        self.receipts = []

    @staticmethod
    def is_office(key):
        return (name_parts(key.name) or ("", ""))[1] == "office"

    def say(self, verdict, clause, n):
        finding = Finding(verdict, clause, n)
        self.journal.findings.append(finding)

    def judge(self, statements):
        for statement in statements:
            if statement.recorder != self.journal.name:
                self.say("EXTRA", "V50", None)
            elif isinstance(statement, Checkpoint):
                self.judge_checkpoint(statement)
            else:
                self.judge_receipt(statement)

    def judge_checkpoint(self, statement):
        last = max(statement.size - 1, 0)
        if not statement.note.verified_by_all(self.journal.signers.keys):
            return self.say("BAD-SIGNATURE", "V51", last)
        seen = self.cosignatures(statement, last)
        fits = self.fits(statement, last)
        if fits is False:
            return None
        for witness, moment in seen if fits else []:
            self.anchors.append(Anchor(statement.size, moment, witness))
            self.check_date(statement.size, moment)
        return seen or self.say("UNANCHORED", "V54", last)

    def cosignatures(self, statement, last):
        """V51: (witness, time in ms) of each cosignature that counts."""
        seen = []
        for line in statement.note.lines:
            mine = [key for key in self.witnesses if line.by(key)]
            times = [cosignature_time(key, statement.note.text, line.signature) for key in mine]
            good = [moment for moment in times if moment is not None]
            if good:
                seen.append((line.name, 1000 * good[0]))
            elif mine:
                self.say("BAD-SIGNATURE", "V51", last)
        return seen

    def judge_receipt(self, statement):
        last = max(statement.size - 1, 0)
        keys = [key for key in self.offices if key.name == statement.office]
        if not statement.note.good_under(keys):
            self.say("BAD-SIGNATURE", "V51", last)
            return
        fits = self.fits(statement, last)
        if fits is not False:
            self.receipts.append(statement)
        if fits:
            self.check_date(statement.size, statement.at)

    def fits(self, statement, last):
        """V52, V53: whether the root is the same; None if it cannot be compared."""
        if statement.size > self.journal.due:
            self.say("ROLLED-BACK", "V52", self.journal.due)
            return False
        chain = self.journal.linked_below(statement.size)
        if chain is None:
            return None
        if merkle_root([record.raw for record in chain]) != statement.root:
            self.say("FORK", "V53", last)
            return False
        return True

    def check_date(self, size, moment):
        """V25."""
        if size == 0:
            return
        record = self.journal.by_number[size - 1].record
        if record.source == "none":
            return
        if record.wall > moment + SECONDS_SLACK + record.uncertainty:
            self.say("CLOCK-DOUBT", "V25", record.n)

    def check_anchors(self):
        """V54."""
        if not self.anchors:
            return self.say("UNANCHORED", "V54", None)
        largest = max(anchor.size for anchor in self.anchors)
        for placed in sessions_of(self.journal).values():
            if placed[-1].n >= largest:
                self.say("UNANCHORED", "V54", placed[-1].n)
        return None
