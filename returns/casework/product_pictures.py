"""The pictures of products: originals in the vault, shown wherever a case has no photo of its own."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from sqlalchemy import Connection, select, update
from sqlalchemy.dialects.sqlite import insert

from db.files.vault import StoredOriginal
from db.tables import cases as t
from db.tables import trade as s
from returns.casework.goods.originals import facts_of, original_kept
from returns.casework.product_family import product_of, same_product
from returns.errors import NotFound, UnreadableFile
from returns.ledger.named_originals import ORIGINAL
from returns.ledger.photo_pictures import derive, fingerprint, shown_as
from returns.ledger.store import Store
from returns.records.change import Change
from returns.records.kept_text import demand_kept, file_name
from returns.records.papers import PictureFacts
from returns.rules.goods.product_picture import why_no_product_picture

#: what a refusal of photos is of a product's picture: that sentence speaks of cases
_OF_A_PRODUCT = {
    "photos.unknown": "product.picture_unknown",
    "photos.empty": "product.picture_empty",
    "photos.file_too_large": "product.picture_bytes",
    "storage.UnreadableSource": "product.picture_unreadable",
}


@dataclass(frozen=True, slots=True)
class PicturesGiven:
    """What was written, and what each product showed before it and shows after it."""

    change: Change
    before: dict[str, str] = field(default_factory=dict)
    after: dict[str, str] = field(default_factory=dict)


class ProductPictures:
    """The pictures of one desk's products."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def give(self, skus: Sequence[str], path: Path) -> PicturesGiven:
        """Let a file be the picture of these products; its original is kept as it is.

        Raises `UnreadableFile` for what is no picture or too large to be shown, `NotFound` for a
        product this desk does not have, `DeskProblem` where the disk does not take it: nothing is
        changed then.
        """
        wanted = tuple(dict.fromkeys(sku.strip() for sku in skus))
        with self._store.reading() as tx:
            _demand_known(tx, wanted)
        name = file_name(path)
        demand_kept(name)
        _demand_shown(_looked_at(path, name), name)
        with original_kept(self._store, path) as stored:
            facts = derive(self._store, stored.sha256)
            _demand_shown(facts, name)
            pinned = fingerprint(self._store, stored.sha256)
            with self._store.transaction() as tx:
                _demand_known(tx, wanted)
                self._note(tx, stored, facts, name, pinned)
                return _show(tx, dict.fromkeys(wanted, f"{ORIGINAL}{stored.sha256}"))

    def take_off(self, skus: Sequence[str]) -> PicturesGiven:
        """Show none of these products; the originals stay in the vault and undo brings them back."""
        wanted = dict.fromkeys((sku.strip() for sku in skus), "")
        with self._store.transaction() as tx:
            _demand_known(tx, tuple(wanted))
            return _show(tx, wanted)

    def put_back(self, shown: Mapping[str, str]) -> Change:
        """Have products show what they showed; one that is gone meanwhile is left out."""
        with self._store.transaction() as tx:
            return _show(tx, shown).change

    def thumbnail(self, sha256: str) -> Path:
        """The small picture of an original, made when it is missing; slow then.

        Raises `UnreadableFile` for one that cannot be shown or is gone from the vault.
        """
        return shown_as(self._store, sha256, "thumb", lambda: self.name_of(sha256))

    def name_of(self, sha256: str) -> str:
        """What its file was called when it came in; the SHA-256 where nobody knows."""
        table = s.product_picture
        with self._store.reading() as tx:
            found = tx.execute(select(table.c.name).where(table.c.sha256 == sha256)).scalar()
        return str(found or sha256)

    def _note(
        self,
        tx: Connection,
        stored: StoredOriginal,
        facts: PictureFacts,
        name: str,
        pinned: str,
    ) -> None:
        """The row that names the original, for as long as the desk lives; a known one stays."""
        kept = insert(s.product_picture).values(
            sha256=stored.sha256,
            bytes=stored.bytes,
            width=facts.width,
            height=facts.height,
            format=facts.format,
            name=name,
            added_at=self._store.now(),
            work_sha256=pinned,
        )
        tx.execute(kept.on_conflict_do_nothing(index_elements=["sha256"]))


def _looked_at(path: Path, name: str) -> PictureFacts:
    try:
        return facts_of(path, name)
    except UnreadableFile as refusal:
        key = _OF_A_PRODUCT.get(refusal.key, refusal.key)
        raise UnreadableFile(key, **refusal.facts) from refusal


def _demand_shown(facts: PictureFacts, name: str) -> None:
    refusal = why_no_product_picture(facts, name)
    if refusal is not None:
        raise refusal


def _demand_known(tx: Connection, skus: Sequence[str]) -> None:
    for sku in skus:
        if tx.execute(select(s.product.c.id).where(s.product.c.sku == sku)).first() is None:
            raise NotFound("product.unknown", sku=sku)


def _show(tx: Connection, wanted: Mapping[str, str]) -> PicturesGiven:
    """Have products show these, with the queue's rows of their cases, which repeat it."""
    product, before, after = s.product, dict[str, str](), dict[str, str]()
    for sku, picture in wanted.items():
        row = product_of(tx, sku)
        if row is None or row.picture == picture:
            continue
        before[sku], after[sku] = row.picture, picture
        family = product.c.id.in_(same_product(row.id))
        tx.execute(update(product).where(family).values(picture=picture))
        repeat_picture(tx, row.id, picture)
    kinds = frozenset({"product", "case"}) if after else frozenset[str]()
    return PicturesGiven(Change((), kinds), before, after)


def repeat_picture(tx: Connection, product_id: int, picture: str) -> None:
    """A case's row shows what its line that is next is of: the one whose SKU the row names."""
    case, line = t.return_case, t.case_line
    of_it = line.c.product_id.in_(same_product(product_id))
    lines = select(line.c.case_id).where(of_it)
    skus = select(line.c.sku).where(of_it, line.c.case_id == case.c.id)
    its_own = update(case).where(case.c.id.in_(lines), case.c.sku.in_(skus.scalar_subquery()))
    tx.execute(its_own.values(picture=picture))
