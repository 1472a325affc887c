"""A forger who knows the program: mutates, remakes all, rewrites sums, signs, swaps stamps."""

import json
import random
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from io import BytesIO

import pikepdf

from returns.evidence.anatomy import MANIFEST, PROOF, SUMS, dissect, write_ending
from returns.evidence.bundle import attachments_of
from returns.evidence.own_key import OwnKey, make_key
from returns.evidence.signing import sign, unsigned

NOW = datetime(2026, 11, 27, 3, 0, tzinfo=UTC)


@dataclass
class Prey:
    """What a forger has: a good sheet, stamped or not, another stamped one, and no key but his own."""

    sheet: bytes
    other: bytes
    key: OwnKey


def thief(name: str = "Harbour Gifts") -> OwnKey:
    """A key under the very name of the one who is forged."""
    return make_key(name, NOW)


def remade(
    prey: Prey, chance: random.Random, change: Callable[[pikepdf.Pdf, dict], None]
) -> bytes:
    """A whole remake: changed, then manifest, sums, last line and, mostly, signature written anew."""
    number = json.loads(attachments_of(prey.sheet)[MANIFEST])["document"]["number"]
    with pikepdf.open(BytesIO(unsigned(prey.sheet))) as document:
        files = {
            name: document.attachments[name].get_file().read_bytes()
            for name in list(document.attachments)
        }
        said = json.loads(files[MANIFEST])
        change(document, said)
        plain = saved(document)
    anatomy = dissect(plain)
    parts = {f"page {n}": own for n, own in enumerate(anatomy.pages, start=1)}
    parts |= {f"picture {n}": own for n, own in enumerate(anatomy.pictures, start=1)}
    parts["structure"] = anatomy.structure
    for part in said["parts"]:
        part["sha256"] = parts.get(part["part"], part["sha256"])
    files[MANIFEST] = json.dumps(said, ensure_ascii=False, indent=1).encode() + b"\n"
    del files[SUMS]
    return written(plain, files, number, prey.key if chance.random() < 0.7 else None)


def saved(document: pikepdf.Pdf) -> bytes:
    """As the program writes it."""
    out = BytesIO()
    document.save(
        out,
        compress_streams=False,
        stream_decode_level=pikepdf.StreamDecodeLevel.none,
        object_stream_mode=pikepdf.ObjectStreamMode.disable,
    )
    return out.getvalue()


def written(plain: bytes, files: dict[str, bytes], number: str, key: OwnKey | None) -> bytes:
    """The document with these files, fresh sums and a fitting last line, signed where there is a key."""
    sums = "".join(
        f"{sha256(content).hexdigest()}  {name}\n" for name, content in files.items()
    )
    with pikepdf.open(BytesIO(plain)) as document:
        for name in list(document.attachments):
            del document.attachments[name]
        for name, content in {**files, SUMS: sums.encode()}.items():
            document.attachments[name] = pikepdf.AttachedFileSpec(
                document, content, description="", filename=name, creation_date="", mod_date=""
            )
        pdf = write_ending(saved(document), number)
    return pdf if key is None else sign(pdf, key, NOW)


# --- what is changed in a remake --------------------------------------------------------------


def page_text(document: pikepdf.Pdf, said: dict) -> None:
    """Another word on a page."""
    page = document.pages[0]
    page.contents_add(b"BT ET % another word\n", prepend=False)


def more_money(document: pikepdf.Pdf, said: dict) -> None:
    said["case"]["asked_minor"] = 999_900


def another_photo(document: pikepdf.Pdf, said: dict) -> None:
    said["photos"][0]["sha256"] = "ab" * 32


def no_photo(document: pikepdf.Pdf, said: dict) -> None:
    said["photos"].pop()


def earlier(document: pikepdf.Pdf, said: dict) -> None:
    said["document"]["made_on"] = "2025-01-01"


def one_page_less(document: pikepdf.Pdf, said: dict) -> None:
    del document.pages[-1]
    last = len(document.pages) + 1
    said["parts"] = [part for part in said["parts"] if part["part"] != f"page {last}"]


def rehashed(document: pikepdf.Pdf, said: dict) -> None:
    """A step says something else, and every hash after it is made anew."""
    from returns.evidence.chain import START, hash_of
    from returns.records.event import Event

    before = START
    for event in said["events"]:
        if event["case_seq"] == 1:
            event["at"] = "2025-01-01T00:00:00Z"
        told = Event(
            *(0, event["case_seq"], event["at"], event["kind"], event.get("body", ""), ""),
            *(event.get("by", ""), event["format"], event.get("case_id")),
            event.get("body_sha256", ""),
        )
        before = event["hash"] = hash_of(told, before)
    said["head"]["hash"] = before


CHANGES = (page_text, more_money, another_photo, no_photo, earlier, one_page_less, rehashed)


# --- the ways of a forger ---------------------------------------------------------------------


def bit(prey: Prey, chance: random.Random) -> bytes:
    content = bytearray(prey.sheet)
    content[chance.randrange(len(content))] ^= 1 << chance.randrange(8)
    return bytes(content)


def near_the_end(prey: Prey, chance: random.Random) -> bytes:
    """Where signature, cross reference and last line are."""
    content = bytearray(prey.sheet)
    content[len(content) - 1 - chance.randrange(4_000)] ^= 1 << chance.randrange(8)
    return bytes(content)


def cut_or_added(prey: Prey, chance: random.Random) -> bytes:
    at = chance.randrange(len(prey.sheet))
    if chance.random() < 0.5:
        return prey.sheet[:at]
    return prey.sheet[:at] + chance.randbytes(chance.randrange(1, 60)) + prey.sheet[at:]


def behind(prey: Prey, chance: random.Random) -> bytes:
    """Something laid behind the signature, as another revision would be."""
    extra = chance.choice((b"\n", b"% more\n", b"1 0 obj\n<<>>\nendobj\n", prey.sheet[-2_000:]))
    return prey.sheet + extra


def signed_by_another(prey: Prey, chance: random.Random) -> bytes:
    return sign(unsigned(prey.sheet), prey.key, NOW)


def signature_of_another(prey: Prey, chance: random.Random) -> bytes:
    """The true signature of one sheet behind the pages of another."""
    return unsigned(prey.other) + prey.sheet[len(unsigned(prey.sheet)) :]


def remake(prey: Prey, chance: random.Random) -> bytes:
    change = chance.choice(CHANGES)
    return remade(prey, chance, change)


def remake_with_the_true_signature(prey: Prey, chance: random.Random) -> bytes:
    fake = unsigned(remade(prey, chance, chance.choice(CHANGES)))
    return fake + prey.sheet[len(unsigned(prey.sheet)) :]


def swapped_stamp(prey: Prey, chance: random.Random) -> bytes:
    """All that leads to the stamp, or some of it, taken from another sheet."""
    files, others = attachments_of(prey.sheet), attachments_of(prey.other)
    number = json.loads(files[MANIFEST])["document"]["number"]
    names = sorted(name for name in others if name.startswith(PROOF))
    taken = set(chance.sample(names, chance.randrange(1, len(names) + 1)))
    del files[SUMS]
    files |= {name: others[name] for name in taken}
    return written(unsigned(prey.sheet), files, number, prey.key)


def broken_stamp(prey: Prey, chance: random.Random) -> bytes:
    """A byte of a file that leads to the stamp, with sums that fit."""
    files = attachments_of(prey.sheet)
    number = json.loads(files[MANIFEST])["document"]["number"]
    names = sorted(name for name in files if name.startswith(PROOF)) or [MANIFEST]
    name = chance.choice(names)
    content = bytearray(files[name])
    content[chance.randrange(len(content))] ^= 1 << chance.randrange(8)
    del files[SUMS]
    files[name] = bytes(content)
    return written(unsigned(prey.sheet), files, number, prey.key)


def another_number(prey: Prey, chance: random.Random) -> bytes:
    """The last line under a number that was never given."""
    plain = unsigned(prey.sheet)
    fake = write_ending(plain[: plain.rindex(b"%Sendback ")], "RC-2031-00001-E1")
    return chance.choice((fake, sign(fake, prey.key, NOW)))


WAYS: tuple[Callable[[Prey, random.Random], bytes], ...] = (
    *(bit, near_the_end, cut_or_added, behind, signed_by_another, signature_of_another),
    *(remake, remake, remake, remake_with_the_true_signature),
    *(swapped_stamp, broken_stamp, another_number),
)
