"""Runs verify.py on every vector and prints each difference: python3 compare.py VECTORS

Compared is what page 7 says two verifiers must agree on: verdict, trust, tail, and the set of findings
(verdict and n). Whether the clauses are the same is counted beside it.
"""

import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

VERIFY = Path(__file__).with_name("verify.py")
ANSWERED = ("verdict", "trust", "tail", "finding")


def answer(text):
    """The lines of `expect`, or of a report, that are an answer."""
    return [line.split(" ") for line in text.splitlines() if line.split(" ")[0] in ANSWERED]


def without_clauses(lines):
    return {tuple(line[:2] + line[3:] if line[0] == "finding" else line) for line in lines}


def run(vector):
    expected = (vector / "expect").read_text()
    options = ["--card"] if "\nsupply card\n" in expected else []
    if "\nopened yes\n" in expected:
        options += ["--identity", vector / "keys" / "identity.age"]
    command = [sys.executable, "-B", VERIFY, *options, vector / "supply", vector / "keys"]
    done = subprocess.run(command, capture_output=True, text=True)
    found = answer(done.stdout)
    return vector.name, answer(expected), found, done.stderr


def differences(expected, found):
    missing = sorted(without_clauses(expected) - without_clauses(found))
    surplus = sorted(without_clauses(found) - without_clauses(expected))
    yield from (f"  - {' '.join(line)}" for line in missing)
    yield from (f"  + {' '.join(line)}" for line in surplus)


def main():
    folder = Path(sys.argv[1])
    vectors = sorted(path.parent for path in folder.glob("*/expect"))
    same = to_the_letter = 0
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        for name, expected, found, errors in pool.map(run, vectors):
            differing = list(differences(expected, found))
            same += not differing
            to_the_letter += set(map(tuple, expected)) == set(map(tuple, found))
            if differing:
                print("\n".join([name, *differing, errors.strip()]).rstrip())
    print(f"{same} of {len(vectors)} vectors agree, {to_the_letter} in every clause too")
    return 0 if vectors and same == len(vectors) else 1


if __name__ == "__main__":
    sys.exit(main())
