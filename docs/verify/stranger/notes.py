"""Names, keys and signed notes (clauses K1, K3, N1 to N6)."""

import base64
import binascii
import hashlib
import re
import unicodedata
from dataclasses import dataclass

import curves
from texts import Malformed, decode, require

MAX_NOTE = 327_680
MAX_SIGNATURE_LINES = 16
DASH = "—"

ED25519 = b"\x01"
P256 = b"\x02"
COSIGNATURE = b"\x04"
SM2 = b"\xffsm2sm3"

DOMAIN = r"(?P<domain>[a-z0-9]|[a-z0-9][a-z0-9.-]{0,98}[a-z0-9])"
LAST = r"[A-Za-z0-9][A-Za-z0-9._-]{0,62}"
NAME = re.compile(rf"{DOMAIN}/(?:(?P<kind>recorder|dock)/{LAST}|(?P<office>office))")


def name_parts(name):
    """K1: domain and kind (recorder, dock or office) of a NAME, or None."""
    match = NAME.fullmatch(name)
    if not match or len(name) > 64 or ".." in name:
        return None
    return match["domain"], match["kind"] or "office"


def name_of(kind):
    def read(value):
        parts = name_parts(value)
        require(parts and parts[1] == kind, "K1", f"no NAME of a {kind}: {value}")
        return value

    return read


def strict_base64(value, clause):
    try:
        data = base64.b64decode(value.encode(), validate=True)
    except (binascii.Error, ValueError) as wrong:
        raise Malformed(clause, "no base64") from wrong
    require(base64.b64encode(data).decode() == value, clause, "base64 in another encoding")
    return data


def check_key_name(name, clause):
    require(name, clause, "an empty key name")
    for character in name:
        category = unicodedata.category(character)
        odd = character.isspace() or character == "+" or category[0] == "Z" or category == "Cc"
        require(not odd, clause, "a key name that cannot be one")


@dataclass(frozen=True)
class Key:
    """N5: a verifier key."""

    name: str
    suite: bytes
    public: bytes

    @property
    def id(self):
        named = self.name.encode() + b"\n" + self.suite + self.public
        return hashlib.sha256(self.public if self.suite == P256 else named).digest()[:4]

    def clean(self):
        match self.suite:
            case b"\x02":
                return curves.P256.key(self.public) is not None
            case b"\xffsm2sm3":
                return curves.SM2.key(self.public) is not None
            case _:
                return curves.ed25519_clean(self.public)

    def verifies(self, text, signature):
        match self.suite:
            case b"\x01":
                return curves.ed25519_verifies(self.public, text, signature)
            case b"\x02":
                return curves.p256_verifies(self.public, text, signature)
            case b"\xffsm2sm3":
                return curves.sm2_verifies(self.public, text, signature)
            case _:
                return cosignature_time(self, text, signature) is not None


def cosignature_time(key, text, signature):
    """C4: the POSIX time of a cosignature that verifies, or None."""
    seconds = int.from_bytes(signature[:8])
    if len(signature) != 72 or seconds >= 2**63:
        return None
    seen = b"cosignature/v1\ntime %d\n" % seconds + text
    return seconds if curves.ed25519_verifies(key.public, seen, signature[8:]) else None


def verifier_key(value):
    parts = value.split("+", 2)
    require(len(parts) == 3, "N5", "no verifier key")
    name, key_id, material = parts[0], parts[1], strict_base64(parts[2], "N5")
    check_key_name(name, "N5")
    for suite in (ED25519, P256, COSIGNATURE, SM2):
        if material.startswith(suite):
            key = Key(name, suite, material[len(suite) :])
            require(key.clean(), "K3", "a key that is not clean")
            require(key.id.hex() == key_id, "N5", "a key id that is not the key's")
            return key
    raise Malformed("N4", "an unknown suite")


@dataclass(frozen=True)
class SignatureLine:
    """N2."""

    name: str
    id: bytes
    signature: bytes

    def by(self, key):
        return self.name == key.name and self.id == key.id


@dataclass(frozen=True)
class Note:
    """N1: the signed text and its signature lines."""

    text: bytes
    lines: tuple

    def verified_by_all(self, keys):
        """Each key has a line here, and all lines of these keys verify (V15)."""
        return bool(keys) and all(self.verified_by(key) for key in keys)

    def verified_by(self, key):
        mine = [line for line in self.lines if line.by(key)]
        return bool(mine) and all(key.verifies(self.text, line.signature) for line in mine)

    def good_under(self, keys):
        """N6: good, rather than bad or unknown."""
        known = [(line, [key for key in keys if line.by(key)]) for line in self.lines]
        known = [(line, mine) for line, mine in known if mine]
        return bool(known) and all(
            any(key.verifies(self.text, line.signature) for key in mine) for line, mine in known
        )


def signature_line(line):
    parts = line.split(" ")
    require(len(parts) == 3 and parts[0] == DASH, "N2", "no signature line")
    check_key_name(parts[1], "N2")
    material = strict_base64(parts[2], "N2")
    require(len(material) > 4, "N2", "a signature line without signature")
    return SignatureLine(parts[1], material[:4], material[4:])


def note(data):
    require(len(data) <= MAX_NOTE, "N3", "a note that is too long")
    require(not re.search(r"[\x00-\x09\x0b-\x1f]", decode(data, "N1")), "N1", "a control character")
    parted = data.rfind(b"\n\n")
    require(parted > 0, "N1", "no empty line")
    require(data.endswith(b"\n") and len(data) > parted + 2, "N2", "no whole signature line")
    lines = data[parted + 2 : -1].decode().split("\n")
    require(len(lines) <= MAX_SIGNATURE_LINES, "N3", "too many signature lines")
    return Note(data[: parted + 1], tuple(signature_line(line) for line in lines))
