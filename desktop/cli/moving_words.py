"""The words of the commands for what moves: orders, cases by hand, parcels, money, products, batches."""

from argparse import ArgumentParser

from desktop.cli import words
from returns.terms import MoneyWay
from returns.trade.disputes import Dispute


def add_scope(command: ArgumentParser) -> None:
    """Which line of a case, and which of its units."""
    command.add_argument("--line", type=words.count, help="item of the case, from 1")
    command.add_argument(
        "--units", type=words.numbers, default=(), metavar="1,2", help="units of that item"
    )


def add_another(command: ArgumentParser) -> None:
    """Whether a parcel is a further one."""
    command.add_argument(
        "--another",
        action="store_true",
        help="a further parcel, not the one that was noted without a number",
    )


def add_to(command: words.Adder) -> None:
    """All of them."""
    _add_orders(command)
    _add_moves(command)
    undo = command("undo", "take the last step of a case back")
    undo.add_argument("case", metavar="CASE")
    undo.add_argument("--redo", action="store_true", help="do it again")
    _add_products(command)
    batch = command("batch", "commands from a file, or typed in, over one open desk")
    batch.add_argument("file", type=words.place_or_typed, nargs="?", default=None)
    batch.add_argument("--stop", action="store_true", help="end at the first refusal")


def _add_price(command: ArgumentParser, when: str) -> None:
    """What was paid for an item: for one piece of it, or for all of them, which share it to the cent."""
    one = command.add_mutually_exclusive_group()
    one.add_argument("--price", type=words.decimal, help=f"of one, {when}")
    one.add_argument("--total", type=words.decimal, help=f"of all pieces of it, {when}")


def _add_orders(command: words.Adder) -> None:
    order = command(
        "order", "what is known of an order; dates, prices, postage and address may be entered"
    )
    order.add_argument("number", metavar="NUMBER")
    order.add_argument("--shop", default="", metavar="NAME")
    for name in ("ordered", "shipped", "delivered"):
        order.add_argument(f"--{name}", type=words.day, metavar="YYYY-MM-DD")
    _add_price(order, "where no file told it")
    order.add_argument("--postage", type=words.decimal, help="that the buyer paid for it")
    order.add_argument(
        "--address",
        type=words.address_typed,
        metavar="NAME;…",
        help="where it goes: name;line1;line2;city;region;postcode;country;phone",
    )
    order.add_argument("--currency", type=words.currency)
    order.add_argument(
        "--item", default="", metavar="SKU|TITLE", help="which item has that price"
    )
    new = command("new", "a case by hand; prints its number")
    new.add_argument("order", metavar="ORDER")
    new.add_argument("--reason", required=True, type=words.reason)
    new.add_argument("--sku", default="")
    new.add_argument("--title", default="", help="where the order is not known")
    new.add_argument("--quantity", type=words.count, default=1)
    new.add_argument(
        "--also",
        action="append",
        default=[],
        type=words.also_back,
        metavar="SKU=REASON:N",
        help="another item of the order that comes back with it; may stand several times",
    )
    _add_price(new, "where the order is not known")
    new.add_argument("--currency", type=words.currency)
    new.add_argument("--shop", default="", metavar="NAME")
    new.add_argument("--words", default="", help="what the buyer wrote")
    for name in ("ordered", "delivered"):
        new.add_argument(f"--{name}", type=words.day, metavar="YYYY-MM-DD")


def _add_moves(command: words.Adder) -> None:
    parcel = command("parcel", "a parcel of a case, in any direction")
    parcel.add_argument("case", metavar="CASE")
    parcel.add_argument("--to", required=True, choices=words.ENDS)
    parcel.add_argument("--from", dest="comes_from", choices=words.ENDS)
    parcel.add_argument("--tracking", default="")
    parcel.add_argument("--carrier", default="")
    parcel.add_argument("--place", default="", metavar="NAME")
    parcel.add_argument("--payer", choices=words.PAYERS)
    parcel.add_argument("--cost", type=words.decimal)
    parcel.add_argument(
        "--parcel", type=words.count, metavar="N", help="one that is known, by its number"
    )
    add_scope(parcel)
    add_another(parcel)
    parcel.add_argument("--sent", action="store_true")
    parcel.add_argument("--arrived", action="store_true")
    dispute = command("dispute", "what the buyer opened elsewhere, where no file told it")
    dispute.add_argument("case", metavar="CASE")
    dispute.add_argument("kind", choices=[each.value for each in Dispute])
    dispute.add_argument(
        "--on", type=words.day, metavar="YYYY-MM-DD", help="when it was opened"
    )
    money = command("money", "money that moved on a case")
    money.add_argument("case", metavar="CASE")
    money.add_argument("way", choices=["in", "out", "bounced"])
    money.add_argument("--amount", required=True, type=words.amount_with_code)
    money.add_argument("--currency", type=words.currency)
    payer = money.add_mutually_exclusive_group()
    payer.add_argument(
        "--from",
        dest="party",
        choices=["supplier", "carrier", "platform", "buyer"],
        help="who paid it",
    )
    payer.add_argument(
        "--to", choices=["supplier", "carrier"], help="out: who had paid it, and has it back"
    )
    money.add_argument("--as", dest="paid_as", choices=[each.value for each in MoneyWay])
    money.add_argument("--rest-asked", action="store_true", help="the rest is still owed")
    money.add_argument(
        "--postage", action="store_true", help="out: of the order's postage, not of its goods"
    )
    money.add_argument("--reference", default="")
    money.add_argument("--reason", default="", help="in: why more came than was asked")
    money.add_argument("--on", type=words.day, metavar="YYYY-MM-DD")
    add_scope(money)


def _add_products(command: words.Adder) -> None:
    product = command("product", "what is known of a product; what is said reaches its cases")
    product.add_argument("sku", metavar="SKU")
    product.add_argument("--cost", type=words.decimal)
    product.add_argument("--currency", type=words.currency)
    product.add_argument("--supplier", metavar="NAME")
    product.add_argument("--group")
    product.add_argument("--listing", choices=words.LISTINGS)
    product.add_argument("--title")
    product.add_argument("--weight", type=words.count, metavar="GRAMS")
    state = product.add_mutually_exclusive_group()
    state.add_argument(
        "--merge-into",
        metavar="SKU",
        help="it is that product, written otherwise; orders and cases follow",
    )
    state.add_argument(
        "--retire", action="store_true", help="sold no more: no list offers it, cases keep it"
    )
    state.add_argument("--bring-back", action="store_true", help="sold again")
    picture = product.add_mutually_exclusive_group()
    picture.add_argument(
        "--picture", type=words.place, metavar="FILE", help="what lists show of it"
    )
    picture.add_argument("--no-picture", action="store_true", help="show none of it any more")
