"""The policy form's questions, in five parts; together they cover every field of the terms."""

from collections.abc import Callable
from dataclasses import replace

from desktop.policies.chip_set import ChipSet
from desktop.policies.fee_edit import FeeEdit
from desktop.policies.form_row import Part
from desktop.policies.freight_edit import FreightEdit
from desktop.policies.sayings import said
from desktop.widgets.segmented import ChipChoice, Segmented
from desktop.wording import word
from resources import resource
from returns.records.policy import EvidenceDemand, PolicyTerms, ReturnFee
from returns.records.policy_json import MOST_MB, MOST_MONTHS
from returns.rules.reasons import all_reasons
from returns.terms import RmaPlacement, WindowStart

Tell = Callable[[], object]

YES, NO = "yes", "no"
REMEDIES = ("refund", "reship", "credit_note", "allowance", "keep_item")


def shot_ids() -> list[str]:
    """Every shot that may be asked for."""
    import json

    content = json.loads(resource("shots.json").read_text(encoding="utf-8"))
    return [str(each) for each in content["shots"]]


class _YesNo(Segmented):
    """Yes or no."""

    def ask(self) -> None:
        """Say both in the language on screen."""
        self.set_options(((YES, said("yes")), (NO, said("no"))))

    def set_flag(self, flag: bool) -> None:
        """Show an answer."""
        self.set_value(YES if flag else NO)

    def flag(self) -> bool:
        """The answer."""
        return self.value() == YES


class TakingBackPart(Part):
    """Whether, how long and in what condition."""

    def __init__(self, changed: Tell) -> None:
        super().__init__("taking_back", changed)
        self.takes, self.start = _YesNo(), ChipChoice()
        self.add_row("takes_returns", self.takes)
        self.within = self.add_count("window_days", least=1, needed=True)
        self.add_row("window_from", self.start)
        self.damage = self.add_count("damage_days")
        self.exchange = self.add_count("exchange_days")
        self.warranty = self.add_count("warranty_months", "months", most=MOST_MONTHS)
        self.condition = self.add_text("condition")
        self.takes.chosen.connect(self._switched)
        self.start.chosen.connect(self.tell)

    def retranslate(self) -> None:
        """Ask in the language on screen."""
        empty = said("hint.empty")
        self.takes.ask()
        self.start.set_options([(each, said(f"from.{each}")) for each in WindowStart])
        self.ask(damage_days=empty, exchange_days=empty, warranty_months=empty)

    def set_terms(self, terms: PolicyTerms) -> None:
        """Show these terms."""
        self.takes.set_flag(terms.takes_returns)
        self.within.set_count(terms.window_days)
        self.start.set_value(terms.window_from)
        self.damage.set_count(terms.damage_days)
        self.exchange.set_count(terms.exchange_days)
        self.warranty.set_count(terms.warranty_months)
        self.condition.setText(terms.condition)
        self._hide_and_show()

    def apply(self, terms: PolicyTerms) -> PolicyTerms:
        """The terms with the answers of this part."""
        return replace(
            terms,
            takes_returns=self.takes.flag(),
            window_days=self.within.count() or 0,
            window_from=WindowStart(self.start.value() or WindowStart.DELIVERY),
            damage_days=self.damage.count(),
            exchange_days=self.exchange.count(),
            warranty_months=self.warranty.count(),
            condition=self.condition.text().strip(),
        )

    def _switched(self) -> None:
        self._hide_and_show()
        self.tell()

    def _hide_and_show(self) -> None:
        # days count for the supplier's own damage window too, so only the plain window goes
        self.rows["window_days"].setVisible(self.takes.flag())
        self.rows["exchange_days"].setVisible(self.takes.flag())


class CostPart(Part):
    """What it costs and who bears it."""

    def __init__(self, changed: Tell, currency: str) -> None:
        super().__init__("cost", changed)
        self._currency = currency
        self.fee, self.freight = FeeEdit(), FreightEdit()
        self.waived = ChipSet(folds=True)
        self.wrong = _YesNo()
        self.add_row("fee", self.fee)
        self.add_row("fee_waived", self.waived)
        self.add_row("freight", self.freight.usual)
        self.add_row("freight_faulty", self.freight.faulty)
        self.add_row("freight_other", self.freight.others)
        self.add_row("takes_ordered_wrong", self.wrong)
        self.wrong_fee = self.add_count("ordered_wrong_fee_percent", "percent", most=100)
        for signal in (self.fee.changed, self.waived.changed, self.freight.changed):
            signal.connect(self._switched)
        self.wrong.chosen.connect(self._switched)

    def retranslate(self) -> None:
        """Ask in the language on screen."""
        options = [(each.id, word("reason", each.id)) for each in all_reasons()]
        self.waived.set_options(options, said("ask.fee_waived"), said("more"))
        self.fee.set_words(said("ask.fee"), said("fee.fixed"), said("fee.currency"))
        self.freight.retranslate()
        self.wrong.ask()
        self.ask(fee=said("hint.fee"))

    def set_terms(self, terms: PolicyTerms) -> None:
        """Show these terms."""
        self.fee.set_fee(terms.fee.percent, terms.fee.fixed, self._currency)
        self.waived.set_values(terms.fee.waived_for)
        self.freight.set_freight(terms.freight)
        self.wrong.set_flag(terms.takes_ordered_wrong)
        self.wrong_fee.set_count(terms.ordered_wrong_fee_percent or None)
        self._hide_and_show()

    def apply(self, terms: PolicyTerms) -> PolicyTerms:
        """The terms with the answers of this part."""
        percent, fixed = self.fee.fee()
        waived = self.waived.values() if percent or fixed else ()
        return replace(
            terms,
            fee=ReturnFee(percent, fixed, waived),
            freight=self.freight.freight(),
            takes_ordered_wrong=self.wrong.flag(),
            ordered_wrong_fee_percent=self.wrong_fee.count() or 0,
        )

    def problems(self) -> dict[str, str]:
        """Also the fee's."""
        found = super().problems()
        if self.fee.is_wrong():
            found["fee"] = said("invalid.fee")
        return found

    def _switched(self) -> None:
        self._hide_and_show()
        self.tell()

    def _hide_and_show(self) -> None:
        percent, fixed = self.fee.fee()
        self.rows["fee_waived"].setVisible(bool(percent or fixed))
        self.rows["ordered_wrong_fee_percent"].setVisible(self.wrong.flag())


class NumberPart(Part):
    """The return number: asked for how, and where it stands."""

    def __init__(self, changed: Tell) -> None:
        super().__init__("number", changed)
        self.needed, self.placement = _YesNo(), ChipChoice()
        self.add_row("rma_needed", self.needed)
        self.how = self.add_text("rma_how")
        self.days = self.add_count("rma_days", needed=True)
        self.valid = self.add_count("rma_valid_days")
        self.add_row("rma_placement", self.placement)
        self.needed.chosen.connect(self._switched)
        self.placement.chosen.connect(self._switched)

    def retranslate(self) -> None:
        """Ask in the language on screen."""
        self.needed.ask()
        self.placement.set_options([(p, word("rma_placement", p)) for p in RmaPlacement])
        self.how.setPlaceholderText(said("example.rma_how"))
        self.ask(rma_valid_days=said("hint.empty"), rma_placement=self._why())

    def set_terms(self, terms: PolicyTerms) -> None:
        """Show these terms."""
        self.needed.set_flag(terms.rma_needed)
        self.how.setText(terms.rma_how)
        self.days.set_count(terms.rma_days)
        self.valid.set_count(terms.rma_valid_days)
        self.placement.set_value(terms.rma_placement)
        self._hide_and_show()

    def apply(self, terms: PolicyTerms) -> PolicyTerms:
        """The terms with the answers of this part."""
        return replace(
            terms,
            rma_needed=self.needed.flag(),
            rma_how=self.how.text().strip(),
            rma_days=self.days.count() or 0,
            rma_valid_days=self.valid.count(),
            rma_placement=RmaPlacement(self.placement.value() or RmaPlacement.LABEL_ONLY),
        )

    def _why(self) -> str:
        chosen = self.placement.value()
        return said(f"placement_why.{chosen}") if chosen else ""

    def _switched(self) -> None:
        self._hide_and_show()
        self.tell()

    def _hide_and_show(self) -> None:
        for name in ("rma_how", "rma_days", "rma_valid_days", "rma_placement"):
            self.rows[name].setVisible(self.needed.flag())
        self.rows["rma_placement"].set_words(said("ask.rma_placement"), self._why())


class ProofPart(Part):
    """The evidence that the supplier wants to see."""

    def __init__(self, changed: Tell) -> None:
        super().__init__("proof", changed)
        self.shots = ChipSet(ordered=True)
        self.video, self.serial, self.redact = _YesNo(), _YesNo(), _YesNo()
        self.add_row("shots", self.shots)
        self.add_row("video", self.video)
        self.add_row("serial", self.serial)
        self.limit = self.add_count("max_mb", "mb", least=1, most=MOST_MB)
        self.subject = self.add_text("subject")
        self.file_name = self.add_text("file_name")
        self.add_row("redact_buyer", self.redact)
        self.shots.changed.connect(self.tell)
        for choice in (self.video, self.serial, self.redact):
            choice.chosen.connect(self.tell)

    def retranslate(self) -> None:
        """Ask in the language on screen."""
        options = [(each, word("shot", each)) for each in shot_ids()]
        self.shots.set_options(options, said("ask.shots"))
        for choice in (self.video, self.serial, self.redact):
            choice.ask()
        fields = said("hint.fields", fields="{rma} {case} {order} {sku}")
        self.ask(
            max_mb=said("hint.empty_mb"),
            subject=fields,
            file_name=fields,
            shots=said("hint.shots"),
        )

    def set_terms(self, terms: PolicyTerms) -> None:
        """Show these terms."""
        demand = terms.evidence
        self.shots.set_values(demand.shots)
        self.video.set_flag(demand.video)
        self.serial.set_flag(demand.serial)
        self.limit.set_count(demand.max_mb)
        self.subject.setText(demand.subject)
        self.file_name.setText(demand.file_name)
        self.redact.set_flag(demand.redact_buyer)

    def apply(self, terms: PolicyTerms) -> PolicyTerms:
        """The terms with the answers of this part."""
        demand = EvidenceDemand(
            shots=self.shots.values(),
            video=self.video.flag(),
            serial=self.serial.flag(),
            max_mb=self.limit.count(),
            subject=self.subject.text().strip(),
            file_name=self.file_name.text().strip(),
            redact_buyer=self.redact.flag(),
        )
        return replace(terms, evidence=demand)


class AfterwardsPart(Part):
    """What they give, how fast, and how it goes."""

    def __init__(self, changed: Tell) -> None:
        super().__init__("afterwards", changed)
        self.remedies = ChipSet()
        self.add_row("remedies", self.remedies)
        self.answer = self.add_count("answer_days", needed=True)
        self.refund = self.add_count("refund_days", needed=True)
        self.transit = self.add_count("transit_days", needed=True)
        self.procedure = self.add_lines("procedure")
        self.contact = self.add_text("contact")
        self.remedies.changed.connect(self.tell)

    def retranslate(self) -> None:
        """Ask in the language on screen."""
        options = [(each, word("remedy", each)) for each in REMEDIES]
        self.remedies.set_options(options, said("ask.remedies"))
        self.ask(procedure=said("hint.procedure"), transit_days=said("hint.transit"))

    def set_terms(self, terms: PolicyTerms) -> None:
        """Show these terms."""
        self.remedies.set_values(terms.remedies)
        self.answer.set_count(terms.answer_days)
        self.refund.set_count(terms.refund_days)
        self.transit.set_count(terms.transit_days)
        self.procedure.setPlainText("\n".join(terms.procedure))
        self.contact.setText(terms.contact)

    def apply(self, terms: PolicyTerms) -> PolicyTerms:
        """The terms with the answers of this part."""
        steps = (line.strip() for line in self.procedure.toPlainText().splitlines())
        return replace(
            terms,
            remedies=self.remedies.values(),
            answer_days=self.answer.count() or 0,
            refund_days=self.refund.count() or 0,
            transit_days=self.transit.count() or 0,
            procedure=tuple(step for step in steps if step),
            contact=self.contact.text().strip(),
        )
