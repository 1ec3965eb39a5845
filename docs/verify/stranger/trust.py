"""Keys that are given, and what they are worth (clause V4)."""

from dataclasses import dataclass

from notes import COSIGNATURE, ED25519, Key, name_parts, verifier_key
from texts import Lines, decode, number


@dataclass(frozen=True)
class Trusted:
    given: tuple
    revoked: dict  # key: from which record on

    def under(self, name):
        """Keys given under a recorder's name, of any suite; revoked ones count as given."""
        return tuple(key for key in self.given if key.name == name)

    def valid(self):
        return [key for key in self.given if key not in self.revoked]

    def witnesses(self):
        """V51: keys of suite 04, and Ed25519 keys of docks taken as such."""
        found = []
        for key in self.valid():
            of_dock = (name_parts(key.name) or ("", ""))[1] == "dock"
            if key.suite == COSIGNATURE or key.suite == ED25519 and of_dock:
                found.append(Key(key.name, COSIGNATURE, key.public))
        return [key for key in dict.fromkeys(found) if key not in self.revoked]

    def standing(self, journal, anchors):
        """Key trust of the report."""
        keys = [key for key in journal.signers.keys if key in self.given]
        if not keys or not journal.good_records():
            return "UNKNOWN"
        last = journal.placed[-1].n
        order = ("REVOKED-BEFORE", "REVOKED-AFTER", "KNOWN")
        return max((self.of_key(key, last, anchors) for key in keys), key=order.index)

    def of_key(self, key, last, anchors):
        if key not in self.revoked:
            return "KNOWN"
        until = self.revoked[key]
        seen = any(last < anchor.size <= until for anchor in anchors)
        return "REVOKED-AFTER" if seen else "REVOKED-BEFORE"


def read_keys(folder):
    """The *.vkey files of a folder and its file `revoked`; Malformed if one is not in its form."""
    given = []
    for path in sorted(folder.glob("*.vkey")):
        for line in decode(path.read_bytes(), "K5").splitlines():
            if line and not line.startswith("#"):
                given.append(verifier_key(line))
    revoked = read_revoked(folder / "revoked")
    return Trusted(tuple(dict.fromkeys([*given, *revoked])), revoked)


def read_revoked(path):
    if not path.exists():
        return {}
    lines = Lines(path.read_bytes(), "shuijing-revoked/v1")
    revoked = {}
    for key, since in lines.take_list("revoked", 0, 2**53, verifier_key, number):
        revoked[key] = since
    lines.end()
    return revoked
