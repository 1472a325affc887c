"""Policy terms and addresses as JSON: one layout for the desk's storage and for files from outside."""

from collections.abc import Mapping

from returns.records.policy import Address, EvidenceDemand, PolicyTerms, ReturnFee
from returns.records.strict_json import Fields, Problems, is_name, money_to_json
from returns.terms import FreightPayer, RmaPlacement, WindowStart

REMEDIES = frozenset({"refund", "reship", "credit_note", "allowance", "keep_item"})
#: bounds of every span, so that a slip of the finger (3000 days) is told
MOST_DAYS = 3_660
MOST_MONTHS = 1_200
MOST_MB = 10_000

Json = dict[str, object]


def terms_to_json(terms: PolicyTerms) -> Json:
    """One version's terms, every field written out; `Refusal` for terms that could not be read again."""
    written: Json = {
        "window_days": terms.window_days,
        "window_from": terms.window_from.value,
        "damage_days": terms.damage_days,
        "exchange_days": terms.exchange_days,
        "warranty_months": terms.warranty_months,
        "fee": {
            "percent": terms.fee.percent,
            "fixed": money_to_json(terms.fee.fixed),
            "waived_for": list(terms.fee.waived_for),
        },
        "freight": {reason: str(payer) for reason, payer in terms.freight.items()},
        "takes_ordered_wrong": terms.takes_ordered_wrong,
        "ordered_wrong_fee_percent": terms.ordered_wrong_fee_percent,
        "takes_returns": terms.takes_returns,
        "rma_needed": terms.rma_needed,
        "rma_how": terms.rma_how,
        "rma_days": terms.rma_days,
        "rma_valid_days": terms.rma_valid_days,
        "rma_placement": terms.rma_placement.value,
        "condition": terms.condition,
        "evidence": {
            "shots": list(terms.evidence.shots),
            "video": terms.evidence.video,
            "serial": terms.evidence.serial,
            "max_mb": terms.evidence.max_mb,
            "file_name": terms.evidence.file_name,
            "subject": terms.evidence.subject,
            "redact_buyer": terms.evidence.redact_buyer,
        },
        "remedies": list(terms.remedies),
        "answer_days": terms.answer_days,
        "refund_days": terms.refund_days,
        "transit_days": terms.transit_days,
        "procedure": list(terms.procedure),
        "contact": terms.contact,
    }
    terms_from_json(written)
    return written


def terms_from_json(value: Mapping[str, object]) -> PolicyTerms:
    """The terms; what is missing takes the default of `PolicyTerms`.

    Raises `Refusal` naming the place of the first wrong value or unknown name.
    """
    problems = Problems()
    fields = Fields(value, "", problems)
    terms = read_terms(fields)
    fields.close()
    problems.refuse()
    return terms


def read_terms(fields: Fields, reasons: frozenset[str] = frozenset()) -> PolicyTerms:
    """The terms among `fields`, whose problems are told there; `reasons` are the known reason ids.

    The caller closes `fields`: a policy in a file has more names than its terms.
    """
    plain = PolicyTerms()
    window_days = fields.number("window_days", plain.window_days, 0, MOST_DAYS)
    return PolicyTerms(
        window_days=window_days,
        window_from=fields.one_of("window_from", WindowStart, plain.window_from),
        damage_days=fields.whole("damage_days", None, 0, MOST_DAYS),
        exchange_days=fields.whole("exchange_days", None, 0, MOST_DAYS),
        warranty_months=fields.whole("warranty_months", None, 0, MOST_MONTHS),
        fee=_read_fee(fields.inner("fee"), reasons),
        freight=_read_freight(fields, reasons),
        takes_ordered_wrong=fields.flag("takes_ordered_wrong", plain.takes_ordered_wrong),
        ordered_wrong_fee_percent=fields.number("ordered_wrong_fee_percent", 0, 0, 100),
        takes_returns=fields.flag("takes_returns", plain.takes_returns),
        rma_needed=fields.flag("rma_needed", plain.rma_needed),
        rma_how=fields.text("rma_how"),
        rma_days=fields.number("rma_days", plain.rma_days, 0, MOST_DAYS),
        rma_valid_days=fields.whole("rma_valid_days", None, 0, MOST_DAYS),
        rma_placement=fields.one_of("rma_placement", RmaPlacement, plain.rma_placement),
        condition=fields.text("condition"),
        evidence=_read_evidence(fields.inner("evidence")),
        remedies=fields.names("remedies", plain.remedies, REMEDIES),
        answer_days=fields.number("answer_days", plain.answer_days, 0, MOST_DAYS),
        refund_days=fields.number("refund_days", plain.refund_days, 0, MOST_DAYS),
        transit_days=fields.number("transit_days", plain.transit_days, 0, MOST_DAYS),
        procedure=fields.texts("procedure"),
        contact=fields.text("contact"),
    )


def address_to_json(address: Address) -> Json:
    """A postal address, every field written out; `Refusal` for one that could not be read again."""
    written: Json = {
        "name": address.name,
        "lines": list(address.lines),
        "city": address.city,
        "region": address.region,
        "postcode": address.postcode,
        "country": address.country,
        "phone": address.phone,
    }
    address_from_json(written)
    return written


def address_from_json(value: Mapping[str, object]) -> Address:
    """The address; `Refusal` naming the place of the first wrong value or unknown name."""
    problems = Problems()
    fields = Fields(value, "", problems)
    address = read_address(fields)
    problems.refuse()
    return address


def read_address(fields: Fields) -> Address:
    """The address that `fields` holds, and nothing else."""
    address = Address(
        name=fields.text("name"),
        lines=fields.texts("lines"),
        city=fields.text("city"),
        region=fields.text("region"),
        postcode=fields.text("postcode"),
        country=fields.text("country"),
        phone=fields.text("phone"),
    )
    fields.close()
    return address


def _read_fee(fields: Fields, reasons: frozenset[str]) -> ReturnFee:
    fee = ReturnFee(
        percent=fields.number("percent", 0, 0, 100),
        fixed=fields.money("fixed"),
        waived_for=fields.names("waived_for", (), reasons),
    )
    fields.close()
    return fee


def _read_freight(fields: Fields, reasons: frozenset[str]) -> dict[str, str]:
    """Who pays by reason; "*" (every other reason) is the seller unless the file says otherwise."""
    freight = dict(PolicyTerms().freight)
    payers = fields.inner("freight")
    value = fields.raw("freight")
    for reason in value if isinstance(value, dict) else ():
        if not isinstance(reason, str) or (reason != "*" and not is_name(reason)):
            payers.tell(str(reason), "not_name", found=reason)
        elif reasons and reason != "*" and reason not in reasons:
            payers.tell(reason, "unknown_reason", found=reason)
        else:
            payer = payers.one_of(reason, FreightPayer, FreightPayer.SELLER)
            freight[reason] = payer.value
    return freight


def _read_evidence(fields: Fields) -> EvidenceDemand:
    demand = EvidenceDemand(
        shots=fields.names("shots"),
        video=fields.flag("video", False),
        serial=fields.flag("serial", False),
        max_mb=fields.whole("max_mb", None, 1, MOST_MB),
        file_name=fields.text("file_name"),
        subject=fields.text("subject"),
        redact_buyer=fields.flag("redact_buyer", True),
    )
    fields.close()
    return demand
