"""Letters to buyers, suppliers and platforms: a template, its fields, the reader's language (D)."""

from email.message import EmailMessage
from email.policy import SMTP

from returns.phrases import say
from returns.records.case import Letter
from returns.terms import Party


def write_letter(
    template: str, lang: str, to: Party, address: str, fields: dict[str, str]
) -> Letter:
    """Fill a template of `letters.json`; fields are put in once and never interpreted."""
    return Letter(
        to=to,
        address=address,
        subject=" ".join(say(f"letters.{template}.subject", lang, **fields).split()),
        body=say(f"letters.{template}.body", lang, **fields).rstrip(),
        template=template,
        lang=lang,
    )


def as_eml(
    letter: Letter, attachments: tuple[tuple[str, bytes], ...] = (), sender: str = ""
) -> bytes:
    """An unsent draft that mail programs open for editing; `attachments` are (name, PDF bytes)."""
    message = EmailMessage(policy=SMTP)
    if sender:
        message["From"] = _header(sender)
    message["To"] = _header(letter.address)
    message["Subject"] = _header(letter.subject)
    message["X-Unsent"] = "1"
    message.set_content(letter.body)
    for name, pdf in attachments:
        message.add_attachment(pdf, maintype="application", subtype="pdf", filename=name)
    return bytes(message)


def _header(text: str) -> str:
    # a line break from outside would begin a header of its own
    return " ".join(text.split())
