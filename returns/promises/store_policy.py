"""The store policy as the desk stands: derived from its suppliers, written out, saved as a file."""

from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path

from sqlalchemy import Connection, select

from db.tables import trade as s
from returns.errors import UnreadableFile
from returns.ledger import rows
from returns.ledger.settings_rows import read_settings
from returns.promises.promise import supplied_groups
from returns.records.policy import Supplier
from returns.records.policy_warning import Floor
from returns.records.settings import DeskSettings
from returns.rules.dates.dates import transit_table
from returns.rules.dates.deadlines import deadline_table
from returns.rules.paper_size import paper_of
from returns.rules.policy.store_policy import GroupTerms, StorePolicy, derive, store_policy_text
from returns.terms import Standing
from returns.whole_file import save_whole

ENDINGS = (".html", ".htm", ".pdf", ".txt")

#: (kind, text); kind is `heading`, `para` or `item`
Blocks = tuple[tuple[str, str], ...]


def read_store_policy(
    tx: Connection, today: date, per_group: bool | None = None
) -> StorePolicy:
    """What may be promised now; `per_group` None takes the shape that the seller chose."""
    settings = read_settings(tx)
    grouped = settings.per_group if per_group is None else per_group
    terms = group_terms(rows.suppliers(tx), supplied_groups(tx), today)
    return derive(terms, settings.triage, grouped, transit_table(settings.transit))


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


def blocks_of(policy: StorePolicy, lang: str, shop: str) -> Blocks:
    """The text to publish, in order."""
    return tuple((block.kind, block.text) for block in store_policy_text(policy, lang, shop))


def read_floor(tx: Connection, policy: StorePolicy) -> Floor | None:
    """The law of a channel's country that the policy stays under, the widest first; else None."""
    promised = min((window.days for window in policy.windows if window.days), default=0)
    table = deadline_table(read_settings(tx).deadlines)
    found = []
    for row in tx.execute(select(s.channel.c.platform, s.channel.c.country, s.channel.c.name)):
        try:
            law = table.find(row.platform, row.country, "withdrawal")
        except KeyError:  # no law of that country is in the table
            continue
        if 0 < promised < law.amount:
            found.append(Floor(law.amount, law.country, promised, law.source))
    return max(found, key=lambda floor: floor.days, default=None)


def save(path: Path, blocks: Blocks, lang: str, shop: DeskSettings, on_date: date) -> None:
    """Write the policy as HTML, PDF or plain text, by the file's ending.

    Raises `UnreadableFile` for another ending, `DeskProblem` where it cannot be written.
    """
    ending = path.suffix.lower()
    if ending not in ENDINGS:
        raise UnreadableFile("policy.ending", name=path.name)
    content = _written(ending, blocks, lang, shop, on_date)
    save_whole(path, content, kept="nothing_published")


def _written(
    ending: str, blocks: Blocks, lang: str, shop: DeskSettings, on_date: date
) -> bytes:
    from returns.documents.store_policy import as_html, as_text, render_store_policy

    title, body = _titled(blocks)
    if ending == ".pdf":
        paper = paper_of(shop.return_address.country)
        return render_store_policy(body, lang, shop.shop_name, on_date, paper)
    text = as_text(body, lang, title) if ending == ".txt" else as_html(body, lang, title)
    return text.encode("utf-8")


def _titled(blocks: Blocks) -> tuple[str, Blocks]:
    if blocks and blocks[0][0] == "heading":
        return blocks[0][1], blocks[1:]
    return "", blocks
