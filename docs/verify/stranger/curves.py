"""Signatures under clean keys (clauses K3 and N4): Ed25519, ECDSA on P-256, SM2 with SM3.

Plain arithmetic on large integers. Only public values are handled, so nothing here tries to be
constant in time, and nothing tries to be fast.
"""

import functools
import hashlib
from dataclasses import dataclass

# Ed25519 (RFC 8032, 5.1). Points are (X, Y, Z, T) with x = X/Z, y = Y/Z, xy = T/Z.

P = 2**255 - 19
ORDER = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, -1, P) % P
NEUTRAL = (0, 1, 1, 0)


def ed_add(p, q):
    a = (p[1] - p[0]) * (q[1] - q[0]) % P
    b = (p[1] + p[0]) * (q[1] + q[0]) % P
    c = 2 * p[3] * q[3] * D % P
    d = 2 * p[2] * q[2] % P
    e, f, g, h = b - a, d - c, d + c, b + a
    return e * f % P, g * h % P, f * g % P, e * h % P


def ed_times(scalar, point):
    total = NEUTRAL
    while scalar:
        if scalar & 1:
            total = ed_add(total, point)
        point = ed_add(point, point)
        scalar >>= 1
    return total


def ed_encode(point):
    inverse = pow(point[2], -1, P)
    x, y = point[0] * inverse % P, point[1] * inverse % P
    return (y | (x & 1) << 255).to_bytes(32, "little")


def ed_decode(data):
    """The point of a canonical encoding, or None."""
    value = int.from_bytes(data, "little")
    sign, y = value >> 255, value & (2**255 - 1)
    if y >= P:
        return None
    square = (y * y - 1) * pow(D * y * y + 1, -1, P) % P
    x = pow(square, (P + 3) // 8, P)
    if x * x % P != square:
        x = x * pow(2, (P - 1) // 4, P) % P
    if x * x % P != square or (x == 0 and sign):
        return None
    x = P - x if x & 1 != sign else x
    return x, y, 1, x * y % P


ED_START = ed_decode((4 * pow(5, -1, P) % P).to_bytes(32, "little"))


@functools.cache
def ed25519_clean(public):
    if len(public) != 32:
        return False
    point = ed_decode(public)
    neutral = ed_encode(NEUTRAL)
    return point is not None and public != neutral and ed_encode(ed_times(ORDER, point)) == neutral


def ed25519_verifies(public, text, signature):
    if len(signature) != 64 or not ed25519_clean(public):
        return False
    r, s = signature[:32], int.from_bytes(signature[32:], "little")
    if s >= ORDER:
        return False
    x, y, z, t = ed_decode(public)
    k = int.from_bytes(hashlib.sha512(r + public + text).digest(), "little") % ORDER
    minus_key = (P - x, y, z, P - t)
    return ed_encode(ed_add(ed_times(s, ED_START), ed_times(k, minus_key))) == r


# P-256 and SM2: y² = x³ + ax + b. Points are (x, y), None is the neutral one.


@dataclass(frozen=True)
class Curve:
    p: int
    a: int
    b: int
    n: int
    start: tuple
    prefix: bytes  # of the DER SubjectPublicKeyInfo, K3

    def has(self, point):
        x, y = point
        return x < self.p and y < self.p and (y * y - x**3 - self.a * x - self.b) % self.p == 0

    def add(self, one, other):
        if one is None or other is None:
            return one or other
        (x1, y1), (x2, y2) = one, other
        if x1 == x2 and (y1 + y2) % self.p == 0:
            return None
        if one == other:
            slope = (3 * x1 * x1 + self.a) * pow(2 * y1, -1, self.p)
        else:
            slope = (y2 - y1) * pow(x2 - x1, -1, self.p)
        x = (slope * slope - x1 - x2) % self.p
        return x, (slope * (x1 - x) - y1) % self.p

    def times(self, scalar, point):
        total = None
        while scalar:
            if scalar & 1:
                total = self.add(total, point)
            point = self.add(point, point)
            scalar >>= 1
        return total

    def key(self, public):
        """The point of a clean key, or None."""
        if len(public) != 91 or not public.startswith(self.prefix):
            return None
        x, y = public[27:59], public[59:]
        point = int.from_bytes(x), int.from_bytes(y)
        return point if self.has(point) else None


P256 = Curve(
    p=2**256 - 2**224 + 2**192 + 2**96 - 1,
    a=-3,
    b=0x5AC635D8AA3A93E7B3EBBD55769886BC651D06B0CC53B0F63BCE3C3E27D2604B,
    n=0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551,
    start=(
        0x6B17D1F2E12C4247F8BCE6E563A440F277037D812DEB33A0F4A13945D898C296,
        0x4FE342E2FE1A7F9B8EE7EB4A7C0F9E162BCE33576B315ECECBB6406837BF51F5,
    ),
    prefix=bytes.fromhex("3059301306072a8648ce3d020106082a8648ce3d03010703420004"),
)

SM2 = Curve(
    p=2**256 - 2**224 - 2**96 + 2**64 - 1,
    a=2**256 - 2**224 - 2**96 + 2**64 - 4,
    b=0x28E9FA9E9D9F5E344D5A9E4BCF6509A7F39789F515AB8F92DDBCBD414D940E93,
    n=0xFFFFFFFEFFFFFFFFFFFFFFFFFFFFFFFF7203DF6B21C6052B53BBF40939D54123,
    start=(
        0x32C4AE2C1F1981195F9904466A39C9948FE30BBFF2660BE1715A4589334C74C7,
        0xBC3736A2F4F6779C59BDCEE36B692153D0A9877CC62A474002DF32E52139F0A0,
    ),
    prefix=bytes.fromhex("3059301306072a8648ce3d020106082a811ccf5501822d03420004"),
)


def der_integer(value):
    body = value.to_bytes(value.bit_length() // 8 + 1)
    return b"\x02" + bytes([len(body)]) + body


def der_pair(signature, n):
    """r and s of a signature in its one DER encoding, each from 1 to n-1, or None."""
    if not 8 <= len(signature) <= 72 or signature[0] != 0x30 or signature[2] != 2:
        return None
    length = signature[3]
    r = int.from_bytes(signature[4 : 4 + length])
    s = int.from_bytes(signature[6 + length :])
    body = der_integer(r) + der_integer(s)
    if signature != b"\x30" + bytes([len(body)]) + body:
        return None
    return (r, s) if 0 < r < n and 0 < s < n else None


def p256_verifies(public, text, signature):
    key, pair = P256.key(public), der_pair(signature, P256.n)
    if key is None or pair is None:
        return False
    r, s = pair
    e = int.from_bytes(hashlib.sha256(text).digest())
    w = pow(s, -1, P256.n)
    point = P256.add(P256.times(e * w % P256.n, P256.start), P256.times(r * w % P256.n, key))
    return point is not None and point[0] % P256.n == r


def sm2_verifies(public, text, signature):
    key, pair = SM2.key(public), der_pair(signature, SM2.n)
    if key is None or pair is None:
        return False
    r, s = pair
    numbers = (SM2.a, SM2.b, *SM2.start, *key)
    user = b"\x00\x80" + b"1234567812345678" + b"".join(v.to_bytes(32) for v in numbers)
    e = int.from_bytes(sm3(sm3(user) + text))
    t = (r + s) % SM2.n
    if t == 0:
        return False
    point = SM2.add(SM2.times(s, SM2.start), SM2.times(t, key))
    return point is not None and (e + point[0]) % SM2.n == r


# SM3 (GB/T 32905). Python has it only where its OpenSSL does, so it stands here.


def turn(value, by):
    by %= 32
    return (value << by | value >> (32 - by)) & 0xFFFFFFFF


def sm3(data):
    state = bytes.fromhex("7380166f4914b2b9172442d7da8a0600a96f30bc163138aae38dee4db0fb0e4e")
    padding = b"\x80" + bytes(-(len(data) + 9) % 64) + (8 * len(data)).to_bytes(8)
    data += padding
    for at in range(0, len(data), 64):
        state = sm3_block(state, data[at : at + 64])
    return state


def sm3_words(block):
    words = [int.from_bytes(block[i : i + 4]) for i in range(0, 64, 4)]
    for j in range(16, 68):
        x = words[j - 16] ^ words[j - 9] ^ turn(words[j - 3], 15)
        x ^= turn(x, 15) ^ turn(x, 23)
        words.append(x ^ turn(words[j - 13], 7) ^ words[j - 6])
    return words


def sm3_block(state, block):
    words = sm3_words(block)
    before = a, b, c, d, e, f, g, h = [int.from_bytes(state[i : i + 4]) for i in range(0, 32, 4)]
    for j in range(64):
        constant = turn(0x79CC4519 if j < 16 else 0x7A879D8A, j)
        ss1 = turn(turn(a, 12) + e + constant & 0xFFFFFFFF, 7)
        ss2 = ss1 ^ turn(a, 12)
        ff = a ^ b ^ c if j < 16 else a & b | a & c | b & c
        gg = e ^ f ^ g if j < 16 else e & f | ~e & g
        tt1 = ff + d + ss2 + (words[j] ^ words[j + 4]) & 0xFFFFFFFF
        tt2 = gg + h + ss1 + words[j] & 0xFFFFFFFF
        a, b, c, d = tt1, a, turn(b, 9), c
        e, f, g, h = tt2 ^ turn(tt2, 9) ^ turn(tt2, 17), e, turn(f, 19), g
    after = (a, b, c, d, e, f, g, h)
    return b"".join((x ^ y).to_bytes(4) for x, y in zip(before, after))
