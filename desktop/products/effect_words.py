"""What telling something of products would do, in plain sentences; what is sent or paid never changes."""

from datetime import date

from PySide6.QtCore import QCoreApplication

from desktop.look.theme import look
from desktop.wording import day_words, local, word
from returns.clock import moment
from returns.phrases import say
from returns.records.products_effect import CaseTurn, ProductsEffect

#: cases that are named one by one
_NAMED = 3


def effect_sentences(effect: ProductsEffect, today: date) -> tuple[str, ...]:
    """A sentence for each thing that happens, and last what does not."""
    lang = look().lang
    told = [
        say("products.get_supplier", lang, count=count, supplier=name)
        for name, count in effect.suppliers
    ]
    for name, count in (
        ("new", effect.new),
        ("learn_cost", effect.costs),
        ("learn_listing", effect.listings),
    ):
        if count:
            told.append(say(f"products.{name}", lang, count=count))
    told += [_turn(turn, today) for turn in effect.turns[:_NAMED]]
    if len(effect.turns) > _NAMED:
        told.append(say("products.more_turn", lang, count=len(effect.turns) - _NAMED))
    if not effect.cases:
        told.append(say("products.no_case", lang))
    return (*told, say("products.nothing_sent", lang))


def _turn(turn: CaseTurn, today: date) -> str:
    step = word("step", turn.next_step)
    if not turn.due_at:
        text = QCoreApplication.translate("Products", "{case}: next is “{step}”.")
        return text.format(case=turn.number, step=step)
    day = day_words(local(moment(turn.due_at)).date(), today)
    text = QCoreApplication.translate("Products", "{case}: next is “{step}”, until {day}.")
    return text.format(case=turn.number, step=step, day=day)
