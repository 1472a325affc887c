"""Random cases × addressees: inside every limit of the addressee, or refused by the limit's name.

Hundreds by default; `SENDBACK_PACKETS=10000` as many as that. Several runs share them: each is told
where it begins, `SENDBACK_PACKETS_FROM=2500`.
"""

import io
import os
import random
import re
import shutil
import zipfile
from collections import Counter
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pikepdf
import pytest
from PIL import Image
from pypdfium2 import PdfDocument

from returns.clock import SetClock
from returns.desk import Desk, open_desk
from returns.errors import Refusal
from returns.papers.packet.packets import Asking, own_terms
from returns.records.case import Case
from returns.records.packets import Addressee, Packet, PacketForm
from returns.records.settings import OwnLimit
from returns.rules.packets.fits import Unfit
from returns.rules.packets.matrix import NUMBERS, matrix
from tests.returns.papers.packet_worlds import Drawn, cases_of
from tests.worlds.world import make_world

HOW_MANY = int(os.environ.get("SENDBACK_PACKETS", "100"))
FIRST = int(os.environ.get("SENDBACK_PACKETS_FROM", "0"))
#: pairs of one test, so that several processes share them and none takes minutes
CHUNK = 100
#: besides the one that a case leans towards, so many of the others are asked for it
OTHERS_ASKED = 5
#: of a hundred packets that are made, so many at least are for each addressee
LEAST_SHARE = 3
#: what is refused besides a limit: nothing is owed, it is another's or asked of another, the buyer
#: would be told, nobody is known
OTHERS = frozenset(
    {
        *("papers.no_ground", "packets.not_theirs", "packets.other_ground", "packets.no_room"),
        *("packets.not_of_shop", "papers.asked_of_other"),
        *("papers.originals_tell", "step.needs_supplier"),
    }
)


@pytest.fixture
def place(tmp_path: Path):
    yield tmp_path / "desk"
    shutil.rmtree(tmp_path, ignore_errors=True)


def pairs_of(place: Path, number: int) -> Counter[str]:
    """One world: what became of each of its cases with each addressee."""
    told: Counter[str] = Counter()
    clock = SetClock(datetime(2026, 11, 2, 8, 0, tzinfo=UTC))
    with closing(open_desk(place, clock=clock, create=True)) as desk:
        desk.settings.set(shop_name="Harbour Gifts", limits=tight(number))
        for drawn in cases_of(desk, clock, make_world(number)):
            for addressee in asked_of(drawn, number):
                lang = ("", "en", "zh")[(number + drawn.id) % 3]
                asking = Asking(addressee, lang=lang, sure=number % 2 == 0)
                story = f"world {number}, case {drawn.id}"
                told[outcome(desk, drawn.id, asking, story)] += 1
    shutil.rmtree(place)
    return told


def asked_of(drawn: Drawn, number: int) -> list[str]:
    """The addressee that the case leans towards, and some that it may have nothing to do with."""
    others = [row.id for row in matrix().rows if row.id != drawn.meant]
    return [
        drawn.meant,
        *random.Random(f"asked {number} {drawn.id}").sample(others, OTHERS_ASKED),
    ]


def tight(number: int) -> dict[str, OwnLimit]:
    """Every third world has limits of its own that hardly anything keeps to."""
    if number % 3:
        return {}
    chance = random.Random(f"tight {number}")
    ids = [row.id for row in matrix().rows]
    bounds = {
        "bytes": (90_000, 300_000, 900_000),
        "file_bytes": (60_000, 250_000),
        "files": (1, 3, 4),
        "pages": (2, 4),
        "point": (9, 12, 13),
        "characters": (120, 300, 700),
    }
    keys = chance.sample([f"{who}:{field}" for who in ids for field in bounds], 40)
    return {key: OwnLimit(str(chance.choice(bounds[key.partition(":")[2]]))) for key in keys}


def outcome(desk: Desk, case_id: int, asking: Asking, story: str) -> str:
    """`made`, or what it was refused for; raises `AssertionError` for anything else."""
    try:
        packet = desk.packets.make(case_id, asking)
    except Refusal as refusal:
        return refused(refusal, asking.addressee, story)
    except Exception as fault:
        raise AssertionError(f"{story}, {asking.addressee}: {fault!r}") from fault
    keeps(packet, f"{story}, {asking.addressee}")
    names_the_case(packet, desk.cases.get(case_id), f"{story}, {asking.addressee}")
    return f"made for {asking.addressee}"


def refused(refusal: Refusal, addressee: str, story: str) -> str:
    """The limit, by its name and its addressee's; or what else may be refused."""
    if not isinstance(refusal, Unfit):
        assert refusal.key in OTHERS, (story, addressee, refusal.key, str(refusal))
        return refusal.key
    assert refusal.limit in (*NUMBERS, "forms", "words"), (story, refusal.key)
    assert refusal.facts["addressee"] == f"term:addressee:{addressee}", (story, refusal.facts)
    return f"limit {refusal.limit}"


def keeps(packet: Packet, story: str) -> None:
    """Measured anew, from the files alone: every limit is kept."""
    to, files = packet.addressee, packet.files
    sizes = [len(file.content) for file in files]
    within(to, "files", len(files), story)
    within(to, "bytes", sum(sizes), story)
    within(to, "file_bytes", max(sizes), story)
    typed = len(packet.text.replace("\n", "\r\n").encode("utf-16-le", "surrogatepass")) // 2
    within(to, "characters", typed, story)
    assert packet.text.strip(), story
    assert packet.subject.strip(), story
    assert "\n" not in packet.subject, story
    assert len({file.name for file in files}) == len(files), story
    if packet.measured.form is PacketForm.JPGS:
        pictures(packet, story)
    elif packet.measured.form is PacketForm.ZIP:
        with zipfile.ZipFile(io.BytesIO(files[0].content)) as held:
            assert held.testzip() is None, story
            names = held.namelist()
            assert {"README.txt", "manifest.json"} <= set(names), (story, names)
            assert held.read(f"{names[1]}").startswith(b"%PDF-"), story
    else:
        with pikepdf.open(io.BytesIO(files[0].content)) as document:
            within(to, "pages", len(document.pages), story)
        least = to.limit("point")
        assert least is None or (packet.measured.point or 0) >= least, story


def names_the_case(packet: Packet, case: Case, story: str) -> None:
    """What the addressee finds the case by stands in the text, and on the papers themselves."""
    tracking = [parcel.tracking for parcel in case.parcels if parcel.tracking]
    known = {"order": [case.order], "tracking": tracking}
    words = packet.addressee.listed("words")
    pages = [
        joined(page.get_textpage().get_text_bounded()) for page in PdfDocument(packet.preview)
    ]
    for name in (name for name in words if name in known):
        found = [number for number in known[name] if joined(number) in joined(packet.text)]
        assert found, (story, name, packet.text)
        # of pictures any one alone has to say it
        told = pages if packet.measured.form is PacketForm.JPGS else ["".join(pages)]
        assert all(any(joined(number) in page for number in found) for page in told), (
            story,
            name,
        )
    if "sum" in words:
        assert re.search(r"[A-Z]{3} ?[0-9.,]+", packet.text), (story, packet.text)
    if packet.measured.form is PacketForm.CARD:
        assert re.search(r"[A-Z]{3}[0-9.,]+", "".join(pages)), story


def joined(text: str) -> str:
    """Without the ends of lines, which stand anywhere in a long number."""
    return "".join(text.split())


def within(to: Addressee, field: str, got: int, story: str) -> None:
    bound = to.limit(field)
    assert bound is None or got <= bound, (story, field, got, bound)


def pictures(packet: Packet, story: str) -> None:
    """Never a sixth, no metadata, of one width, each name in its place."""
    count = len(packet.files)
    assert count <= 5, story
    case = packet.files[0].name.rpartition("-1-of-")[0]
    for at, file in enumerate(packet.files, start=1):
        # one alone is called as the supplier wants it
        assert count == 1 or file.name == f"{case}-{at}-of-{count}.jpg", story
        assert file.name.endswith(".jpg"), story
        with Image.open(io.BytesIO(file.content)) as image:
            assert image.width in (1600, 1280), story
            assert image.height <= image.width * 5 / 4, story
            assert image.mode == "RGB", story
            assert not image.getexif(), story
            assert "icc_profile" not in image.info, story


@pytest.mark.timeout(0 if HOW_MANY > 1_000 else 600)
@pytest.mark.parametrize("first", range(FIRST, FIRST + HOW_MANY, CHUNK))
def test_every_packet_keeps_to_the_limits_or_is_refused_by_the_limits_name(place, first):
    told: Counter[str] = Counter()
    number = 100_000 + first * 10
    while told.total() < CHUNK:
        told += pairs_of(place, number)
        number += 1
    print(f"pairs from {first}: {dict(told.most_common())}")
    made = sum(count for what, count in told.items() if what.startswith("made"))
    assert made >= CHUNK // 12, told
    assert told["papers.no_ground"] > 0, told


def test_every_addressee_is_met_often(place):
    """What the worlds give is no world without carriers, or without AliExpress."""
    made: Counter[str] = Counter()
    for number in range(60):
        clock = SetClock(datetime(2026, 11, 2, 8, 0, tzinfo=UTC))
        with closing(open_desk(place, clock=clock, create=True)) as desk:
            for drawn in cases_of(desk, clock, make_world(number), pictured=False):
                story = f"world {number}, case {drawn.id}"
                made[outcome(desk, drawn.id, Asking(drawn.meant), story)] += 1
        shutil.rmtree(place)
    packets = {row.id: made[f"made for {row.id}"] for row in matrix().rows}
    least = sum(packets.values()) * LEAST_SHARE / 100
    assert all(count >= least for count in packets.values()), packets


def test_a_suppliers_own_megabytes_go_before_what_is_usual(desk):
    from returns.records.policy import EvidenceDemand, PolicyTerms

    supplier = matrix().find("supplier")
    own = own_terms(supplier, PolicyTerms(evidence=EvidenceDemand(max_mb=2)))
    assert supplier.limit("bytes") is None
    assert own.limit("bytes") == 2_000_000
