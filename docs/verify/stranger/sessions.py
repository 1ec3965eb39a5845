"""Sessions, as the records in place tell them (clauses V30 to V36)."""


def sessions_of(journal):
    """Session: its records in place, claims too, in their order."""
    found = {}
    for placed in journal.placed:
        if placed.record.session:
            found.setdefault(placed.record.session, []).append(placed)
    return found


def check_sessions(journal):
    for placed in sessions_of(journal).values():
        Session(journal, [one.record for one in placed]).check()


class Session:
    def __init__(self, journal, records):
        self.journal = journal
        self.records = records
        self.opened = records[0].type == "session-open"
        closes = [record for record in records if record.type == "session-close"]
        self.close = closes[0] if closes else None

    def say(self, verdict, clause, record):
        self.journal.say(verdict, clause, record.n)

    def check(self):
        if not self.opened:
            self.say("PARTIAL", "V30", self.records[0])
        self.check_outside()
        for stream in ("av", "still"):
            self.check_indices(self.pieces(stream))
        for record in self.records:
            if record.type == "gap":
                self.say("INTERRUPTED", "V34", record)
        if self.close:
            self.check_totals()
        else:
            self.say("OPEN-ENDED", "V36", self.records[-1])

    def inside(self, record):
        return self.close is None or record.n <= self.close.n

    def pieces(self, stream):
        """Segments or stills, up to the close."""
        mine = [record for record in self.records if self.inside(record)]
        return [record for record in mine if stream in record.values("stream")]

    def check_outside(self):
        """V31."""
        for record in self.records[1:]:
            if record.type == "session-open" or not self.inside(record):
                self.say("EXTRA", "V31", record)

    def check_indices(self, pieces):
        """V32 and, where it holds, V33."""
        highest, before = -1, self.records[0]
        for piece in pieces:
            known = piece is not pieces[0] or self.opened
            looked_at = known and not self.journal.broken_between(before, piece)
            index = piece.value("index")
            if looked_at and index != highest + 1:
                self.say("GAP" if index > highest + 1 else "EXTRA", "V32", piece)
            elif looked_at and index >= 2 and piece.type == "segment":
                self.check_media(before, piece)
            highest, before = max(highest, index), piece

    def check_media(self, before, piece):
        """V33."""
        end = before.value("media") + before.value("media", 1)
        between = [record for record in self.records if before.n < record.n < piece.n]
        declared = any(record.type == "gap" for record in between)
        if not declared and abs(piece.value("media") - end) > 1:
            self.say("GAP", "V33", piece)

    def check_totals(self):
        """V35."""
        if not self.opened or self.journal.broken_between(self.records[0], self.close):
            return
        segments = self.pieces("av")
        plain = sum(record.value("plain", 1) for record in segments)
        media = sum(record.value("media", 1) for record in segments)
        stated = tuple(self.close.value(key) for key in ("segments", "plain", "media"))
        if stated != (len(segments), plain, media):
            self.say("GAP", "V35", self.close)
