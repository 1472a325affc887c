"""What the seller promises buyers: derived, published, saved, and watched against the suppliers."""

from datetime import date
from pathlib import Path

from returns.ledger import rows
from returns.ledger.promise_rows import read_promise
from returns.ledger.settings_rows import read_settings
from returns.ledger.store import Store
from returns.promises.asked import read_year
from returns.promises.promise import (
    count_products,
    gap_of,
    read_warnings,
    sold_to,
    supplied_groups,
    write_accepted,
    write_promise,
)
from returns.promises.store_policy import (
    FORMS,
    demand_policy_name,
    read_floor,
    read_page,
    read_store_policy,
    written_as,
)
from returns.records.change import Change
from returns.records.policy_warning import Floor, PolicyOverview, PolicyWarning, SupplierYear
from returns.records.store_page import PolicyFile, PolicyForm, StorePage
from returns.rules.policy.policy_watch import Promise
from returns.rules.policy.store_policy import StorePolicy
from returns.whole_file import save_whole

#: (kind, text); kind is `heading`, `para` or `item`
Blocks = tuple[tuple[str, str], ...]
_PROMISE = frozenset({"policy", "settings"})


class StorePromise:
    """The store policy of one desk."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def overview(self) -> PolicyOverview:
        """Everything that the policies tab shows at the left, read in one moment."""
        now = self._store.clock.now()
        with self._store.reading() as tx:
            settings, suppliers = read_settings(tx), rows.suppliers(tx)
            return PolicyOverview(
                suppliers=suppliers,
                warnings=read_warnings(tx, now, suppliers),
                today=now.date(),
                products=count_products(tx),
                published_days=settings.published_days,
                per_group=settings.per_group,
                home_currency=settings.home_currency,
            )

    def warnings(self) -> tuple[PolicyWarning, ...]:
        """What to look at: gaps with their cost, standing, policies not checked for long."""
        with self._store.reading() as tx:
            return read_warnings(tx, self._store.clock.now())

    def year(self) -> tuple[SupplierYear, ...]:
        """Of each supplier what was asked back in the year before, and what each clause left to us."""
        with self._store.reading() as tx:
            return read_year(tx, self._store.clock.now(), supplied_groups(tx), sold_to(tx))

    def promise(self) -> Promise:
        """The windows that were published last."""
        with self._store.reading() as tx:
            return read_promise(tx)

    def store_policy(self, per_group: bool | None = None) -> StorePolicy:
        """What may be promised now; `per_group` None takes the shape that the seller chose."""
        with self._store.reading() as tx:
            return read_store_policy(tx, self._today(), per_group)

    def store_page(self, lang: str, per_group: bool | None = None) -> StorePage:
        """The page to publish, in that language."""
        with self._store.reading() as tx:
            return read_page(tx, self._today(), lang, per_group)

    def store_policy_blocks(self, lang: str, per_group: bool | None = None) -> Blocks:
        """The text to publish as (kind, text): `heading`, `para`, `item`."""
        return self.store_page(lang, per_group).blocks()

    def store_policy_as(
        self, form: PolicyForm, lang: str, per_group: bool | None = None
    ) -> PolicyFile:
        """The policy as a file: PDF, web page, one `section` with style or bare, or plain text."""
        with self._store.reading() as tx:
            page, shop = read_page(tx, self._today(), lang, per_group), read_settings(tx)
        return written_as(page, form, lang, shop, self._today())

    def save_store_policy(self, path: Path, lang: str, per_group: bool | None = None) -> None:
        """Write the text as HTML, PDF or plain text, by the file's ending.

        Raises `UnreadableFile` for another ending, `DeskProblem` where it cannot be written.
        """
        demand_policy_name(path)
        written = self.store_policy_as(FORMS[path.suffix.lower()], lang, per_group)
        save_whole(path, written.content, kept="nothing_published")

    def floor(self, per_group: bool | None = None) -> Floor | None:
        """The law that the store policy stays under in one of the desk's countries, or None."""
        with self._store.reading() as tx:
            return read_floor(tx, read_store_policy(tx, self._today(), per_group))

    def publish(self, promise: Promise) -> Change:
        """Buyers are told this from now on; gaps are measured against it."""
        with self._store.transaction() as tx:
            write_promise(tx, promise)
        return Change((), _PROMISE)

    def accept_gap(self, warning: PolicyWarning, *, accepted: bool = True) -> Change:
        """Live with a gap until a new version or a longer promise opens it again; or no longer."""
        with self._store.transaction() as tx:
            write_accepted(tx, gap_of(warning), accepted=accepted)
        return Change((), _PROMISE)

    def _today(self) -> date:
        return self._store.clock.now().date()
