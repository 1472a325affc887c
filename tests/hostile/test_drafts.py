"""A draft has the same headers whatever stands in the fields of its letter, for every kind of reader."""

import email
import json
import re
from base64 import b64decode
from email.header import decode_header
from email.headerregistry import HeaderRegistry
from email.policy import compat32, default
from functools import lru_cache
from pathlib import Path
from quopri import decodestring

import pytest

from returns.documents.letters import Passage, as_eml, left_out, write_letter
from returns.phrases import topic
from returns.records.email_address import in_ascii
from returns.records.kept_text import one_line, whole_text
from returns.records.letter import Letter
from returns.terms import Party

CORPUS = json.loads(Path(__file__).with_name("strings.json").read_text(encoding="utf-8"))
NAMES = [
    *("From", "To", "Subject", "X-Unsent"),
    *("Content-Type", "Content-Transfer-Encoding", "MIME-Version"),
]
TEXTS = [
    *CORPUS,
    *("=?utf-8?q?a=0ABcc:x?=", "=?utf-8?q?a=0D=0ABcc:_x@y.de=0D=0A=0D=0Abody?="),
    *("=?UTF-8?B?YQpCY2M6IHg=?=", "=?utf-8?b?DQpCY2M6IGV2aWxAZXhhbXBsZS5jb20NCg0KYm9keQ==?="),
    *("=?iso-8859-1?Q?a=0ABcc:x?=", "=?utf-7?q?+AAo-Bcc:x?=", "=?utf-8*en?q?a=0ABcc:x?="),
    *("=?utf-8?q?a=0?= =?utf-8?q?ABcc:x?=", "=?utf-8?q?a=0A?=\r\n =?utf-8?q?Bcc:x?="),
    *("=?utf-8?q?a=0ABcc:x", '"=?utf-8?q?a=0ABcc:x?="', "(=?utf-8?q?a=0ABcc:x?=)", "=?a", "?="),
    *("a\r\nBcc: evil@example.com\r\n\r\nbody", "a\nBcc:x", "a\rBcc:x", "\r\n.\r\n", "a\r\n\tb"),
    *("a\x0bBcc: x", "a\x0cBcc: x", "a\x1cBcc: x", "a\x85Bcc: x", "a\u2028Bcc: x", "a\u2029Bcc:"),
    *("a@b>,<c@d", "a@b, c@d;e@f", '"a@b', "Lena, (H.) <a@b.de>", "\\", "a\\", '"', "(", "名@例.cn"),
    *("To\u00a0: x", "To\u2003:x", "Bcc: x@y.de", "From x", "%0ABcc:x", "a&bcc=x@y.de", "?bcc=x@y.de"),
    *("\u202ea\u2066b", "\0Bcc: x", "a" * 998, "ab " * 2000, "退货" * 900, "😀" * 300, "=?" * 200),
    *("a\ud800Bcc: x", "x@y.de\r\nBcc: z@y.de", "a@shop.example,b@shop.example"),
]  # fmt: skip
LETTERS = topic("en", "letters")
#: for each set of fields that a subject holds, one letter that has it
TEMPLATES = {
    tuple(sorted(re.findall(r"{(\w+)}", subject))): name.removesuffix(".subject")
    for name, subject in LETTERS.items()
    if name.endswith(".subject") and f"{name.removesuffix('.subject')}.body" in LETTERS
}
FIELDS = sorted(
    {field for text in LETTERS.values() for field in re.findall(r"{(\w+)}", str(text))}
)
SHOP, BUYER = "shop@harbour.example", "lena@example.de"


class EachLineOnce(HeaderRegistry):
    """Headers as the library reads them; most lines of a draft are those of the draft before it."""

    __call__ = lru_cache(maxsize=256)(HeaderRegistry.__call__)


MODERN = default.clone(header_factory=EachLineOnce())


def letter(template: str, lang: str, address: str = BUYER, **fields: str) -> Letter:
    told = dict.fromkeys(FIELDS, "plain") | fields
    return write_letter([Passage(template, told)], lang, Party.BUYER, address, "buyer")


def lines_of(raw: bytes) -> tuple[list[str], bytes]:
    """Unfolded header lines and what follows the first empty line, by RFC 5322 alone."""
    assert not re.search(rb"\r(?!\n)|(?<!\r)\n", raw), "a bare CR or LF"
    head, _, body = raw.partition(b"\r\n\r\n")
    folded = head.split(b"\r\n")
    assert all(len(line) <= 78 and line.strip() for line in folded)
    assert all(len(line) <= 998 for line in body.split(b"\r\n"))
    whole: list[str] = []
    for line in folded:
        text = line.decode("ascii")
        if text[0] in " \t":
            whole[-1] += text
        else:
            whole.append(text)
    return whole, body


def eager(text: str) -> str:
    """What a program reads that decodes whatever looks encoded, in quotes and addresses too."""

    def one(found: re.Match[str]) -> str:
        kind, word = found[1].lower(), found[2].encode()
        octets = b64decode(word) if kind == "b" else decodestring(word.replace(b"_", b" "))
        return octets.decode("utf-8", "replace")

    joined = re.sub(r"(\?=)[ \t\r\n]+(=\?)", r"\1\2", text)
    return re.sub(r"=\?[^?]+\?([bqBQ])\?([^?]*)\?=", one, joined)


def check(written: Letter, sender: str) -> None:
    raw = as_eml(written, sender=sender)
    whole, body = lines_of(raw)
    assert [line.partition(":")[0] for line in whole] == NAMES
    said = {name: value.strip() for name, _, value in (line.partition(":") for line in whole)}
    assert said["To"] == in_ascii(written.address)
    assert said["From"] == in_ascii(sender)
    subject = one_line(written.subject)
    assert eager(said["Subject"]) == subject
    # decoded before the lines are told apart, as a careless program would
    assert [line.partition(":")[0] for line in eager("\n".join(whole)).splitlines()] == NAMES
    expected = whole_text(written.body).replace("\r\n", "\n").replace("\r", "\n")
    read = decodestring(body).decode().replace("\r\n", "\n")
    assert read.removesuffix("\n") == expected.removesuffix("\n")
    modern = email.message_from_bytes(raw, policy=MODERN)
    old = email.message_from_bytes(raw, policy=compat32)
    for message in (modern, old):
        assert message.keys() == NAMES
        assert not message.defects
        assert not message.is_multipart()
    assert modern["Subject"] == subject
    pairs = decode_header(old["Subject"])
    assert (
        "".join(t.decode(c or "ascii") if isinstance(t, bytes) else t for t, c in pairs)
        == subject
    )
    for name in ("To", "From"):
        addresses = modern[name].addresses
        assert len(addresses) <= 1
        assert "".join(map(str, addresses)) == said[name]


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_no_field_of_any_letter_reaches_the_headers(lang):
    """Every text in every letter, and alone in every field of a subject: of each letter by turns."""
    assert any(TEMPLATES)
    holders = {
        field: [template for named, template in TEMPLATES.items() if field in named]
        for field in FIELDS
    }
    for at, text in enumerate(TEXTS):
        for template in TEMPLATES.values():
            check(letter(template, lang, **dict.fromkeys(FIELDS, text)), SHOP)
        for field, having in holders.items():
            if having:
                check(letter(having[at % len(having)], lang, **{field: text}), SHOP)


def test_no_address_is_more_than_one_or_ends_its_line():
    plain = letter("approval", "en")
    for text in TEXTS:
        for address in (text, f"{text}@shop.example", f"a@{text}", f"a@shop.example{text}"):
            check(letter("approval", "en", address), SHOP)
            check(plain, address)


def test_a_subject_of_an_older_desk_is_written_the_same_way():
    for text in TEXTS:
        check(Letter(Party.BUYER, BUYER, text, text, "approval", "en"), SHOP)


def test_a_draft_without_recipient_or_sender_says_so():
    assert left_out(letter("approval", "en"), SHOP, "en") == ""
    assert left_out(letter("approval", "en", ""), "", "en") == ""
    for lang in ("en", "zh"):
        told = left_out(letter("approval", "en", "a@b.de,c@d.de\r\nBcc: x"), "returns@", lang)
        assert "“a@b.de,c@d.de Bcc: x”" in told
        assert "“returns@”" in told


def test_attachments_keep_their_type_and_bytes_whatever_they_are_called():
    sheet = b"%PDF-1.7\r\n\0\xff"
    for text in TEXTS:
        name = f"{text}.pdf"
        raw = as_eml(letter("approval", "zh", item=text), ((name, sheet),), SHOP)
        for policy in (MODERN, compat32):
            message = email.message_from_bytes(raw, policy=policy)
            assert sorted(message.keys()) == sorted({*NAMES} - {"Content-Transfer-Encoding"})
            body, part = message.get_payload()
            assert body.get_content_type() == "text/plain"
            assert part.get_content_type() == "application/pdf"
            assert part.get_payload(decode=True) == sheet
            assert {*part.keys()} == {
                *(
                    "Content-Type",
                    "Content-Transfer-Encoding",
                    "Content-Disposition",
                    "MIME-Version",
                )
            }
            kept = part.get_filename()
            assert kept.endswith(".pdf")
            assert len(kept) <= 125
            assert not {*'/\\:*?"<>|=;,\r\n\0'} & {*kept}
