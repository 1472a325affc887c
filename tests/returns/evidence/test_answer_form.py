"""The answer of a sheet as a form: laid, filled in by other programs, checked, read back with suspicion."""

import shutil
import subprocess
from dataclasses import replace
from datetime import UTC, datetime
from io import BytesIO

import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter

from returns.documents.evidence import render_evidence
from returns.documents.evidence_pages.look import FOOT, FOOT_ROOM
from returns.errors import Refusal
from returns.evidence.answer_names import REFERENCE, field_part, part_of, reference_read
from returns.evidence.answers import read_answer
from returns.evidence.apart import read_answer_file, verify_file
from returns.evidence.bundle import manifest_sha256, seal
from returns.evidence.form_values import MOST_CHARACTERS, cleaned
from returns.evidence.held import sha256
from returns.evidence.own_key import make_key
from returns.evidence.signing import sign
from returns.evidence.verify import verify
from returns.records.papers import Place
from returns.records.verification import KnownDocument
from tests.filling import added_to, by_qpdf, names_of, written_anew
from tests.hostile.pictures import zeros
from tests.returns.documents.pdf_a_checks import faults_of_a
from tests.returns.documents.pdf_ua_checks import faults_of_ua
from tests.returns.documents.sample_papers import MUG, SHEET

NOW = datetime(2026, 11, 27, 9, 0, tzinfo=UTC)
LAMP = replace(MUG, title="台灯 <b>Lamp</b>", comparisons=())
FILLED = {
    "remedy": "/part",
    "sum": "8.00",
    "says-1-condition": "It left us whole.",
    "words": "同意退一部分。\nWe checked the batch.",
}
needs_poppler = pytest.mark.skipif(shutil.which("pdfsig") is None, reason="no poppler-utils")
needs_qpdf = pytest.mark.skipif(shutil.which("qpdf") is None, reason="no qpdf")


def made(sheet=SHEET, lang="en") -> bytes:
    places: list[Place] = []
    body = render_evidence(sheet, [], lang, places=places)
    events = [line.event for line in sheet.events]
    return seal(body, sheet, [], events, (), places)


@pytest.fixture(scope="module")
def signed() -> bytes:
    return sign(made(), make_key("Harbour Gifts", NOW), NOW)


def part(answer, name):
    return next(check for check in answer.parts if check.part == name)


def refused(pdf: bytes) -> str:
    with pytest.raises(Refusal) as found:
        read_answer(pdf)
    assert found.value.say("en") != found.value.key
    assert found.value.say("zh") != found.value.say("en")
    return found.value.key


# --- laid -------------------------------------------------------------------------------------


def test_the_same_sheet_has_the_same_form_and_each_field_says_what_it_is_for():
    sheet = replace(SHEET, lines=(MUG, LAMP))
    pdf = made(sheet)
    assert pdf == made(sheet)
    names = names_of(pdf)
    assert len(set(names)) == len(names)
    assert {"item-1", "item-2", "item-2-sum", "says-1-condition", "words"} < set(names)
    assert all(field_part(name) for name in names if name not in ("Sendback", REFERENCE))
    with pikepdf.open(BytesIO(pdf)) as document:
        fields = {str(field.T): field for field in document.Root.AcroForm.Fields}
        assert "台灯 <b>Lamp</b>" in str(fields["item-2-sum"].TU)
        widgets = [each for page in document.pages for each in page.obj.get("/Annots", [])]
        assert all("/AP" in each for each in widgets if any(map(float, each.Rect)))
        # nothing that acts, and nothing that a viewer would have to draw first
        assert not any({"/A", "/AA"} & set(each.keys()) for each in widgets)
        assert "/NeedAppearances" not in document.Root.AcroForm


def test_the_reference_is_the_number_and_the_manifest_and_cannot_be_typed_over():
    pdf = made()
    with pikepdf.open(BytesIO(pdf)) as document:
        (field,) = (each for each in document.Root.AcroForm.Fields if each.T == REFERENCE)
        assert reference_read(str(field.V)) == (SHEET.number, manifest_sha256(pdf))
        assert int(field.Ff) & 1
        assert [float(side) for side in field.Rect] == [0, 0, 0, 0]


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_a_sheet_with_a_form_keeps_both_standards(lang):
    pdf = sign(
        made(replace(SHEET, lines=(MUG, LAMP)), lang), make_key("Harbour Gifts", NOW), NOW
    )
    assert faults_of_a(pdf) + faults_of_ua(pdf) == []


def test_a_sheet_that_asks_for_nothing_has_no_form():
    pdf = made(replace(SHEET, asked_for="", asked=None))
    assert names_of(pdf) == ["Sendback"]
    assert refused(pdf) == "answers.no_reference"


def test_every_field_lies_within_its_page_and_none_over_another():
    pdf = made(replace(SHEET, lines=tuple(replace(MUG, title=f"Mug {n}") for n in range(9))))
    with pikepdf.open(BytesIO(pdf)) as document:
        for page in document.pages:
            boxes = [[float(s) for s in each.Rect] for each in page.obj.get("/Annots", [])]
            boxes = [box for box in boxes if box[2] > box[0]]
            for at, (left, low, right, top) in enumerate(boxes):
                assert left >= 0
                assert low >= FOOT + FOOT_ROOM
                assert right <= float(page.mediabox[2])
                assert top <= float(page.mediabox[3])
                for other in boxes[at + 1 :]:
                    apart = (
                        left >= other[2]
                        or other[0] >= right
                        or low >= other[3]
                        or other[1] >= top
                    )
                    assert apart


@given(st.text(max_size=30))
def test_a_name_is_a_place_of_ours_or_none(name):
    found = part_of(name)
    assert found is None or field_part(found.field) is not None


# --- filled in, and checked ---------------------------------------------------------------------


def test_a_filled_copy_is_unchanged_up_to_the_answer(signed):
    known = KnownDocument(SHEET.number, sha256(signed), signed)
    filled = added_to(signed, FILLED)
    assert filled.startswith(signed)
    answer = verify(filled, known)
    assert (answer.unchanged, answer.known, answer.exit_code) == (True, "desk", 0)
    assert dict(answer.answer)["remedy"] == "part"
    why = part(answer, "answer").why
    assert why.startswith("Unchanged up to the answer")
    assert "“8.00”" in why
    assert "同意退一部分。" in why
    assert answer.as_json()["answer"]["words"] == FILLED["words"]
    # and one who does not know the sheet: as much as the sheet alone
    alone = verify(filled)
    assert (alone.unchanged, alone.known) == (True, None)
    assert alone.signed_by.name == "Harbour Gifts"


def test_filled_again_it_is_still_the_sheet_with_its_last_answer(signed):
    twice = added_to(added_to(signed, FILLED), {"remedy": "/refused", "sum": ""})
    assert verify(twice).unchanged
    assert read_answer(twice).remedy == "refused"
    assert read_answer(twice).only_answers


@needs_poppler
def test_other_programs_say_that_the_signature_of_a_filled_copy_is_valid(signed, tmp_path):
    path = tmp_path / "filled.pdf"
    path.write_bytes(added_to(signed, FILLED))
    told = subprocess.run(["pdfsig", path], capture_output=True, text=True, check=False).stdout
    assert "Signature is Valid" in told
    assert "Not total document signed" in told
    if shutil.which("qpdf"):
        checked = subprocess.run(["qpdf", "--check", path], capture_output=True, check=False)
        assert checked.returncode in (0, 3)  # 3: how the filling program counts its objects


@pytest.mark.parametrize(
    "how",
    [
        lambda _folder, pdf: written_anew(pdf, FILLED),
        lambda _folder, pdf: written_anew(pdf, FILLED, recompress_flate=True),
        lambda _folder, pdf: written_anew(
            pdf, FILLED, object_stream_mode=pikepdf.ObjectStreamMode.generate
        ),
        pytest.param(lambda folder, pdf: by_qpdf(folder, pdf, FILLED), marks=needs_qpdf),
    ],
    ids=["pikepdf", "packed", "object streams", "qpdf"],
)
def test_a_copy_written_anew_is_read_and_what_it_proves_is_said(signed, tmp_path, how):
    known = KnownDocument(SHEET.number, sha256(signed), signed)
    filled = how(tmp_path, signed)
    found = read_answer(filled)
    assert (found.remedy, found.sum) == ("part", "8.00")
    assert found.words == FILLED["words"]
    assert found.attached == found.manifest == manifest_sha256(signed)
    assert not found.signed
    answer = verify(filled, known)
    assert not answer.unchanged  # its bytes are no longer those that we made
    assert part(answer, "answer").ok
    assert SHEET.number in part(answer, "answer").why
    assert part(answer, "attachment manifest.json").ok


def test_another_manifest_proves_nothing(signed):
    with pikepdf.open(BytesIO(written_anew(signed, FILLED))) as document:
        document.attachments["manifest.json"] = b"{}"
        out = BytesIO()
        document.save(out)
    answer = verify(out.getvalue())
    assert not part(answer, "answer").ok
    assert "nothing in the file shows which sheet" in part(answer, "answer").why


def changed_behind(signed: bytes, change, filled=FILLED) -> bytes:
    """The sheet with something else added behind its signature."""
    out, writer = BytesIO(), IncrementalPdfFileWriter(BytesIO(added_to(signed, filled)))
    change(writer)
    writer.write(out)
    return out.getvalue()


def other_page(writer):
    page = writer.root["/Pages"]["/Kids"][0].get_object()
    page["/Contents"] = writer.add_object(generic.StreamObject(stream_data=b"0 0 m 9 9 l S"))
    writer.update_container(page)


def another_annotation(writer):
    page = writer.root["/Pages"]["/Kids"][0].get_object()
    note = generic.DictionaryObject(
        {generic.NameObject("/Subtype"): generic.NameObject("/FreeText")}
    )
    page["/Annots"].append(writer.add_object(note))
    writer.update_container(page)


def a_script(writer):
    action = {
        generic.NameObject("/S"): generic.NameObject("/JavaScript"),
        generic.NameObject("/JS"): generic.TextStringObject("app.alert(1)"),
    }
    writer.root["/OpenAction"] = generic.DictionaryObject(action)
    writer.update_root()


def the_reference(writer):
    for each in writer.root["/AcroForm"]["/Fields"]:
        field = each.get_object()
        if field["/T"] == REFERENCE:
            field["/V"] = generic.TextStringObject("RC-2026-00001-E9 sha256:" + "0" * 64)
            writer.mark_update(each.reference)


def where_a_field_is(writer):
    for each in writer.root["/AcroForm"]["/Fields"]:
        field = each.get_object()
        if field["/T"] == "words":
            field["/Rect"] = generic.ArrayObject(map(generic.NumberObject, (0, 0, 600, 800)))
            writer.mark_update(each.reference)


def what_a_cross_looks_like(writer):
    for each in writer.root["/AcroForm"]["/Fields"]:
        field = each.get_object()
        if field["/T"] == "remedy":
            looks = field["/Kids"][0].get_object()["/AP"]["/N"]
            reference = next(looks.raw_get(name) for name in looks if name != "/Off")
            writer.objects[(reference.generation, reference.idnum)] = generic.StreamObject(
                stream_data=b""
            )


def boxes_of(writer):
    for each in writer.root["/AcroForm"]["/Fields"]:
        field = each.get_object()
        if field["/T"] == "remedy":
            return [kid.get_object() for kid in field["/Kids"]], [*field["/Kids"]]
    raise AssertionError("no boxes")


def crosses_that_change_places(writer):
    """The box for "no" shows the cross while the value says yes."""
    boxes, references = boxes_of(writer)
    yes, no = boxes[0], boxes[-1]
    yes["/AP"], no["/AP"] = no["/AP"], yes["/AP"]
    writer.mark_update(references[0].reference)
    writer.mark_update(references[-1].reference)


def a_cross_while_it_is_off(writer):
    boxes, references = boxes_of(writer)
    states = boxes[-1]["/AP"]["/N"]
    on = next(name for name in states if name != "/Off")
    off, cross = states.raw_get("/Off"), states.raw_get(on)
    states["/Off"], states[generic.NameObject(on)] = cross, off
    writer.mark_update(references[-1].reference)


def another_sign_for_a_cross(writer):
    boxes, references = boxes_of(writer)
    boxes[0]["/MK"]["/CA"] = generic.TextStringObject(" ")
    writer.mark_update(references[0].reference)


@pytest.mark.parametrize(
    "change",
    [
        other_page, another_annotation, a_script, the_reference, where_a_field_is,
        what_a_cross_looks_like, crosses_that_change_places, a_cross_while_it_is_off,
        another_sign_for_a_cross,
    ],
)  # fmt: skip
def test_more_than_an_answer_behind_the_signature_differs(signed, change):
    known = KnownDocument(SHEET.number, sha256(signed), signed)
    answer = verify(changed_behind(signed, change), known)
    assert (answer.unchanged, answer.known) == (False, None)
    assert not part(answer, "answer").ok


@pytest.mark.parametrize(
    "junk", [b"% more\n", b"1 0 obj\n<<>>\nendobj\n", b"startxref\n9\n%%EOF\n", b"\0" * 2_000]
)
@pytest.mark.parametrize("values", [FILLED, {}], ids=["filled", "empty"])
def test_junk_behind_it_is_no_answer(signed, values, junk):
    known = KnownDocument(SHEET.number, sha256(signed), signed)
    pdf = (added_to(signed, values) if values else signed) + junk
    answer = verify(pdf, known)
    assert (answer.unchanged, answer.known, answer.answer) == (False, None, ())


def test_saved_again_with_nothing_filled_in_is_no_answer_either(signed):
    again = added_to(signed, {"words": ""})
    assert len(again) > len(signed)
    assert not verify(again).unchanged


def test_a_turned_byte_before_the_answer_differs(signed):
    filled = bytearray(added_to(signed, FILLED))
    for at in range(200, len(signed), len(signed) // 40):
        turned = bytes(filled[:at]) + bytes([filled[at] ^ 1]) + bytes(filled[at + 1 :])
        answer = verify(turned)
        assert not answer.unchanged, at


def test_a_file_is_looked_at_as_bytes_are(signed, tmp_path):
    path = tmp_path / "filled.pdf"
    path.write_bytes(added_to(signed, FILLED))
    assert verify_file(path) == verify(path.read_bytes())
    assert read_answer_file(path) == read_answer(path.read_bytes())


# --- hostile ------------------------------------------------------------------------------------


def meddled(pdf: bytes, change, **saved) -> bytes:
    out = BytesIO()
    with pikepdf.open(BytesIO(written_anew(pdf, FILLED))) as document:
        fields = {str(field.T): field for field in document.Root.AcroForm.Fields}
        change(document, fields)
        if "stream_decode_level" in saved:
            saved["stream_decode_level"] = pikepdf.StreamDecodeLevel.none
        document.save(out, **saved)
    return out.getvalue()


def encrypted(pdf: bytes, owner: str, user: str) -> bytes:
    out = BytesIO()
    with pikepdf.open(BytesIO(written_anew(pdf, FILLED))) as document:
        document.save(out, encryption=pikepdf.Encryption(owner=owner, user=user))
    return out.getvalue()


def put(field, key, value):
    def change(_document, fields):
        fields[field][key] = value

    return change


def another_field(document, _fields):
    field = pikepdf.Dictionary(FT=pikepdf.Name.Tx, T="iban", V="DE00")
    document.Root.AcroForm.Fields.append(document.make_indirect(field))


def twice(document, fields):
    document.Root.AcroForm.Fields.append(fields["words"])


def a_box_without_a_name(document, fields):
    """A field of no name below another one: it would speak for its parent."""
    kid = pikepdf.Dictionary(T="", FT=pikepdf.Name.Btn, AS=pikepdf.Name("/refused"))
    fields["remedy"].Kids.append(document.make_indirect(kid))


def a_field_among_boxes(document, fields):
    kid = pikepdf.Dictionary(T="x", FT=pikepdf.Name.Btn, AS=pikepdf.Name("/refused"))
    fields["remedy"].Kids.append(document.make_indirect(kid))


def a_value_above(document, fields):
    form = document.Root.AcroForm
    above = pikepdf.Dictionary(
        T="item-1", FT=pikepdf.Name.Tx, V="80", Kids=pikepdf.Array([fields["sum"]])
    )
    others = [each for each in form.Fields if each.get("/T") != "sum"]
    form.Fields = pikepdf.Array([*others, document.make_indirect(above)])


def another_value_below(document, fields):
    kid = document.make_indirect(pikepdf.Dictionary(V="80.00", Parent=fields["sum"]))
    fields["sum"].Kids = pikepdf.Array([kid])


@pytest.mark.parametrize(
    ("change", "key"),
    [
        (a_box_without_a_name, "answers.strange_value"),
        (a_field_among_boxes, "answers.strange_value"),
        (a_value_above, "answers.strange_value"),
        (another_value_below, "answers.strange_value"),
        (put("words", "/T", ""), "answers.unknown_field"),
        (another_field, "answers.unknown_field"),
        (twice, "answers.twice"),
        (put("remedy", "/V", pikepdf.Name("/all_of_it")), "answers.contradicts_itself"),
        (put("remedy", "/V", pikepdf.Name("/refused")), "answers.contradicts_itself"),
        (put("remedy", "/V", 5), "answers.strange_value"),
        (put("words", "/V", 5), "answers.strange_value"),
        (put("words", "/V", "x" * (MOST_CHARACTERS + 1)), "answers.too_long"),
        (put("words", "/FT", pikepdf.Name.Ch), "answers.strange_value"),
        (put(REFERENCE, "/V", "RC-1"), "answers.strange_reference"),
        (put(REFERENCE, "/V", ""), "answers.no_reference"),
    ],
)
def test_what_two_readers_could_read_differently_is_refused(signed, change, key):
    assert refused(meddled(signed, change)) == key


def shown(field, drawn, font="/Helv", **said):
    """The look of a field, as a viewer draws what is typed."""

    def change(document, fields):
        look = document.make_stream(
            f"/Tx BMC q BT {font} 9 Tf 2 3 Td {drawn} ET Q EMC".encode()
        )
        for name, value in said.items():
            look[f"/{name}"] = value
        fields[field].AP = pikepdf.Dictionary(N=look)

    return change


@pytest.mark.parametrize(
    "drawn", ["(80.00) Tj", "[(8) -20 (00)] TJ (0) Tj", "(eight) Tj", "<3830> Tj"]
)
@pytest.mark.parametrize("packed", [False, True])
def test_a_sum_that_is_shown_otherwise_than_it_is_held_is_refused(signed, drawn, packed):
    saved = {"recompress_flate": True} if packed else {}
    assert refused(meddled(signed, shown("sum", drawn), **saved)) == "answers.shows_another"


def drawn_within(document, fields, again=False):
    inner = document.make_stream(b"BT /Helv 9 Tf (80.00) Tj ET")
    inner.Subtype = pikepdf.Name.Form
    look = document.make_stream(b"/X Do")
    look.Subtype = pikepdf.Name.Form
    held = pikepdf.Dictionary(X=look if again else inner)
    look.Resources = pikepdf.Dictionary(XObject=held)
    fields["sum"].AP = pikepdf.Dictionary(N=look)


def drawn_in_itself(document, fields):
    drawn_within(document, fields, again=True)


def drawn_by_state(document, fields):
    look = document.make_stream(b"BT (80.00) Tj ET")
    fields["sum"].AP = pikepdf.Dictionary(N=pikepdf.Dictionary(Off=look))


@pytest.mark.parametrize("change", [drawn_within, drawn_in_itself, drawn_by_state])
def test_a_sum_is_looked_for_where_a_viewer_would_draw_it(signed, change):
    assert refused(meddled(signed, change)) == "answers.shows_another"


@pytest.mark.parametrize("count", [5_000, 60_000])
@pytest.mark.parametrize("packed", [False, True])
def test_a_look_without_end_is_not_gone_through(signed, count, packed):
    saved = {"compress_streams": packed}
    change = shown("sum", "(8.00) Tj " + "0 g " * count)
    if count < 10_000 and packed:
        assert read_answer(meddled(signed, change, **saved)).sum == "8.00"
    else:
        assert refused(meddled(signed, change, **saved)) == "answers.shows_another"


@pytest.mark.parametrize(
    "change",
    [
        shown("sum", "(8.00) Tj"),
        shown("sum", "(USD 8) Tj (,00) Tj"),
        shown("sum", ""),
        # letters that only the font can tell
        shown("sum", "<00170018> Tj", "/F1", Resources=pikepdf.Dictionary(
            Font=pikepdf.Dictionary(F1=pikepdf.Dictionary(Subtype=pikepdf.Name.Type0))
        )),
        shown("words", "(something else) Tj"),
    ],
    ids=["the same", "in parts", "nothing", "glyphs", "words"],
)  # fmt: skip
def test_a_look_that_says_the_same_or_nothing_is_an_answer(signed, change):
    assert read_answer(meddled(signed, change)).sum == "8.00"


def test_what_is_no_answer_is_refused_with_its_reason(signed):
    assert refused(signed) == "answers.nothing_filled"
    assert refused(b"") == "answers.no_pdf"
    assert refused(b"%PDF-1.7\nnonsense") == "answers.will_not_open"
    assert refused(encrypted(signed, "a", "b")) == "answers.encrypted"
    assert refused(encrypted(signed, "a", "")) == "answers.encrypted"
    plain = BytesIO()
    with pikepdf.new() as document:
        document.add_blank_page()
        document.save(plain)
    # another's paper, such as the terms of a supplier
    assert refused(plain.getvalue()) == "answers.nothing_of_ours"


def test_scripts_actions_and_dynamic_forms_are_passed_over(signed):
    def change(document, fields):
        script = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS="this.submitForm('x')")
        document.Root.OpenAction = script
        fields["words"].AA = pikepdf.Dictionary(K=script)
        document.Root.AcroForm.XFA = document.make_stream(b"<xdp>other words</xdp>")

    assert read_answer(meddled(signed, change)).words == FILLED["words"]


def test_a_form_without_end_is_not_gone_through(signed):
    def deep(document, _fields):
        inner = pikepdf.Dictionary(T="a")
        for _ in range(50):
            inner = pikepdf.Dictionary(
                T="a", Kids=pikepdf.Array([document.make_indirect(inner)])
            )
        document.Root.AcroForm.Fields.append(document.make_indirect(inner))

    def wide(document, _fields):
        fields = document.Root.AcroForm.Fields
        for _ in range(10_000):
            field = pikepdf.Dictionary(FT=pikepdf.Name.Sig, T="s")
            fields.append(document.make_indirect(field))

    def round_and_round(document, fields):
        fields["words"].Kids = pikepdf.Array([fields["words"]])

    assert refused(meddled(signed, deep)) == "answers.too_heavy"
    assert refused(meddled(signed, wide)) == "answers.too_heavy"
    # its own box would be a field with a value of its own
    assert refused(meddled(signed, round_and_round)) == "answers.strange_value"


def test_a_file_that_is_a_bomb_is_left_and_the_next_is_read(signed, tmp_path):
    """Packed to a thousandth: unpacked it would fill the memory of any desk."""

    def manifest(document, _fields):
        stream = document.attachments["manifest.json"].obj.EF.F
        stream.write(zeros(1_500 << 20), filter=pikepdf.Name.FlateDecode)

    path = tmp_path / "bomb.pdf"
    path.write_bytes(meddled(signed, manifest, stream_decode_level=0))
    assert path.stat().st_size < 4_000_000
    with pytest.raises(Refusal) as found:
        read_answer_file(path)
    assert found.value.key in ("answers.too_heavy", "answers.will_not_open")
    path.write_bytes(added_to(signed, FILLED))
    assert read_answer_file(path).words == FILLED["words"]


def test_fields_in_a_circle_of_names_end(signed):
    def circle(document, fields):
        inner = document.make_indirect(pikepdf.Dictionary(T="b"))
        outer = document.make_indirect(pikepdf.Dictionary(T="a", Kids=pikepdf.Array([inner])))
        inner.Kids = pikepdf.Array([outer])
        inner.Parent = outer
        document.Root.AcroForm.Fields.append(outer)

    def circle_of_boxes(_document, fields):
        fields["remedy"].Kids = pikepdf.Array([fields["remedy"]])

    assert refused(meddled(signed, circle)) == "answers.too_heavy"
    assert refused(meddled(signed, circle_of_boxes)) == "answers.strange_value"


@given(st.text(max_size=200))
def test_what_is_kept_of_a_text_can_be_kept_and_shown(text):
    kept = cleaned(text)
    assert kept == cleaned(kept)
    assert not any(sign in kept for sign in "\r\0\x1b\u202e")


@given(st.binary(max_size=300))
def test_no_bytes_bring_it_down(junk):
    for pdf in (junk, b"%PDF-1.7\n" + junk):
        with pytest.raises(Refusal):
            read_answer(pdf)
