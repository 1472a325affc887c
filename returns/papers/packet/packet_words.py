"""Subject and text that go with a packet, to be copied into the addressee's own form.

The text is put together from whole sentences until the field is full; none is cut. What must stand
and does not fit is refused.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Literal

from returns.language import between, stopped
from returns.papers.packet.short_case import facts_known
from returns.papers.sheet.sheet_material import Material
from returns.phrases import say, set_after, word
from returns.records.packets import Addressee, ShortCase
from returns.records.papers import EvidenceRecord
from returns.records.policy import PolicyTerms
from returns.rules.packets.fits import unfit
from returns.terms import Lang, Party

#: what people's mail programs show of a subject
_SUBJECT = 150


def in_field(text: str) -> int:
    """How many characters a form counts: as browsers do, with two for the end of a line."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2 + text.count("\n")


def demand_words(addressee: Addressee, material: Material, record: EvidenceRecord) -> None:
    """Raise `Unfit` where something that the addressee goes by is not known, or may not be told."""
    known = facts_known(material, record)
    lacking = [name for name in addressee.listed("words") if not known[name]]
    if lacking:
        raise unfit("words", addressee, what=f"term:must_stand:{lacking[0]}")


def subject_of(case: ShortCase) -> str:
    """The addressee's own number first, then what it is about; ours last."""
    parts = [case.theirs, case.title]
    if case.number not in case.theirs:
        parts.append(case.number)
    line = " · ".join(" ".join(part.split()) for part in parts if part.strip())
    if len(line) <= _SUBJECT:
        return line
    # a title that is too long goes as a whole: the numbers are what is looked for
    return " · ".join(part for part in parts if part != case.title)


def text_of(
    addressee: Addressee, case: ShortCase, known: Mapping[str, str], files: Sequence[str]
) -> str:
    """The text for the form; raises `Unfit` where what must stand is longer than the field."""
    most = addressee.limit("characters")
    first, last = _must_stand(addressee, case, known), _sender(case)
    told = [*first, last]
    if most is not None and in_field(_joined(told, case.lang)) > most:
        got = f"{in_field(_joined(told, case.lang)):,}"
        raise unfit("characters", addressee, got=got, bound=f"{most:,}")
    for sentence in dict.fromkeys(_may_stand(case, files)):
        longer = [*told[:-1], sentence, last]
        if sentence not in told and (
            most is None or in_field(_joined(longer, case.lang)) <= most
        ):
            told = longer
    return _joined(told, case.lang)


def _joined(told: Sequence[str], lang: Lang) -> str:
    """Sentences as one paragraph, the sender on a line of its own."""
    *sentences, last = (" ".join(each.split()) for each in told)
    return f"{between('sentences', lang).join(sentences)}\n{last}"


def _must_stand(addressee: Addressee, case: ShortCase, known: Mapping[str, str]) -> list[str]:
    """What is asked, and the facts that the addressee goes by."""
    lang = case.lang
    # two facts that meet, as a Latin name and a Chinese verb do, stand apart as words and a fact do
    ask = set_after(case.asks, case.ask)
    told = [say("packets.text.ask", lang, asks=case.asks, ask=ask, theirs=case.theirs)]
    for name in addressee.listed("words"):
        if known[name] not in " ".join(told):
            told.append(stopped(say(f"packets.text.{name}", lang, value=known[name]), lang))
    return told


def _may_stand(case: ShortCase, files: Sequence[str]) -> Iterator[str]:
    """What else speaks for us, the strongest first."""
    lang = case.lang
    if case.ask_fact:
        yield stopped(case.ask_fact, lang)
    yield from (stopped(reason, lang) for reason in case.reasons)
    for row in case.against[:3]:
        told = {"field": word("field", row.field, lang), "found": row.found}
        if row.said and row.found and not row.answered:
            yield say("packets.text.buyer_against", lang, said=row.said, **told)
        elif row.found and row.answered:
            who = case.heads[2]
            yield say("packets.text.answer_against", lang, who=who, said=row.answered, **told)
    if len(files) == 1:
        yield say("packets.text.file", lang, name=files[0])
    elif files:
        yield say("packets.text.files", lang, count=len(files), first=files[0])
    if case.photos:
        yield say("packets.text.originals", lang, count=len(case.photos))


def _sender(case: ShortCase) -> str:
    """Who writes, by the name of the shop where it has one, and our number."""
    if not case.shop.strip():
        return say("packets.number.ours", case.lang, number=case.number)
    return say("packets.text.sender", case.lang, shop=case.shop, number=case.number)


def as_supplier_wants(
    terms: PolicyTerms | None, record: EvidenceRecord, what: Literal["subject", "file_name"]
) -> str:
    """Subject or file name in the form that a supplier's terms ask for; "" where they ask for none."""
    if terms is None or record.addressee is not Party.SUPPLIER:
        return ""
    wanted = terms.evidence.subject if what == "subject" else terms.evidence.file_name
    told = {
        "rma": record.supplier_rma or record.our_rma,
        "case": record.case_number,
        "order": "" if record.redact else record.order_number,
        "sku": record.lines[0].sku if record.lines else "",
    }
    for name, value in told.items():
        wanted = wanted.replace("{" + name + "}", value)
    line = " ".join("".join(c if c.isprintable() else " " for c in wanted).split())
    if what == "subject":
        return line
    safe = "".join("-" if c in '<>:"/\\|?*' else c for c in line).strip(" .")
    return safe[:120]
