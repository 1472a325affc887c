"""Works a sitting with a log that is folded often, and says what was acknowledged; made to be killed.

Usage: sitting_child.py FOLDER CASES [stay]: opens cases, then closes the desk, or stays until killed.
"""

import sys
from pathlib import Path

import db.desk_file.sitting
from returns.desk import open_desk
from returns.money import Money
from returns.records.options import NewCase


def main(folder: Path, cases: int, *, stay: bool) -> None:
    """Open so many cases; a log of 400 kB is brought into the file."""
    db.desk_file.sitting.LIMIT = 400_000
    desk = open_desk(folder, create=True)
    for number in range(cases):
        order = f"302-{desk.cases.how_many()}-{number}"
        new = NewCase(order, "Shop", "Mug", "defective", Money(1840, "USD"))
        (case_id,) = desk.by_hand.open(new).case_ids
        sys.stdout.write(f"case {case_id}\n")
        sys.stdout.flush()
    if stay:
        sys.stdin.read()
    desk.close()
    sys.stdout.write("closed\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), stay="stay" in sys.argv)
