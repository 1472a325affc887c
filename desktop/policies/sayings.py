"""Suppliers, policies and the promise in the words of the tab, in the language on screen."""

from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING

from desktop.look.theme import look
from desktop.policies.clause_words import clauses_shown, heads
from desktop.policies.shown import (
    GapsShown,
    PolicyShown,
    StoreShown,
    SupplierLine,
    TabShown,
)
from desktop.policies.trial_words import trial_shown
from desktop.wording import reason_said
from returns import language
from returns.phrases import say
from returns.records.policy import Supplier, SupplierPolicy
from returns.records.policy_warning import (
    Floor,
    PolicyOverview,
    PolicyWarning,
    SupplierYear,
    Watch,
)
from returns.rules.policy.clauses import in_all
from returns.rules.policy.policy_answers import answers_since, span_words
from returns.rules.policy.policy_watch import Promise, about, floor_words, list_line, tell
from returns.rules.policy.store_policy import StorePolicy
from returns.terms import Standing

if TYPE_CHECKING:
    from returns.promises.policy_drafts import PolicyDraft

_PICTURES = frozenset({"jpg", "png", "webp", "heic", "tif"})


def said(name: str, **facts: object) -> str:
    """A phrase of the policies in the language on screen."""
    return say(f"policies.{name}", look().lang, **facts)


@dataclass(frozen=True, slots=True)
class Loaded:
    """What was read for the tab, of one moment."""

    overview: PolicyOverview
    store: StorePolicy
    promise: Promise
    #: the text to publish, by language
    blocks: dict[str, tuple[tuple[str, str], ...]]
    #: versions that were being typed when the window was closed
    drafts: "dict[int, PolicyDraft]"
    floor: Floor | None = None
    #: what was asked back in the year before, supplier by supplier
    years: tuple[SupplierYear, ...] = ()

    def year_of(self, supplier_id: int) -> SupplierYear | None:
        """The year of that supplier, None where no terms of his are written down, or he is stopped."""
        return next((y for y in self.years if y.supplier_id == supplier_id), None)

    def supplier(self, supplier_id: int) -> Supplier | None:
        """That supplier, None when it is not on the desk."""
        return next((s for s in self.overview.suppliers if s.id == supplier_id), None)

    def warnings_of(self, supplier_id: int) -> tuple[PolicyWarning, ...]:
        """What there is to look at with that supplier."""
        return tuple(w for w in self.overview.warnings if w.supplier_id == supplier_id)

    def gaps(self) -> list[PolicyWarning]:
        """Every gap."""
        return [w for w in self.overview.warnings if w.kind is Watch.GAP]


def tab_shown(loaded: Loaded, chosen: int, store_lang: str, *, begun: bool) -> TabShown:
    """Everything that the tab shows of what was read; `begun`: a version is being typed."""
    overview = loaded.overview
    supplier = loaded.supplier(chosen)
    late = any(w.kind is Watch.UNCHECKED for w in loaded.warnings_of(chosen))
    policy, trial, year = PolicyShown(""), None, loaded.year_of(chosen)
    if supplier is not None:
        policy = replace(policy_shown(supplier, overview.today, late=late), begun=begun)
    if supplier is not None and year is not None:
        against = clauses_shown(year, loaded.store)
        policy = replace(policy, clauses=against, heads=heads(supplier.name))
        trial = trial_shown(year, _derived(loaded.store))
    return TabShown(
        suppliers=tuple(supplier_line(each, loaded) for each in overview.suppliers),
        chosen=chosen,
        policy=policy,
        gaps=gaps_shown(loaded, chosen),
        trial=trial,
        store=store_shown(loaded, store_lang),
        badge=badge(loaded),
        warns=True,
        status=status(overview),
    )


def _derived(store: StorePolicy) -> int:
    """The days that were worked out for all goods; the least of several windows."""
    return min((window.days for window in store.windows if window.days), default=0)


def supplier_line(supplier: Supplier, loaded: Loaded) -> SupplierLine:
    """Name, window or what is graver, what it left to us in a year or else a word, and a dot."""
    lang = look().lang
    warnings = loaded.warnings_of(supplier.id)
    words = [tell(warning, lang).word for warning in warnings]
    kinds = {warning.kind for warning in warnings}
    mark = "mark_good"
    if supplier.standing is Standing.STOPPED:
        mark = "mark_idle"
    elif Watch.GAP in kinds:
        mark = "bad"
    elif kinds:
        mark = "mark_warning"
    year = loaded.year_of(supplier.id)
    lost = in_all(loss for _, loss in year.losses) if year else None
    word = about(lost) if lost else next((each for each in words if each), "")
    return SupplierLine(
        supplier.id, supplier.name, list_line(supplier, warnings, lang), word, mark
    )


def policy_shown(supplier: Supplier, today: date, *, late: bool) -> PolicyShown:
    """A supplier's newest version with what it was before; `late` asks for a check."""
    current = supplier.current
    if current is None:
        return PolicyShown(supplier.name, note=supplier.note, written=False)
    answers = answers_since(
        current, version_before(supplier, current), look().lang, supplier.warehouses
    )
    days = (today - current.checked_on).days
    ending = current.source.rpartition(".")[2]
    kind = said("line.photo") if ending in _PICTURES else ending.upper()
    return PolicyShown(
        title=supplier.name,
        tone="warning" if late else "muted",
        line=said("part_join").join((_version_line(supplier, current, today), _checked(days))),
        source=said("line.source", kind=kind) if current.source else "",
        note=supplier.note,
        answers=answers,
        comparable=len(supplier.policies) > 1,
    )


def version_before(supplier: Supplier, version: SupplierPolicy) -> SupplierPolicy | None:
    """The version that held before that one, None for the first."""
    order = sorted(supplier.policies, key=lambda p: (p.holds_from, p.version))
    return next((one for one, two in pairwise(order) if two.id == version.id), None)


def _version_line(supplier: Supplier, current: SupplierPolicy, today: date) -> str:
    day = full_day(current.holds_from)
    holds = supplier.policy_on(today)
    if current.holds_from > today and holds is not None:
        facts = {"version": current.version, "day": day, "now": holds.version}
        return said("line.version_later", **facts)
    return said("line.version", version=current.version, day=day)


def _checked(days: int) -> str:
    if days < 2:
        return said("line.checked_yesterday" if days == 1 else "line.checked_today")
    return said("line.checked", days=days)


def full_day(day: date) -> str:
    """`1 Sept 2026`; in Chinese `2026年9月1日`."""
    return language.day_words(day, look().lang)


def version_words(policy: SupplierPolicy) -> str:
    """`Version 3, from 1 Sept 2026`."""
    return said("version", version=policy.version, day=full_day(policy.holds_from))


def gaps_shown(loaded: Loaded, chosen: int) -> GapsShown:
    """The gaps of the chosen supplier, told; the others counted."""
    lang = look().lang
    gaps = loaded.gaps()
    own = tuple((gap, tell(gap, lang)) for gap in gaps if gap.supplier_id == chosen)
    rest = [gap for gap in gaps if gap.supplier_id != chosen]
    if not rest:
        return GapsShown(own)
    after = [gap for gap in rest if gap.supplier > (own[0][0].supplier if own else "")]
    nearest = (after or rest)[0]
    words = said("gap.others", count=len(rest), supplier=nearest.supplier)
    return GapsShown(own, words, nearest.supplier_id)


def store_shown(loaded: Loaded, lang: str) -> StoreShown:
    """The text to publish in `lang`; everything around it in the language on screen."""
    store = loaded.store
    blocks = loaded.blocks.get(lang, ()) if store.windows else ()
    days = {span_words(window.days, lang) for window in store.windows if window.days}
    told = [(because.key, reason_said(because)) for because in store.sentences]
    workings = [words for key, words in told if key.startswith("store.working")]
    hints = [words for key, words in told if not key.startswith("store.working")]
    return StoreShown(
        blocks=blocks,
        emphasis=(*sorted(days), say("policies.emphasis.tracking", lang)),
        working="\n".join(workings),
        hints="\n".join(hints),
        published=_published(loaded),
        law=floor_words(loaded.floor, look().lang),
        lang=lang,
        per_group=store.per_group,
    )


def promise_words(promise: Promise) -> str:
    """`11 days`; by group `mugs 11 days, lamps 16 days`."""
    lang = look().lang
    if not promise.by_group:
        return span_words(promise.days, lang)
    told = [
        said("published.group", group=group, span=span_words(days, lang))
        for group, days in promise.by_group.items()
    ]
    return said("list_join").join(told)


def _published(loaded: Loaded) -> str:
    """Says what buyers were told where that is not what stands in the text."""
    promise = loaded.promise
    if not promise.days and not promise.by_group:
        return said("published.none") if loaded.store.windows else ""
    told = {window.name: window.days for window in loaded.store.windows}
    if all(promise.of(name) == days for name, days in told.items()):
        return ""
    return said("published", promise=promise_words(promise))


def badge(loaded: Loaded) -> str:
    """What stands beside the tab's name: gaps, else policies to check."""
    gaps = len(loaded.gaps())
    if gaps:
        return said("badge.gaps", count=gaps)
    old = [w for w in loaded.overview.warnings if w.kind in (Watch.UNCHECKED, Watch.UNWRITTEN)]
    return said("badge.check", count=len(old)) if old else ""


def status(overview: PolicyOverview) -> str:
    """`4 suppliers, 61 products`."""
    parts = {
        "suppliers": said("status.suppliers", count=len(overview.suppliers)),
        "products": said("status.products", count=overview.products),
    }
    return said("status", **parts)
