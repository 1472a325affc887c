"""The checks of PDF/UA-1 and PDF/A-3 find what is wrong: each is tried on a file broken in its own way."""

import re
from collections.abc import Callable
from datetime import date
from io import BytesIO
from typing import Any

import pikepdf
import pytest

from returns.documents.evidence import render_evidence
from returns.documents.labels.label import render_labels
from returns.documents.store.store_policy import render_store_policy
from returns.evidence.bundle import seal
from tests.returns.documents import pdf_a_checks, pdf_ua_checks
from tests.returns.documents.pdf_a_checks import faults_of_a
from tests.returns.documents.pdf_ua_checks import faults_of_ua
from tests.returns.documents.sample_papers import LABEL, SHEET
from tests.returns.documents.test_store_policy import FULL

Change = Callable[[pikepdf.Pdf], None]
N = pikepdf.Name


@pytest.fixture(scope="module")
def papers() -> dict[str, bytes]:
    """A label with its codes, a policy with its table and list, a sheet with its attachments and field."""
    events = [line.event for line in SHEET.events]
    return {
        "label": render_labels([LABEL]),
        "policy": render_store_policy(FULL, "en", "Harbour Gifts", date(2026, 11, 21)),
        "sheet": seal(render_evidence(SHEET, []), SHEET, [], events),
    }


def changed(content: bytes, change: Change) -> bytes:
    """The file with its objects changed."""
    out = BytesIO()
    with pikepdf.open(BytesIO(content)) as pdf:
        change(pdf)
        as_it_is = pikepdf.StreamDecodeLevel.none
        pdf.save(out, fix_metadata_version=False, stream_decode_level=as_it_is, static_id=True)
    return out.getvalue()


def part(pdf: pikepdf.Pdf, role: str) -> Any:
    """The first part of that role."""
    return next(
        each
        for each in pdf.objects
        if isinstance(each, pikepdf.Dictionary)
        and {"/S", "/P"} <= set(each.keys())
        and str(each.S)[1:] == role
    )


def font(pdf: pikepdf.Pdf) -> Any:
    fonts: Any = pdf.pages[0].obj.Resources.Font
    return fonts["/F1+0"]


def content(old: bytes, new: bytes, times: int = 1) -> Change:
    """Other words in the first page's content."""

    def change(pdf: pikepdf.Pdf) -> None:
        page: Any = pdf.pages[0].obj
        before = page.Contents.read_bytes()
        assert old in before
        page.Contents = pdf.make_stream(before.replace(old, new, times))

    return change


def xmp(old: bytes, new: bytes) -> Change:
    def change(pdf: pikepdf.Pdf) -> None:
        before = pdf.Root.Metadata.read_bytes()
        assert old in before
        pdf.Root.Metadata.write(before.replace(old, new, 1))

    return change


def put(owner: Callable[[pikepdf.Pdf], Any], key: str, value: Any) -> Change:
    def change(pdf: pikepdf.Pdf) -> None:
        owner(pdf)[key] = value

    return change


def cut(owner: Callable[[pikepdf.Pdf], Any], key: str) -> Change:
    def change(pdf: pikepdf.Pdf) -> None:
        del owner(pdf)[key]

    return change


def root(pdf: pikepdf.Pdf) -> Any:
    return pdf.Root


def tree(pdf: pikepdf.Pdf) -> Any:
    return pdf.Root.StructTreeRoot


def page(pdf: pikepdf.Pdf) -> Any:
    return pdf.pages[0].obj


def widget(pdf: pikepdf.Pdf) -> Any:
    return pdf.pages[0].obj.Annots[0]


def of(role: str) -> Callable[[pikepdf.Pdf], Any]:
    return lambda pdf: part(pdf, role)


def spec(pdf: pikepdf.Pdf) -> Any:
    return next(
        each
        for each in pdf.objects
        if isinstance(each, pikepdf.Dictionary) and each.get("/Type") == "/Filespec"
    )


def action(kind: str) -> Change:
    def change(pdf: pikepdf.Pdf) -> None:
        said = pikepdf.Dictionary(Type=N.Action, S=N(kind), JS="app.alert(1)")
        pdf.Root.OpenAction = pdf.make_indirect(said)

    return change


def a_row_less(pdf: pikepdf.Pdf) -> None:
    row = part(pdf, "TR")
    row.K = pikepdf.Array(list(row.K)[:-1])


def another_mark(pdf: pikepdf.Pdf) -> None:
    """Two paragraphs change places in the tree that leads back from marks."""
    row: Any = pdf.Root.StructTreeRoot.ParentTree.Nums[1]
    row[0], row[1] = row[1], row[0]


def in_a_form(pdf: pikepdf.Pdf) -> None:
    form = pdf.make_stream(b"0 0 9 9 re f", Type=N.XObject, Subtype=N.Form, BBox=[0, 0, 9, 9])
    page(pdf).Resources.XObject = pikepdf.Dictionary(X=form)


def wider(pdf: pikepdf.Pdf) -> None:
    font(pdf).Widths = pikepdf.Array([900] * len(list(font(pdf).Widths)))


def no_glyphs(pdf: pikepdf.Pdf) -> None:
    del font(pdf).FontDescriptor["/FontFile2"]


def nothing_to_copy(pdf: pikepdf.Pdf) -> None:
    del font(pdf)["/ToUnicode"]


def my_own_letters(pdf: pikepdf.Pdf) -> None:
    known = font(pdf).ToUnicode
    known.write(re.sub(rb"<00(6[1-9A-F])>\n", rb"<E0\1>\n", known.read_bytes()))


UA = [
    ("declares_itself", "label", put(root, "/MarkInfo", pikepdf.Dictionary(Marked=False))),
    ("declares_itself", "label", cut(root, "/ViewerPreferences")),
    ("declares_itself", "label", xmp(b"pdfuaid:part>1<", b"pdfuaid:part>2<")),
    (
        "declares_itself",
        "label",
        xmp(b'x-default">Return', b'x-default"></rdf:li><rdf:li>Return'),
    ),
    ("tells_its_language", "label", cut(root, "/Lang")),
    ("tells_its_language", "label", put(of("P"), "/Lang", "English please")),
    ("marks_all_content", "label", content(b"/Artifact BMC", b"/Nothing BMC")),
    ("marks_all_content", "label", content(b"EMC", b"")),
    ("marks_all_content", "label", content(b"/MCID 1>>", b"/MCID 0>>")),
    ("marks_all_content", "label", content(b"BT 1 0 0 1", b"/Artifact BMC EMC BT 1 0 0 1")),
    ("leads_from_marks_to_parts", "label", another_mark),
    ("leads_from_marks_to_parts", "label", cut(page, "/StructParents")),
    ("leads_from_marks_to_parts", "label", put(of("P"), "/K", pikepdf.Array([99]))),
    ("is_a_tree_of_known_roles", "label", cut(root, "/StructTreeRoot")),
    ("is_a_tree_of_known_roles", "label", put(of("P"), "/S", N.Paragraph)),
    ("is_a_tree_of_known_roles", "policy", put(of("TD"), "/S", N.P)),
    ("is_a_tree_of_known_roles", "policy", put(of("L"), "/S", N.Div)),
    ("is_a_tree_of_known_roles", "label", cut(of("P"), "/K")),
    ("marks_say_the_role_of_their_part", "policy", put(of("H2"), "/S", N.P)),
    ("skips_no_heading", "policy", put(of("H2"), "/S", N.H3)),
    ("skips_no_heading", "policy", put(of("H1"), "/S", N.P)),
    ("tells_what_figures_show", "label", put(of("Figure"), "/Alt", " ")),
    ("tells_what_figures_show", "label", cut(of("Figure"), "/A")),
    ("has_regular_tables", "policy", a_row_less),
    ("has_regular_tables", "policy", cut(of("TH"), "/A")),
    ("has_regular_tables", "policy", put(of("TR"), "/K", pikepdf.Array())),
    ("tags_annotations", "label", cut(page, "/Tabs")),
    ("tags_annotations", "sheet", put(of("Form"), "/S", N.P)),
    ("tags_annotations", "sheet", cut(widget, "/TU")),
    ("tags_annotations", "sheet", put(widget, "/StructParent", 0)),
    ("embeds_its_fonts", "label", no_glyphs),
    ("embeds_its_fonts", "label", nothing_to_copy),
    ("embeds_its_fonts", "label", wider),
    ("embeds_its_fonts", "label", put(font, "/Encoding", N.WinAnsiEncoding)),
    ("names_its_files", "sheet", cut(spec, "/UF")),
    ("runs_no_script", "label", action("/JavaScript")),
    ("runs_no_script", "label", in_a_form),
]


@pytest.mark.parametrize(("check", "name", "change"), UA)
def test_what_is_not_for_everybody_is_found(papers, check, name, change):
    assert [fault for fault in faults_of_ua(papers[name]) if fault.startswith(check)] == []
    told = faults_of_ua(changed(papers[name], change))
    assert [fault for fault in told if fault.startswith(f"{check}: ")]


def test_every_check_of_ua_was_tried():
    assert {check for check, _name, _change in UA} == {c.__name__ for c in pdf_ua_checks.CHECKS}


def profile(pdf: pikepdf.Pdf) -> Any:
    return pdf.Root.OutputIntents[0].DestOutputProfile


def a_picture(**told: Any) -> Change:
    def change(pdf: pikepdf.Pdf) -> None:
        said = {
            "ColorSpace": N.DeviceGray,
            "BitsPerComponent": 8,
            "Width": 1,
            "Height": 1,
        } | told
        image = pdf.make_stream(b"\0", Type=N.XObject, Subtype=N.Image, **said)
        page(pdf).Resources.XObject = pikepdf.Dictionary(X=image)

    return change


def glass(pdf: pikepdf.Pdf) -> None:
    page(pdf).Resources.ExtGState = pikepdf.Dictionary(G=pikepdf.Dictionary(ca=0.5))


def unpacked_profile(pdf: pikepdf.Pdf) -> None:
    profile(pdf).write(profile(pdf).read_bytes().replace(b"RGB ", b"GRAY"))


def elsewhere(pdf: pikepdf.Pdf) -> None:
    profile(pdf)["/F"] = "profile.icc"


def a_mark_that_is_hidden(pdf: pikepdf.Pdf) -> None:
    widget(pdf).F = 2


A = [
    ("tells_its_colours", "label", cut(root, "/OutputIntents")),
    ("tells_its_colours", "label", unpacked_profile),
    ("tells_its_colours", "label", content(b"0 0 0 rg", b"0 0 0 1 k")),
    ("tells_its_colours", "label", a_picture(ColorSpace=N.DeviceCMYK)),
    ("ends_streams_on_a_line", "label", elsewhere),
    ("shows_nothing_through", "label", glass),
    ("shows_nothing_through", "label", a_picture(Interpolate=True)),
    ("does_nothing_by_itself", "label", action("/JavaScript")),
    ("does_nothing_by_itself", "label", action("/Launch")),
    ("does_nothing_by_itself", "sheet", a_mark_that_is_hidden),
    ("does_nothing_by_itself", "sheet", put(widget, "/Rect", pikepdf.Array([0, 0, 9, 9]))),
    (
        "does_nothing_by_itself",
        "sheet",
        put(lambda pdf: pdf.Root.AcroForm, "/NeedAppearances", True),
    ),
    ("says_the_same_twice", "label", cut(root, "/Metadata")),
    ("says_the_same_twice", "label", xmp(b"pdfaid:part>3<", b"pdfaid:part>1<")),
    ("says_the_same_twice", "label", xmp(b"Producer>Sendback", b"Producer>Other")),
    ("says_the_same_twice", "label", xmp(b"<xmp:CreateDate>2", b"<xmp:CreateDate>1")),
    ("says_the_same_twice", "label", xmp(b"namespaceURI>http", b"namespaceURI>https")),
    ("relates_its_files", "sheet", cut(spec, "/AFRelationship")),
    ("relates_its_files", "sheet", cut(root, "/AF")),
    ("relates_its_files", "sheet", cut(lambda pdf: spec(pdf).EF.F, "/Subtype")),
    ("embeds_its_fonts", "label", no_glyphs),
    ("shows_no_private_characters", "label", my_own_letters),
]
#: what only shows in the bytes
BYTES: list[tuple[str, Callable[[bytes], bytes]]] = [
    ("is_a_whole_file", lambda pdf: pdf + b"more\n"),
    ("is_a_whole_file", lambda pdf: pdf.replace(b"/ID", b"/No", 1) if b"/ID" in pdf else b""),
    ("is_a_whole_file", lambda pdf: b"\n" + pdf),
    ("ends_streams_on_a_line", lambda pdf: pdf.replace(b"\nendstream", b" endstream", 1)),
]


@pytest.mark.parametrize(("check", "name", "change"), A)
def test_what_cannot_be_kept_for_long_is_found(papers, check, name, change):
    assert [fault for fault in faults_of_a(papers[name]) if fault.startswith(check)] == []
    told = faults_of_a(changed(papers[name], change))
    assert [fault for fault in told if fault.startswith(f"{check}: ")]


@pytest.mark.parametrize(("check", "change"), BYTES)
def test_a_file_that_is_not_whole_is_found(papers, check, change):
    assert faults_of_a(papers["label"]) == []
    told = faults_of_a(change(papers["label"]))
    assert [fault for fault in told if fault.startswith(f"{check}: ")]


def test_every_check_of_a_was_tried():
    tried = {check for check, *_rest in (*A, *BYTES)}
    assert tried == {check.__name__ for check in pdf_a_checks.CHECKS}
