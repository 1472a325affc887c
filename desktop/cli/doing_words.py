"""The words of the commands for what is done on a case: a step, its letter beforehand, a parcel looked at."""

from argparse import ArgumentParser

from desktop.cli import moving_words as moving
from desktop.cli import photo_words as photos
from desktop.cli import words


def add_to(command: words.Adder) -> None:
    """All of them."""
    preview = command("preview", "the letter that a step would write; nothing is done")
    _add_step(preview)
    do = command("do", "perform a step, or note what happened")
    _add_step(do)
    do.add_argument(
        "--eml", type=words.place, metavar="OUT.eml", help="save the letter as a draft"
    )
    _receiving(command)
    _inspecting(command)
    photos.add_to(command)


def _add_step(do: ArgumentParser) -> None:
    """A step of a case, and all that may be said with it."""
    do.add_argument("case", metavar="CASE")
    do.add_argument("step", choices=words.STEPS, metavar="STEP")
    do.add_argument("--amount", type=words.amount_with_code)
    do.add_argument("--offer", choices=words.OFFERS)
    do.add_argument("--reason", default="")
    do.add_argument("--note", default="")
    do.add_argument("--rma", default="")
    do.add_argument("--tracking", default="")
    do.add_argument("--carrier", default="")
    do.add_argument("--route", choices=words.ROUTES)
    do.add_argument("--until", type=words.day, metavar="YYYY-MM-DD")
    do.add_argument("--answer", default="")
    do.add_argument("--disposition", choices=words.DISPOSITIONS)
    do.add_argument("--verdict", choices=words.VERDICTS)
    do.add_argument("--overrule", action="store_true")
    moving.add_scope(do)
    moving.add_another(do)
    do.add_argument(
        "--parcel", type=words.count, metavar="N", help="which parcel it is, by its number"
    )
    do.add_argument("--place", default="", metavar="NAME", help="where the goods go")
    do.add_argument("--exchange", default="", metavar="SKU|TITLE", help="what is sent instead")
    do.add_argument("--exchange-from", choices=words.EXCHANGES)
    do.add_argument("--reference", default="", help="what the money's payer calls it")
    do.add_argument(
        "--on", type=words.day, metavar="YYYY-MM-DD", help="when it moved, or was given"
    )
    do.add_argument("--gift", default="", help="what is given on top of the money")
    do.add_argument(
        "--to", choices=["supplier", "carrier", "platform"], help="whose claim it is"
    )
    do.add_argument("--payer", choices=words.PAYERS, help="who pays the way back")


def _receiving(command: words.Adder) -> None:
    receive = command(
        "receive", "find a parcel by tracking, RMA, order or case, and take it in"
    )
    receive.add_argument("code")
    receive.add_argument("--keep-unmatched", action="store_true")
    receive.add_argument("--case", default="", help="where a parcel kept apart belongs")
    receive.add_argument("--note", default="")
    receive.add_argument(
        "--parcel", type=words.count, metavar="N", help="which of several, by its number"
    )
    moving.add_another(receive)


def _inspecting(command: words.Adder) -> None:
    inspect = command("inspect", "record what was found, and the verdict")
    inspect.add_argument("case", metavar="CASE")
    inspect.add_argument(
        "--line",
        type=words.count,
        default=1,
        action=words.Named,
        help="item of the case, from 1",
    )
    inspect.add_argument("--unit", type=words.count, default=1, action=words.Named)
    inspect.set_defaults(unit_named=False, line_named=False)
    inspect.add_argument("--missing", action="store_true", help="the unit did not come")
    inspect.add_argument(
        "--here",
        action="store_true",
        help="announced in another parcel, it lay in the one that is here",
    )
    inspect.add_argument("--instead", default=None, help="what came instead of it")
    inspect.add_argument("--package", choices=words.PACKAGES)
    inspect.add_argument("--complete", choices=["yes", "no"])
    inspect.add_argument("--works", choices=words.WORKS)
    inspect.add_argument("--marks", default=None)
    inspect.add_argument("--serial", default=None)
    inspect.add_argument("--weight", type=words.count, metavar="GRAMS")
    inspect.add_argument("--grade", choices=words.GRADES)
    inspect.add_argument("--found", action="append", default=[], metavar="FIELD=TEXT")
    inspect.add_argument("--supplier-says", action="append", default=[], metavar="FIELD=TEXT")
    for way, where in (("out", "to the buyer"), ("back", "back")):
        text = f"what the postage {where} cost us, for the claim; empty: not known"
        inspect.add_argument(
            f"--freight-{way}", type=words.amount_or_none, metavar="AMOUNT", help=text
        )
    inspect.add_argument("--verdict", choices=words.VERDICTS)
    inspect.add_argument("--disposition", choices=words.DISPOSITIONS)
