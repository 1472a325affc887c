"""A letter whose words somebody changed: whether they still say what is so (domain.md 8)."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from returns.records.advice import Because
from returns.records.letter import Letter
from returns.rules.days_typed import days_in
from returns.rules.letter_truth import unlike_its_facts
from returns.rules.sums_typed import TypedSum, sums_in
from returns.terms import Party

#: platforms forbid to ask for it in a letter that is about money (Amazon, eBay)
_REVIEW = re.compile(
    r"\b(?:leav|writ|post|chang|updat|remov|delet|edit|revis|improv)\w*\b[^.!?\n]{0,40}"
    r"\b(?:reviews?|feedback|ratings?(?! plate)|stars)\b"
    r"|\bgiv\w*\b[^.!?\n]{0,30}\b(?:reviews?|ratings?|stars|(?:good|nice|positive) feedback)\b"
    r"|\brate (?:us|me|our|the (?:shop|store|product|item))\b|\b(?:five|5)[ -]?stars?\b"
    r"|[★⭐]{2,}|[5五]\s?[★⭐]"
    r"|好评|好評|五星|[5五]\s?[星颗]|五分(?!钟)|追评|追評|晒单|晒图|返现|[给留写改删].{0,6}[评評](?!估)",
    re.IGNORECASE,
)
#: what is asked of the reader, came from the reader, or is no paper at all
_NOT_OURS = re.compile(
    r"\b(?:please|could you|can you|would you|kindly)(?: \w+){0,2} attach\b"
    r"|\battach (?:a|an|some|your|to|great|much|the (?:photo|picture|video|receipt))\b"
    r"|\battached to\b|\battachments? (?:of|set)\b"
    r"|\b(?:you|your (?:photo|picture|video)s?)\b[^.!?\n]{0,12}\battached\b"
    r"|请[^。！？\n]{0,6}附(?:上|件)?[^。！？\n]{0,4}(?:照片|图片|视频)|您[^。！？\n]{0,4}附件|附件已收到",
    re.IGNORECASE,
)
#: other ways to say that a paper goes with it
_OURS = re.compile(r"\bwe (?:enclose|attach)\b|附上|随附", re.IGNORECASE)


#: a sentence about when the goods go back
_SENDING = re.compile(
    r"\b(?:send|post|ship|return|mail|hand|drop)\w*\b|寄|退|发|送", re.IGNORECASE
)
#: a point ends a sentence where no figure or small letter follows
_SENTENCE = re.compile(r"(?<=[!?。！？\n])|(?<=\.)(?=\s+[^\sa-z\d])")
_COUNT = re.compile(
    r"(?<![\d.,\w])(\d{1,3})\s?(?:[×✕]|x(?=\s)|(?:pcs?|pieces?|units?|items?)\b|[件个個只])",
    re.IGNORECASE,
)
#: what somebody meant to put something else in for
_PLACEHOLDER = re.compile(
    r"[\[<【〔]\s?(?:[^\]\[<>】〕\n]{0,20}\b)?(?:name|date|day|amount|sum|number|no\.?|order|address|insert|your|tracking"
    r"|rma|item|product|link|reason|shop|store|x+)(?:\b[^\]\[<>】〕\n]{0,20})?\s?[\]>】〕]"
    r"|[\[<【〔][^\]\[<>】〕\n]{0,8}(?:姓名|名字|日期|金额|单号|订单|地址|店铺|商品|原因|链接|填写)[^\]\[<>】〕\n]{0,8}[\]>】〕]"
    r"|\{[^{}\n]{1,40}\}|_{3,}|(?-i:\b(?:TO[D]O|TBD|XXX+)\b)",
    re.IGNORECASE,
)


def words_unlike(
    changed: Letter, letter: Letter, quoted: Sequence[str] = (), most: int | None = None
) -> Because | None:
    """The first thing that the changed words of a letter say and that is not so.

    `letter` is the same letter as the facts alone would have it, `quoted` are words that others
    wrote, `most` is how many characters its channel takes. The key names a sentence of `errors.json`.
    """
    if not _seen(changed.body) or not _seen(changed.subject):
        return _wrong("letter.empty")
    if most is not None and len(changed.body) > most:
        return _wrong("letter.too_long", count=f"{len(changed.body):,}", most=f"{most:,}")
    if changed.to is Party.BUYER and (word := _asks_for_review(changed, letter)):
        return _wrong("letter.review", word=word)
    if (text := _other_sum(changed, letter)) is not None:
        return _wrong("letter.other_sum", amount=text)
    if (text := _later_day(changed)) is not None:
        return _wrong("letter.later_day", day=text, last=f"date:{letter.facts.post_by}")
    if (text := _other_count(changed, letter, quoted)) is not None:
        return _wrong("letter.other_count", count=text)
    if (text := _placeholder(changed, letter, quoted)) is not None:
        return _wrong("letter.placeholder", text=text)
    # somebody who trails off leaves no hole, and may ask for an attachment
    plain = replace(
        changed,
        body=_NOT_OURS.sub("", changed.body).replace("…", ""),
        subject=changed.subject.replace("…", ""),
    )
    wrong = unlike_its_facts(plain, [text.replace("…", "") for text in quoted])
    if wrong is None and _OURS.search(plain.body) and not changed.attachments:
        return _wrong("letter.attached")
    return wrong


def _wrong(key: str, **facts: str) -> Because:
    return Because(key, tuple(facts.items()), "D")


def _seen(text: str) -> bool:
    """Whether there is anything to be read."""
    return any(sign.isprintable() and not sign.isspace() for sign in text)


def _asks_for_review(changed: Letter, letter: Letter) -> str:
    """The words that do, unless the letter itself has them."""
    before = {found.lower() for found in _REVIEW.findall(_text(letter))}
    found = (match[0] for match in _REVIEW.finditer(_text(changed)))
    return next((text for text in found if text.lower() not in before), "")


def _other_sum(changed: Letter, letter: Letter) -> str | None:
    """A sum that the letter does not name, as it was typed; None where there is none."""
    facts = letter.facts
    own = facts.amount.currency if facts.amount is not None else ""
    known = list(sums_in(_text(letter), own))
    for typed in sums_in(_text(changed), own):
        if not any(_same(typed, each) for each in known):
            return typed.text
    return None


def _later_day(changed: Letter) -> str | None:
    """A day for sending the goods back that lies behind the last one, as it was typed."""
    last = changed.facts.post_by
    if last is None:
        return None
    for sentence in _SENTENCE.split(changed.body):
        for typed in days_in(sentence, last) if _SENDING.search(sentence) else ():
            if min(typed.days) > last:
                return typed.text
    return None


def _other_count(changed: Letter, letter: Letter, quoted: Iterable[str]) -> str | None:
    """More pieces to be sent than the letter is about, as it was typed."""
    most = sum(item.quantity for item in changed.facts.items)
    if not most:
        return None
    known = {found[1] for found in _COUNT.finditer(_told(letter, quoted))}
    for sentence in _SENTENCE.split(changed.body):
        for typed in _COUNT.finditer(sentence) if _SENDING.search(sentence) else ():
            if int(typed[1]) > most and typed[1] not in known:
                return typed[0]
    return None


def _placeholder(changed: Letter, letter: Letter, quoted: Iterable[str]) -> str | None:
    """Something that was to be filled in, and was not."""
    told = _told(letter, quoted)
    found = (match[0] for match in _PLACEHOLDER.finditer(_text(changed)))
    return next((text for text in found if text not in told), None)


def _told(letter: Letter, quoted: Iterable[str]) -> str:
    """All that the letter says by itself, and what others wrote."""
    return "\n".join((_text(letter), *quoted))


def _same(typed: TypedSum, known: TypedSum) -> bool:
    if not typed.values:
        # written out in words: only as the letter itself has it
        return typed.text == known.text
    # our own papers part thousands by a comma and decimals by a point: their figures mean one thing
    figure = min(known.values) if "." in known.text else max(known.values, default=None)
    alike = figure in typed.values
    either = not typed.currencies or not known.currencies
    return alike and (either or bool(typed.currencies & known.currencies))


def _text(letter: Letter) -> str:
    return f"{letter.subject}\n{letter.body}"
