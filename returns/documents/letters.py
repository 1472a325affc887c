"""Letters to buyers, suppliers and platforms: a template, its fields, the reader's language (D)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from email.message import EmailMessage
from email.policy import SMTP

from returns.documents.mail_header import attachment_name, header_text
from returns.phrases import say
from returns.records.email_address import in_ascii, usable
from returns.records.kept_text import one_line, whole_text
from returns.records.letter import Letter
from returns.records.letter_template import TemplateWords, filled
from returns.terms import Party

#: characters of an unusable address that a sentence repeats
_QUOTED = 100


@dataclass(frozen=True, slots=True)
class Passage:
    """One message of a letter: a template of `letters.json` and what it is filled with."""

    template: str
    fields: Mapping[str, str]


def write_letter(
    passages: Sequence[Passage],
    lang: str,
    to: Party,
    address: str,
    opening: str,
    own: Mapping[str, TemplateWords] | None = None,
) -> Letter:
    """One letter of one or several messages to one reader, under one greeting.

    `opening` names the greeting (`letters.opening.*`); what it and the closing need stands in the
    first passage's fields. Fields are put in once and never interpreted. `own` are the seller's
    words, by template.
    """
    first, said = passages[0], own or {}
    bodies = [_body(passage, lang, said).strip() for passage in passages]
    parts = [
        _framed(f"opening.{opening}", lang, first, said),
        bodies[0],
        *(_opened(body) for body in bodies[1:]),
        _framed("closing", lang, first, said),
    ]
    subjects = {passage.template: _subject(passage, lang, said) for passage in passages}
    if "redirected" in subjects:
        # the approval below it says how to send it there: the news is the other address
        subjects.pop("approval", None)
    one = len({*subjects.values()}) == 1 or to is not Party.BUYER
    subject = _subject(first if one else Passage("several", first.fields), lang, said)
    return Letter(
        to=to,
        address=address,
        subject=one_line(subject),
        body="\n\n".join(parts).rstrip(),
        template=first.template,
        lang=lang,
    )


def _subject(passage: Passage, lang: str, own: Mapping[str, TemplateWords]) -> str:
    words = own.get(passage.template)
    if words is not None:
        return filled(words.subject, passage.fields)
    return say(f"letters.{passage.template}.subject", lang, **passage.fields)


def _body(passage: Passage, lang: str, own: Mapping[str, TemplateWords]) -> str:
    words = own.get(passage.template)
    if words is not None:
        return filled(words.body, passage.fields)
    return say(f"letters.{passage.template}.body", lang, **passage.fields)


def _framed(name: str, lang: str, first: Passage, own: Mapping[str, TemplateWords]) -> str:
    """Greeting or closing: they name what the first message knows."""
    words = own.get(name)
    if words is not None:
        return filled(words.body, first.fields)
    return say(f"letters.{name}", lang, **first.fields)


def _opened(body: str) -> str:
    """A message that does not follow the greeting begins with a capital."""
    return body[:1].upper() + body[1:]


def as_eml(
    letter: Letter, attachments: tuple[tuple[str, bytes], ...] = (), sender: str = ""
) -> bytes:
    """An unsent draft that mail programs open for editing; `attachments` are (name, PDF bytes).

    The same headers stand in every draft. An address that is none is left out: see `left_out`.
    """
    content = EmailMessage(policy=SMTP)
    # neither a raw control character nor an 8-bit line is left for a mail program to stumble over
    content.set_content(whole_text(letter.body), cte="quoted-printable")
    for name, pdf in attachments:
        kept = attachment_name(name)
        content.add_attachment(pdf, maintype="application", subtype="pdf", filename=kept)
    # the library would decode what it is given before it folds it, so these lines are ours
    ours = {
        "From": in_ascii(sender),
        "To": in_ascii(letter.address),
        "Subject": header_text(letter.subject),
        "X-Unsent": "1",
    }
    head = "".join(f"{name}: {value}".rstrip() + "\r\n" for name, value in ours.items())
    return head.encode("ascii") + bytes(content)


def left_out(letter: Letter, sender: str, lang: str) -> str:
    """What to say of an address that a draft goes without, as it is none; "" where all is well."""
    told = {"no_recipient": letter.address, "no_sender": sender}
    return " ".join(
        say(f"letters.draft.{name}", lang, text=one_line(text)[:_QUOTED])
        for name, text in told.items()
        if text.strip() and not usable(text)
    )
