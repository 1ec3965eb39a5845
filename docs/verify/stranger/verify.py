"""Says what a recording can prove: python3 verify.py [--card] [--identity FILE] SUPPLY KEYS"""

import argparse
import sys
from pathlib import Path

from texts import Malformed
from trust import read_keys
from verdict import Question, supplied_files, verify


def arguments():
    parser = argparse.ArgumentParser(description="Says what a recording can prove.")
    parser.add_argument("--card", action="store_true", help="the supply is a recorder's card")
    parser.add_argument("--identity", type=Path, help="an age identity file, to open segments")
    parser.add_argument("supply", type=Path, metavar="SUPPLY", help="the files of one recorder")
    parser.add_argument("keys", type=Path, metavar="KEYS", help="a folder of *.vkey to believe")
    return parser.parse_args()


def question(asked):
    for folder in (asked.supply, asked.keys):
        if not folder.is_dir():
            raise NotADirectoryError(f"{folder} is no folder")
    identity = asked.identity.read_bytes() if asked.identity else None
    files = supplied_files(asked.supply)
    return Question(files, read_keys(asked.keys), asked.card, identity)


def main():
    try:
        report = verify(question(arguments()))
    except (Malformed, OSError) as wrong:
        print(f"cannot verify: {wrong}", file=sys.stderr)
        return 2
    print("\n".join(report.lines()))
    return report.exit_code()


if __name__ == "__main__":
    sys.exit(main())
