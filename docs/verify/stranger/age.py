"""Opening sealed bytes with an identity (clauses S2 to S4; age version 1, X25519 recipients).

HKDF is RFC 5869, X25519 RFC 7748, ChaCha20-Poly1305 RFC 8439.
"""

import base64
import binascii
import hashlib
import hmac
import struct

from texts import decode, require

CHUNK = 65_536
TAG = 16
BECH32 = "qpzry9x8gf2tvdw0s3jn54khce6mua7l"


class Unopened(Exception):
    """These bytes are no age file to this identity."""


def insist(condition):
    if not condition:
        raise Unopened


def opener(identity_file):
    """A function that opens sealed bytes with the identity in this file, or gives None."""
    secret = identity(decode(identity_file, "S3"))

    def open_sealed(sealed):
        try:
            return unseal(sealed, secret)
        except Unopened:
            return None

    return open_sealed


def identity(text):
    """S3: the scalar in an identity file."""
    keys = [line for line in text.splitlines() if line and not line.startswith("#")]
    require(len(keys) == 1, "S3", "not exactly one identity")
    prefix, _, symbols = keys[0].lower().rpartition("1")
    require(keys[0].isupper() and prefix == "age-secret-key-", "S3", "no identity")
    require(len(symbols) == 58 and set(symbols) <= set(BECH32), "S3", "no identity")
    values = [BECH32.index(symbol) for symbol in symbols]
    expanded = [ord(c) >> 5 for c in prefix] + [0] + [ord(c) & 31 for c in prefix]
    require(bech32_checksum(expanded + values) == 1, "S3", "a wrong check sum")
    bits = 0
    for value in values[:-6]:
        bits = bits << 5 | value
    return (bits >> 4).to_bytes(32)


def bech32_checksum(values):
    total = 1
    for value in values:
        top = total >> 25
        total = (total & 0x1FFFFFF) << 5 ^ value
        for i, part in enumerate((0x3B6A57B2, 0x26508E6D, 0x1EA119FA, 0x3D4233DD, 0x2A1462B3)):
            total ^= part if top >> i & 1 else 0
    return total


def unseal(sealed, secret):
    header, mac, payload = split(sealed)
    key = file_key(header, secret)
    expected = hmac.digest(hkdf(key, b"", b"header"), header, "sha256")
    insist(hmac.compare_digest(expected, mac))
    insist(len(payload) >= 16 + TAG)
    return stream(hkdf(key, payload[:16], b"payload"), payload[16:])


def split(sealed):
    """Header up to and with `---`, its MAC, payload."""
    insist(sealed.startswith(b"age-encryption.org/v1\n"))
    mac_at = sealed.find(b"\n--- ")
    line_end = sealed.find(b"\n", mac_at + 1)
    insist(mac_at >= 0 and line_end >= 0)
    mac = unpadded(sealed[mac_at + 5 : line_end])
    return sealed[: mac_at + 4], mac, sealed[line_end + 1 :]


def unpadded(text):
    try:
        data = base64.b64decode(text + b"=" * (-len(text) % 4), validate=True)
    except binascii.Error as wrong:
        raise Unopened from wrong
    insist(base64.b64encode(data).rstrip(b"=") == text)
    return data


def file_key(header, secret):
    lines = header.split(b"\n")[1:-1]
    for share, body in stanzas(lines):
        key = unwrap(share, body, secret)
        if key is not None:
            return key
    raise Unopened


def stanzas(lines):
    """The X25519 recipient stanzas: ephemeral share and body."""
    at = 0
    while at < len(lines):
        arguments = lines[at].split(b" ")
        insist(arguments[0] == b"->" and len(arguments) > 1)
        end = at + 1
        while end < len(lines) and len(lines[end]) == 64:
            end += 1
        insist(end < len(lines) and len(lines[end]) < 64)
        if arguments[1] == b"X25519":
            insist(len(arguments) == 3)
            yield unpadded(arguments[2]), unpadded(b"".join(lines[at + 1 : end + 1]))
        at = end + 1


def unwrap(share, body, secret):
    insist(len(share) == 32 and len(body) == 32)
    shared = x25519(secret, share)
    insist(any(shared))
    salt = share + x25519(secret, (9).to_bytes(32, "little"))
    key = hkdf(shared, salt, b"age-encryption.org/v1/X25519")
    return open_chunk(key, bytes(12), body)


def stream(key, data):
    """The payload: chunks of 64 KiB, of which the last one says that it is the last."""
    plain = []
    starts = range(0, len(data), CHUNK + TAG)
    for count, start in enumerate(starts):
        last = start + CHUNK + TAG >= len(data)
        nonce = count.to_bytes(11) + (b"\1" if last else b"\0")
        chunk = open_chunk(key, nonce, data[start : start + CHUNK + TAG])
        insist(chunk is not None and (chunk or count == 0))
        plain.append(chunk)
    return b"".join(plain)


def hkdf(secret, salt, info):
    """32 bytes."""
    extracted = hmac.digest(salt or bytes(32), secret, "sha256")
    return hmac.digest(extracted, info + b"\1", "sha256")


def x25519(scalar, point):
    p = 2**255 - 19
    k = int.from_bytes(scalar, "little") & ~7 & (2**255 - 1) | 1 << 254
    x1 = (int.from_bytes(point, "little") & (2**255 - 1)) % p
    x2, z2, x3, z3 = 1, 0, x1, 1
    for bit in range(254, -1, -1):
        if k >> bit & 1:
            x2, z2, x3, z3 = ladder(x1, x3, z3, x2, z2)[2:] + ladder(x1, x3, z3, x2, z2)[:2]
        else:
            x2, z2, x3, z3 = ladder(x1, x2, z2, x3, z3)
    return (x2 * pow(z2, -1, p) % p if z2 else 0).to_bytes(32, "little")


def ladder(x1, x2, z2, x3, z3):
    p = 2**255 - 19
    a, b, c, d = x2 + z2, x2 - z2, x3 + z3, x3 - z3
    aa, bb, da, cb = a * a % p, b * b % p, d * a % p, c * b % p
    e = aa - bb
    return (
        aa * bb % p,
        e * (aa + 121665 * e) % p,
        (da + cb) ** 2 % p,
        x1 * (da - cb) ** 2 % p,
    )


def open_chunk(key, nonce, sealed):
    """ChaCha20-Poly1305 without further data: the plain bytes, or None."""
    body, tag = sealed[:-TAG], sealed[-TAG:]
    if len(tag) < TAG:
        return None
    once = chacha_block(key, 0, nonce)[:32]
    lengths = struct.pack("<QQ", 0, len(body))
    if poly1305(once, body + bytes(-len(body) % 16) + lengths) != tag:
        return None
    blocks = range(1, -(-len(body) // 64) + 1)
    pad = b"".join(chacha_block(key, counter, nonce) for counter in blocks)[: len(body)]
    return (int.from_bytes(body) ^ int.from_bytes(pad)).to_bytes(len(body))


def poly1305(key, data):
    r = int.from_bytes(key[:16], "little") & 0x0FFFFFFC0FFFFFFC0FFFFFFC0FFFFFFF
    total = 0
    for at in range(0, len(data), 16):
        total = (total + int.from_bytes(data[at : at + 16] + b"\1", "little")) * r % (2**130 - 5)
    return (total + int.from_bytes(key[16:], "little") & 2**128 - 1).to_bytes(16, "little")


ROUNDS = (
    (0, 4, 8, 12), (1, 5, 9, 13), (2, 6, 10, 14), (3, 7, 11, 15),
    (0, 5, 10, 15), (1, 6, 11, 12), (2, 7, 8, 13), (3, 4, 9, 14),
)


def chacha_block(key, counter, nonce):
    before = struct.unpack("<16I", b"expand 32-byte k" + key + struct.pack("<I", counter) + nonce)
    words = list(before)
    for _ in range(10):
        for a, b, c, d in ROUNDS:
            quarter_round(words, a, b, c, d)
    return struct.pack("<16I", *((x + y) & 0xFFFFFFFF for x, y in zip(words, before)))


def quarter_round(words, a, b, c, d):
    mask = 0xFFFFFFFF
    for x, y, z, by in ((a, b, d, 16), (c, d, b, 12), (a, b, d, 8), (c, d, b, 7)):
        words[x] = words[x] + words[y] & mask
        mixed = words[z] ^ words[x]
        words[z] = (mixed << by | mixed >> 32 - by) & mask
