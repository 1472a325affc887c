"""Commands for what moves: orders, cases by hand, parcels, money, steps taken back."""

from argparse import Namespace

from desktop.cli import desks
from desktop.cli.case_output import order_json
from desktop.cli.output import as_json, say, table
from desktop.cli.settings_typed import whole_address
from desktop.cli.telling import tell_change
from returns.casework.disputes import DisputeTold
from returns.casework.goods.told_parcel import ParcelTold
from returns.casework.money_moves import MoneyTold
from returns.desk import Desk
from returns.importing.money_text import typed_amount, typed_with_code
from returns.phrases import word
from returns.records.options import NewCase
from returns.terms import End, FreightPayer, MoneyWay, Party
from returns.trade.disputes import Dispute


def order(options: Namespace) -> int:
    """What is known of an order in each shop that has its number; what no file told may be entered."""
    dates = {name: getattr(options, name) for name in ("ordered", "shipped", "delivered")}
    told = {name: day for name, day in dates.items() if day is not None}
    sums = not (options.price is options.total is options.postage is None)
    if told or sums or options.address:
        with desks.writing(options.desk) as desk:
            with desk.together():
                if told:
                    desk.orders.set_dates(options.number, shop=options.shop, **told)
                _enter_sums(desk, options)
                if options.address:
                    address = whole_address(options.address)
                    desk.orders.set_address(options.number, address, options.shop)
            found = desk.orders.find(options.number, options.shop)
    else:
        with desks.reading(options.desk) as desk:
            found = desk.orders.find(options.number, options.shop)
    if options.json:
        as_json([order_json(known) for known in found])
        return 0
    lang = options.lang or "en"
    for known in found:
        say(f"{known.order.number} · {known.shop} · {known.order.buyer}")
        table(
            [
                (
                    f"{line.quantity} ×",
                    line.title or line.sku,
                    str(line.paid) if line.paid is not None else word("value", "unknown", lang),
                )
                for line in known.order.lines
            ]
        )
        for number in known.cases:
            say(number)
    return 0


def _enter_sums(desk: Desk, options: Namespace) -> None:
    number, shop = options.number, options.shop
    if options.price is options.total is options.postage is None:
        return
    currency = options.currency or desk.orders.currency(number, shop)
    for typed, of_all in ((options.price, False), (options.total, True)):
        if typed is not None:
            price = typed_amount(typed, currency)
            desk.by_hand.tell_price(number, price, shop=shop, item=options.item, of_all=of_all)
    if options.postage is not None:
        desk.orders.set_postage(number, typed_amount(options.postage, currency), shop)


def new(options: Namespace) -> int:
    """A case by hand; prints its number."""
    with desks.writing(options.desk) as desk:
        currency = options.currency or desk.settings.get().home_currency
        price, paid = (
            None if typed is None else typed_amount(typed, currency)
            for typed in (options.price, options.total)
        )
        change = desk.by_hand.open(
            NewCase(
                order_number=options.order,
                channel=options.shop,
                title=options.title,
                reason=options.reason,
                unit_price=price,
                paid=paid,
                sku=options.sku,
                quantity=options.quantity,
                currency=options.currency or "",
                buyer_words=options.words,
                delivered_on=options.delivered,
                ordered_on=options.ordered,
                also=tuple(options.also),
            )
        )
        (case_id,) = change.case_ids
        number = desk.cases.get(case_id).number
        if options.json:
            return tell_change(desk, case_id, change, options)
    say(number)
    return 0


def parcel(options: Namespace) -> int:
    """A parcel of a case, in any direction: announced, sent, arrived."""
    with desks.writing(options.desk) as desk:
        case_id = desk.cases.find(options.case)
        currency = desk.cases.get(case_id).currency
        told = ParcelTold(
            to=End(options.to),
            comes_from=End(options.comes_from) if options.comes_from else None,
            tracking=options.tracking,
            carrier=options.carrier,
            line=options.line,
            units=options.units,
            place=options.place,
            payer=FreightPayer(options.payer) if options.payer else None,
            cost=typed_amount(options.cost, currency) if options.cost else None,
            sent=options.sent,
            arrived=options.arrived,
            another=options.another,
            parcel_id=options.parcel,
        )
        change = desk.parcels.note(case_id, told)
        return tell_change(desk, case_id, change, options)


def dispute(options: Namespace) -> int:
    """A dispute that no file told of: the case is held until it is over."""
    with desks.writing(options.desk) as desk:
        case_id = desk.cases.find(options.case)
        change = desk.disputes.note(case_id, DisputeTold(Dispute(options.kind), options.on))
        return tell_change(desk, case_id, change, options)


def money(options: Namespace) -> int:
    """Money that moved: out to the buyer, in from whoever was asked, or a refund that bounced."""
    with desks.writing(options.desk) as desk:
        case_id = desk.cases.find(options.case)
        currency = options.currency or desk.cases.get(case_id).currency
        told = MoneyTold(
            amount=typed_with_code(options.amount, currency),
            out=options.way == "out",
            party=Party(party) if (party := options.to or options.party) else None,
            reference=options.reference,
            on=options.on,
            line=options.line,
            units=options.units,
            way=MoneyWay(options.paid_as) if options.paid_as else None,
            rest_asked=options.rest_asked,
            reason=options.reason,
            postage=options.postage,
            back=options.to is not None,
            bounced=options.way == "bounced",
        )
        change = desk.money.note(case_id, told)
        return tell_change(desk, case_id, change, options)


def undo(options: Namespace) -> int:
    """Take the last step of a case back, or do it again."""
    with desks.writing(options.desk) as desk:
        case_id = desk.cases.find(options.case)
        again = desk.cases.again_last if options.redo else desk.cases.take_back_last
        return tell_change(desk, case_id, again(case_id), options)
