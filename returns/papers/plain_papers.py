"""Papers that need no sealing: case summary, contact sheet, pick list, the store policy as published.

Each is kept in the desk under a number of its own, remembered by its SHA-256; the same content made
again on the same day is the same paper.
"""

from collections.abc import Iterable
from dataclasses import replace

from db.files.workplace import private_folder
from returns.casework.outlook import read_with
from returns.errors import Refusal
from returns.ledger.storage_problems import told_plainly
from returns.ledger.store import Store
from returns.papers.case_digest import case_digest
from returns.papers.document_box import DocumentBox, Paper, numbered
from returns.papers.goods_to_place import goods_to_place
from returns.papers.sheet.sealed_pictures import sealed_pictures
from returns.papers.sheet.sheet_pictures import photo_pages
from returns.records.plain_papers import PER_PAGE, ContactSheet
from returns.records.store_page import PolicyFile
from returns.rules.dates.photo_dates import doubt
from returns.rules.paper_size import paper_of
from returns.terms import Lang

#: photos on a page → the longest side of each in pixels, 300 to the inch where it is small
_SIDES = {4: 1200, 6: 1040, 9: 760, 12: 700, 20: 520, 30: 420}
_QUALITY = 84


class PlainPapers:
    """What a seller prints for himself, and what he publishes."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._box = DocumentBox(store)

    def summary(self, case_id: int, *, lang: str = "en") -> Paper:
        """All that is known of a case, on a page or two; raises `NotFound`."""
        from returns.documents.plain.case_summary import render_case_summary

        with self._store.reading() as tx:
            digest = case_digest(self._store, tx, case_id, Lang(lang))
        pdf = render_case_summary(digest, lang)
        return self._keep(pdf, "summary", f"{digest.number}-S", lang, case_id=case_id)

    def contacts(self, case_id: int, *, lang: str = "en", per_page: int = 12) -> Paper:
        """All photos of a case, small, `PER_PAGE` of them on a page.

        Raises `NotFound`, `Refusal` for a case without photos, and `NotSound` where an original is
        not what was taken in: the sheet shows its fingerprint.
        """
        from returns.documents.pictures.from_outside import shrink
        from returns.documents.plain.contact_sheet import render_contact_sheet

        if per_page not in PER_PAGE:
            raise Refusal("papers.per_page", known=", ".join(map(str, PER_PAGE)))
        now = self._store.clock.now()
        with self._store.reading() as tx:
            case, beside = read_with(tx, case_id, now)
        if not case.photos:
            raise Refusal("papers.no_photos", case=case.number)
        doubted = {photo.sha256 for photo in case.photos if doubt(photo, case)}
        with told_plainly(), private_folder(self._store.folder) as folder:
            pictures = sealed_pictures(self._store, case.photos, folder)
            pages = photo_pages(pictures, lang, items=case.lines)
            photos = []
            for page in pages:
                small = folder / f"{page.sha256}-small.jpg"
                if page.path is not None:
                    shrink(page.path, small, _SIDES[per_page], _QUALITY)
                path = small if page.path is not None else None
                photos.append(replace(page, path=path, clock_doubted=page.sha256 in doubted))
            sheet = ContactSheet(
                number=case.number,
                title=case.title,
                shop=beside.settings.shop_name,
                made_on=now.date(),
                photos=tuple(photos),
                per_page=per_page,
                paper=paper_of(beside.settings.return_address.country),
            )
            pdf = render_contact_sheet(sheet, lang)
        return self._keep(pdf, "contacts", f"{case.number}-P", lang, case_id=case_id)

    def picks(self, case_ids: Iterable[int] | None = None, *, lang: str = "en") -> Paper:
        """Goods that are here and want a place: of these cases, or of all.

        Raises `NotFound`, and `Refusal` where there are none.
        """
        from returns.documents.plain.pick_list import render_pick_list

        picks = goods_to_place(self._store, case_ids, Lang(lang))
        pdf = render_pick_list(picks, lang)
        return self._keep(pdf, "picks", f"PICKS-{picks.made_on:%Y-%m-%d}", lang)

    def published(self, policy: PolicyFile) -> Paper:
        """The store policy as it is published, kept: what buyers were told can be shown later."""
        day = self._store.clock.now().date()
        number = f"POLICY-{day:%Y-%m-%d}-{policy.lang.upper()}"
        return self._keep(policy.content, "policy", number, policy.lang, ending=policy.ending)

    def _keep(
        self,
        content: bytes,
        kind: str,
        number: str,
        lang: str,
        *,
        case_id: int | None = None,
        ending: str = ".pdf",
    ) -> Paper:
        serial = self._box.serial(number, content)
        return self._box.keep(
            content,
            name=f"{_NAMES[kind]}-{numbered(_plain(number, kind), serial, '-')}{ending}",
            kind=kind,
            number=numbered(number, serial),
            case_id=case_id,
            lang=lang,
        )


_NAMES = {"summary": "summary", "contacts": "photos", "picks": "picks", "policy": "returns"}


def _plain(number: str, kind: str) -> str:
    """The number without what the file's name says already: `RC-2026-00042`, `2026-11-27-en`."""
    if kind in ("summary", "contacts"):
        return number.rpartition("-")[0]
    return number.partition("-")[2].lower()
