"""Works on a desk without end and says on standard output what was acknowledged; made to be killed.

Usage: kill_child.py FOLDER SEED
"""

import random
import sys
from pathlib import Path

from returns.desk import open_desk
from returns.errors import Refusal
from returns.money import Money
from returns.records.options import NewCase
from returns.records.order import ProductTold
from returns.sample.pictures import product_png

HEADER = (
    "Order ID\tOrder date\tReturn request date\tReturn request status\tAmazon RMA ID\tASIN\t"
    "Merchant SKU\tItem Name\tReturn quantity\tReturn Reason\tOrder Amount\tCurrency code\tOrder quantity"
)


def say(*words: object) -> None:
    """One acknowledgement, out before anything else happens."""
    sys.stdout.write(" ".join(map(str, words)) + "\n")
    sys.stdout.flush()


def platform_file(folder: Path, source: random.Random, rows: int) -> tuple[Path, list[str]]:
    """A returns file with order numbers of its own."""
    orders = [
        f"302-{source.randrange(10**7):07d}-{source.randrange(10**7):07d}" for _ in range(rows)
    ]
    lines = [
        f"{order}\t03-Nov-2026\t20-Nov-2026\tPending\tD{order[4:9]}RRMA\tB0\tMUG\tMug, blue\t1\t"
        f"CR-DEFECTIVE\t18.40\tEUR\t1"
        for order in orders
    ]
    path = folder / "returns.txt"
    path.write_text("\n".join([HEADER, *lines]) + "\n", "utf-8")
    return path, orders


def main(folder: Path, seed: int) -> None:
    """Open cases, act on them, add photos, give products pictures, import files, until killed."""
    source = random.Random(seed)
    desk = open_desk(folder, create=True)
    say("open")
    while True:
        what = source.random()
        if what < 0.3 or desk.cases.how_many() == 0:
            order = f"{seed}-{source.randrange(10**9)}"
            new = NewCase(order, "Shop", "Mug", "defective", Money(1840, "USD"))
            (case_id,) = desk.by_hand.open(new).case_ids
            say("case", case_id, order)
        elif what < 0.6:
            case_id = source.randrange(desk.cases.how_many()) + 1
            (done,) = desk.cases.do_recommended([case_id])
            if not isinstance(done, Refusal):
                say("event", *done.seqs)
        elif what < 0.8:
            case_id = source.randrange(desk.cases.how_many()) + 1
            colour = f"#{source.randrange(1 << 24):06x}"
            added = desk.photos.add_bytes(
                case_id, product_png("mug", colour), "mug.png", "front"
            )
            say("photo", case_id, *(photo.sha256 for photo in added.added))
        elif what < 0.9:
            path = folder.parent / "given.png"
            path.write_bytes(product_png("mug", f"#{source.randrange(1 << 24):06x}"))
            sku = f"MUG-{source.randrange(5)}"
            desk.products.tell(sku, ProductTold(title="Mug"))
            desk.product_pictures.give([sku], path)
            say("picture", sku, desk.products.get(sku).picture.removeprefix("original:"))
        else:
            path, orders = platform_file(folder, source, 20)
            desk.intake.commit(desk.intake.preview(path))
            say("import", *orders)


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
