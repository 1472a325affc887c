"""Checking evidence: what was changed is found and named, and nothing makes the checker stumble."""

import hashlib
import json
import random
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO

import pikepdf
import pytest

from returns.documents.labels.label import render_labels
from returns.evidence.anatomy import write_ending
from returns.evidence.verify import digests_and_numbers, verify
from returns.records.verification import KnownDocument, Verification
from tests.returns.documents.sample_papers import LABEL, SHEET

MUTATIONS = 220


def digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def wrong(answer: Verification) -> set[str]:
    """The parts that were found changed."""
    return {check.part for check in answer.parts if not check.ok}


@pytest.fixture(scope="session")
def known(evidence):
    """The desk's memory of the document, with the kept copy."""
    return KnownDocument(SHEET.number, digest(evidence), evidence)


def edited(pdf: bytes, change: Callable[[pikepdf.Pdf], None]) -> bytes:
    """The document changed by somebody who knows PDF and sums, but makes no new manifest."""
    out = BytesIO()
    with pikepdf.open(BytesIO(pdf)) as document:
        change(document)
        document.save(
            out,
            compress_streams=False,
            stream_decode_level=pikepdf.StreamDecodeLevel.none,
            object_stream_mode=pikepdf.ObjectStreamMode.disable,
        )
    return write_ending(out.getvalue(), SHEET.number)


def attach(document: pikepdf.Pdf, name: str, content: bytes) -> None:
    if name in document.attachments:
        del document.attachments[name]
    document.attachments[name] = pikepdf.AttachedFileSpec(
        document, content, description="", filename=name, creation_date="", mod_date=""
    )


def read(pdf: bytes, name: str) -> bytes:
    with pikepdf.open(BytesIO(pdf)) as document:
        return document.attachments[name].get_file().read_bytes()


def test_an_unchanged_sheet_is_unchanged_with_and_without_a_desk(evidence, known):
    alone, at_desk = verify(evidence), verify(evidence, known)
    for answer in (alone, at_desk):
        assert answer.unchanged
        assert wrong(answer) == set()
        assert {"page 1", "picture 3", "attachment manifest.json", "file"} <= {
            check.part for check in answer.parts
        }
    assert "history" in {check.part for check in alone.parts}
    assert (alone.known, alone.exit_code) == (None, 3)
    assert (at_desk.known, at_desk.exit_code) == ("desk", 0)
    assert verify(evidence, KnownDocument(SHEET.number, digest(evidence))).known == "desk"


def test_the_answer_has_the_shape_that_scripts_rely_on(evidence):
    said = verify(evidence).as_json()
    assert json.loads(json.dumps(said)) == said
    assert set(said) == {"unchanged", "known", "parts"}
    assert all(set(line) == {"part", "ok", "why"} for line in said["parts"])


def test_number_and_sum_are_read_even_from_a_damaged_file(evidence):
    assert digests_and_numbers(evidence) == ((digest(evidence),), (SHEET.number,))
    assert digests_and_numbers(evidence[: len(evidence) - 400])[1] == (SHEET.number,)
    assert digests_and_numbers(b"nothing")[1] == ()


def test_a_last_line_with_another_number_does_not_hide_the_one_in_the_manifest(evidence):
    hidden = write_ending(evidence[: evidence.rindex(b"%Sendback ")], "X-1")
    assert digests_and_numbers(hidden)[1] == ("X-1", SHEET.number)


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_a_last_line_that_names_another_sheet_is_a_change(evidence, lang):
    start = evidence.rindex(b"%Sendback ")
    other = evidence[:start] + evidence[start:].replace(
        SHEET.number.encode(), b"RC-2026-00099-E1"
    )
    answer = verify(other, None, lang)
    assert wrong(answer) == {"file"}
    (line,) = [check.why for check in answer.parts if check.part == "file"]
    assert "RC-2026-00099-E1" in line
    assert SHEET.number in line


def test_no_random_change_of_a_byte_is_accepted_and_each_names_its_part(evidence, known):
    chance = random.Random(20261121)
    for _ in range(MUTATIONS):
        content = bytearray(evidence)
        at = chance.randrange(len(content))
        content[at] ^= 1 << chance.randrange(8)
        for answer in (verify(bytes(content)), verify(bytes(content), known)):
            assert not answer.unchanged, at
            assert wrong(answer), at
        assert len(wrong(answer)) >= 2, at  # the file, and the part where the byte stands


def test_every_kind_of_part_is_named_when_its_bytes_change(evidence, known, three):
    photos, originals = three
    places = {
        "picture 2": evidence.index(photos[1].path.read_bytes()) + 900,
        "attachment photo-3-outer_box.jpg": evidence.index(originals[2].read_bytes()) + 50,
        "attachment manifest.json": evidence.index(b'"asked_for"'),
        "attachment SHA256SUMS": evidence.index(b"  manifest.json\n") - 4,
    }
    for part, at in places.items():
        content = bytearray(evidence)
        content[at] ^= 0x04
        for answer in (verify(bytes(content)), verify(bytes(content), known)):
            found = wrong(answer)
            assert part in found
            assert found <= {
                part,
                "file",
                "structure",
                "attachment SHA256SUMS",
                "attachment manifest.json",
            }


def test_a_changed_page_is_named(evidence, known):
    def other_words(document: pikepdf.Pdf) -> None:
        words = document.pages[0].Contents.read_bytes()
        document.pages[0].Contents.write(words + b" ")

    changed = edited(evidence, other_words)
    assert wrong(verify(changed)) == {"page 1", "structure"}
    assert {"page 1", "file"} <= wrong(verify(changed, known))
    assert "page 2" not in wrong(verify(changed))


def test_a_page_taken_out_or_put_in_is_named(evidence):
    def less(document: pikepdf.Pdf) -> None:
        del document.pages[-1]

    def more(document: pikepdf.Pdf) -> None:
        document.add_blank_page()

    with pikepdf.open(BytesIO(evidence)) as document:
        count = len(document.pages)
    assert f"page {count}" in wrong(verify(edited(evidence, less)))
    assert f"page {count + 1}" in wrong(verify(edited(evidence, more)))


def test_pictures_that_changed_places_are_noticed(evidence):
    def swap(document: pikepdf.Pdf) -> None:
        for page in document.pages:
            named = page.Resources.get("/XObject", {})
            keys = sorted(named.keys())
            if len(keys) >= 2:
                named[keys[0]], named[keys[1]] = named[keys[1]], named[keys[0]]

    assert wrong(verify(edited(evidence, swap)))


def test_another_picture_in_place_of_one_is_named(evidence, three):
    def other(document: pikepdf.Pdf) -> None:
        for page in document.pages:
            for image in page.Resources.get("/XObject", {}).values():
                image.write(
                    three[0][0].path.read_bytes() + b"\0", filter=pikepdf.Name.DCTDecode
                )

    assert {"picture 1", "picture 2", "picture 3"} <= wrong(verify(edited(evidence, other)))


def test_an_attachment_swapped_dropped_or_added_is_named(evidence):
    one, other = "photo-1-outer_box.jpg", "photo-3-outer_box.jpg"

    def swap(document: pikepdf.Pdf) -> None:
        first, second = (document.attachments[n].get_file().read_bytes() for n in (one, other))
        attach(document, one, second)
        attach(document, other, first)

    def drop(document: pikepdf.Pdf) -> None:
        del document.attachments[one]

    def add(document: pikepdf.Pdf) -> None:
        attach(document, "extra.exe", b"MZ")

    def rename(document: pikepdf.Pdf) -> None:
        document.attachments[one].obj.UF = pikepdf.String(other)

    assert {f"attachment {one}", f"attachment {other}"} <= wrong(verify(edited(evidence, swap)))
    assert f"attachment {one}" in wrong(verify(edited(evidence, drop)))
    assert "attachment extra.exe" in wrong(verify(edited(evidence, add)))
    assert f"attachment {one}" in wrong(verify(edited(evidence, rename)))


def with_manifest(pdf: bytes, change: Callable[[dict], None], *, sums: bool) -> bytes:
    """The manifest edited, and the sums made to fit when `sums`."""

    def put(document: pikepdf.Pdf) -> None:
        said = json.loads(document.attachments["manifest.json"].get_file().read_bytes())
        old = digest(document.attachments["manifest.json"].get_file().read_bytes())
        change(said)
        content = json.dumps(said).encode()
        attach(document, "manifest.json", content)
        if sums:
            lines = document.attachments["SHA256SUMS"].get_file().read_bytes()
            attach(
                document, "SHA256SUMS", lines.replace(old.encode(), digest(content).encode())
            )

    return edited(pdf, put)


def test_an_edited_manifest_does_not_agree_with_the_sums(evidence):
    changed = with_manifest(
        evidence, lambda said: said["case"].update(asked_minor=99), sums=False
    )
    assert wrong(verify(changed)) == {"attachment manifest.json", "attachment SHA256SUMS"}


@pytest.mark.parametrize(
    ("change", "word"),
    [
        (lambda said: said["events"].pop(2), "Event 3"),
        (lambda said: said["events"].insert(1, dict(said["events"][0])), "Event 2"),
        (lambda said: said["events"][2].update(body='{"created":[]}'), "Event 3 was changed"),
        (
            lambda said: said["events"][3].update(at="2020-01-01T00:00:00Z"),
            "Event 4 was changed",
        ),
        (lambda said: said["events"][1].update(hash="0" * 64), "Event 3 was changed"),
        (lambda said: said["events"].pop(), "does not end"),
        (lambda said: said.update(head=None), "does not end"),
        (lambda said: said["events"].append("junk"), ""),
    ],
)
def test_an_edited_history_is_found_even_when_the_sums_are_made_to_fit(evidence, change, word):
    answer = verify(with_manifest(evidence, change, sums=True))
    assert not answer.unchanged
    whys = [check.why for check in answer.parts if not check.ok]
    assert any(word in why for why in whys)


def history_words(answer: Verification) -> str:
    return next(check.why for check in answer.parts if check.part == "history")


def without_bodies(said):
    for event in said["events"]:
        event.pop("body", None)


def test_what_is_said_of_the_history_is_true_and_calm(evidence, known):
    alone = history_words(verify(evidence))
    assert "unbroken order" in alone
    bare = history_words(verify(with_manifest(evidence, without_bodies, sums=True)))
    assert "Only their fingerprints are in the file" in bare
    assert "0 of them" not in bare
    at = evidence.index(b"/Subtype /Image")
    changed = evidence[:at] + evidence[at : at + 200].replace(b"/Image", b"/Imagf", 1)
    changed += evidence[at + 200 :]
    answer = verify(changed, known)
    assert not answer.unchanged
    assert "as in the sheet that this desk kept" in history_words(answer)


def test_a_history_other_than_the_desk_s_own_is_found_by_the_desk(
    evidence, known, seal_sheet, three
):
    shorter = replace(SHEET, events=SHEET.events[:-1])
    answer = verify(seal_sheet(shorter, three[0], three[1]), known)
    assert "history" in wrong(answer)


def test_a_forger_who_makes_everything_anew_is_found_by_the_desk(
    evidence, known, seal_sheet, three
):
    forged = seal_sheet(replace(SHEET, title="Mug: fine"), three[0], three[1])
    assert verify(
        forged
    ).unchanged  # as the document says itself, no signature stands behind it
    answer = verify(forged, known)
    assert {"page 1", "attachment manifest.json", "file"} <= wrong(answer)
    without_copy = KnownDocument(SHEET.number, digest(evidence))
    assert wrong(verify(forged, without_copy)) == {"file"}


def test_anything_behind_the_end_is_found(evidence, known):
    for tail in (b"\n", b"junk", b"\n1 0 obj\n<<>>\nendobj\n", bytes(10_000)):
        for answer in (verify(evidence + tail), verify(evidence + tail, known)):
            assert "file" in wrong(answer)
    assert "4 bytes were added" in verify(evidence + b"junk").parts[-1].why


def test_an_incremental_update_is_found(evidence, known):
    at = evidence.rindex(b"startxref")
    offset = evidence[at + 9 :].split()[0].decode()
    root = (
        evidence[evidence.rindex(b"/Root") : evidence.rindex(b"/Root") + 20]
        .split(b"R")[0]
        .decode()
    )
    size = len(evidence)
    update = (
        f"99999 0 obj\n<< /New true >>\nendobj\nxref\n99999 1\n{size:010d} 00000 n \n"
        f"trailer\n<< /Size 100000 {root}R /Prev {offset} >>\nstartxref\n{size + 42}\n%%EOF\n"
    ).encode()
    for pdf in (evidence + update, write_ending(evidence + update, SHEET.number)):
        assert "file" in wrong(verify(pdf, known))
    assert not verify(evidence + update).unchanged


def test_a_copy_saved_anew_by_another_program_is_found(evidence, known):
    out = BytesIO()
    with pikepdf.open(BytesIO(evidence)) as document:
        document.save(out)
    answer = verify(out.getvalue())
    assert "file" in wrong(answer)
    assert "saved anew" in answer.parts[-1].why
    assert "file" in wrong(verify(out.getvalue(), known))


def test_a_locked_copy_is_named_as_such(evidence, known):
    out = BytesIO()
    with pikepdf.open(BytesIO(evidence)) as document:
        document.save(out, encryption=pikepdf.Encryption(owner="a", user="b"))
    for answer in (verify(out.getvalue()), verify(out.getvalue(), known)):
        assert not answer.unchanged
        assert any("password" in check.why for check in answer.parts)


def test_what_is_no_document_gets_a_plain_answer(evidence, known):
    junk = random.Random(1).randbytes(5000)
    for content in (
        b"",
        b"hello",
        junk,
        b"%PDF-1.7\n",
        b"%PDF-1.7\n" + junk,
        evidence[1:],
        b"PK\3\4",
    ):
        for answer in (verify(content), verify(content, known)):
            assert not answer.unchanged
            assert all(check.why for check in answer.parts)
    for share in (0.05, 0.3, 0.6, 0.9, 0.999):
        cut = evidence[: int(len(evidence) * share)]
        assert not verify(cut).unchanged
        assert wrong(verify(cut, known))


def test_a_pdf_without_a_manifest_cannot_be_checked_alone_but_at_the_desk(evidence):
    label = render_labels([LABEL])
    answer = verify(label)
    assert not answer.unchanged
    assert "No manifest" in answer.parts[0].why
    assert verify(label, KnownDocument("L", digest(label), label)).unchanged
    assert not verify(label + b"\n", KnownDocument("L", digest(label), label)).unchanged


@pytest.mark.parametrize(
    "content",
    [
        b"", b"[]", b"{}", b"null", b"\xff\xfe", b'{"parts": 5, "events": [], "head": null}',
        b'{"parts": [{}], "events": [], "head": null}', b"[" * 100_000,
        b'{"parts": [{"part": "page 1", "sha256": "x"}], "events": [1], "head": null}',
        b'{"parts": [{"part": "page 1", "sha256": 4}], "events": [{}], "head": 7}',
    ],
)  # fmt: skip
def test_a_nonsense_manifest_is_no_manifest(evidence, content):
    answer = verify(
        edited(evidence, lambda document: attach(document, "manifest.json", content))
    )
    assert not answer.unchanged
    assert "attachment manifest.json" in wrong(answer)


def test_a_sums_file_that_is_nonsense_or_gone_is_named(evidence):
    def broken(document: pikepdf.Pdf) -> None:
        attach(document, "SHA256SUMS", b"\xff\x00 nothing")

    def gone(document: pikepdf.Pdf) -> None:
        del document.attachments["SHA256SUMS"]

    for change in (broken, gone):
        assert wrong(verify(edited(evidence, change))) == {"attachment SHA256SUMS"}


def test_a_script_slipped_in_is_found(evidence):
    def script(document: pikepdf.Pdf) -> None:
        document.Root.OpenAction = pikepdf.Dictionary(
            S=pikepdf.Name.JavaScript, JS=pikepdf.String("x")
        )

    def named_script(document: pikepdf.Pdf) -> None:
        document.Root.Names.JavaScript = pikepdf.Dictionary(Names=pikepdf.Array([]))

    def note(document: pikepdf.Pdf) -> None:
        document.pages[0].Annots = pikepdf.Array([])

    for change in (script, named_script, note):
        assert "structure" in wrong(verify(edited(evidence, change)))


def test_every_answer_can_be_read_in_chinese(evidence, known):
    content = bytearray(evidence)
    content[len(content) // 2] ^= 1
    for pdf in (evidence, bytes(content), b"", evidence[:3000]):
        for memory in (None, known):
            whys = [check.why for check in verify(pdf, memory, "zh").parts]
            assert all(any("\u4e00" <= char <= "\u9fff" for char in why) for why in whys)


def many_times(count: int, size: int) -> bytes:
    """A PDF whose one page names one stream of `size` bytes `count` times."""
    document = pikepdf.new()
    document.add_blank_page()
    stream = document.make_indirect(pikepdf.Stream(document, b"x" * size))
    document.pages[0].obj.Contents = pikepdf.Array([stream] * count)
    out = BytesIO()
    document.save(out, compress_streams=False)
    return out.getvalue()


@pytest.mark.parametrize(("count", "size"), [(200_000, 10), (4_000, 1_000_000)])
def test_one_stream_named_again_and_again_is_refused_with_a_sentence(count, size):
    answer = verify(many_times(count, size))
    assert answer.exit_code == 1
    (part,) = answer.parts
    assert "more memory or time" in part.why
