"""What the palette lists, in groups: for this case, actions, cases, suppliers, products, views."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from desktop.frame.action_specs import ACTIONS, ActionSpec
from desktop.frame.actions import action_words, key_words
from desktop.frame.synonyms import found_by
from desktop.queue.list.case_row import short_number
from desktop.queue.list.presenter import VIEWS
from desktop.wording import word
from returns.records.case_summary import CaseSummary

if TYPE_CHECKING:
    from returns.casework.products import FoundProduct
    from returns.records.policy import Supplier

_MOST_CASES, _MOST_OWN, _RECENT = 8, 6, 3
MOST_PRODUCTS = 4
_HIDDEN = frozenset({"palette"})
#: actions of the open case, in the order of the keys that decide
_OF_CASE = (
    *("recommended", "keep", "part_refund", "instead", "ask_back", "approve", "decline"),
    *("rma", "hold", "snooze", "note"),
)


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that was found: `kind` is action, case, supplier, product, goods, view, search or new."""

    kind: str
    key: str
    title: str
    detail: str = ""
    icon: str = ""
    keys: str = ""


@dataclass(frozen=True, slots=True)
class Heading:
    """The name of a group."""

    title: str


Line = Entry | Heading


@dataclass(frozen=True, slots=True)
class Known:
    """What there is to be found besides cases."""

    enabled: frozenset[str]
    suppliers: "Sequence[Supplier]" = ()
    products: "Sequence[FoundProduct]" = ()
    #: the open case in words, "" for none
    case: str = ""
    #: what its recommended step is
    step: str = ""
    #: the actions chosen last, the newest first
    recent: Sequence[str] = ()
    #: how many cases each view holds
    counts: dict[str, int] | None = None


def lines(words: str, known: Known, cases: Sequence[CaseSummary], *, asked: bool) -> list[Line]:
    """The groups that have anything, each under its name; never blank once all was asked for."""
    typed = words.strip().casefold()
    groups = list(_at_first(known) if not typed else _typed(typed, known, cases))
    found: list[Line] = []
    for title, entries in groups:
        if entries:
            found += Heading(title), *entries
    if found or not typed or not asked:
        return found
    text = QCoreApplication.translate("CommandPalette", "Nothing is called “{words}”")
    return [Heading(text.format(words=words)), *_instead(words, known)]


def _at_first(known: Known) -> Iterator[tuple[str, Sequence[Entry]]]:
    """Before anything is typed: for this case, what was chosen last, where to go."""
    specs = {spec.id: spec for spec in _offered(known)}
    if known.case:
        said = {"recommended": known.step}
        own = [_action(specs[name], said.get(name, "")) for name in _OF_CASE if name in specs]
        title = QCoreApplication.translate("CommandPalette", "For {case}")
        yield title.format(case=known.case), own[:_MOST_OWN]
    recent = [_action(specs[name]) for name in known.recent if name in specs]
    yield QCoreApplication.translate("CommandPalette", "Recent"), recent[:_RECENT]
    tabs = [_action(spec) for name, spec in specs.items() if name.startswith("tab_")]
    goes_to = QCoreApplication.translate("CommandPalette", "Go to")
    yield goes_to, [*tabs, *_views("", known)]


def _typed(
    words: str, known: Known, cases: Sequence[CaseSummary]
) -> Iterator[tuple[str, Sequence[Entry]]]:
    """What fits, actions first where they are few: else a number or a buyer was meant."""
    translate = QCoreApplication.translate
    fitting = [fits for spec in _offered(known) if (fits := _fitting(spec, words))]
    actions = [entry for _, entry in sorted(fitting, key=lambda fits: fits[0])]
    of_actions = (translate("CommandPalette", "Actions"), actions)
    found = (
        (translate("CommandPalette", "Cases"), _cases(words, cases)),
        (translate("CommandPalette", "Suppliers"), _suppliers(words, known.suppliers)),
        (translate("CommandPalette", "Products"), _products(words, cases, known)),
    )
    if len(actions) > _MOST_OWN and cases:
        yield from found
        yield of_actions
    else:
        yield of_actions
        yield from found
    yield translate("CommandPalette", "Views"), _views(words, known)


def _instead(words: str, known: Known) -> Iterator[Entry]:
    """Where nothing is called so: it may stand in a letter, or be a case that is not there yet."""
    translate = QCoreApplication.translate
    if known.counts is not None:
        search = translate("CommandPalette", "Search every case for it")
        yield Entry("search", words, search, "", "search")
    if "new_case" in known.enabled:
        new = translate("CommandPalette", "New case “{words}”…").format(words=words)
        yield Entry("new", words, new, "", "plus")
    yield from (_action(spec) for spec in _offered(known) if spec.id == "keys")


def _offered(known: Known) -> list[ActionSpec]:
    return [spec for spec in ACTIONS if spec.id in known.enabled and spec.id not in _HIDDEN]


def _action(spec: ActionSpec, detail: str = "") -> Entry:
    icon = spec.icon or "chevron-right"
    return Entry("action", spec.id, action_words(spec), detail, icon, key_words(spec))


def _fitting(spec: ActionSpec, words: str) -> tuple[int, Entry] | None:
    """The action if it fits, and how well: its whole name, its beginning, a part, another word."""
    names = [action_words(spec).casefold().rstrip("…"), spec.text.casefold().rstrip("…")]
    ways = (
        words in names,
        any(name.startswith(words) for name in names),
        any(words in name for name in names),
    )
    if any(ways):
        english = "" if words in names[0] else spec.text
        return ways.index(True), _action(spec, english)
    other = found_by(spec.id, words)
    return (len(ways), _action(spec, other)) if other else None


def _views(words: str, known: Known) -> list[Entry]:
    counts = known.counts or {}
    named = ((view, word("view", "open" if view == "all" else view)) for view in VIEWS)
    return [
        Entry("view", view, name, f"{counts[view]:,}" if view in counts else "", "inbox")
        for view, name in named
        if known.counts is not None and words in name.casefold() and (words or counts.get(view))
    ]


def _suppliers(words: str, suppliers: "Sequence[Supplier]") -> list[Entry]:
    return [
        Entry(
            "supplier",
            str(each.id),
            each.name,
            word("standing", each.standing.value),
            "supplier",
        )
        for each in suppliers
        if words in each.name.casefold()
    ]


def _cases(words: str, cases: Sequence[CaseSummary]) -> list[Entry]:
    """The case whose number or order was typed comes first, however many others have such words."""

    def other(case: CaseSummary) -> bool:
        return words not in (case.number.casefold(), case.order.casefold())

    return [
        Entry(
            "case",
            str(case.id),
            f"{short_number(case.number)} · {case.title}",
            f"{word('reason', case.reason)} · {case.buyer} · {case.order}",
            "inbox",
        )
        for case in sorted(cases, key=other)[:_MOST_CASES]
    ]


def _products(words: str, cases: Sequence[CaseSummary], known: Known) -> list[Entry]:
    """Choosing one lists its cases; one that has none is shown among the products."""
    translate = QCoreApplication.translate
    found = {
        case.sku: case.title
        for case in cases
        if case.sku and (words in case.sku.casefold() or words in case.title.casefold())
    }
    entries = [Entry("product", sku, title, sku, "product") for sku, title in found.items()]
    none = translate("CommandPalette", "{sku} · no case")
    for each in known.products:
        sku, title = each.product.sku, each.product.title or each.product.sku
        if sku not in found:
            kind, detail = (
                ("product", sku) if each.has_cases else ("goods", none.format(sku=sku))
            )
            entries.append(Entry(kind, sku, title, detail, "product"))
    # whose SKU was typed comes first
    entries.sort(key=lambda entry: entry.key.casefold() != words)
    return entries[:MOST_PRODUCTS]
