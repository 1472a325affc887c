"""The store policy as buyers read it: answer, table of goods, steps, who pays, contact (domain.md 4)."""

import unicodedata
from collections.abc import Iterable, Iterator

from returns.language import ENDS, between
from returns.records.advice import Because
from returns.records.store_page import PagePart, StorePage
from returns.rules.policy.store_policy import GroupWindow, StorePolicy
from returns.rules.sentences import sentence
from returns.terms import Lang

_COLUMNS = ("goods", "days", "fine", "faulty", "condition", "fee")
_STEPS = ("write", "answer", "pack", "send", "refund")
#: a condition that is longer was never meant for a cell of a table
_LONGEST = 160


def store_page(
    policy: StorePolicy,
    lang: str = "en",
    shop: str = "",
    email: str = "",
    suppliers: Iterable[str] = (),
) -> StorePage:
    """The page to publish. It names no return address, buyers write first, and none of `suppliers` (D)."""
    names, shop = tuple(suppliers), " ".join(shop.split())
    taken = [window for window in policy.windows if window.days]
    heading = "store.heading_shop" if shop else "store.heading"
    return StorePage(
        title=_say(heading, lang, shop=shop),
        lead=_lead(policy, taken, lang),
        then=_say("store.write_first", lang),
        columns=tuple(_say(f"store.column.{name}", lang) for name in _COLUMNS)
        if policy.windows
        else (),
        rows=tuple(_row(window, lang, names, policy) for window in policy.windows),
        parts=tuple(_parts(policy, taken, lang, email.strip())),
        closing=_say("store.law", lang),
        items=tuple(_item(window, lang, policy) for window in policy.windows)
        if policy.per_group
        else (),
    )


def _lead(policy: StorePolicy, taken: list[GroupWindow], lang: str) -> str:
    days = sorted({window.days for window in taken})
    if not policy.windows:
        return ""  # no supplier's terms are known: nothing can be promised
    if not days:
        return _say("store.window_none", lang)
    if len(days) == 1:
        return _say("store.window", lang, days=str(days[0]))
    return _say("store.window_span", lang, least=str(days[0]), most=str(days[-1]))


def _row(
    window: GroupWindow, lang: str, suppliers: tuple[str, ...], policy: StorePolicy
) -> tuple[str, ...]:
    name = _goods(window, lang, policy)
    if not window.days:
        cells = ("store.cell.none", "store.cell.not_taken", "store.cell.we_pay")
        return (name, *(_say(key, lang) for key in cells), "–", "–")
    fine = (
        "store.cell.you_pay" if window.takes_ordered_wrong else "store.cell.you_pay_not_wrong"
    )
    return (
        name,
        _say("store.cell.days", lang, days=str(window.days)),
        _say(fine, lang),
        _say("store.cell.we_pay", lang),
        _condition(window, lang, suppliers),
        _say("store.cell.no_fee", lang),
    )


def _goods(window: GroupWindow, lang: str, policy: StorePolicy) -> str:
    """The group's name; those without one are the others where any has one, else they are all."""
    if window.name:
        return window.name
    alone = not any(each.name for each in policy.windows)
    return _say("store.all_goods" if alone else "store.others", lang)


def _condition(window: GroupWindow, lang: str, suppliers: tuple[str, ...]) -> str:
    """The suppliers' own words where buyers can read them, else the usual ones."""
    words = [words for words in window.conditions if _publishable(words, lang, suppliers)]
    if not words or len(words) < len(window.conditions):
        words = [_say("store.condition_usual", lang)]
    return between("semicolon", lang).join(word.rstrip(ENDS) for word in words)


def _publishable(words: str, lang: str, suppliers: tuple[str, ...]) -> bool:
    """In the page's own script, short, and telling nobody who ships the goods."""
    if len(words) > _LONGEST or any(mark in words for mark in ("@", "://", "www.")):
        return False
    folded = words.casefold()
    if any(name.casefold() in folded for name in suppliers if name.strip()):
        return False
    chinese = any(unicodedata.name(char, "").startswith("CJK") for char in words)
    return chinese == (lang == Lang.ZH)


def _item(window: GroupWindow, lang: str, policy: StorePolicy) -> str:
    key = "store.group_days" if window.days else "store.group_none"
    return _say(key, lang, group=_goods(window, lang, policy), days=str(window.days))


def _parts(
    policy: StorePolicy, taken: list[GroupWindow], lang: str, email: str
) -> Iterator[PagePart]:
    steps = tuple(_say(f"store.step.{name}", lang) for name in _STEPS)
    yield PagePart(_say("store.part.steps", lang), steps, numbered=True)
    pays = [_say("store.faulty", lang), *_changed_mind(policy, taken, lang)]
    if policy.damage_days:
        pays.append(_say("store.damage", lang, days=str(policy.damage_days)))
    yield PagePart(_say("store.part.pays", lang), tuple(pays))
    contact = "store.contact_email" if email else "store.contact"
    yield PagePart(_say("store.part.contact", lang), (_say(contact, lang, email=email),))


def _changed_mind(policy: StorePolicy, taken: list[GroupWindow], lang: str) -> Iterator[str]:
    """Who pays where nothing is wrong with the goods; told whole, for a text has no table to look at."""
    kept = [window for window in taken if not window.takes_ordered_wrong]
    if not taken:
        return
    if not kept:
        yield _say("store.ordered_wrong", lang)
    elif len(kept) == len(taken):
        yield _say("store.changed_mind_no_wrong", lang)
    else:
        names = between("list", lang).join(_goods(window, lang, policy) for window in kept)
        yield _say("store.changed_mind_not_for", lang, goods=names)


def _say(key: str, lang: str, **facts: str) -> str:
    return sentence(Because(key, tuple(facts.items())), lang)
