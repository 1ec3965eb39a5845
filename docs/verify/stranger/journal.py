"""What a journal holds, record by record (clauses J28 and V10 to V19)."""

from dataclasses import dataclass

from findings import Finding
from records import Record, pieces


@dataclass(frozen=True)
class Placed:
    """A record in place: good, or a claim. `apart`: a break lies right before it."""

    record: Record
    good: bool
    apart: bool

    @property
    def n(self):
        return self.record.n


@dataclass(frozen=True)
class Signers:
    """V15: the keys that have to sign; `genesis` if they are those of the genesis."""

    keys: tuple
    genesis: Record | None

    def judge(self, record):
        """None for a record that is signed as it has to be, else the verdict."""
        if not record.note.verified_by_all(self.keys):
            return "BAD-SIGNATURE"
        exact = [(key.name, key.id) for key in self.keys]
        if self.genesis and [(line.name, line.id) for line in record.note.lines] != exact:
            return "MODIFIED"
        return None


def signers(first, name, trusted):
    """V15, from the first whole record; without one, the keys given under the name."""
    given = trusted.under(name)
    if first and first.type == "genesis":
        keys = tuple(first.values("key"))
        own = Signers(keys, first)
        if not given or any(key in given for key in keys) and own.judge(first) is None:
            return own
    return Signers(given, None)


class Journal:
    """Reads a journal from its first byte to its last; `findings` says what does not fit."""

    def __init__(self, data, name_without_journal, trusted):
        self.findings = []
        self.placed = []
        self.by_number = {}
        self.due = 0
        self.waiting_damaged = False
        self.waiting_records = []
        self.apart = False
        self.elsewhere = []  # records for V17: (record, whether it stands in the journal)
        parts = list(pieces(data))
        whole = [part for part in parts if isinstance(part, Record)]
        self.first = whole[0] if whole else None
        self.name = self.first.recorder if whole else name_without_journal
        self.signers = signers(self.first, self.name, trusted)
        if not parts:
            self.say("UNREADABLE", "V10", None)
        for part in parts:
            self.read(part)
        self.settle("UNREADABLE", None)

    def say(self, verdict, clause, n):
        self.findings.append(Finding(verdict, clause, n))

    def read(self, part):
        if not isinstance(part, Record):
            self.wait_damaged(part[1])
        elif part.recorder != self.name:
            self.say("EXTRA", "V14", self.due)
        else:
            self.read_own(part, self.signers.judge(part))

    def wait_damaged(self, clause):
        self.broken_clause = clause if not self.waiting_damaged else self.broken_clause
        self.waiting_damaged = self.apart = True

    def read_own(self, record, wrong):
        if wrong:
            self.read_claim(record, wrong)
        elif record.n < self.due:
            self.read_again(record)
        else:
            self.read_good(record)

    def read_claim(self, record, wrong):
        """V15."""
        if record.n == self.due and not self.waiting_damaged and not self.waiting_records:
            self.say(wrong, "V15", self.due)
            self.put(record, False)
        else:
            self.waiting_records.append(wrong)
            self.apart = True

    def read_again(self, record):
        """V13."""
        known = self.by_number.get(record.n)
        if known is None or known.record.raw == record.raw:
            self.say("EXTRA", "V13", record.n)
        else:
            self.elsewhere.append((record, True))

    def read_good(self, record):
        """V11, V12, V19: what waits is settled, then the record is in place."""
        missing = record.n - self.due
        number = self.due + len(self.waiting_records)
        if not self.waiting_damaged and missing > len(self.waiting_records):
            if self.placed:
                self.say("GAP", "V12", number)
            else:
                self.say("PARTIAL", "V19", number)
        self.apart = self.apart or missing > 0
        self.settle("UNREADABLE" if missing else "EXTRA", "V11" if not missing else None)
        self.put(record, True)

    def settle(self, verdict, clause):
        for wrong in self.waiting_records:
            self.say(wrong, "V15", self.due)
        if self.waiting_damaged:
            self.say(verdict, clause or self.broken_clause, self.due)
        self.waiting_damaged = False
        self.waiting_records = []

    def put(self, record, good):
        placed = Placed(record, good, self.apart)
        if good:
            self.check_link(placed)
        self.placed.append(placed)
        self.by_number[record.n] = placed
        self.due = record.n + 1
        self.apart = False

    def check_link(self, placed):
        """V16."""
        before = self.by_number.get(placed.n - 1)
        if before and before.good and placed.record.prev != before.record.digest:
            self.say("FORK", "V16", before.n)

    # What other pages ask of a journal that was read.

    def neighbours(self):
        """Pairs of good records n-1 and n."""
        for before, after in zip(self.placed, self.placed[1:]):
            if before.good and after.good and before.n + 1 == after.n:
                yield before.record, after.record

    def good_records(self, *types):
        chosen = (placed.record for placed in self.placed if placed.good)
        return [record for record in chosen if not types or record.type in types]

    def broken_between(self, one, other):
        """A break (page 7, The journal) between two records in place, or one that is a claim."""
        reached = [placed for placed in self.placed if one.n <= placed.n <= other.n]
        return any(not p.good or (p.apart and p.n > one.n) for p in reached)

    def linked_below(self, size):
        """The records 0 to size-1, if all are good and each continues the one before; or None."""
        chosen = [self.by_number.get(n) for n in range(min(size, self.due))]
        if len(chosen) < size or not all(placed and placed.good for placed in chosen):
            return None
        chain = [placed.record for placed in chosen]
        linked = all(b.prev == a.digest for a, b in zip(chain, chain[1:]))
        return chain if linked else None


def check_found(journal):
    """V18: what good starts say that they found."""
    for boot in journal.good_records("boot"):
        number, digest = boot.fields["found"][0]
        known = journal.by_number.get(number)
        if number >= boot.n:
            journal.say("ROLLED-BACK", "V18", boot.n)
        elif known and known.good and known.record.digest != digest:
            journal.say("FORK", "V18", number)


def abandoned(journal):
    """J13, J25: digests of signed records that never became part of the journal."""
    named = journal.good_records("boot", "fault")
    return {digest for record in named for digest in record.values("abandoned")}


def check_elsewhere(journal):
    """V17: records of this recorder that turned up outside their place."""
    not_forks = abandoned(journal)
    for record, in_journal in journal.elsewhere:
        if record.recorder != journal.name or journal.signers.judge(record):
            continue
        known = journal.by_number.get(record.n)
        other = known and known.good and known.record.digest != record.digest
        if record.digest in not_forks:
            verdict = "EXTRA" if in_journal else None
        elif record.n >= journal.due:
            verdict = "GAP"
        else:
            verdict = "FORK" if other else "EXTRA" if in_journal else None
        if verdict:
            journal.say(verdict, "V17", record.n)
