"""Which letter goes with a step, and what it is filled with: one letter for all lines that it is about."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from sqlalchemy import select

from db.tables import cases as t
from returns.casework.letters import letter_buyer, letter_claim
from returns.casework.letters.as_sold import as_sold, named_as_sold
from returns.casework.letters.asked_after import earlier_letters
from returns.casework.letters.letter_fields import acts_of, fields_of
from returns.casework.letters.letter_lines import (
    LineMessage,
    together,
)
from returns.casework.letters.letter_reader import Reader, reader_of
from returns.casework.letters.letter_way_back import safe_day
from returns.casework.letters.own_words import in_own_words
from returns.casework.letters.seller_words import Draft, in_sellers_words
from returns.casework.letters.typed_reason import demand_so, demand_told
from returns.casework.steps.acting import Act
from returns.casework.steps.postage import postage_with
from returns.casework.steps.whereto import destination
from returns.clock import moment
from returns.documents.letters import Passage, write_letter
from returns.errors import IllegalMove
from returns.money import Money
from returns.records.advice import Because
from returns.records.case import StoredCase
from returns.records.kept_letter import KeptLetter
from returns.records.letter import Letter, LetterFacts
from returns.records.postal import address_lines
from returns.rules.letter_truth import (
    Truth,
    contradictions,
    postage_unlike,
    unlike_its_facts,
)
from returns.rules.offers import goods_expected
from returns.terms import Party, Route, StepKind
from returns.trade.steps import step_traits

#: fields that hold what people or platforms wrote, in which no word of the letter is looked for
_WRITTEN_BY_OTHERS = (
    *("buyer", "supplier", "shop", "order", "case", "channel", "rma", "sku"),
    *("reason", "gift", "thing", "tracking", "address"),
)


def letter_for(acts: Sequence[Act], lang: str | None) -> Letter | None:
    """The one letter of a step on these lines, in its reader's language; None where it writes none.

    It is in the words that were typed for it, else in the seller's for all of its kind, else in the
    usual ones. The lines stand as they did before the step. It is not stored here. Raises
    `IllegalMove` as `draft_for` does, and for typed words, a reason among them, that are not so.
    """
    words = acts[0].options.letter if acts else None
    draft = draft_for(acts, lang or (words.lang if words else None))
    if draft is None:
        return None
    demand_so(draft)
    letter = in_sellers_words(draft, acts[0].beside.settings.letters)
    if words is None:
        return letter
    if words.template not in ("", letter.template):
        raise IllegalMove("letter.words_for_other")
    changed = in_own_words(letter, words, draft.quoted, draft.act, hidden=draft.hidden)
    demand_told(changed, draft.act)
    return changed


def draft_for(acts: Sequence[Act], lang: str | None) -> Draft | None:
    """The same in the usual words, with what it was laid over.

    Raises `IllegalMove` where it has to name an address that this desk does not know, or would say
    what is not so.
    """
    if not acts or step_traits(acts[0].kind).reader is None:
        return None
    reader = reader_of(acts, lang)
    if reader is None:
        return None
    acts = as_sold(acts, reader.lang)
    reader = replace(reader, shown=named_as_sold(reader.shown, reader.lang))
    messages, writing = [], []
    for act in acts:
        told = _messages(act, reader)
        messages += told
        writing += [act] if told else []
    if not messages:
        return None
    groups = together(messages)
    by_line = {act.line.id: act for act in writing}
    postage = postage_with(acts)
    before = _since_parcel([kept.letter for kept in earlier_letters(acts[0], reader.to)])
    fields = fields_of(groups, by_line, postage, reader, before)
    passages = [Passage(g.template, told) for g, told in zip(groups, fields, strict=True)]
    letter = write_letter(passages, reader.lang, reader.to, reader.address, reader.opening)
    first = by_line[min(groups[0].line_ids, key=list(by_line).index)]
    subject = letter_claim.own_subject(first, reader.shown, letter.template, reader.hidden)
    letter = replace(
        letter,
        subject=subject or letter.subject,
        facts=_facts(groups, postage),
        attachments=tuple(dict.fromkeys(name for g in groups for name in g.attachments)),
        signed=bool(first.beside.settings.shop_name.strip()),
    )
    quoted = _quoted(groups, fields)
    _demand_true(letter, groups, by_line, reader, quoted)
    _refuse(postage_unlike(letter.facts, _booked_postage(acts)))
    return Draft(
        letter,
        tuple(passages),
        reader.opening,
        tuple(quoted),
        acts[0],
        reader.hidden,
        bool(subject),
    )


def _quoted(groups: Sequence[LineMessage], fields: Sequence[dict[str, str]]) -> list[str]:
    """What people or platforms wrote, in which no word of the letter is looked for."""
    quoted = [text for group in groups for text in (*group.quoted, *group.said)]
    for told in fields:
        quoted += [told[name] for name in _WRITTEN_BY_OTHERS if name in told]
    return quoted


def _messages(act: Act, reader: Reader) -> list[LineMessage]:
    if reader.to is Party.BUYER:
        return letter_buyer.messages_to_buyer(act, reader.lang)
    told = letter_claim.message_to_claimed(act, reader.shown, reader.lang)
    return [told] if told is not None else []


# --- the facts, and whether they are so -------------------------------------------------------


def _facts(groups: Sequence[LineMessage], postage: Money | None) -> LetterFacts:
    """What the letter says as a whole; where lines hear different things, what asks most counts."""
    items = {(item.line_id, item.sku, item.title): item for g in groups for item in g.items}
    asking = next((g for g in groups if g.facts.goods == "send_back"), None)
    lead = asking or next((g for g in groups if g.facts.goods == "keep"), groups[0])
    addressed = next((g for g in groups if g.facts.address), lead)
    days = [g.facts.post_by for g in groups if g.facts.post_by is not None]
    payers = {item.freight_payer for item in items.values()} - {None}
    amounts = [g.amount for g in groups if g.amount is not None]
    total: Money | None = None
    for amount in amounts:
        total = amount if total is None else total + amount
    return LetterFacts(
        items=tuple(items.values()),
        amount=total,
        goods=lead.facts.goods,
        freight_payer=lead.facts.freight_payer if len(payers) <= 1 else None,
        address=addressed.facts.address,
        post_by=min(days, default=None),
        postage=postage,
    )


def _demand_true(
    letter: Letter,
    groups: Sequence[LineMessage],
    by_line: dict[int, Act],
    reader: Reader,
    quoted: Sequence[str],
) -> None:
    """Refuse a letter that says what is not so, with the sentence that is wrong."""
    acts = list(by_line.values())
    # what is decided anew may say otherwise than what was written before
    earlier = [] if _new_decision(acts[0]) else earlier_letters(acts[0], reader.to)
    for group in groups:
        truth = _truth(acts_of(by_line, group), group, reader, earlier)
        _refuse(contradictions(group.stated(), truth))
    _refuse(unlike_its_facts(letter, quoted))


def _refuse(wrong: Because | None) -> None:
    if wrong is not None:
        raise IllegalMove(wrong.key, **dict(wrong.facts))


def _truth(
    acts: Sequence[Act], group: LineMessage, reader: Reader, earlier: Sequence[KeptLetter]
) -> Truth:
    act, today = acts[0], date.fromisoformat(acts[0].work.at[:10])
    buyer = reader.to is Party.BUYER
    # a day that is past is named to nobody, and holds no other line up
    days = [day for a in acts if buyer and (day := safe_day(a)) is not None and day > today]
    return Truth(
        case=reader.shown,
        lines=tuple(reader.shown.line(a.line.id) for a in acts),
        to=reader.to,
        today=today,
        booked=_booked(acts),
        last_day=min(days, default=None),
        destination=_destination(act) if group.facts.address else None,
        new_decision=_new_decision(act),
        earlier=[_as_it_holds(kept, act.case) for kept in earlier],
    )


def _as_it_holds(kept: KeptLetter, case: StoredCase) -> Letter:
    """An earlier letter, without what it lets the buyer keep of a line whose return was agreed to since.

    Goods that came before anybody had agreed are that agreement, and with another than us no letter says so.
    """
    facts = kept.letter.facts
    since = {
        line.id
        for line in case.lines
        if goods_expected(line.offer, line.route, line.reason)
        and line.approved_at is not None
        and moment(kept.at) <= line.approved_at
    }
    items = tuple(
        replace(item, goods="none") if item.line_id in since and item.goods == "keep" else item
        for item in facts.items
    )
    return replace(kept.letter, facts=replace(facts, items=items))


def _new_decision(act: Act) -> bool:
    return step_traits(act.kind).offers or act.kind is StepKind.APPROVE


def _destination(act: Act) -> tuple[str, ...] | None:
    """Where the line goes as the step wrote it; None before it is performed, and where nobody says."""
    if not act.work.changed:
        return None
    table = t.case_line
    columns = select(table.c.route, table.c.place_id).where(table.c.id == act.line.id)
    row = act.work.tx.execute(columns).one()
    line, route = replace(act.line, place_id=row.place_id), Route(row.route)
    if route in (Route.NONE, Route.TO_PLATFORM) or act.options.overrule:
        return None
    name, address = destination(act.work.tx, act.case, line, route, act.beside.settings)
    return tuple(address_lines(address, name))


def _since_parcel(earlier: Sequence[Letter]) -> list[str]:
    """The bodies of those written since the last parcel came: what is missing is news of each."""
    came = [at for at, letter in enumerate(earlier) if letter.template.startswith("received")]
    return [letter.body for letter in earlier[came[-1] if came else 0 :]]


def _offered(acts: Sequence[Act]) -> Money | None:
    """What was written down as offered, beside what the buyer had before; None where no sum was."""
    work = acts[0].work
    if not work.changed:
        return None
    written: dict[int, int | None] = {}
    for table, row_id, cells in work.changed:
        # a line may be written to again, its gift among it
        if table == "line" and "offer_minor" in cells:
            _, written[row_id] = cells["offer_minor"]
    total = Money(0, acts[0].case.currency)
    for act in acts:
        offered = written.get(act.line.id, _stood(act))
        if offered is None:
            return None
        total = total + Money(offered, total.currency) - act.line.refunded
    return total


def _stood(act: Act) -> int | None:
    """What was offered for the line before, in minor units."""
    return act.line.offer_amount.minor if act.line.offer_amount is not None else None


def _booked(acts: Sequence[Act]) -> Money | None:
    """What the step wrote for these lines: paid, offered or claimed; None before it is performed."""
    ids = {act.line.id for act in acts}
    if step_traits(acts[0].kind).offers:
        return _offered(acts)
    total: Money | None = None
    for table, _, columns in acts[0].work.created:
        if table not in ("payment", "claim") or columns.get("line_id") not in ids:
            continue
        part = Money(columns["amount_minor"], columns["currency"])
        total = part if total is None else total + part
    return total


def _booked_postage(acts: Sequence[Act]) -> Money | None:
    """What of the postage the step wrote as paid back; what it would write, before it is performed."""
    work = acts[0].work
    if not work.changed:
        return postage_with(acts)
    for table, _, columns in work.created:
        if table == "payment" and columns["kind"] == "postage":
            return Money(columns["amount_minor"], columns["currency"])
    return None
