"""Findings and verdicts (clauses V1 and V2)."""

from dataclasses import dataclass

VERDICTS = (
    "INTACT", "UNANCHORED", "INTERRUPTED", "PARTIAL", "OPEN-ENDED", "CLOCK-DOUBT", "EXTRA", "GAP",
    "MISSING", "UNREADABLE", "MODIFIED", "BAD-SIGNATURE", "ROLLED-BACK", "FORK",
)


@dataclass(frozen=True)
class Finding:
    verdict: str
    clause: str
    n: int | None  # None: about the whole, or about a file

    def line(self):
        return f"finding {self.verdict} {self.clause} {'-' if self.n is None else self.n}"

    def order(self):
        last = self.n is None
        clause = (self.clause[0], int(self.clause[1:]))
        return last, self.n or 0, clause, VERDICTS.index(self.verdict)


def gravest(findings):
    return max((finding.verdict for finding in findings), key=VERDICTS.index, default="INTACT")
