"""Tracks: sealed bytes, the records behind them, and what lies around (clauses T2 to T8, V40 to V46)."""

import hashlib
from dataclasses import dataclass

from journal import Placed, abandoned
from records import PAGE, record_in_track, records_among


def page_end(at):
    return -(-at // PAGE) * PAGE


@dataclass(frozen=True)
class Block:
    """T2: the place of a block, as its record in place names it."""

    placed: Placed
    start: int

    @property
    def record(self):
        return self.placed.record

    @property
    def note_at(self):
        return self.start + self.record.value("sealed", 1)

    @property
    def padding_at(self):
        return self.note_at + len(self.record.raw)

    @property
    def end(self):
        return page_end(self.padding_at)


def blocks_by_track(journal):
    """Path: the blocks that records in place name there, in the order of their offsets."""
    found = {}
    for placed in journal.placed:
        record = placed.record
        if record.type in ("segment", "still"):
            path = f"sessions/{record.session}/{record.value('at')}"
            found.setdefault(path, []).append(Block(placed, record.value("at", 1)))
    return {path: sorted(blocks, key=lambda block: block.start) for path, blocks in found.items()}


class Tracks:
    """Compares the tracks of a supply with the journal that names them."""

    def __init__(self, journal, receipts, card, opener):
        self.journal = journal
        self.receipts = {receipt.digest: receipt for receipt in receipts}
        self.card = card
        self.opener = opener  # None, or what age.py makes of an identity
        self.abandoned = abandoned(journal)

    def say(self, verdict, clause, record):
        self.journal.say(verdict, clause, record.n if record else None)

    def judge(self, files):
        named = blocks_by_track(self.journal)
        freed = {}
        for path, blocks in named.items():
            if path in files:
                self.judge_track(files[path], blocks)
            else:
                self.judge_absent(blocks, freed)
        for records in freed.values():
            self.say("PARTIAL", "V41", min(records, key=lambda record: record.n))
        for path in files.keys() - named.keys():
            self.judge_unnamed(files[path])

    def judge_absent(self, blocks, freed):
        """V40, V41."""
        for block in self.without_overlaps(blocks):
            if self.card and self.was_freed(block.record):
                freed.setdefault(block.record.session, []).append(block.record)
            else:
                self.say("MISSING", "V40", block.record)

    def was_freed(self, record):
        """V41."""
        for wipe in self.journal.good_records("wipe"):
            receipt = self.receipts.get(wipe.value("receipt"))
            if wipe.value("below") > record.n and (not receipt or receipt.covers(record.n)):
                return True
        return False

    def without_overlaps(self, blocks):
        kept, end = [], 0
        for block in blocks:
            if block.start < end:
                self.say("MODIFIED", "V45", block.record)
            else:
                kept.append(block)
                end = block.end
        return kept

    def judge_track(self, read, blocks):
        kept = self.without_overlaps(blocks)
        try:
            data = read()
        except OSError:
            for block in kept:
                self.say("UNREADABLE", "V47", block.record)
            return
        end = 0
        before = None
        for block in kept:
            self.judge_stray(data, (end, block.start), (before or block).record)
            self.judge_block(data, block)
            before, end = block, block.end
        self.judge_stray(data, (end, len(data)), before.record)

    def judge_block(self, data, block):
        """The first that applies of V40, V42, V43, V44; and V46."""
        sealed = data[block.start : block.note_at]
        if block.end > len(data):
            return self.say("MISSING", "V40", block.record)
        if hashlib.sha256(sealed).hexdigest() != block.record.value("sealed"):
            return self.say("MODIFIED", "V42", block.record)
        if self.opener:
            self.judge_opening(sealed, block.record)
        if data[block.note_at : block.padding_at] != block.record.raw:
            self.look_at(record_in_track(data, block.note_at))
            return self.say("MODIFIED", "V43", block.record)
        if any(data[block.padding_at : block.end]):
            return self.say("MODIFIED", "V44", block.record)
        return None

    def judge_opening(self, sealed, record):
        """V46."""
        plain = self.opener(sealed)
        if plain is None:
            self.say("UNREADABLE", "V46", record)
        elif (hashlib.sha256(plain).hexdigest(), len(plain)) != record.fields["plain"][0]:
            self.say("MODIFIED", "V46", record)

    def judge_stray(self, data, stretch, record):
        """V45."""
        start, end = stretch
        stray = data[start:end]
        if not stray:
            return
        self.search(stray)
        if not self.all_abandoned(data, start, end):
            self.say("EXTRA", "V45", record)

    def all_abandoned(self, data, start, end):
        """V45: nothing but blocks whose records are valid and abandoned."""
        while start < end:
            stop = self.abandoned_block_end(data, start, end)
            if stop is None:
                return False
            start = stop
        return True

    def abandoned_block_end(self, data, start, end):
        for place, record in records_among(data[start:end]):
            here = record.type in ("segment", "still") and record.fields["at"][0][1] == start
            if not here or record.value("sealed", 1) != place:
                continue
            if self.journal.signers.judge(record) is None and record.digest in self.abandoned:
                return page_end(start + place + len(record.raw))
        return None

    def judge_unnamed(self, read):
        """V45: a file that no record in place names."""
        try:
            data = read()
        except OSError:
            return self.say("UNREADABLE", "V47", None)
        self.search(data)
        if not self.all_abandoned(data, 0, len(data)):
            self.say("EXTRA", "V45", None)
        return None

    def search(self, data):
        for _, record in records_among(data):
            self.look_at(record)

    def look_at(self, record):
        if record:
            self.journal.elsewhere.append((record, False))
