"""What the palette lists, in groups: for this case, actions, cases, suppliers, products, settings …"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from desktop.frame.action_specs import ACTIONS, ActionSpec
from desktop.frame.actions import action_words, key_words
from desktop.frame.finding.other_names import action_names, found_in
from desktop.frame.finding.palette_known import Entry, Heading, Known, Line, Recent
from desktop.frame.finding.palette_marks import has_words, plainly, telling
from desktop.frame.finding.palette_views import how_many, named_by, view_entries
from desktop.frame.finding.pinyin import by_pinyin
from desktop.frame.finding.synonyms import known_as
from desktop.queue.list.case_row import short_number
from desktop.wording import word
from returns.records.case_summary import CaseSummary
from returns.records.policy import Supplier

if TYPE_CHECKING:
    from desktop.frame.finding.palette_search import Found

#: of a group that stands beside others, and of one that was chosen
_MOST, _MOST_ALONE, _MOST_OWN, _RECENT = 5, 40, 6, 3
_HIDDEN = frozenset({"palette"})
#: actions of the open case, in the order of the keys that decide
_DECIDING = (
    *("recommended", "keep", "part_refund", "instead", "ask_back", "to_supplier", "approve"),
    *("decline", "rma", "hold", "snooze", "note"),
)
OF_CASE = frozenset(
    {
        *_DECIDING,
        *("money_in", "money_out", "money_back", "order_facts", "dispute", "parcels"),
        *("check", "lift"),
        *("refused", "buyer_said", "peek", "inspect", "label", "evidence", "summary"),
        *("contacts", "letter", "copy_letter", "save_letter", "letters", "claim", "answer"),
        *("supplier", "agreed", "withdrawn", "shipped", "lost", "write_off", "close_case"),
        "reopen",
    }
)


@dataclass(frozen=True, slots=True)
class _Group:
    """Entries under a name; `total` where more were found than are there, in words."""

    id: str
    title: str
    entries: Sequence[Entry]
    total: str = ""


def lines(words: str, known: Known, found: "Found | None", only: str = "") -> list[Line]:
    """The groups that have anything, each under its name, or `only` one; never blank once all was found."""
    typed = plainly(words.strip())
    most = _MOST_ALONE if only else _MOST
    groups = _at_first(known) if not typed else _typed(typed, known, found, most)
    listed: list[Line] = []
    for group in groups:
        if group.entries and only in ("", group.id):
            shown = group.entries[:most] if typed else group.entries
            listed += Heading(_headed(group, len(shown)), group.id), *shown
    if listed or not typed or (found is None and len(typed) > 1):
        return listed
    # a single sign is no word to look for: what can be done all the same is there at once
    if found is None:
        from desktop.frame.finding.palette_search import Found

        found = Found()
    text = QCoreApplication.translate("CommandPalette", "Nothing is called “{words}”.")
    return [Heading(text.replace("{words}", words.strip())), *_instead(words, known, found)]


def _headed(group: _Group, shown: int) -> str:
    total = group.total or f"{len(group.entries):,}"
    if total == f"{shown:,}":
        return group.title
    text = QCoreApplication.translate("CommandPalette", "{group} · {shown} of {total}")
    facts = {"group": group.title, "shown": f"{shown}", "total": total}
    for name, value in facts.items():
        text = text.replace(f"{{{name}}}", value)
    return text


# --- before anything is typed ---------------------------------------------------------------------


def _at_first(known: Known) -> Iterator[_Group]:
    """For this case, what was chosen last, where to go."""
    translate = QCoreApplication.translate
    specs = {spec.id: spec for spec in _offered(known)}
    own: list[Entry] = []
    if known.case is not None:
        same = known.case.same
        deciding = [name for name in _DECIDING if name in specs and name not in same]
        own = [_action(specs[name], known) for name in deciding[:_MOST_OWN]]
        yield _Group("case", _for_case(known), own)
    listed = {entry.key for entry in own}
    recent = [_recent(each, known, specs) for each in known.recent if each.key not in listed]
    told = [entry for entry in recent if entry is not None]
    yield _Group("recent", translate("CommandPalette", "Recent"), told[:_RECENT])
    tabs = [
        _action(spec, known, known.badges.get(name, ""))
        for name, spec in specs.items()
        if name.startswith("tab_")
    ]
    yield _Group("go", translate("CommandPalette", "Go to"), [*tabs, *view_entries("", known)])


def _for_case(known: Known) -> str:
    if known.case is None:
        return ""
    text = QCoreApplication.translate("CommandPalette", "For {case}")
    return text.replace("{case}", known.case.heading)


def _recent(each: Recent, known: Known, specs: Mapping[str, ActionSpec]) -> Entry | None:
    """As it is called now; None for what is not there any more, or cannot be done."""
    if each.kind == "action":
        return _action(specs[each.key], known, each.when) if each.key in specs else None
    if not each.key.isdigit():
        return None
    if each.kind == "supplier":
        named = [other for other in known.suppliers if str(other.id) == each.key]
        entry = _supplier(named[0]) if named else None
    else:
        case = known.summaries.get(int(each.key))
        step = word("step", case.next_step) if case is not None and not case.closed else ""
        entry = _case(case, step) if case is not None else None
    if entry is None:
        return None
    return replace(entry, detail=" · ".join(part for part in (entry.detail, each.when) if part))


# --- what fits what is typed ----------------------------------------------------------------------


def _typed(words: str, known: Known, found: "Found | None", most: int) -> Iterator[_Group]:
    translate = QCoreApplication.translate
    fitting = [fits for spec in _offered(known) if (fits := _fitting(spec, words, known))]
    actions = [entry for _, entry in sorted(fitting, key=lambda fits: fits[0])]
    of_case = OF_CASE if known.case is not None else frozenset()
    own = [entry for entry in actions if entry.key in of_case]
    same = known.case.same if known.case is not None else frozenset()
    own = [entry for entry in own if entry.key not in same or len(own) == 1]
    yield _Group("case", _for_case(known), own)
    others = [entry for entry in actions if entry.key not in of_case]
    yield _Group("actions", translate("CommandPalette", "Actions"), others)
    if found is not None:
        cases = _cases(words, found)
        title = translate("CommandPalette", "Cases")
        yield _Group("cases", title, cases[:most], found.counted if cases else "")
    suppliers = [
        _supplier(each, (words, part))
        for each in known.suppliers
        if (part := named_by(each.name, words))
    ]
    yield _Group("suppliers", translate("CommandPalette", "Suppliers"), suppliers)
    if found is not None:
        products = _products(words, found)
        yield _Group("products", translate("CommandPalette", "Products"), products)
        yield _Group("orders", translate("CommandPalette", "Orders"), _orders(words, found))
    yield _Group("views", translate("CommandPalette", "Views"), view_entries(words, known))
    yield _Group("settings", translate("CommandPalette", "Settings"), _settings(words, known))


def _instead(words: str, known: Known, found: "Found") -> Iterator[Entry]:
    """Where nothing is called so: it is spelt otherwise, stands in a letter, or is not there yet."""
    translate, typed = QCoreApplication.translate, words.strip()
    yield from _elsewhere(plainly(typed), known)
    if found.nearest:
        title = translate("CommandPalette", "Did you mean “{words}”?")
        title = title.replace("{words}", found.nearest)
        yield Entry("nearest", found.nearest, title, how_many(found.nearest_cases), "pencil")
    if known.counts is not None:
        search = translate("CommandPalette", "Search all letters, notes and tracking for it")
        cases = sum(known.counts.get(view, 0) for view in ("all", "closed"))
        # so many are looked through: how many have it is known once they were
        where = translate("CommandPalette", "in {cases}").replace("{cases}", how_many(cases))
        yield Entry("search", typed, search, where if cases else "", "search")
    if "new_case" in known.enabled:
        new = translate("CommandPalette", "New case “{words}”…").replace("{words}", typed)
        yield Entry("new", typed, new, "", "plus", _keys_of("new_case"))
    keys = translate("CommandPalette", "All actions and keys")
    for spec in _offered(known):
        if spec.id == "keys":
            yield replace(_action(spec, known), title=keys)


def _elsewhere(words: str, known: Known) -> Iterator[Entry]:
    """What is called so and cannot be done with the open case: chosen, it is said why."""
    shut = [spec for spec in ACTIONS if spec.id in OF_CASE - known.enabled]
    said = QCoreApplication.translate("CommandPalette", "not on this case")
    for spec in shut if known.case is not None else ():
        fits = _fitting(spec, words, known)
        if fits is not None:
            yield replace(fits[1], detail=said)


def _keys_of(action: str) -> str:
    return next(key_words(spec) for spec in ACTIONS if spec.id == action)


def _offered(known: Known) -> list[ActionSpec]:
    return [spec for spec in ACTIONS if spec.id in known.enabled and spec.id not in _HIDDEN]


def _action(
    spec: ActionSpec, known: Known, more: str = "", marked: tuple[str, ...] = ()
) -> Entry:
    """An action as the open case has it, with `more` behind what it brings."""
    case = known.case
    title, brings = action_words(spec), ""
    if case is not None:
        title = case.names.get(spec.id, title)
        brings = case.details.get(spec.id, "")
    detail = " · ".join(part for part in (brings, more) if part)
    icon = spec.icon or ("check" if spec.id == "recommended" else "chevron-right")
    return Entry("action", spec.id, title, detail, icon, key_words(spec), marked)


def _fitting(spec: ActionSpec, words: str, known: Known) -> tuple[int, Entry] | None:
    """The action if it fits, and how well: its whole name, its beginning, a part, its words, another."""
    case = known.case
    own = case.names.get(spec.id, "") if case is not None else ""
    plain, elsewhere = action_words(spec), action_names(spec.text)
    names = [plainly(each).rstrip("…") for each in (own or plain, plain, *elsewhere)]
    if not words.isalnum() and words in spec.keys:
        # a sign that is no word is found by its key
        return 0, _action(spec, known)
    ways = (
        words in names,
        any(name.startswith(words) for name in names),
        any(words in name for name in names),
        any(has_words(name, words) for name in names),
    )
    if any(ways):
        whole = words in names[0] or has_words(names[0], words)
        other = "" if whole else found_in((plain, *elsewhere), words)
        return ways.index(True), _action(spec, known, other, (words,))
    # the recommended step is found by what it does
    also = case.same if case is not None and spec.id == "recommended" else ()
    other = next(
        filter(None, (known_as("actions", each, words) for each in (spec.id, *also))), ""
    )
    part = by_pinyin(plain, words)
    # a whole word for it, read as it is typed, says more than a part of another's name
    exact = other and other in (words, by_pinyin(other, words))
    rank = 1 if exact else len(ways)
    if part and other != words:
        # its own name says why it is here
        return rank, _action(spec, known, "", (part,))
    if other:
        text = QCoreApplication.translate("CommandPalette", "found by {word}")
        marked = (by_pinyin(other, words) or words,)
        return rank, _action(spec, known, text.replace("{word}", other), marked)
    other = found_in(elsewhere, words)
    part = by_pinyin(other, words)
    return (len(ways), _action(spec, known, other, (part,))) if other else None


def _settings(words: str, known: Known) -> list[Entry]:
    """Settings by their names, their page's, or other words for them; whole pages first."""
    found = []
    for each in sorted(known.settings, key=lambda each: bool(each.field)):
        part, told = named_by(each.name, words), ""
        if not part:
            other = known_as("settings", each.field or each.section, words)
            text = QCoreApplication.translate("CommandPalette", "found by {word}")
            told = text.replace("{word}", other) if other else found_in(each.others, words)
            part = named_by(told, words)
        if not (part or told):
            continue
        detail = " · ".join(filter(None, (each.value, told)))
        marked = (words, part)
        key = each.field or f"section:{each.section}"
        found.append(Entry("setting", key, each.name, detail, "settings", "", marked))
    return found


def _supplier(each: Supplier, marked: tuple[str, ...] = ()) -> Entry:
    standing = word("standing", each.standing.value)
    return Entry("supplier", str(each.id), each.name, standing, "supplier", "", marked)


def _case(case: CaseSummary, detail: str, marked: tuple[str, ...] = ()) -> Entry:
    title = f"{short_number(case.number)} · {case.title}"
    return Entry("case", str(case.id), title, detail, "inbox", "", marked)


def _cases(words: str, found: "Found") -> list[Entry]:
    """The case whose number or order was typed comes first, however many others have such words."""

    def other(case: CaseSummary) -> bool:
        return words not in (plainly(case.number), plainly(case.order))

    return [
        _case(case, _said_of(case, found, words), (words,))
        for case in sorted(found.cases, key=other)
    ]


def _said_of(case: CaseSummary, found: "Found", words: str) -> str:
    """The words of the case that fit, and whose case it is; its title and number stand there already."""
    closed = word("view", "closed").lower() if case.closed else ""
    whose = telling((case.buyer, case.order), words)
    first, last = word("reason", case.reason), case.order if whose else ""
    if not (whose or telling((case.number, case.title), words)):
        said, others = found.texts.get(case.id, ((), ()))
        quoted = QCoreApplication.translate("CommandPalette", "“{words}”")
        wrote = telling(said, words)
        first = quoted.replace("{words}", wrote) if wrote else telling(others, words) or first
    return " · ".join(part for part in (first, case.buyer, last, closed) if part)


def _products(words: str, found: "Found") -> list[Entry]:
    """Choosing one lists its cases; one that has none is shown among the products."""
    none = QCoreApplication.translate("CommandPalette", "{sku} · no case")
    titles = {
        case.sku: case.title
        for case in found.cases
        if case.sku and (words in plainly(case.sku) or words in plainly(case.title))
    }
    pictures = {each.product.sku: each.product.picture for each in found.products}
    entries = [
        Entry("product", sku, title, sku, "product", "", (words,), pictures.get(sku, ""))
        for sku, title in titles.items()
    ]
    for each in found.products:
        sku, title = each.product.sku, each.product.title or each.product.sku
        if sku not in titles:
            kind = "product" if each.has_cases else "goods"
            detail = sku if each.has_cases else none.replace("{sku}", sku)
            shown = each.product.picture
            entries.append(Entry(kind, sku, title, detail, "product", "", (words,), shown))
    # whose SKU was typed comes first
    entries.sort(key=lambda entry: plainly(entry.key) != words)
    return entries


def _orders(words: str, found: "Found") -> list[Entry]:
    """Imported orders of which nothing came back yet: choosing one begins a case."""
    none = QCoreApplication.translate("CommandPalette", "no case yet")
    with_case = {case.order for case in found.cases}
    entries: dict[str, Entry] = {}
    for each in found.orders:
        detail = " · ".join(part for part in (each.title, each.buyer, none) if part)
        entry = Entry("order", each.number, each.number, detail, "list", "", (words,))
        if each.number not in with_case:
            entries.setdefault(each.number, entry)
    return list(entries.values())
