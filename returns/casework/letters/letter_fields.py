"""What the messages of a letter are filled with: what each names, and what is told once for all."""

from collections.abc import Mapping, Sequence

from returns.casework.letters import claim_sums
from returns.casework.letters.letter_buyer import gift_offered, things_sent
from returns.casework.letters.letter_choice import missed_of, not_in_it
from returns.casework.letters.letter_lines import (
    LineMessage,
    item_words,
    listed,
    missing_words,
    one_by_one,
    put_in,
    told_apart,
)
from returns.casework.letters.letter_platform import review
from returns.casework.letters.letter_reader import Reader
from returns.casework.steps.acting import Act
from returns.language import day_words
from returns.money import Money
from returns.phrases import say, topic, word
from returns.rules.money.settled import decided_with
from returns.terms import StepKind
from returns.trade.disputes import clock_of, decided_elsewhere
from returns.trade.steps import step_traits


def fields_of(
    groups: Sequence[LineMessage],
    by_line: dict[int, Act],
    postage: Money | None,
    reader: Reader,
    before: Sequence[str] = (),
) -> list[dict[str, str]]:
    """The fields of each message by name; `postage` is what goes back of it with this letter.

    `before`: the bodies of the letters that its reader had, which are not asked the same again.
    """
    fields = [_fields(by_line, group, reader) for group in groups]
    _tell_once(fields, groups, postage, reader.lang)
    for told in fields:
        if "missing" in told:
            told["missing"] = _not_asked(told["missing"], before)
    others = _missing_of_others(by_line)
    case = next(iter(by_line.values())).case
    if others and _not_asked(missing_words(case, others, reader.lang), before):
        at = _last_with("missing", groups, reader.lang)
        # with what its own lines lack, in one sentence
        own = _missing_of(acts_of(by_line, groups[at])) if fields[at].get("missing") else []
        fields[at]["missing"] = missing_words(case, [*own, *others], reader.lang)
    return fields


def _not_asked(question: str, before: Sequence[str]) -> str:
    """The question; "" where a letter before asked it word for word."""
    return "" if any(question.strip() in body for body in before) else question


def acts_of(by_line: dict[int, Act], group: LineMessage) -> list[Act]:
    """What is done on the lines of a message, once for each; it may name two things of one."""
    return [by_line[line_id] for line_id in dict.fromkeys(i.line_id for i in group.items)]


def _fields(by_line: dict[int, Act], group: LineMessage, reader: Reader) -> dict[str, str]:
    act, lang = by_line[group.items[0].line_id], reader.lang
    case, shown = act.case, reader.shown
    skus = list(dict.fromkeys(item.sku for item in group.items if item.sku))
    told = {
        "buyer": case.sale.buyer or case.customer.name or say("letters.somebody", lang),
        "supplier": act.line.supplier or say("letters.some_supplier", lang),
        "shop": act.beside.settings.shop_name,
        "order": shown.order,
        "of_order": _of_order(act, reader),
        "case": case.number,
        "channel": _channel(act, group.template, lang),
        "rma": case.our_rma,
        "item": listed(group.said, lang),
        "sku": ", ".join(skus),
        "goods": "\n".join(group.rows)
        if "\n" in "".join(group.rows)
        else one_by_one(group.rows, lang),
        "amount": _amount_words(by_line, group, lang),
        "freight": _freight_words(group, lang),
        "post_by": _post_by_words(group, lang),
        "postage": "",
    }
    return told | _of_all(by_line, group, lang)


#: letters that tell of what was paid by somebody else than us
_PAID_THERE = frozenset({"settled_already", "settled_keep", "received_refunded"})


def _channel(act: Act, template: str, lang: str) -> str:
    """The platform; of what a bank or PayPal took from us for the buyer, who did."""
    case, told = act.case, template in _PAID_THERE
    if told and decided_elsewhere(case.dispute) and decided_with(case, act.line):
        return say(f"letters.decided_by.{clock_of(case.dispute, '')}", lang)
    return case.channel or word("unnamed", "platform", lang)


def _of_all(by_line: dict[int, Act], group: LineMessage, lang: str) -> dict[str, str]:
    """What the template needs beside them; sums and counts in it are those of all its lines."""
    fields, acts = dict(group.fields), acts_of(by_line, group)
    if "offer" in fields:
        fields["offer"] = gift_offered(fields["offer"], group.amount, lang)
    if "thing" in fields:
        fields["thing"] = things_sent(acts)
    if "review" in fields:
        fields["review"] = review(acts, group.amount, lang)
    return fields


def _of_order(act: Act, reader: Reader) -> str:
    """The number of the order, for who is not told ours the one that it has there; "" where nobody knows.

    Who is asked for an RMA and has no number of his own for the order finds it by ours alone.
    """
    there = act.line.supplier_po
    for_rma = act.kind is StepKind.ASK_RMA and not there
    if for_rma or not reader.hidden:
        return say("letters.of_order", reader.lang, order=act.case.order)
    return say("letters.of_order_there", reader.lang, order=there) if there else ""


def _amount_words(by_line: dict[int, Act], group: LineMessage, lang: str) -> str:
    """The sum; while no file told the price, nobody is written of nothing."""
    if group.amount is None:
        return say("letters.amount_unknown", lang)
    text = group.amount.coded
    if group.paid is not None:
        return say("letters.amount_rest", lang, amount=text, paid=group.paid.coded)
    acts = acts_of(by_line, group)
    if step_traits(acts[0].kind).reader != "buyer":
        text = claim_sums.sum_words(acts, group.amount, lang)
    if group.template == "reminder_claim":
        return claim_sums.in_kind(acts, text, lang)
    if acts[0].kind is not StepKind.SEND_CLAIM:
        return text
    return claim_sums.in_kind(acts, text + _made_up(acts, group, lang), lang)


def _made_up(acts: Sequence[Act], group: LineMessage, lang: str) -> str:
    """How a sum that is claimed comes about, and what of it falls to each thing."""
    if len(acts) == 1:
        return claim_sums.made_up(acts[0], lang)
    if len(group.said) == 1:
        # pieces of one thing, counted together
        return ""
    parts = [
        say("letters.items.of_which", lang, amount=part.coded if part else "", item=said)
        for part, said in zip(group.parts, group.said, strict=True)
    ]
    return say("letters.made_up", lang, parts=listed(parts, lang))


def _freight_words(group: LineMessage, lang: str) -> str:
    """Who pays the way back: once for all, or for each thing where it differs."""
    if len(set(group.freight)) <= 1:
        return "".join(group.freight[:1])
    told = [
        say("letters.freight.of", lang, item=said, freight=sentence)
        for said, sentence in zip(group.said, group.freight, strict=True)
    ]
    return "\n".join(("", *told)).strip()


def _post_by_words(group: LineMessage, lang: str) -> str:
    day = group.facts.post_by
    if day is None:
        return say("letters.post_by.soon", lang)
    return say("letters.post_by.day", lang, day=day_words(day, lang))


def _tell_once(
    fields: Sequence[dict[str, str]],
    groups: Sequence[LineMessage],
    postage: Money | None,
    lang: str,
) -> None:
    """The postage, and whether all that was paid arrived: neither is said of each thing anew."""
    if postage is not None:
        fields[_last_with("postage", groups, lang)]["postage"] = _postage_words(postage, lang)
    asked = put_in(say("letters.arrived", lang), lang)
    fields[_last_with("arrived", groups, lang)]["arrived"] = asked


def _missing_of_others(by_line: Mapping[int, Act]) -> list[str]:
    """What other lines' goods the parcel came without: they have no message in this letter."""
    case = next(iter(by_line.values())).case
    others = [line for line in case.lines if line.id not in by_line]
    missed = [(line, len(missed_of(case, line))) for line in others]
    return [item_words(told_apart(case, line), count) for line, count in missed if count]


def _missing_of(acts: Sequence[Act]) -> list[str]:
    """What the parcel came without of the lines of a message, and is still to be settled."""
    missed = [(act, len(not_in_it(act))) for act in acts]
    return [item_words(told_apart(a.case, a.line), count) for a, count in missed if count]


def _last_with(name: str, groups: Sequence[LineMessage], lang: str) -> int:
    """Which of the messages tells what is told once: the last one that has a place for it."""
    bodies, field = topic(lang, "letters"), f"{{{name}}}"
    able = [at for at, g in enumerate(groups) if field in bodies[f"{g.template}.body"]]
    return able[-1] if able else -1


def _postage_words(postage: Money, lang: str) -> str:
    """That the postage to the buyer went back too, as it follows another sentence."""
    return put_in(say("letters.postage", lang, amount=postage.coded), lang)
