"""What to look at: policies not checked for long, promises a supplier no longer covers, standing."""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP
from functools import partial

from returns.money import Money
from returns.phrases import say, word
from returns.records.policy import PolicyTerms, Supplier, SupplierPolicy
from returns.records.policy_warning import Floor, PolicyWarning, Watch
from returns.rules.dates.dates import TransitTable
from returns.rules.dates.until import carried_from_delivery
from returns.rules.policy.policy_answers import day_words, window_words
from returns.rules.policy.store_policy import StorePolicy
from returns.terms import Standing, WindowStart


@dataclass(frozen=True, slots=True)
class Promise:
    """The store windows that buyers were told, in days from delivery; 0 or nothing: none yet."""

    #: for all goods that no group names
    days: int = 0
    #: product group → days, when the shop publishes one window per group
    by_group: Mapping[str, int] | None = None

    def of(self, group: str) -> int:
        """What is promised for the goods of a group."""
        return (self.by_group or {}).get(group, self.days)


def promise_of(policy: StorePolicy) -> Promise:
    """What buyers are told once this policy is published."""
    days = {window.name: window.days for window in policy.windows}
    if not policy.per_group:
        return Promise(days.get("", 0))
    return Promise(days.get("", 0), {name: count for name, count in days.items() if name})


def shortened(before: Promise, derived: Promise) -> Promise:
    """No window longer than derived, and none longer than it was."""
    if not derived.by_group:
        return Promise(min(before.days, derived.days))
    groups = {name: min(days, before.of(name)) for name, days in derived.by_group.items()}
    # goods of no group fall under the rest's promise: their own window, else the shortest
    rest = derived.days or min(derived.by_group.values())
    return Promise(min(before.days, rest), groups)


def watch(
    suppliers: Iterable[Supplier],
    promise: Promise,
    groups: Mapping[int, Iterable[str]],
    today: date,
    check_days: int = 90,
    transit: TransitTable | None = None,
    countries: Collection[str] = (),
) -> tuple[PolicyWarning, ...]:
    """Everything to look at, by supplier as given, the gravest of each first (D, P).

    `groups` names the product groups that each supplier (by id) delivers, `countries` where the shops
    sell. A supplier who is
    stopped ships nothing more and is warned of for that alone.
    """
    found: list[PolicyWarning] = []
    for supplier in suppliers:
        stopped = supplier.standing is Standing.STOPPED
        if not stopped:
            own = tuple(groups.get(supplier.id, ()))
            carried = partial(carried_from_delivery, transit=transit, countries=countries)
            found += _gaps(supplier, promise, own, today, carried)
        if supplier.standing is not Standing.ACTIVE:
            found.append(
                PolicyWarning(
                    supplier.id,
                    supplier.name,
                    Watch.STANDING,
                    standing=supplier.standing,
                    refusals=supplier.refusals,
                )
            )
        if not stopped:
            found += _unchecked(supplier, today, check_days)
    return tuple(found)


def _unchecked(supplier: Supplier, today: date, check_days: int) -> list[PolicyWarning]:
    current = supplier.current
    if current is None:
        return [PolicyWarning(supplier.id, supplier.name, Watch.UNWRITTEN)]
    days = (today - current.checked_on).days
    if days < check_days:
        return []
    return [PolicyWarning(supplier.id, supplier.name, Watch.UNCHECKED, days=days)]


def _gaps(
    supplier: Supplier,
    promise: Promise,
    groups: tuple[str, ...],
    today: date,
    carried: Callable[[PolicyTerms], int],
) -> list[PolicyWarning]:
    # orders of today fall under the version that holds, later ones under the newest
    versions = [policy for policy in (supplier.policy_on(today), supplier.current) if policy]
    if not versions:
        return []
    # days from delivery, as the promise counts, whatever the supplier counts from
    days = {each.id: carried(each.terms) for each in versions}
    policy = min(versions, key=lambda each: days[each.id])
    allowed = days[policy.id]
    if not promise.by_group:
        return _gap(supplier, policy, promise.days, allowed, "", today)
    # one promise for several groups is one gap; a group that has its own is named
    wanted = {group if group in promise.by_group else "" for group in groups or ("",)}
    return [
        gap
        for group in sorted(wanted)
        for gap in _gap(supplier, policy, promise.of(group), allowed, group, today)
    ]


def _counted(policy: SupplierPolicy) -> tuple[int, WindowStart] | None:
    """The supplier's own window where it does not count from delivery."""
    terms = policy.terms
    if not terms.takes_returns or terms.window_from is WindowStart.DELIVERY:
        return None
    return terms.window_days, terms.window_from


def _gap(
    supplier: Supplier,
    policy: SupplierPolicy,
    promised: int,
    allowed: int,
    group: str,
    today: date,
) -> list[PolicyWarning]:
    if promised <= allowed:
        return []
    ahead = policy.holds_from if policy.holds_from > today else None
    return [
        PolicyWarning(
            supplier.id,
            supplier.name,
            Watch.GAP,
            days=promised - allowed,
            promised=promised,
            allowed=allowed,
            window=_counted(policy),
            group=group,
            policy_id=policy.id,
            holds_from=ahead,
        )
    ]


def falls_into(warning: PolicyWarning, day: int) -> bool:
    """A request so many days after delivery is one that we would have to pay for ourselves."""
    return warning.allowed < day <= warning.promised


# --- in words ------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Told:
    """A warning in words: one for a list, one line, and for a gap what it means in money."""

    word: str
    title: str
    text: str = ""


def tell(warning: PolicyWarning, lang: str) -> Told:
    """The warning in the reader's language."""
    if warning.kind is Watch.GAP:
        return Told(
            say("policies.word.gap", lang), _gap_title(warning, lang), _cost(warning, lang)
        )
    if warning.kind is Watch.UNCHECKED:
        title = say("policies.unchecked", lang, days=warning.days)
        return Told(say("policies.word.unchecked", lang), title)
    if warning.kind is Watch.UNWRITTEN:
        return Told(say("policies.word.unwritten", lang), say("policies.no_policy", lang))
    return Told("", _standing(warning, lang))


def list_line(supplier: Supplier, warnings: Iterable[PolicyWarning], lang: str) -> str:
    """The line under a supplier's name: its window, unless something graver is to be said."""
    for warning in warnings:
        if warning.kind is not Watch.GAP:
            line = tell(warning, lang).title
            return line[:1].lower() + line[1:] if lang == "en" else line
    current = supplier.current
    return window_words(current.terms, lang) if current else say("policies.no_policy", lang)


def floor_words(floor: Floor | None, lang: str) -> str:
    """What the law gives buyers where the store policy stays under it, "" where it does not."""
    if floor is None:
        return ""
    known = {area: say(f"policies.floor.{area}", lang) for area in ("EU", "GB")}
    country = known.get(floor.country, floor.country)
    return say("policies.floor", lang, country=country, days=floor.days)


def _standing(warning: PolicyWarning, lang: str) -> str:
    stands = word("standing", warning.standing, lang)
    if not warning.refusals:
        return stands
    refused = say("policies.refusals", lang, count=warning.refusals)
    return say("policies.part_join", lang).join((stands, refused))


def _gap_title(warning: PolicyWarning, lang: str) -> str:
    key = "gap.title_none" if not warning.allowed else "gap.title"
    facts: dict[str, object] = {
        "promised": warning.promised,
        "allowed": warning.allowed,
        "supplier": warning.supplier,
    }
    if warning.group:
        key = key.replace("title", "title_group")
        facts["group"] = warning.group
    elif warning.window is not None:
        days, start = warning.window
        key = "gap.title_counts"
        facts |= {"window": days, "start": say(f"policies.start.{start}", lang)}
    elif warning.allowed and warning.holds_from is not None:
        key, facts["day"] = "gap.title_later", day_words(warning.holds_from, lang)
    return say(f"policies.{key}", lang, **facts)


def _cost(warning: PolicyWarning, lang: str) -> str:
    loss = warning.loss
    days = say("policies.gap.days", lang, days=warning.days)
    if not loss.cases:
        return say("policies.gap.free", lang, days=days)
    cases = say("policies.gap.cases", lang, cases=loss.cases)
    if loss.money is None:
        return say("policies.gap.costs", lang, days=days, cases=cases)
    return say(
        "policies.gap.costs_money", lang, days=days, cases=cases, money=about(loss.money)
    )


def about(money: Money) -> str:
    """The amount in whole units: a rate of last year knows no cents."""
    whole = money.amount.to_integral_value(ROUND_HALF_UP)
    return str(Money.parse(str(whole), money.currency)).partition(".")[0]
