"""What a sealed sheet carries, and that anyone can check it with free tools."""

import hashlib
import json
import os
import shutil
import subprocess
import sys
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pikepdf
import pypdfium2
import pytest

from returns.documents.evidence import render_evidence
from returns.errors import Refusal
from returns.evidence.bundle import original_name, seal
from returns.evidence.chain import event_hash
from tests.returns.documents.pdf_content import Finished
from tests.returns.documents.sample_papers import SHEET, SILENT, photo

#: what goes with every sheet, so that anybody checks it
CHECKS = ("CHECK.txt", "check.sh", "check.ps1", "history.txt")
ROOT = Path(__file__).resolve().parents[3]


def attached(pdf: bytes) -> dict[str, bytes]:
    with pikepdf.open(BytesIO(pdf)) as document:
        return {
            name: spec.get_file().read_bytes() for name, spec in document.attachments.items()
        }


def manifest(pdf: bytes) -> dict:
    return json.loads(attached(pdf)["manifest.json"])


def digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


@pytest.mark.parametrize(("lang", "words"), [("en", "Signature of"), ("zh", "签名")])
def test_the_field_for_the_signature_says_what_it_is_for(lang, words):
    body = render_evidence(SHEET, [], lang)
    file = Finished(seal(body, SHEET, [], [line.event for line in SHEET.events]))
    (form,) = [part for part in file.parts if part.role == "Form"]
    (field,) = form.objects
    assert words in str(field.TU)


def test_originals_are_attached_unchanged_under_safe_names(evidence, three):
    photos, originals = three
    files = attached(evidence)
    assert set(files) == {
        "manifest.json", "SHA256SUMS", *CHECKS,
        "photo-1-outer_box.jpg", "photo-2-etcx.bin", "photo-3-outer_box.jpg",
    }  # fmt: skip
    for number, path in enumerate(originals, start=1):
        assert files[original_name(number, photos[number - 1])] == path.read_bytes()


def test_a_file_is_called_by_what_it_holds(three, seal_sheet, evidence):
    """Its ID is another one for other contents, and the same for the same."""

    def name_of(pdf):
        with pikepdf.open(BytesIO(pdf)) as document:
            return bytes(document.trailer.ID[1])

    bare = seal_sheet(SHEET, three[0])
    told = seal_sheet(replace(SHEET, number="RC-2026-00042-E2"), three[0])
    assert len({name_of(pdf) for pdf in (bare, told, evidence)}) == 3
    assert name_of(seal_sheet(SHEET, three[0])) == name_of(bare)


def test_originals_stay_at_home_unless_asked(three, seal_sheet):
    assert set(attached(seal_sheet(SHEET, three[0]))) == {
        "manifest.json",
        "SHA256SUMS",
        *CHECKS,
    }


def test_an_original_that_is_no_longer_the_one_taken_in_makes_no_sheet(three, tmp_path):
    photos, originals = three
    (tmp_path / "other.jpg").write_bytes(originals[0].read_bytes() + b"x")
    with pytest.raises(Refusal) as refused:
        seal(
            render_evidence(SHEET, photos),
            SHEET,
            photos,
            [],
            [tmp_path / "other.jpg", *originals[1:]],
        )
    assert refused.value.key == "evidence.original_differs"
    assert "photo 1" in refused.value.say("en")


@pytest.mark.parametrize("number", [1, 3])
@pytest.mark.parametrize("left", ["nothing", "a folder"])
def test_an_original_that_cannot_be_read_any_more_makes_no_sheet(three, tmp_path, number, left):
    photos, originals = three
    lost = tmp_path / "lost.jpg"
    if left == "a folder":
        lost.mkdir()
    paths = [lost if at == number else path for at, path in enumerate(originals, start=1)]
    with pytest.raises(Refusal) as refused:
        seal(render_evidence(SHEET, photos), SHEET, photos, [], paths)
    assert refused.value.key == "evidence.original_gone"
    assert f"photo {number}" in refused.value.say("en")


def test_the_manifest_lists_every_page_picture_and_attachment(evidence, three):
    said = manifest(evidence)
    with pikepdf.open(BytesIO(evidence)) as document:
        contents = [page.Contents.read_raw_bytes() for page in document.pages]
        named = [page.Resources.get("/XObject", {}) for page in document.pages]
        pictures = [image.read_raw_bytes() for images in named for image in images.values()]
    parts = {line["part"]: line["sha256"] for line in said["parts"]}
    assert [parts[f"page {n}"] for n in range(1, len(contents) + 1)] == list(
        map(digest, contents)
    )
    assert {parts[f"picture {n}"] for n in (1, 2, 3)} == set(map(digest, pictures))
    assert {digest(one.path.read_bytes()) for one in three[0]} == set(map(digest, pictures))
    for name, content in attached(evidence).items():
        if name.startswith("photo"):
            assert parts[f"attachment {name}"] == digest(content)
    assert said["document"]["pages"] == len(contents)
    assert len(parts["structure"]) == 64


def test_the_manifest_states_case_photos_and_history(evidence, three):
    said = manifest(evidence)
    assert said["format"] == "sendback-evidence/2"
    assert said["document"]["number"] == SHEET.number
    assert said["case"]["order"] == SHEET.order_number
    assert (said["case"]["asked_minor"], said["case"]["currency"]) == (1230, "EUR")
    for line, one in zip(said["photos"], three[0], strict=True):
        assert (line["sha256"], line["bytes"], line["taken_at"]) == (
            one.sha256,
            one.bytes,
            one.taken_at,
        )
    last = SHEET.events[-1].event
    assert said["head"] == {"case_seq": last.case_seq, "hash": last.hash}
    assert [line["hash"] for line in said["events"]] == [
        line.event.hash for line in SHEET.events
    ]


def test_photo_events_can_be_recomputed_and_private_ones_tell_nothing(evidence):
    events = manifest(evidence)["events"]
    assert [line["case_seq"] for line in events if "body" in line] == [3, 4]
    before = events[1]["hash"]
    for line in events[2:4]:
        assert line["hash"] == event_hash(
            before, line["case_seq"], line["at"], line["kind"], line["body"]
        )
        before = line["hash"]
    assert b"private note" not in evidence


def test_a_redacted_sheet_names_the_buyer_nowhere_not_even_attached(three, seal_sheet):
    pdf = seal_sheet(replace(SHEET, lines=SILENT, redact=True), three[0])
    everything = pdf + b"".join(attached(pdf).values())
    for secret in ("Lena", "Müller", "lena@example.com", "50667", "302-5581234-7719"):
        assert secret.encode() not in everything
    assert manifest(pdf)["case"]["order"] is None


def test_sha256sums_is_what_gnu_tools_read(evidence, tmp_path):
    files = attached(evidence)
    for name, content in files.items():
        (tmp_path / name).write_bytes(content)
    lines = files["SHA256SUMS"].decode().splitlines()
    assert sorted(lines) == sorted(
        f"{digest(content)}  {name}" for name, content in files.items() if name != "SHA256SUMS"
    )
    if shutil.which("sha256sum"):
        subprocess.run(
            ["sha256sum", "-c", "SHA256SUMS"], cwd=tmp_path, check=True, capture_output=True
        )


def test_poppler_takes_the_attachments_out_and_they_agree(evidence, tmp_path):
    if not (shutil.which("pdfdetach") and shutil.which("sha256sum")):
        pytest.skip("poppler is not installed here")
    (tmp_path / "e.pdf").write_bytes(evidence)
    subprocess.run(["pdfdetach", "-saveall", "e.pdf"], cwd=tmp_path, check=True)
    done = subprocess.run(
        ["sha256sum", "-c", "SHA256SUMS"], cwd=tmp_path, check=True, capture_output=True
    )
    assert done.stdout.count(b"OK") == 4 + len(CHECKS)


def said_by_tools(pdf, folder):
    """What the commands printed on the sheet give: sum in the last line, sum of the rest, pictures."""
    (folder / "e.pdf").write_bytes(pdf)

    def run(line):
        done = subprocess.run(
            ["sh", "-c", line], cwd=folder, check=True, capture_output=True, text=True
        )
        return done.stdout

    shown = run("LC_ALL=C grep -a '^%Sendback ' e.pdf").split()[-1]
    worked_out = run("LC_ALL=C sed '/^%Sendback /,$d' e.pdf | sha256sum").split()[0]
    pictures = run("pdfimages -all e.pdf p && sha256sum p-*.jpg")
    attached_well = run("pdfdetach -saveall e.pdf && sha256sum -c SHA256SUMS")
    return shown, worked_out, {line.split()[0] for line in pictures.splitlines()}, attached_well


def test_the_commands_on_the_sheet_show_what_it_says_they_show(evidence, tmp_path):
    if not all(map(shutil.which, ("pdfdetach", "pdfimages", "sha256sum", "sed", "tail"))):
        pytest.skip("poppler is not installed here")
    listed = {
        part["sha256"] for part in manifest(evidence)["parts"] if "picture" in part["part"]
    }
    shown, worked_out, pictures, attached_well = said_by_tools(evidence, tmp_path)
    assert shown == worked_out
    assert pictures == listed
    assert len(listed) == 3
    # a dot of a picture changed: the attachments are as they were, and only they are
    with pikepdf.open(BytesIO(evidence)) as document:
        dots = next(
            drawn.read_raw_bytes()
            for page in document.pages
            for drawn in page.resources.get("/XObject", {}).values()
            if drawn.Subtype == "/Image"
        )
    at = evidence.index(dots) + len(dots) // 2
    changed = evidence[:at] + bytes([evidence[at] ^ 1]) + evidence[at + 1 :]
    shown, worked_out, pictures, attached_well = said_by_tools(changed, tmp_path)
    assert "FAILED" not in attached_well
    assert shown != worked_out
    assert len(pictures - listed) == 1


def test_three_readers_open_it_and_see_the_same_pages(evidence, tmp_path):
    pages = manifest(evidence)["document"]["pages"]
    assert len(pypdfium2.PdfDocument(evidence)) == pages
    with pikepdf.open(BytesIO(evidence)) as document:
        assert len(document.pages) == pages
        assert document.check_pdf_syntax() == []
    if shutil.which("pdfinfo"):
        (tmp_path / "e.pdf").write_bytes(evidence)
        done = subprocess.run(
            ["pdfinfo", "e.pdf"], cwd=tmp_path, capture_output=True, text=True, check=True
        )
        assert f"Pages:           {pages}\n" in done.stdout
        assert done.stderr == ""


def test_the_last_line_holds_the_sum_over_all_before_it(evidence):
    body, _, last = evidence.rstrip(b"\n").rpartition(b"\n")
    assert (
        last == f"%Sendback {SHEET.number} SHA-256 {digest(body + chr(10).encode())}".encode()
    )


def test_two_runs_make_the_same_bytes(three, seal_sheet, evidence):
    photos, originals = three
    assert seal_sheet(replace(SHEET, originals=True), photos, originals) == evidence


def test_another_process_makes_the_same_bytes(tmp_path):
    code = (
        "import sys, pathlib, hashlib\n"
        "from tests.returns.documents.sample_papers import SHEET, photo\n"
        "from tests.returns.evidence.conftest import sealed\n"
        "pdf = sealed(SHEET, [photo(pathlib.Path(sys.argv[1]), 1)])\n"
        "print(hashlib.sha256(pdf).hexdigest())\n"
    )
    seen = set()
    for name, extra in (
        ("a", {"PYTHONHASHSEED": "1", "TZ": "America/New_York"}),
        ("b", {"PYTHONHASHSEED": "2", "SOURCE_DATE_EPOCH": "1700000000"}),
    ):
        env = {**os.environ, **extra}
        call = [sys.executable, "-c", code, str(tmp_path / name)]
        done = subprocess.run(
            call, cwd=ROOT, env=env, capture_output=True, text=True, check=True
        )
        seen.add(done.stdout)
    assert len(seen) == 1


def test_text_that_no_encoding_holds_still_makes_a_manifest(tmp_path, seal_sheet):
    odd = replace(photo(tmp_path / "p", 1), caption="half \ud800 a pair \u202e")
    said = manifest(seal_sheet(replace(SHEET, title="t\ud800\x00"), [odd]))
    assert said["photos"][0]["caption"] == odd.caption


def test_forty_photos_with_their_originals_are_all_listed(tmp_path, seal_sheet):
    photos = [photo(tmp_path / "p", number) for number in range(1, 41)]
    originals = [tmp_path / "p" / f"IMG_{number}.jpg" for number in range(1, 41)]
    files = attached(seal_sheet(SHEET, photos, originals))
    assert len(files) == 42 + len(CHECKS)
