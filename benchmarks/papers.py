"""The papers beside the limit and the naive way: sheet with photos, whole command, labels, check.

- *sheet*: a sheet with photos made from a case (read, laid out, sealed, signed, kept) beside pikepdf
  writing those very pictures to pages, the plain write, the same signed by pyHanko (a page of
  pictures that is signed and nothing else), and reportlab's defaults from the same files.
- *command*: the whole process `evidence CASE -o FILE` beside a whole process of typst that sets pages of
  those pictures with captions. Left out where typst (its command or its package) is not there.
- *labels*: a thousand labels in one PDF beside the same words without any code, and beside the naive
  way: reportlab's own QR code and Code 128 with the same payload over the same words.
- *verify*: every layer of a sheet's check beside the SHA-256 of the file; held to half a second.

What counts is the ratio of the medians of one run, not the milliseconds, but where those are a limit.
"""

import argparse
import importlib.util
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from io import BytesIO
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

import pikepdf  # noqa: E402
from asn1crypto.keys import PrivateKeyInfo  # noqa: E402
from asn1crypto.x509 import Certificate  # noqa: E402
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter  # noqa: E402
from pyhanko.sign.signers import PdfSignatureMetadata, SimpleSigner, sign_pdf  # noqa: E402
from pyhanko_certvalidator.registry import SimpleCertificateStore  # noqa: E402
from reportlab.graphics import renderPDF  # noqa: E402
from reportlab.graphics.barcode import code128, qr  # noqa: E402
from reportlab.graphics.shapes import Drawing  # noqa: E402
from reportlab.pdfgen.canvas import Canvas  # noqa: E402

from returns.desk import Desk, open_desk  # noqa: E402
from returns.documents.labels.label import render_labels  # noqa: E402
from returns.evidence.held import HeldFile  # noqa: E402
from returns.evidence.own_key import OwnKey, make_key  # noqa: E402
from returns.evidence.verify import verify  # noqa: E402
from returns.money import Money  # noqa: E402
from returns.records.options import NewCase  # noqa: E402
from returns.records.papers import LabelRecord, PaperLine  # noqa: E402
from returns.records.policy import Address  # noqa: E402
from returns.sample.pictures import photo_jpeg  # noqa: E402

A4 = (595.3, 841.9)
_MARGIN = 42.5
_SHOTS = ("outer_box", "shipping_label", "packing", "front", "defect_close", "serial_plate")
Contestants = dict[str, Callable[[], object]]


@dataclass(frozen=True, slots=True)
class Row:
    """One question: the medians in milliseconds by contestant, and what ours is held to."""

    what: str
    medians: dict[str, float]
    #: whose multiple ours is, and the most (or, where the naive way is meant, the least) that it may be
    beside: str
    bound: str

    def shown(self) -> dict[str, object]:
        """As the table and the JSON tell it."""
        ours, other = self.medians["ours"], self.medians[self.beside]
        faster = self.bound.startswith("≥")
        return {
            "what": self.what,
            **{name: round(value, 1) for name, value in self.medians.items()},
            "beside": self.beside,
            "ratio": round(other / ours if faster else ours / other, 2),
            "held to": self.bound,
        }


def medians(contestants: Contestants, rounds: int) -> dict[str, float]:
    """Milliseconds of each, in turns; the first round warms up and is not counted."""
    taken: dict[str, list[float]] = {name: [] for name in contestants}
    for round_ in range(rounds + 1):
        for name, run in contestants.items():
            start = time.perf_counter()
            run()
            if round_:
                taken[name].append((time.perf_counter() - start) * 1000)
    return {name: statistics.median(values) for name, values in taken.items()}


def case_with_photos(desk: Desk, number: int, photos: int) -> int:
    """A case whose parcel was photographed; each picture is another."""
    if not desk.policies.suppliers():
        desk.policies.add_supplier("Kiln & Co", "returns@kiln.example", "en")
    (kiln,) = desk.policies.suppliers()
    new = NewCase(
        *(f"302-{number:07}", "Shop", "Mug 350 ml", "defective", Money(1840, "USD")),
        sku="MUG",
        supplier_id=kiln.id,
    )
    (case_id,) = desk.by_hand.open(new).case_ids
    for n in range(photos):
        shot = _SHOTS[n % len(_SHOTS)]
        jpeg = photo_jpeg(shot, "mug", f"#{40 + n * 7 % 200:02x}5588", desk.clock.now(), n + 1)
        desk.photos.add_bytes(case_id, jpeg, f"IMG_{n}.jpg", shot)
    return case_id


def pictures_in(pdf: Path) -> list[bytes]:
    """The JPEG streams that a sheet holds, as they are in it."""
    with pikepdf.open(pdf) as document:
        return [
            item.read_raw_bytes()
            for item in document.objects
            if isinstance(item, pikepdf.Stream) and "/DCTDecode" in str(item.get("/Filter"))
        ]


def plain_write(pictures: Sequence[Path], target: Path) -> None:
    """Pikepdf puts the files' own bytes on pages of two; nothing is said about them."""
    document = pikepdf.new()
    for start in range(0, len(pictures), 2):
        page = document.add_blank_page(page_size=A4)
        drawn = b""
        for place, path in enumerate(pictures[start : start + 2]):
            stream = document.make_stream(path.read_bytes())
            stream.Type, stream.Subtype = pikepdf.Name.XObject, pikepdf.Name.Image
            stream.Width, stream.Height = 1600, 1200
            stream.ColorSpace, stream.BitsPerComponent = pikepdf.Name.DeviceRGB, 8
            stream.Filter = pikepdf.Name.DCTDecode
            name = page.add_resource(stream, pikepdf.Name.XObject)
            drawn += f"q 480 0 0 360 50 {440 - 400 * place} cm {name} Do Q\n".encode()
        page.Contents = document.make_stream(drawn)
    document.save(target)
    with target.open("rb") as written:
        os.fsync(written.fileno())


def signed_write(pictures: Sequence[Path], target: Path, key: OwnKey) -> None:
    """The plain write with a signature over it: the least that a signed sheet of these pictures can cost."""
    plain_write(pictures, target)
    signer = SimpleSigner(
        signing_cert=Certificate.load(key.certificate),
        signing_key=PrivateKeyInfo.load(key.private),
        cert_registry=SimpleCertificateStore(),
    )
    facts = PdfSignatureMetadata(field_name="S", md_algorithm="sha256")
    writer = IncrementalPdfFileWriter(BytesIO(target.read_bytes()))
    with target.open("w+b") as written:
        sign_pdf(writer, facts, signer, output=written)
        os.fsync(written.fileno())


def reportlab_defaults(pictures: Sequence[Path], target: Path) -> None:
    """As its guide shows it: a picture opened and handed over, whatever that costs."""
    from PIL import Image
    from reportlab.lib.utils import ImageReader

    canvas = Canvas(str(target), pagesize=A4)
    for n, path in enumerate(pictures):
        with Image.open(path) as picture:
            canvas.drawImage(ImageReader(picture.copy()), 50, 440 - 400 * (n % 2), 480, 360)
        if n % 2:
            canvas.showPage()
    canvas.save()


def typst() -> list[str]:
    """The words that start typst on a file, or none where it is not there."""
    if shutil.which("typst"):
        return ["typst", "compile"]
    if importlib.util.find_spec("typst"):
        code = "import sys, typst; typst.compile(sys.argv[1], output=sys.argv[2])"
        return [sys.executable, "-c", code]
    return []


def typst_pages(pictures: Sequence[Path], folder: Path) -> Path:
    """The same pictures, two a page, each with a caption and its fingerprint."""
    parts = ['#set page(paper: "a4")\n#set text(size: 9pt)\n= Evidence\n']
    for path in pictures:
        own = sha256(path.read_bytes()).hexdigest()
        parts.append(
            f'#image("{path.name}", width: 100%)\nPhoto {path.stem} · taken … · `{own}`\n'
        )
    source = folder / "pages.typ"
    source.write_text("\n".join(parts), encoding="utf-8")
    return source


def sheets(folder: Path, photos: int, rounds: int) -> Iterator[Row]:
    """The sheet from an open desk, and the whole command."""
    desk = open_desk(folder / "desk", create=True)
    try:
        # two rows of cases: one for the open desk, one for the command
        cases = [case_with_photos(desk, n, photos) for n in range(2 * (rounds + 1))]
        numbers = [desk.cases.open(case_id).case.number for case_id in cases]
        first = desk.papers.evidence(case_with_photos(desk, 9_999, photos))
        pictures = []
        (folder / "pictures").mkdir()
        for n, content in enumerate(pictures_in(first.path), start=1):
            pictures.append(folder / "pictures" / f"{n}.jpg")
            pictures[-1].write_bytes(content)
        what = f"sheet with {photos} photos"
        contestants = written(desk, cases, pictures, folder)
        yield Row(what, medians(contestants, rounds), "pikepdf", "≤ 2")
    finally:
        desk.close()
    words = typst()
    if words:
        contestants = commands(folder, numbers[rounds + 1 :], pictures, words)
        yield Row(
            f"command with {photos} photos", medians(contestants, rounds), "typst", "≤ 1.3"
        )


def written(
    desk: Desk, cases: Sequence[int], pictures: Sequence[Path], folder: Path
) -> Contestants:
    """A sheet of the next case, and three ways to write just its pictures."""
    queue, key = iter(cases), make_key("Shop", desk.clock.now())
    return {
        "ours": lambda: desk.papers.evidence(next(queue)),
        "pikepdf": lambda: plain_write(pictures, folder / "plain.pdf"),
        "pikepdf, signed": lambda: signed_write(pictures, folder / "signed.pdf", key),
        "naive": lambda: reportlab_defaults(pictures, folder / "naive.pdf"),
    }


def commands(
    folder: Path, numbers: Sequence[str], pictures: Sequence[Path], words: Sequence[str]
) -> Contestants:
    """The whole command for the next of these cases, and typst's on a page of those pictures."""
    compiled = folder / "compiled"
    source, numbered = typst_pages(pictures, folder / "pictures"), iter(numbers)

    def command() -> None:
        number = next(numbered)
        # a paper is never written over
        saved = folder / f"command-{number}.pdf"
        place = ("--desk", str(folder / "desk"))
        program = (sys.executable, "-m", "desktop")
        child(compiled, *program, *place, "evidence", number, "-o", str(saved))

    target = str(folder / "typst.pdf")
    return {"ours": command, "typst": lambda: child(compiled, *words, str(source), target)}


def child(compiled: Path, *words: str) -> None:
    """A whole process; what it says is shown when it fails.

    What Python compiled is kept in a folder, whatever the surroundings ask for: as for an installed program.
    """
    surroundings = {**os.environ, "PYTHONPYCACHEPREFIX": str(compiled)}
    surroundings.pop("PYTHONDONTWRITEBYTECODE", None)
    done = subprocess.run(
        words,
        cwd=ROOT,
        env=surroundings,
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    if done.returncode:
        raise SystemExit(done.stderr + done.stdout)


def label(number: int) -> LabelRecord:
    """The label of one of a thousand parcels, with a code to scan that is its own."""
    to = Address("Kiln & Co", ("Unit 7, Kiln Road",), "Stoke-on-Trent", "", "ST4 2AB", "GB")
    sender = Address(
        "Lena M\u00fcller", ("Hauptstra\u00dfe 5",), "K\u00f6ln", "", "50667", "DE"
    )
    return LabelRecord(
        case_number=f"RC-2026-{number:05}",
        order_number=f"302-{number:07}-7719",
        rma=f"KC-{number:05}",
        to_address=to,
        to_name="Kiln & Co, RETURNS",
        from_address=sender,
        contents=(PaperLine(1, "Mug 350 ml, blue", "MUG-350-BL"),),
        return_by=date(2026, 11, 28),
        issued_on=date(2026, 11, 21),
        scan_code=f"RMA:R26-{number:06};7",
        reason="Damaged on arrival",
    )


def words_of(record: LabelRecord) -> list[str]:
    """A label's words, line by line."""
    lines = ["Return label", record.case_number, record.order_number, record.rma or ""]
    for address in (record.to_address, record.from_address):
        if address is not None:
            lines += [address.name, *address.lines, f"{address.postcode} {address.city}"]
    lines += [line.title for line in record.contents]
    return [*lines, f"{record.return_by:%d %b %Y}", record.reason]


def plain_labels(records: Sequence[LabelRecord], *, codes: bool) -> bytes:
    """The same words by reportlab alone, with its own codes or with none."""
    out = BytesIO()
    canvas = Canvas(out, pagesize=(288, 432))
    for record in records:
        canvas.setFont("Helvetica", 10)
        for n, line in enumerate(words_of(record)):
            canvas.drawString(20, 400 - 14 * n, line)
        if codes:
            code128.Code128(record.rma or "", barHeight=40, barWidth=1).drawOn(canvas, 20, 150)
            square = Drawing(100, 100)
            square.add(qr.QrCodeWidget(record.scan_code, barWidth=100, barHeight=100))
            renderPDF.draw(square, canvas, 150, 20)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def labels(how_many: int, rounds: int) -> Row:
    """That many labels in one file."""
    records = [label(number) for number in range(1, how_many + 1)]
    return Row(
        f"{how_many:,} labels",
        medians(
            {
                "ours": lambda: render_labels(records),
                "words alone": lambda: plain_labels(records, codes=False),
                "naive": lambda: plain_labels(records, codes=True),
            },
            rounds,
        ),
        "naive",
        "≥ 5",
    )


def checked(folder: Path, photos: int, rounds: int) -> Row:
    """All layers of a sheet's check."""
    desk = open_desk(folder / "verified", create=True)
    try:
        path = desk.papers.evidence(case_with_photos(desk, 1, photos)).path
    finally:
        desk.close()

    def every_layer() -> None:
        with HeldFile(path) as held:
            if not verify(held).unchanged:
                raise SystemExit("what was measured is not a sound sheet")

    return Row(
        f"verify of {photos} photos",
        medians(
            {"ours": every_layer, "sha256": lambda: sha256(path.read_bytes()).digest()},
            rounds,
        ),
        "sha256",
        "≤ 500 ms",
    )


def main() -> None:
    """Print a table, or JSON."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--photos", type=int, default=20)
    parser.add_argument("--verified", type=int, default=100)
    parser.add_argument("--labels", type=int, default=1_000)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        rows = [
            *sheets(Path(name), options.photos, options.rounds),
            labels(options.labels, options.rounds),
            checked(Path(name), options.verified, options.rounds),
        ]
    if options.json:
        print(json.dumps([row.shown() for row in rows], indent=2))
        return
    for row in rows:
        shown = row.shown()
        times = ", ".join(f"{name} {value:,.1f} ms" for name, value in row.medians.items())
        print(f"{row.what:<24} {times}: {shown['ratio']} × ({row.beside}; {row.bound})")


if __name__ == "__main__":
    main()
