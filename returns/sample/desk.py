"""Makes the sample desk by telling its story through the services, with a clock that is set."""

import json
import secrets
import shutil
from collections.abc import Callable
from contextlib import suppress
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import insert

from db.desk_file.opening import adopt
from db.files.safe_file import write_durably
from db.private import close_to_others
from db.tables import trade as s
from db.trouble import storage_errors
from resources import resource
from returns.bringing_in.channels import named
from returns.bringing_in.new_cases import CaseSeed, LineSeed, Newcomers
from returns.casework.money_moves import MoneyTold
from returns.clock import Clock, SetClock, SystemClock, stamp
from returns.desk import DATABASE, Desk, open_desk
from returns.errors import DeskProblem
from returns.importing.drafts import CustomerDraft, OrderDraft, OrderLineDraft
from returns.ledger.storage_problems import told_plainly
from returns.money import Money
from returns.records.inspection import FindingDraft
from returns.records.options import StepOptions
from returns.records.policy_json import address_from_json, terms_from_json
from returns.sample.pictures import photo_jpeg, product_png
from returns.terms import (
    Disposition,
    Lang,
    Move,
    Offer,
    PackageState,
    Party,
    Route,
    Standing,
    StepKind,
    Verdict,
    Works,
)

Story = dict[str, Any]
#: called with how many cases are there, and how many there will be
Progress = Callable[[int, int], object]

#: a folder in which the desk is made before it moves in
_MAKING = ".sample-"


def make_sample(
    folder: Path,
    lang: str = "en",
    clock: Clock | None = None,
    progress: Progress = lambda _done, _total: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> None:
    """A new desk in an empty or absent folder; raises `DeskProblem` when something lies there.

    The story ends at the clock's present, so that its deadlines are of today. `progress` hears of
    each case; once `cancelled` says so, nothing is left and `DeskProblem` is raised.
    """
    now = (clock or SystemClock()).now()
    story: Story = json.loads(resource("sample", "story.json").read_text(encoding="utf-8"))
    making = folder / f"{_MAKING}{secrets.token_hex(4)}"
    fresh = not folder.exists()
    try:
        with told_plainly(), storage_errors(making / DATABASE):
            _clear(folder)
            teller = _Teller(making, story, lang, now)
            try:
                teller.tell(progress, cancelled)
            finally:
                teller.desk.close()
            _move_in(making, folder)
            adopt(folder, lambda: stamp(now))
            close_to_others(folder)
    except OSError as error:
        raise DeskProblem("desk.cannot_open", why=error.strerror or str(error)) from error
    finally:
        shutil.rmtree(making, ignore_errors=True)
        if fresh:
            with suppress(OSError):  # the finished desk stays
                folder.rmdir()


def _clear(folder: Path) -> None:
    """Take away what a killed attempt left; raises `DeskProblem` when anything else is there."""
    if folder.is_dir():
        there = list(folder.iterdir())
        if any(not path.name.startswith(_MAKING) for path in there):
            raise DeskProblem("desk.not_empty", folder=str(folder))
        for path in there:
            shutil.rmtree(path)


def _move_in(making: Path, folder: Path) -> None:
    """The finished desk into its folder, the database last: before it, there is no desk."""
    last = (f"{DATABASE}-shm", f"{DATABASE}-wal", DATABASE)
    parts = sorted(
        making.iterdir(), key=lambda path: path.name in last and last.index(path.name)
    )
    for path in parts:
        path.rename(folder / path.name)
    making.rmdir()


class _Teller:
    """Holds what the story's short names stand for while it is told."""

    def __init__(self, folder: Path, story: Story, lang: str, now: datetime) -> None:
        self.story, self.lang, self.now = story, lang, now
        self.clock = SetClock(now)
        self.desk: Desk = open_desk(folder, clock=self.clock, create=True)
        self.suppliers: dict[str, int] = {}
        self.products: dict[str, Story] = {}

    def tell(self, progress: Progress, cancelled: Callable[[], bool]) -> None:
        """Write everything, oldest first, as it would have happened."""
        self._shop()
        self._suppliers()
        self._goods()
        cases = sorted(self.story["cases"], key=lambda case: case["asked"])
        for number, case in enumerate(cases):
            if cancelled():
                raise DeskProblem("desk.sample_stopped")
            self._case(number, case)
            progress(number + 1, len(cases))
        self.clock.moment = self.now
        for code in self.story["unmatched"]:
            self.desk.receiving.keep_unmatched(code, "")

    def _said(self, text: dict[str, str]) -> str:
        return text[self.lang]

    def _day(self, days: float) -> date:
        return (self.now + timedelta(days=days)).date()

    def _shop(self) -> None:
        with self.desk.store.transaction() as tx:
            for name, platform, country, currency in self.story["channels"]:
                tx.execute(
                    insert(s.channel).values(
                        name=name, platform=platform, country=country, currency=currency
                    )
                )
        self.desk.settings.set(
            shop_name=self._said(self.story["shop"]),
            return_address=address_from_json(self.story["return_address"]),
            language=self.lang,
            published_days=24,
        )

    def _suppliers(self) -> None:
        policies = self.desk.policies
        for told in self.story["suppliers"]:
            first = told["policies"][0]["from"]
            self.clock.moment = self.now + timedelta(days=first)
            name = self._said(told["name"])
            policies.add_supplier(name, told["email"], told["language"])
            supplier = next(x for x in policies.suppliers() if x.name == name)
            self.suppliers[told["key"]] = supplier.id
            place = told["warehouse"]
            policies.set_warehouse(
                supplier.id, None, place["name"], address_from_json(place["address"])
            )
            for version in told["policies"]:
                self.clock.moment = self.now + timedelta(days=version["from"])
                terms = terms_from_json(version["terms"])
                policies.new_version(supplier.id, terms, self._day(version["from"]))
            self.clock.moment = self.now + timedelta(days=told["checked"])
            policies.checked_today(supplier.id)
            policies.edit_supplier(
                supplier.id, standing=Standing(told["standing"]), note=self._said(told["note"])
            )

    def _goods(self) -> None:
        with self.desk.store.transaction() as tx:
            for told in self.story["products"]:
                self.products[told["sku"]] = told
                picture = f"pictures/{told['sku']}.png"
                image = product_png(told["sketch"], told["colour"])
                write_durably(self.desk.folder / picture, image)
                tx.execute(
                    insert(s.product).values(
                        sku=told["sku"],
                        title=self._said(told["title"]),
                        supplier_id=self.suppliers[told["supplier"]],
                        price_minor=Money.parse(told["price"], told["currency"]).minor,
                        cost_minor=Money.parse(told["cost"], told["currency"]).minor,
                        currency=told["currency"],
                        weight_g=told["weight_g"],
                        listing=told["listing"],
                        product_group=self._said(told["group"]),
                        picture=picture,
                    )
                )

    # --- a case --------------------------------------------------------------------------

    def _case(self, number: int, told: Story) -> None:
        asked = self.now + timedelta(days=told["asked"])
        self.clock.moment = asked.replace(microsecond=0)
        case_id = self._open(number, told, asked)
        if told.get("buyer_photos"):
            self._photos(case_id, told, asked - timedelta(hours=2), number)
        for hours, step, options in told["do"]:
            self.clock.moment = min(asked + timedelta(hours=hours), self.now)
            self._act(case_id, step, options, told)
            if step == "receive" and told.get("photos"):
                self._photos(case_id, told, self.clock.moment, number)

    def _open(self, number: int, told: Story, asked: datetime) -> int:
        currency = told["currency"] or self.products[told["sku"]]["currency"]
        buyer = self.story["buyers"][told["buyer"]]
        items = (told, *told.get("also", ()))
        with self.desk.store.transaction() as tx:
            newcomers = Newcomers(self.desk.store, tx, named(told["channel"]))
            order = newcomers.book.add(
                OrderDraft(
                    number=_order_number(told["channel"], number),
                    lines=tuple(
                        self._bought(item, currency, told["channel"]) for item in items
                    ),
                    ordered_on=self._day(told["ordered"]),
                    shipped_on=self._day(told["ordered"] + 1),
                    delivered_on=self._day(told["delivered"]),
                    currency=currency,
                    customer=CustomerDraft(
                        buyer["name"], buyer["email"], address_from_json(buyer["address"])
                    ),
                )
            )
            bought = newcomers.book.lines(order.id)
            seeds = tuple(
                LineSeed(
                    order_line=line,
                    quantity=item["quantity"],
                    reason=item["reason"],
                    buyer_words=self._said(item["words"]),
                    title=self._said(self.products[item["sku"]]["title"]),
                )
                for item, line in zip(items, bought, strict=True)
            )
            return newcomers.open_case(CaseSeed(order=order, lines=seeds, requested_at=asked))

    def _bought(self, item: Story, currency: str, channel: str) -> OrderLineDraft:
        product = self.products[item["sku"]]
        price = Money.parse(item.get("price") or product["price"], currency)
        return OrderLineDraft(
            item["sku"],
            item["sku"],
            self._as_sold(product["title"], channel),
            item["quantity"],
            price,
            paid=price * item["quantity"],
        )

    def _as_sold(self, title: dict[str, str], channel: str) -> str:
        """What the listing calls the goods: in the language of the shop's country, whoever sells them."""
        country = next(row[2] for row in self.story["channels"] if row[0] == channel)
        return title[Lang.ZH if country == "CN" else Lang.EN]

    def _act(self, case_id: int, step: str, options: Story, told: Story) -> None:
        if step == "receive":
            self.desk.receiving.receive(case_id, options.get("tracking", ""))
            return
        if step == "inspect":
            self._inspect(case_id, options)
            return
        currency = told["currency"] or self.products[told["sku"]]["currency"]
        if step == "platform_paid":
            amount = Money.parse(options["amount"], currency)
            paid = MoneyTold(amount, True, Party.PLATFORM, options["reference"])
            self.desk.money.note(case_id, paid)
            return
        act = StepKind(step) if step in list(StepKind) else Move(step)
        self.desk.cases.do(
            case_id,
            act,
            StepOptions(
                amount=self._amount(case_id, act, options, currency),
                offer=Offer(options["offer"]) if "offer" in options else None,
                route=Route(options["route"]) if "route" in options else None,
                reason=options.get("reason", ""),
                untried=options.get("untried", False),
                rma=options.get("rma", ""),
                tracking=options.get("tracking", ""),
                carrier=options.get("carrier", ""),
                answer=options.get("answer", ""),
                disposition=(
                    Disposition(options["disposition"]) if "disposition" in options else None
                ),
            ),
        )

    def _amount(
        self, case_id: int, act: StepKind | Move, options: Story, currency: str
    ) -> Money | None:
        if "amount" in options:
            return Money.parse(options["amount"], currency)
        claims = self.desk.cases.get(case_id).claims
        # what was granted came
        return claims[-1].accepted or None if act is StepKind.SETTLE and claims else None

    def _inspect(self, case_id: int, found: Story) -> None:
        case = self.desk.cases.get(case_id)
        for line in case.lines:
            for unit in range(1, line.quantity + 1):
                if unit in found.get("missing", ()):
                    self.desk.inspections.miss(case_id, line.id, unit)
                    continue
                self.desk.inspections.save_finding(
                    case_id,
                    FindingDraft(
                        line_id=line.id,
                        unit=unit,
                        package=PackageState(found["package"]),
                        complete=found["complete"] == "yes",
                        works=Works(found["works"]),
                        marks=found["marks"],
                        weight_g=found["weight"],
                    ),
                )
        for field, text in found.get("found", {}).items():
            self.desk.cases.set_found_says(case_id, field, text)
        for field, text in found.get("says", {}).items():
            self.desk.cases.set_supplier_says(case_id, field, text)
        chosen = found["disposition"]
        disposition = Disposition(chosen) if chosen else None
        self.desk.inspections.finish(case_id, Verdict(found["verdict"]), disposition)

    def _photos(self, case_id: int, told: Story, start: datetime, number: int) -> None:
        product = self.products[told["sku"]]
        for place, shot in enumerate(told["photos"]):
            taken = start + timedelta(minutes=place)
            scene = (
                ("defect_wide", "defect_close")[place % 2] if shot == "buyer_photo" else shot
            )
            jpeg = photo_jpeg(
                scene, product["sketch"], product["colour"], taken, number * 16 + place
            )
            self.desk.photos.add_bytes(
                case_id, jpeg, f"IMG_{4100 + number * 16 + place}.jpg", shot
            )


def _order_number(channel: str, number: int) -> str:
    """An order number as that channel writes them; made up."""
    if channel.startswith("Amazon"):
        return f"302-55812{number:02d}-{7719000 + number * 137}"
    if channel.startswith("eBay"):
        return f"27-{10210 + number:05d}-{43117 + number * 11:05d}"
    if channel.startswith("TikTok"):
        return f"5764614130387{number:02d}119"
    return f"#{1041 + number}"
