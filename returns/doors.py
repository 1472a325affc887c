"""The doors of a desk: one service for each thing that can be done, made when it is first asked for."""

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from returns.clock import Clock

if TYPE_CHECKING:
    from returns.bringing_in.by_hand import ByHand
    from returns.bringing_in.intake import Intake
    from returns.bringing_in.suppliers_intake import SuppliersIntake
    from returns.casework.buyers import Buyers
    from returns.casework.cases import Cases
    from returns.casework.catching_up import CatchingUp
    from returns.casework.desk_settings import Settings
    from returns.casework.disputes import Disputes
    from returns.casework.goods.inspections import Inspections
    from returns.casework.goods.parcels import Parcels
    from returns.casework.goods.photos import Photos
    from returns.casework.goods.receiving import Receiving
    from returns.casework.letter_templates import LetterTemplates
    from returns.casework.letters.begun_letters import BegunLetters
    from returns.casework.money_moves import MoneyMoves
    from returns.casework.orders import Orders
    from returns.casework.persons import Persons
    from returns.casework.places import Places
    from returns.casework.product_mergers import ProductMergers
    from returns.casework.product_pictures import ProductPictures
    from returns.casework.products import Products
    from returns.casework.queue import Queue
    from returns.casework.rehearsal import Rehearsal
    from returns.keeping.keeping import Keeping
    from returns.ledger.store import Store
    from returns.ledger.tidying import Tidying
    from returns.papers.day_stamps import DayStamps
    from returns.papers.desk_keys import DeskKeys
    from returns.papers.packet.packets import Packets
    from returns.papers.papers import Papers
    from returns.papers.plain_papers import PlainPapers
    from returns.papers.sheet_answers import SheetAnswers
    from returns.promises.policies import Policies

DATABASE = "desk.sqlite"


class Doors:
    """What an open desk can be asked for; so that a window starts fast, nothing is imported before."""

    folder: Path
    clock: Clock

    @property
    def name(self) -> str:
        """What the desk is called."""
        raise NotImplementedError

    @cached_property
    def store(self) -> "Store":
        """The writer and readers under the services."""
        raise NotImplementedError

    @cached_property
    def queue(self) -> "Queue":
        """Pages, counts and search of the queue; reads by the bare driver."""
        from returns.casework.queue import Queue

        return Queue(self.folder / DATABASE, self.clock)

    @cached_property
    def cases(self) -> "Cases":
        """One case at a time: read it, act on it, take it back."""
        from returns.casework.cases import Cases

        return Cases(self.store)

    @cached_property
    def rehearsal(self) -> "Rehearsal":
        """What would be refused on a case, asked before it is done."""
        from returns.casework.rehearsal import Rehearsal

        return Rehearsal(self.store)

    @cached_property
    def begun_letters(self) -> "BegunLetters":
        """Letters that are being written anew."""
        from returns.casework.letters.begun_letters import BegunLetters

        return BegunLetters(self.store)

    @cached_property
    def by_hand(self) -> "ByHand":
        """Cases that no file brought."""
        from returns.bringing_in.by_hand import ByHand

        return ByHand(self.store)

    @cached_property
    def catching_up(self) -> "CatchingUp":
        """Next steps that turn as time passes."""
        from returns.casework.catching_up import CatchingUp

        return CatchingUp(self.store)

    @cached_property
    def parcels(self) -> "Parcels":
        """Parcels in any direction."""
        from returns.casework.goods.parcels import Parcels

        return Parcels(self.store)

    @cached_property
    def money(self) -> "MoneyMoves":
        """Money that moved."""
        from returns.casework.money_moves import MoneyMoves

        return MoneyMoves(self.store)

    @cached_property
    def disputes(self) -> "Disputes":
        """Disputes that no file told of."""
        from returns.casework.disputes import Disputes

        return Disputes(self.store)

    @cached_property
    def orders(self) -> "Orders":
        """Orders and their dates."""
        from returns.casework.orders import Orders

        return Orders(self.store)

    @cached_property
    def products(self) -> "Products":
        """Products."""
        from returns.casework.products import Products

        return Products(self.store)

    @cached_property
    def product_mergers(self) -> "ProductMergers":
        """Which SKUs are one product, and which are sold no more."""
        from returns.casework.product_mergers import ProductMergers

        return ProductMergers(self.store)

    @cached_property
    def product_pictures(self) -> "ProductPictures":
        """What products show in lists."""
        from returns.casework.product_pictures import ProductPictures

        return ProductPictures(self.store)

    @cached_property
    def places(self) -> "Places":
        """Addresses that goods can go to."""
        from returns.casework.places import Places

        return Places(self.store)

    @cached_property
    def intake(self) -> "Intake":
        """Platform files."""
        from returns.bringing_in.intake import Intake

        return Intake(self.store)

    @cached_property
    def suppliers_intake(self) -> "SuppliersIntake":
        """Suppliers' files."""
        from returns.bringing_in.suppliers_intake import SuppliersIntake

        return SuppliersIntake(self.store)

    @cached_property
    def policies(self) -> "Policies":
        """Suppliers, their policies in versions, our own store policy."""
        from returns.promises.policies import Policies

        return Policies(self.store)

    @cached_property
    def receiving(self) -> "Receiving":
        """Parcels that arrive."""
        from returns.casework.goods.receiving import Receiving

        return Receiving(self.store)

    @cached_property
    def inspections(self) -> "Inspections":
        """What was found."""
        from returns.casework.goods.inspections import Inspections

        return Inspections(self.store)

    @cached_property
    def photos(self) -> "Photos":
        """Originals in the vault."""
        from returns.casework.goods.photos import Photos

        return Photos(self.store)

    @cached_property
    def packets(self) -> "Packets":
        """Evidence as its addressee takes it."""
        from returns.papers.packet.packets import Packets

        return Packets(self.store)

    @cached_property
    def plain_papers(self) -> "PlainPapers":
        """Case summary, contact sheet, pick list, and the store policy as it was published."""
        from returns.papers.plain_papers import PlainPapers

        return PlainPapers(self.store)

    @cached_property
    def papers(self) -> "Papers":
        """Labels and evidence sheets."""
        from returns.papers.papers import Papers

        return Papers(self.store)

    @cached_property
    def sheet_answers(self) -> "SheetAnswers":
        """Evidence sheets that came back filled in."""
        from returns.papers.sheet_answers import SheetAnswers

        return SheetAnswers(self.store)

    @cached_property
    def keys(self) -> "DeskKeys":
        """The desk's own key, and those of others that are trusted here."""
        from returns.papers.desk_keys import DeskKeys

        return DeskKeys(self.store)

    @cached_property
    def day_stamps(self) -> "DayStamps":
        """Seals of days that leave to be stamped, and their stamps."""
        from returns.papers.day_stamps import DayStamps

        return DayStamps(self.store)

    @cached_property
    def tidying(self) -> "Tidying":
        """What killed programs left behind."""
        from returns.ledger.tidying import Tidying

        return Tidying(self.store)

    @cached_property
    def settings(self) -> "Settings":
        """The desk's own settings."""
        from returns.casework.desk_settings import Settings

        return Settings(self.store)

    @cached_property
    def letter_templates(self) -> "LetterTemplates":
        """The words of letters."""
        from returns.casework.letter_templates import LetterTemplates

        return LetterTemplates(self.store)

    @cached_property
    def buyers(self) -> "Buyers":
        """What is known of the buyer of a case."""
        from returns.casework.buyers import Buyers

        return Buyers(self.store)

    @cached_property
    def persons(self) -> "Persons":
        """Who works at this desk."""
        from returns.casework.persons import Persons

        return Persons(self.store)

    @cached_property
    def keeping(self) -> "Keeping":
        """Copies of the desk, going back to one, and the check of all that it holds."""
        from returns.keeping.keeping import Keeping

        return Keeping(self.store, self.name)
