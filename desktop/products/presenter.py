"""What the products page does: find, tell many at once with one way back, pictures, files; no widgets."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desktop.look.theme import look
from desktop.products.listing import ALL, GAPS, ProductRow, counts, listed, rows_of
from desktop.wording import refusal_words
from desktop.work.jobs import Lane
from desktop.work.operation import Operation, Said
from desktop.work.shell import Shell
from returns.errors import Refusal
from returns.language import between
from returns.records.change import Change
from returns.records.order import Product, ProductTold
from returns.records.products_effect import ProductsEffect

if TYPE_CHECKING:
    from returns.casework.product_pictures import PicturesGiven
    from returns.casework.products import ProductsTold

_Found = tuple[tuple[Product, ...], dict[int, str], str, frozenset[str]]


class ProductsPresenter(QObject):
    """Knows the services, never widgets."""

    #: the products were read, or others are listed
    shown = Signal()
    #: a sentence: what was asked for was not done
    refused = Signal(str)
    #: a `ProductsEffect`: what the last one that was asked about would do
    foreseen = Signal(object)

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self.shell = shell
        self.suppliers: dict[int, str] = {}
        #: what a sum without another one is counted in
        self.currency = "USD"
        #: every SKU that is taken, whatever product it is of
        self.skus: frozenset[str] = frozenset()
        self.view, self.words = ALL, ""
        self.sort, self.descending = "product", False
        self._all: tuple[Product, ...] = ()
        self._rows: tuple[ProductRow, ...] = ()
        self._returned: dict[str, tuple[int, int]] = {}
        self._visible, self._stale = False, True
        self._asked = 0
        shell.changes.happened.connect(self._changed)

    # --- what is listed -----------------------------------------------------------------

    def set_visible(self, *, visible: bool) -> None:
        """The page came to the front or left it; what is stale is read when it comes."""
        self._visible = visible
        if visible and self._stale:
            self.load()

    def load(self) -> None:
        """Read them, off the window's thread; what came back is counted where nobody waits for it."""
        self._stale = False
        desk = self.shell.desk

        def read() -> _Found:
            names = {supplier.id: supplier.name for supplier in desk.policies.suppliers()}
            home = desk.settings.get().home_currency
            return desk.products.all(), names, home, desk.products.skus()

        def known(found: _Found) -> None:
            self._all, self.suppliers, self.currency, self.skus = found
            if self.view != ALL and not self.counts()[self.view] and self.view not in GAPS:
                # nothing stands in it any more, and it is not among the views
                self.view = ALL
            self._make_rows()

        def counted(returned: dict[str, tuple[int, int]]) -> None:
            if returned != self._returned:
                self._returned = returned
                self._make_rows()

        self.shell.jobs.run(read, known)
        self.shell.jobs.run(lambda: desk.products.returned(), counted, lane=Lane.KEEP)

    def _make_rows(self) -> None:
        self._rows = rows_of(self._all, self.suppliers, self._returned)
        self.shown.emit()

    def look_at(self, view: str) -> None:
        """List another view."""
        self.view = view
        self.shown.emit()

    def look_for(self, words: str) -> None:
        """List those that have the words."""
        self.words = words.strip()
        self.shown.emit()

    def sort_by(self, column: str) -> None:
        """A head was pressed: sort by it, the other way round the second time."""
        self.descending = column == self.sort and not self.descending
        self.sort = column
        self.shown.emit()

    def listed(self) -> tuple[ProductRow, ...]:
        """What fits."""
        return listed(self._rows, self.view, self.words, self.sort, descending=self.descending)

    def counts(self) -> Counter[str]:
        """How many each view holds."""
        return counts(self._all)

    def all_products(self) -> tuple[Product, ...]:
        """Every one of them, by SKU."""
        return self._all

    def groups(self) -> tuple[str, ...]:
        """The groups that products are in, by name."""
        return tuple(sorted({p.group for p in self._all if p.group}, key=str.casefold))

    # --- telling ------------------------------------------------------------------------

    def foresee(self, told: Mapping[str, ProductTold]) -> None:
        """Ask what telling it would do; only the last of several questions is answered."""
        self._asked += 1
        asked, desk = self._asked, self.shell.desk

        def know(effect: ProductsEffect) -> None:
            if asked == self._asked:
                self.foreseen.emit(effect)

        # what cannot be told is refused when it is told
        self.shell.jobs.run(lambda: desk.products.would_do(told), know, lambda _: None)

    def tell(
        self, told: Mapping[str, ProductTold], then: Callable[[], object] = lambda: None
    ) -> None:
        """Write it of all of these, one way back; `then` is called when it was said."""
        desk, words = self.shell.desk, self.named(list(told))
        done: list[ProductsTold] = []

        def back(_trace: object) -> Sequence[Change]:
            taken = [
                desk.cases.take_back(change)
                for change in reversed(done[-1].changes)
                if change.seqs
            ]
            return [*taken, desk.products.put_back(done[-1].before)]

        def again(_trace: object) -> Sequence[Change]:
            done.append(desk.products.tell_many(told))
            return done[-1].changes

        def do(_job: object) -> "ProductsTold":
            done.append(desk.products.tell_many(told))
            return done[-1]

        telling: Operation[ProductsTold] = Operation(
            lambda _: words,
            do,
            lambda answer: answer.changes,
            back,
            again,
            lambda answer: Said(self._said(words, answer)),
        )

        def written(_answer: "ProductsTold") -> None:
            self.load()
            then()

        self.shell.perform(telling, self, written, self.refuse)

    def named(self, skus: Sequence[str]) -> str:
        """What these are called where one speaks of them."""
        if len(skus) == 1:
            return self.tr("product {sku}").format(sku=skus[0])
        return self.tr("{count} products").format(count=len(skus))

    def _said(self, words: str, answer: "ProductsTold") -> str:
        kept = self.tr("Kept: {what}").format(what=words)
        new = sum(before is None for before in answer.before.values())
        learned = len(answer.case_ids)
        parts = (
            (new, self.tr("new products: {count}").format(count=new)),
            (learned, self.tr("open cases that know of it now: {count}").format(count=learned)),
        )
        return between("semicolon", look().lang).join(
            (kept, *(said for count, said in parts if count))
        )

    # --- pictures -----------------------------------------------------------------------

    def give_picture(self, skus: Sequence[str], path: Path) -> None:
        """Let a file be the picture of these."""
        pictures = self.shell.desk.product_pictures
        words = self.tr("picture of {what}").format(what=self.named(skus))
        self._show(words, lambda: pictures.give(skus, path), self.tr("Taking the picture in"))

    def take_picture_off(self, skus: Sequence[str]) -> None:
        """Show none of these."""
        pictures = self.shell.desk.product_pictures
        words = self.tr("no picture of {what}").format(what=self.named(skus))
        self._show(words, lambda: pictures.take_off(skus), "")

    def _show(self, words: str, act: "Callable[[], PicturesGiven]", title: str) -> None:
        pictures = self.shell.desk.product_pictures
        done: list[PicturesGiven] = []

        def do(_job: object) -> "PicturesGiven":
            done.append(act())
            return done[-1]

        def said(answer: "PicturesGiven") -> Said:
            if not answer.after:
                return Said(self.tr("It was shown already."), "plain", undo=False)
            return Said(self.tr("Kept: {what}").format(what=words))

        showing: Operation[PicturesGiven] = Operation(
            lambda _: words,
            do,
            lambda answer: (answer.change,) if answer.after else (),
            lambda _: pictures.put_back(done[-1].before),
            lambda _: pictures.put_back(done[-1].after),
            said,
            title=title,
            # pictures come in one after the other, and nobody who writes waits for one
            lane=Lane.PHOTO,
        )
        self.shell.perform(showing, self, lambda _: self.load(), self.refuse)

    def refuse(self, refusal: Refusal) -> None:
        """Say what was not done, and why."""
        self.refused.emit(refusal_words(refusal))

    def _changed(self, change: Change, origin: QObject | None) -> None:
        if origin is self or not change.kinds & {"product", "supplier", "import", "settings"}:
            return
        if self._visible:
            self.load()
        else:
            self._stale = True
