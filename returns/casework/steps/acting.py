"""A step being performed on one line of a case: what it is about, whatever it is."""

import json
from dataclasses import dataclass, replace
from datetime import UTC, datetime, time
from functools import cached_property

from returns.casework.around import Around
from returns.casework.situations import situation
from returns.clock import moment, stamp
from returns.errors import IllegalMove
from returns.ledger.part_rows import told_of_second_party
from returns.ledger.store import Work
from returns.money import Money
from returns.phrases import say
from returns.records.advice import Hold, Recommendation
from returns.records.case import Case, Line
from returns.records.options import StepOptions
from returns.records.policy import PolicyTerms
from returns.records.unit import Unit
from returns.rules.goods.second_leg import way_closed
from returns.rules.money.due import due_now, returnless, verdict_of
from returns.rules.money.settled import replaced_pieces
from returns.rules.offers import approved_offer, not_lost, nothing_due, number_refused
from returns.rules.reasons import NEVER_HAD
from returns.rules.steps.hold import photos_lacking
from returns.rules.steps.next_offer import next_offer
from returns.rules.steps.second_party import OF_CLAIM, as_second
from returns.rules.steps.situation import asked_of_one, claimed_party
from returns.rules.tracks.approved_there import approved_unseen
from returns.rules.tracks.turns_buyer import unapproved
from returns.terms import (
    FreightPayer,
    Move,
    Offer,
    Party,
    Request,
    Route,
    StepKind,
    Verdict,
)
from returns.trade.offers import traits
from returns.trade.platform_acts import PlatformAct
from returns.trade.steps import step_traits
from returns.trade.verdicts import VERDICTS

#: what an inspection can conclude that leaves a refusal
_REFUSED_FOR = frozenset(
    verdict for verdict, row in VERDICTS.items() if Offer.DECLINE in row.offers
)


@dataclass(frozen=True)
class Act:
    """One step being performed on a line as it stood before: what it amounts to is worked out once."""

    work: Work
    case: Case
    line: Line
    kind: StepKind | Move
    options: StepOptions
    beside: Around

    @cached_property
    def terms(self) -> PolicyTerms | None:
        """The supplier's terms that hold for the line."""
        return self.beside.terms(self.line)

    @cached_property
    def advice(self) -> Recommendation:
        """What is advised for the line."""
        return self.case.outlook(self.line).advice

    @cached_property
    def offer(self) -> Offer | None:
        """The offer that the step makes or fulfils."""
        if self.options.offer is not None:
            return self.options.offer
        first = self.advice.first
        if self.kind is StepKind.APPROVE and self.line.offer is not None:
            line, route = self.line, self.options.route or Route.NONE
            return approved_offer(line.offer, line.tracks.buyer_money, route, line.reason)
        if step_traits(self.kind).offers:
            return next_offer(self.line, self.advice)
        if self.line.offer is None and self.kind is StepKind.APPROVE:
            due = nothing_due(first, self.line.reason)
            return first if due else Offer.REFUND_ON_RECEIPT
        if self.line.offer is None and self.comes_unapproved:
            stands = traits(first).unreceived is not None or nothing_due(
                first, self.line.reason
            )
            return first if stands else Offer.REFUND_ON_RECEIPT
        return self.line.offer

    @property
    def happened_at(self) -> str:
        """When it happened: on the day that was said with it, else now."""
        on = self.options.on
        if on is None or on == moment(self.work.at).date():
            return self.work.at
        return stamp(datetime.combine(on, time(), tzinfo=UTC))

    @property
    def comes_unapproved(self) -> bool:
        """Whether the step tells of goods whose return nobody had agreed to."""
        if self.kind is Move.RECEIVE:
            return unapproved(self.line.tracks, approved_unseen(self.case, self.line))
        seen = self.kind is StepKind.INSPECT and verdict_of(self.line) is not (
            Verdict.NOT_RECEIVED
        )
        return seen and self.line.tracks.request is Request.NEGOTIATING

    @cached_property
    def route(self) -> Route:
        """Where the goods go: said now, decided before, or recommended."""
        if self.options.route is not None:
            return self.options.route
        if number_refused(self.line, self.terms) or way_closed(self.line, self.advice):
            return Route.TO_US
        if self.line.route is not Route.NONE:
            return self.line.route
        advised = self.advice.route
        asked_back = self.kind is StepKind.APPROVE or not traits(self.offer).keeps_goods
        if advised is Route.NONE and asked_back and self.offer is not None:
            # the seller asks back what the rules would leave with the buyer
            approved = self.line.tracks.request is Request.APPROVED
            waits = not traits(self.offer).pays_ahead and self.line.reason not in NEVER_HAD
            asks_back = waits or approved or self.kind is StepKind.APPROVE
            return Route.TO_US if asks_back else advised
        return advised

    @property
    def freight_payer(self) -> FreightPayer:
        """Who pays the way back: as the buyer was told before, else as it is advised.

        Who paid for what was lost on it since paid for it, whatever is agreed in its place.
        """
        lost = self.line.approved_at is not None and not_lost(self.line) < self.line.quantity
        if lost and (self.options.payer is None or not not_lost(self.line)):
            return self.line.freight_payer
        if self.options.payer is not None:
            return self.options.payer
        told = self.line.offer is not None and not step_traits(self.kind).offers
        # who paid for a label that is there already is no advice any more
        told = told or PlatformAct.LABEL_MADE.value in self.case.platform_did
        return self.line.freight_payer if told else self.advice.freight_payer

    @property
    def units(self) -> tuple[Unit, ...]:
        """The units that the step is about; raises `IllegalMove` for one that is not there."""
        wanted = self.options.units
        if not wanted:
            return self.line.units
        known = {unit.number: unit for unit in self.line.units}
        for number in wanted:
            if number not in known:
                raise IllegalMove(
                    "step.no_unit", unit=number, item=self.line.title, units=len(known)
                )
        return tuple(known[number] for number in dict.fromkeys(wanted))

    @cached_property
    def photos_lacking(self) -> Hold | None:
        """The photos that a claim by this step would lack; None where it lacks none."""
        dates = self.case.outlook(self.line).dates
        at = situation(self.case, self.line, self.advice, self.beside, dates)
        return photos_lacking(replace(at, of_all=self.of_all, named=self.options.party))

    @property
    def of_all(self) -> bool:
        """Whether one platform or carrier is asked for every line, of whichever supplier."""
        case = self.case
        return asked_of_one(case, [(line, case.outlook(line).advice) for line in case.lines])

    @cached_property
    def due(self) -> Money:
        """What a refund without a sum pays now."""
        percent = self.beside.settings.triage.used_back_percent
        replaced = replaced_pieces(self.case, self.line)
        return due_now(self.line, self.advice, percent, replaced)

    def set(self, **columns: object) -> None:
        """Set columns of the line; of its claim those of the party by whom it is seen."""
        if self.line.seen_by is not None:
            told = self._told_second
            told.update({name: columns.pop(name) for name in OF_CLAIM & columns.keys()})
            columns["beside"] = json.dumps(told, sort_keys=True)
        self.work.update("line", self.line.id, **columns)

    @cached_property
    def _told_second(self) -> dict[str, object]:
        """Where the line stands with the second party, as it is kept, with what this step sets."""
        return told_of_second_party(as_second(self.line))


def asked_party(act: Act) -> Party:
    """Whom a claim is on: as it was said with the step, as it was made, else as it is advised."""
    if act.kind is StepKind.SEND_CLAIM and act.options.party is not None:
        return act.options.party
    return claimed_party(act.case, act.line, act.advice)


def why(act: Act, lang: str = "en") -> str:
    """What was given as the reason of a step; a refusal after the inspection rests on what was found."""
    said = act.options.reason.strip() or act.options.answer.strip()
    refuses = act.kind is Move.DECLINE or (
        step_traits(act.kind).offers and act.offer is Offer.DECLINE
    )
    verdict = verdict_of(act.line)
    if said or not refuses or verdict not in _REFUSED_FOR:
        return said
    return say(f"letters.declined_for.{verdict}", lang)


def only_in_part(act: Act) -> bool:
    """The goods came back, and not as they should: the inspection leaves a part of the price."""
    looked = verdict_of(act.line) is not None
    return looked and act.advice.first is Offer.PARTIAL_REFUND and not returnless(act.line)
