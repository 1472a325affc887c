"""What the seller may promise buyers, derived from what the suppliers take back (domain.md 4, D)."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from returns.records.advice import Because
from returns.records.facts import TriageSettings
from returns.records.policy import PolicyTerms
from returns.rules.dates.dates import TransitTable
from returns.rules.dates.until import carried_from_delivery
from returns.terms import WindowStart

#: days; no law or marketplace that we know of lets a shop promise fewer: seven in China, fourteen in the EU
LEAST_LEFT = 7


@dataclass(frozen=True, slots=True)
class GroupTerms:
    """The terms of one supplier for one product group; a group may have several."""

    name: str
    terms: PolicyTerms
    supplier: str = ""


@dataclass(frozen=True, slots=True)
class GroupWindow:
    """What is promised for one group; `name` is "" for all goods."""

    name: str
    #: days from delivery that buyers are promised; 0 when nothing can be
    days: int
    #: the shortest supplier window it comes from
    supplier_days: int
    supplier: str = ""
    #: in what state suppliers want the goods back, in their own words
    conditions: tuple[str, ...] = ()
    #: every supplier of them takes back what was ordered in the wrong size or colour
    takes_ordered_wrong: bool = True
    #: days of the supplier's window that are over on the latest usual delivery
    on_the_way: int = 0


@dataclass(frozen=True, slots=True)
class StorePolicy:
    """A derived promise, and how it came about."""

    windows: tuple[GroupWindow, ...]
    per_group: bool
    sentences: tuple[Because, ...] = ()
    #: days from delivery in which damage should be told, so that somebody still answers for it
    damage_days: int | None = None

    def days_for(self, group: str) -> int | None:
        """Days promised for goods of that group; None when nothing is promised for it."""
        by_name = {window.name: window.days for window in self.windows}
        return by_name.get(group, by_name.get(""))


def derive(
    groups: Sequence[GroupTerms],
    settings: TriageSettings,
    per_group: bool,
    transit: TransitTable | None = None,
    countries: Collection[str] = (),
) -> StorePolicy:
    """The store policy: one window for all goods, or one per product group.

    A window is tightened to a percentage of the shortest supplier window, rounded down, so that
    there is time to act: 30 → 24 days; 20 and 14 → 16 and 11, or 11 for all. Where a supplier counts
    from the order or the shipment, what goods that travel longest take to the `countries` comes off
    before: of what nothing is left he carries nothing, and with fewer than `LEAST_LEFT` days he shortens no
    promise for all goods. He is named, and what he does not carry is a gap.
    """
    carried = [
        _Carried(group, carried_from_delivery(group.terms, transit, countries))
        for group in groups
    ]
    taken = [each for each in carried if each.group.terms.takes_returns]
    taking = [each for each in taken if each.days or not each.group.terms.window_days]
    refusing = [group for group in groups if not group.terms.takes_returns]
    said: list[Because] = []
    windows: list[GroupWindow] = []
    if per_group:
        for name in dict.fromkeys(group.name for group in groups):
            own = [each for each in taking if each.group.name == name]
            if len(own) == sum(group.name == name for group in groups):
                windows.append(_window(name, own, settings))
                said.append(_working(windows[-1], settings))
            else:
                windows.append(GroupWindow(name, 0, 0))
    elif taken:
        windows.append(_window("", _of_one_promise(taking) or taking or taken, settings))
        said.append(_working(windows[-1], settings))
    said.extend(_refused(group) for group in refusing)
    said.extend(_counted_otherwise(each) for each in taken if _starts_early(each.group.terms))
    said.extend(_fees_on_us([each.group for each in taking]))
    said.extend(_wrong_fees_on_us([each.group for each in taking]))
    if not groups:
        said.append(Because("store.no_terms"))
    damage = _damage(carried, settings)
    return StorePolicy(tuple(windows), per_group, tuple(dict.fromkeys(said)), damage)


def _damage(carried: Sequence["_Carried"], settings: TriageSettings) -> int | None:
    """The days in which damage should be told, where some supplier sets any; None where none does.

    One without days of its own for it hears of damage as long as it takes back (`claim_until`).
    """
    told = [days for each in carried if (days := each.group.terms.damage_days) is not None]
    if not told:
        return None
    others = [
        each.days
        for each in carried
        if each.group.terms.damage_days is None and each.group.terms.takes_returns and each.days
    ]
    return _tightened(min([*told, *others]), settings)


def _of_one_promise(taking: Sequence["_Carried"]) -> list["_Carried"]:
    """Whose days one promise for all goods is made from."""
    return [
        each
        for each in taking
        if each.days >= LEAST_LEFT or not _starts_early(each.group.terms)
    ]


@dataclass(frozen=True, slots=True)
class _Carried:
    """The terms of a group, and the days from delivery that they carry at the latest arrival."""

    group: GroupTerms
    days: int


def _window(name: str, own: Sequence[_Carried], settings: TriageSettings) -> GroupWindow:
    shortest = min(own, key=lambda each: each.days)
    groups = [each.group for each in own]
    wanted = dict.fromkeys(" ".join(group.terms.condition.split()) for group in groups)
    return GroupWindow(
        name,
        _tightened(shortest.days, settings),
        shortest.group.terms.window_days,
        shortest.group.supplier,
        tuple(words for words in wanted if words),
        all(group.terms.takes_ordered_wrong for group in groups),
        shortest.group.terms.window_days - shortest.days,
    )


def _tightened(days: int, settings: TriageSettings) -> int:
    """So many of a supplier's days that time is left to act, one at least where there are any."""
    return max(int(days * settings.tighten_percent // 100), min(days, 1))


def _fees_on_us(groups: Sequence[GroupTerms]) -> Iterator[Because]:
    """What suppliers keep of goods that are fine: the page promises buyers that nothing is kept."""
    kept: dict[str, None] = {}
    for group in groups:
        fee = group.terms.fee
        told = [f"{fee.percent} %"] if fee.percent else []
        told += [fee.fixed.coded] if fee.fixed else []
        if told:
            kept[" ".join(filter(None, (group.supplier, " + ".join(told))))] = None
    if kept:
        yield Because("store.fees_on_you", (("fees", " · ".join(kept)),))


def _wrong_fees_on_us(groups: Sequence[GroupTerms]) -> Iterator[Because]:
    """What suppliers keep of goods in the wrong size or colour, where that is another fee."""
    kept = {
        " ".join(
            filter(None, (group.supplier, f"{group.terms.ordered_wrong_fee_percent} %"))
        ): None
        for group in groups
        if group.terms.takes_ordered_wrong
        and group.terms.ordered_wrong_fee_percent not in (0, group.terms.fee.percent)
    }
    if kept:
        yield Because("store.wrong_fees_on_you", (("fees", " · ".join(kept)),))


def _working(window: GroupWindow, settings: TriageSettings) -> Because:
    said = (
        ("group", window.name),
        ("days", str(window.supplier_days)),
        ("travel", str(window.on_the_way)),
        ("percent", str(settings.tighten_percent)),
        ("promised", str(window.days)),
    )
    key = "store.working_group" if window.name else "store.working_one"
    return Because(f"{key}_less" if window.on_the_way else key, said, "D")


def _starts_early(terms: PolicyTerms) -> bool:
    return terms.window_from is not WindowStart.DELIVERY


def _counted_otherwise(each: _Carried) -> Because:
    terms = each.group.terms
    said = (
        ("supplier", each.group.supplier or "term:unnamed:supplier"),
        ("start", f"term:window_from:{terms.window_from}"),
        ("days", str(terms.window_days)),
        ("carried", str(each.days)),
    )
    return Because("store.counts_from", said, "R")


def _refused(group: GroupTerms) -> Because:
    said = (("supplier", group.supplier or "term:unnamed:supplier"), ("group", group.name))
    return Because("store.takes_none", said, "R")
