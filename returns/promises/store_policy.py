"""The store policy as the desk stands: derived from its suppliers, written out, saved as a file."""

from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path

from sqlalchemy import Connection, select

from db.tables import trade as s
from returns.errors import UnreadableFile
from returns.ledger import rows
from returns.ledger.settings_rows import read_settings
from returns.promises.promise import sold_to, supplied_groups
from returns.records.policy import Supplier
from returns.records.policy_warning import Floor
from returns.records.settings import DeskSettings
from returns.records.store_page import PolicyFile, PolicyForm, StorePage
from returns.rules.dates.dates import transit_table
from returns.rules.dates.deadlines import deadline_table, law_of
from returns.rules.paper_size import paper_of
from returns.rules.policy.store_page import store_page
from returns.rules.policy.store_policy import GroupTerms, StorePolicy, derive
from returns.terms import Standing

#: what a file's name may end in, and which form of the policy it then is
FORMS: dict[str, PolicyForm] = {".html": "page", ".htm": "page", ".pdf": "pdf", ".txt": "text"}
ENDINGS = tuple(FORMS)


def read_store_policy(
    tx: Connection, today: date, per_group: bool | None = None
) -> StorePolicy:
    """What may be promised now; `per_group` None takes the shape that the seller chose."""
    settings = read_settings(tx)
    grouped = settings.per_group if per_group is None else per_group
    terms = group_terms(rows.suppliers(tx), supplied_groups(tx), today)
    transit = transit_table(settings.transit)
    return derive(terms, settings.triage, grouped, transit, sold_to(tx))


def group_terms(
    suppliers: Iterable[Supplier], groups: Mapping[int, Iterable[str]], today: date
) -> list[GroupTerms]:
    """The terms behind each product group, of every supplier who still ships.

    A version that starts later counts already, beside the one that holds: what is published now
    is read by buyers whose orders fall under either.
    """
    found = []
    for supplier in suppliers:
        if supplier.standing is Standing.STOPPED:
            continue
        versions = {p.id: p for p in (supplier.policy_on(today), supplier.current) if p}
        for name in sorted(groups.get(supplier.id, ("",))):
            found += [GroupTerms(name, p.terms, supplier.name) for p in versions.values()]
    return found


def read_page(tx: Connection, today: date, lang: str, per_group: bool | None) -> StorePage:
    """The page to publish now, in that language; it names no supplier."""
    policy, shop = read_store_policy(tx, today, per_group), read_settings(tx)
    names = (supplier.name for supplier in rows.suppliers(tx))
    return store_page(policy, lang, shop.shop_name, shop.email, names)


def read_floor(tx: Connection, policy: StorePolicy) -> Floor | None:
    """The law of a channel's country that the policy stays under, the widest first; else None."""
    promised = min((window.days for window in policy.windows if window.days), default=0)
    table = deadline_table(read_settings(tx).deadlines)
    found = []
    for row in tx.execute(select(s.channel.c.platform, s.channel.c.country, s.channel.c.name)):
        try:
            law = table.find(row.platform, law_of(row.country, row.name), "withdrawal")
        except KeyError:  # no law of that country is in the table
            continue
        if 0 < promised < law.amount:
            found.append(Floor(law.amount, law.country, promised, law.source))
    return max(found, key=lambda floor: floor.days, default=None)


def demand_policy_name(path: Path) -> None:
    """Raise `UnreadableFile` for a name under which no policy can be saved."""
    if path.suffix.lower() not in ENDINGS:
        raise UnreadableFile("policy.ending", name=path.name)


def written_as(
    page: StorePage, form: PolicyForm, lang: str, shop: DeskSettings, on_date: date
) -> PolicyFile:
    """The policy as a file of that form; the same page makes the same bytes on the same day."""
    from returns.documents.store.store_html import as_page, as_section
    from returns.documents.store.store_policy import as_text, render_store_policy

    if form == "pdf":
        paper = paper_of(shop.return_address.country)
        content = render_store_policy(page, lang, shop.shop_name, on_date, paper)
        return PolicyFile(content, ".pdf", lang)
    if form == "text":
        return PolicyFile(as_text(page).encode("utf-8"), ".txt", lang)
    if form == "page":
        return PolicyFile(_utf8(as_page(page, lang)), ".html", lang)
    section = as_section(page, lang, styled=form == "section")
    return PolicyFile(_utf8(section), ".html", lang)


def _utf8(text: str) -> bytes:
    return text.encode("utf-8", "replace")
