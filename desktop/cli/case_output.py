"""A case, a letter and an order as JSON, with the stable keys of domain.md 10."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from returns.casework.orders import KnownOrder
from returns.clock import stamp
from returns.money import Money
from returns.phrases import Named
from returns.records.advice import Hold, OrderDates, Recommendation, Span
from returns.records.case import Case, Line, Tracks
from returns.records.email_address import usable
from returns.records.event import Event
from returns.records.kept_letter import KeptLetter
from returns.records.letter import Letter
from returns.records.letter_json import letter_facts_to_json
from returns.records.policy import Address
from returns.records.unit import Claim, Exchange, Parcel, Payment, Unit
from returns.rules.goods.arrivals import arrived_on, contents
from returns.rules.sentences import sentence


def advice_json(advice: Recommendation, lang: str, hold: Hold | None = None) -> dict[str, Any]:
    """A recommendation with the stable keys of domain.md 10."""
    return {
        "offers": [offer.value for offer in advice.open_offers],
        "route": advice.route.value,
        "freight_payer": advice.freight_payer.value,
        "fault": advice.fault.value,
        "claim_from": advice.claim_from.value if advice.claim_from else None,
        "because": [sentence(because, lang) for because in advice.because],
        "hold": " ".join(sentence(each, lang) for each in hold.told) if hold else None,
    }


def _minor(amount: Money | None) -> int | None:
    return None if amount is None else amount.minor


def _day(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _at(moment: datetime | None) -> str | None:
    return None if moment is None else stamp(moment)


def _tracks_json(tracks: Tracks) -> dict[str, str]:
    return {
        "request": tracks.request.value,
        "goods": tracks.goods.value,
        "buyer_money": tracks.buyer_money.value,
        "supplier_claim": tracks.supplier_claim.value,
    }


def span_json(span: Span) -> dict[str, Any]:
    """A date that is known (sure), estimated, or unknown (both ends null)."""
    return {"earliest": _day(span.earliest), "latest": _day(span.latest), "sure": span.sure}


def dates_json(dates: OrderDates) -> dict[str, Any]:
    """The dates of an order."""
    return {
        "ordered": span_json(dates.ordered),
        "shipped": span_json(dates.shipped),
        "delivered": span_json(dates.delivered),
    }


def address_json(address: Address) -> dict[str, Any]:
    """An address as its parts."""
    return {
        "name": address.name,
        "lines": list(address.lines),
        "city": address.city,
        "region": address.region,
        "postcode": address.postcode,
        "country": address.country,
        "phone": address.phone,
    }


def letter_json(letter: Letter, case: Case, at: str | None = None) -> dict[str, Any]:
    """A letter with the facts that it was made from; its items by their numbers in the case."""
    lines = {line.id: line.number for line in case.lines}
    facts = letter_facts_to_json(letter.facts)
    for item in facts["items"]:
        item["line"] = lines.get(item["line"])
    return {
        "at": at,
        "to": letter.to.value,
        "template": letter.template,
        "lang": letter.lang,
        "address": usable(letter.address),
        "subject": letter.subject,
        "body": letter.body,
        "signed": letter.signed,
        "attachments": list(letter.attachments),
        "facts": facts,
    }


def case_json(
    case: Case,
    events: Sequence[Event],
    lang: str,
    letters: Sequence[KeptLetter] = (),
) -> dict[str, Any]:
    """Everything about a case with the stable keys of domain.md 10."""
    lead = case.lead
    step = case.next
    return {
        "case": case.number,
        "order": case.order,
        "shop": case.channel,
        "channel": case.channel,
        "supplier": lead.supplier,
        "reason": lead.reason,
        "own_reason": _own(lead),
        "buyer_words": lead.buyer_words,
        "value_minor": _minor(case.value) if case.priced else None,
        "currency": case.currency,
        "freight_out_minor": _minor(case.freight_out),
        "freight_back_minor": _minor(case.freight_back),
        "wants_replacement": lead.wants_new_one,
        "our_rma": case.our_rma,
        "supplier_rma": lead.supplier_rma,
        "dispute": case.dispute or None,
        "platform_did": sorted(case.platform_did),
        "lines": [_line_json(case, line, lang) for line in case.lines],
        **_parts_json(case),
        "tracks": _tracks_json(case.tracks),
        "recommendation": advice_json(case.recommendation, lang, case.outlook(lead).hold),
        "next_step": step.kind.value if step else None,
        "due_at": _at(step.due_at) if step else None,
        "waiting_for": step.waiting_for.value if step and step.waiting_for else None,
        "dates": dates_json(case.outlook(lead).dates),
        "letters": [letter_json(kept.letter, case, kept.at) for kept in letters],
        "closed_at": _at(case.closed_at),
        "events": [
            {
                "seq": event.seq,
                "at": event.at,
                "by": getattr(event, "by", ""),
                "kind": event.kind,
                "hash": event.hash,
            }
            for event in events
        ],
    }


def _own(line: Line) -> str | None:
    """The seller's own reason, where it is one."""
    return line.reason.own if isinstance(line.reason, Named) else None


def _line_json(case: Case, line: Line, lang: str) -> dict[str, Any]:
    outlook = case.outlook(line)
    return {
        "line": line.number,
        "sku": line.sku,
        "title": line.title,
        "variant": line.variant,
        "quantity": line.quantity,
        "reason": line.reason,
        "own_reason": _own(line),
        "raw_reason": line.raw_reason,
        "buyer_words": line.buyer_words,
        "wish": line.wish.value or None,
        "supplier": line.supplier or None,
        "paid_minor": _minor(line.paid_for),
        "refunded_minor": line.refunded.minor,
        "unit_cost_minor": _minor(line.unit_cost),
        "supplier_rma": line.supplier_rma,
        "offer": line.offer.value if line.offer else None,
        "route": line.route.value,
        "freight_payer": line.freight_payer.value,
        "tracks": _tracks_json(line.tracks),
        "recommendation": advice_json(outlook.advice, lang, outlook.hold),
        "next_step": outlook.step.kind.value if outlook.step else None,
        "due_at": _at(outlook.step.due_at) if outlook.step else None,
        "units": [_unit_json(case, unit) for unit in line.units],
    }


def _unit_json(case: Case, unit: Unit) -> dict[str, Any]:
    held = [parcel.id for parcel in case.parcels if unit in contents(case, parcel)]
    return {
        "unit": unit.number,
        "goods": unit.goods.value,
        "paid_minor": _minor(unit.paid),
        "parcel": held[-1] if held else None,
        "verdict": unit.verdict,
        "grade": unit.grade,
        "disposition": unit.disposition,
        "place": unit.place_id,
        # null is what nobody said yet
        "package": unit.package,
        "complete": unit.complete,
        "works": unit.works,
        "marks": unit.marks,
        "serial": unit.serial,
        "instead": unit.instead,
    }


def _parts_json(case: Case) -> dict[str, Any]:
    """What moves in a case: money, parcels, claims, what is sent instead, photos."""
    lines = {line.id: line.number for line in case.lines}
    return {
        "payments": [_payment_json(payment, lines) for payment in case.payments],
        "parcels": [_parcel_json(case, parcel) for parcel in case.parcels],
        "claims": [_claim_json(case, claim, lines) for claim in case.claims],
        "exchanges": [_exchange_json(exchange, lines) for exchange in case.exchanges],
        "photos": [
            {
                "sha256": photo.sha256,
                "bytes": photo.bytes,
                "shot": photo.shot,
                "taken_at": photo.taken_at or None,
                "line": lines.get(photo.line_id) if photo.line_id else None,
                "unit": photo.unit,
            }
            for photo in case.photos
        ],
    }


def _billed_json(billed: Money | None) -> dict[str, Any]:
    """The same sum as its supplier bills, null where that is in no other currency."""
    return {
        "billed_minor": _minor(billed),
        "billed_currency": billed.currency if billed is not None else None,
    }


def _payment_json(payment: Payment, lines: dict[int, int]) -> dict[str, Any]:
    return {
        "at": stamp(payment.at),
        "by": "platform" if payment.by_platform else "us",
        "to_or_from": payment.party.value,
        "party": payment.party.value,
        "outgoing": payment.outgoing,
        "amount_minor": payment.amount.minor,
        "currency": payment.amount.currency,
        **_billed_json(payment.billed),
        "kind": payment.kind,
        "line": lines.get(payment.line_id) if payment.line_id else None,
        "units": list(payment.units),
        "reference": payment.reference,
        "on": _day(payment.on),
    }


def _parcel_json(case: Case, parcel: Parcel) -> dict[str, Any]:
    inside: dict[int, list[int]] = {}
    for unit in contents(case, parcel):
        inside.setdefault(case.line(unit.line_id).number, []).append(unit.number)
    return {
        "parcel": parcel.id,
        "from": parcel.comes_from.value,
        "to": parcel.goes_to.value,
        "carrier": parcel.carrier,
        "tracking": parcel.tracking,
        "payer": parcel.payer.value,
        "cost_minor": _minor(parcel.cost),
        "units": [number for numbers in inside.values() for number in numbers],
        "lines": [{"line": line, "units": numbers} for line, numbers in inside.items()],
        "sent_on": _day(parcel.sent_at.date()) if parcel.sent_at else None,
        "arrived_on": _day(arrived_on(case, parcel)),
        "received_at": _at(parcel.received_at),
    }


def _claim_json(case: Case, claim: Claim, lines: dict[int, int]) -> dict[str, Any]:
    came = (p.amount.minor for p in case.payments if p.claim_id == claim.id and not p.outgoing)
    return {
        "to": claim.of.value,
        "line": lines.get(claim.line_id) if claim.line_id else None,
        "units": list(claim.units),
        "kind": claim.kind,
        "amount_minor": claim.amount.minor,
        **_billed_json(claim.billed),
        "answers": [
            {
                "at": stamp(answer.at),
                "kind": answer.kind.value,
                "amount_minor": _minor(answer.amount),
                **_billed_json(answer.billed),
                "words": answer.words,
            }
            for answer in claim.answers
        ],
        "received_minor": sum(came),
    }


def _exchange_json(exchange: Exchange, lines: dict[int, int]) -> dict[str, Any]:
    return {
        "line": lines.get(exchange.line_id),
        "sku": exchange.sku,
        "title": exchange.title,
        # of one that was lost what had been sent
        "quantity": exchange.quantity or len(exchange.units),
        "units": list(exchange.units),
        "from": exchange.comes_from.value,
        "sent_at": _at(exchange.sent_at),
        "arrived_at": _at(exchange.arrived_at),
        "lost": exchange.lost,
    }


def order_json(known: KnownOrder) -> dict[str, Any]:
    """What is known of an order in one shop (domain.md 10)."""
    order = known.order
    return {
        "shop": known.shop,
        "number": order.number,
        "currency": order.currency,
        "state": order.state or ("cancelled" if order.cancelled else ""),
        "buyer": order.buyer,
        "email": order.email,
        "address": address_json(order.address),
        **dates_json(known.dates),
        "postage_minor": _minor(order.postage),
        "postage_refunded_minor": known.postage_back.minor if known.postage_back else 0,
        "refunded_minor": order.refunded.minor,
        "lines": [
            {
                "sku": line.sku,
                "title": line.title,
                "variant": line.variant,
                "quantity": line.quantity,
                "supplier": known.suppliers.get(line.id),
                "paid_minor": _minor(line.paid),
                "refunded_minor": known.refunded.get(line.id, 0),
            }
            for line in order.lines
        ],
        "cases": list(known.cases),
    }
