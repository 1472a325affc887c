"""What PDF/UA-1 (ISO 14289-1) asks of a finished file, as far as a program can tell: what veraPDF checks.

Each check yields a sentence for each fault. That a word says what is there only a reader can tell.
"""

import re
from collections.abc import Callable, Iterator
from typing import Any

import pikepdf

from tests.returns.documents.pdf_content import Finished, FontProgram, Part, characters

_ROLES = frozenset(
    {
        "Document", "Part", "Sect", "Div", "P", "H1", "H2", "H3", "H4", "H5", "H6", "L", "LI", "Lbl",
        "LBody", "Table", "TR", "TH", "TD", "THead", "TBody", "Caption", "Figure", "Form", "Link", "Span",
    }
)  # fmt: skip
#: role → what may hold it
_HOLDERS = {
    "TR": {"Table", "THead", "TBody"}, "TH": {"TR"}, "TD": {"TR"}, "LI": {"L"}, "Lbl": {"LI"},
    "LBody": {"LI"},    "THead": {"Table"}, "TBody": {"Table"},
}  # fmt: skip
#: role → what it may hold
_HELD = {
    "Table": {"TR", "THead", "TBody", "Caption"},
    "TR": {"TH", "TD"},
    "L": {"LI", "L", "Caption"},
    "LI": {"Lbl", "LBody"},
}
_MAY_BE_EMPTY = {"TH", "TD"}
_NO_CHARACTERS = {"\0", "\ufeff", "\ufffe"}


def declares_itself(file: Finished) -> Iterator[str]:
    """Clauses 5 and 7.1: marked, titled, identified."""
    if not bool(file.root.get("/MarkInfo", {}).get("/Marked", False)):
        yield "MarkInfo does not say that the document is tagged"
    if bool(file.root.get("/MarkInfo", {}).get("/Suspects", False)):
        yield "tags are said to be suspect"
    if file.told("pdfuaid:part") != "1":
        yield "the XMP does not name PDF/UA-1"
    if not file.told("dc:title//rdf:li"):
        yield "no title in the XMP"
    if not bool(file.root.get("/ViewerPreferences", {}).get("/DisplayDocTitle", False)):
        yield "the title is not shown"


def tells_its_language(file: Finished) -> Iterator[str]:
    """Clause 7.2."""
    said = [("document", file.root.get("/Lang"))]
    said += [(part.role, part.obj.Lang) for part in file.parts if "/Lang" in part.obj]
    for what, lang in said:
        if not re.fullmatch(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*", str(lang or "")):
            yield f"{what}: no language: {lang}"


def marks_all_content(file: Finished) -> Iterator[str]:
    """Clause 7.1: what is shown is tagged, or an artifact; neither inside the other."""
    for number, page in enumerate(file.pages):
        yield from (f"page {number}: {fault}" for fault in page.faults)
        if page.marks != list(range(len(page.marks))):
            yield f"page {number}: marks are not counted on: {page.marks}"


def leads_from_marks_to_parts(file: Finished) -> Iterator[str]:
    """ISO 32000-1, 14.7.4.4: the parent tree is whole, and agrees with the structure."""
    listed = {(page, mark): part.obj.objgen for part in file.parts for page, mark in part.marks}
    if len(listed) != sum(len(part.marks) for part in file.parts):
        yield "a mark belongs to two parts"
    there = {(n, mark) for n, page in enumerate(file.pages) for mark in page.marks}
    for each in sorted(there ^ set(listed)):
        yield f"mark {each} is {'of no part' if each in there else 'on no page'}"
    for number, page in enumerate(file.pdf.pages):
        row = file.by_number.get(int(page.obj.get("/StructParents", -1)), [])
        back = {(number, at): each.objgen for at, each in enumerate(row)}
        if back != {key: obj for key, obj in listed.items() if key[0] == number}:
            yield f"page {number}: the parent tree leads elsewhere"


def is_a_tree_of_known_roles(file: Finished) -> Iterator[str]:
    """Clause 7.1, and ISO 32000-1, 14.8.4: standard roles, each where it may stand, none empty."""
    if file.tree is None:
        yield "no structure"
    for part in file.parts:
        if part.role not in _ROLES:
            yield f"{part.role} is no standard role"
        holder = part.parent.role if part.parent else "StructTreeRoot"
        if holder not in _HOLDERS.get(part.role, {holder}):
            yield f"{part.role} in {holder}"
        yield from (
            f"{part.role} holds {kid.role}"
            for kid in part.kids
            if kid.role not in _HELD.get(part.role, {kid.role})
        )
        up = part.parent.obj if part.parent else file.root.StructTreeRoot
        if part.obj.P.objgen != up.objgen:
            yield f"{part.role} names another parent"
        empty = not (part.kids or part.marks or part.objects)
        if empty and part.role not in _MAY_BE_EMPTY:
            yield f"{part.role} is empty"


def marks_say_the_role_of_their_part(file: Finished) -> Iterator[str]:
    """So that a reader who looks at a page alone finds the same."""
    for part in file.parts:
        for page, mark in part.marks:
            if mark < len(file.pages[page].roles) and file.pages[page].roles[mark] != part.role:
                yield f"page {page}: mark {mark} is {file.pages[page].roles[mark]}, not {part.role}"


def skips_no_heading(file: Finished) -> Iterator[str]:
    """Clause 7.4.2."""
    before = 0
    for part in file.parts:
        if re.fullmatch(r"H[1-6]", part.role):
            level = int(part.role[1])
            if level > before + 1:
                yield f"{part.role} after H{before}"
            before = level


def tells_what_figures_show(file: Finished) -> Iterator[str]:
    """Clause 7.3."""
    for part in file.parts:
        if part.role == "Figure":
            if not str(part.obj.get("/Alt", "")).strip():
                yield "a figure says nothing"
            if len(list(part.attribute("/BBox") or [])) != 4:
                yield "a figure stands nowhere"


def has_regular_tables(file: Finished) -> Iterator[str]:
    """Clause 7.5: rows alike, and each cell can be told what it is about."""
    for table in (part for part in file.parts if part.role == "Table"):
        widths = {len(row.kids) for row in _rows(table)}
        if len(widths) > 1:
            yield f"rows of {sorted(widths)} cells"
        cells = [cell for row in _rows(table) for cell in row.kids]
        heads = [cell for cell in cells if cell.role == "TH"]
        yield from ("a head without its scope" for cell in heads if not cell.scope)
        if not heads:
            yield "a table without heads"


def _rows(table: Part) -> Iterator[Part]:
    for kid in table.kids:
        yield from [kid] if kid.role == "TR" else kid.kids


def tags_annotations(file: Finished) -> Iterator[str]:
    """Clause 7.18: in the order of the structure, each in a part that fits it, each with words."""
    for number, page in enumerate(file.pdf.pages):
        if page.obj.get("/Tabs") != "/S":
            yield f"page {number}: the tab order is not that of the structure"
    holders = {each.objgen: part for part in file.parts for each in part.objects}
    for _page, each in file.annotations():
        kind = str(each.Subtype)[1:]
        part = holders.get(each.objgen)
        wanted = {"Widget": "Form", "Link": "Link"}.get(kind, "Annot")
        if part is None or part.role != wanted:
            yield f"{kind} is in no {wanted}"
            continue
        back = file.by_number.get(int(each.get("/StructParent", -1)))
        if back is None or back.objgen != part.obj.objgen:
            yield f"the parent tree does not lead from a {kind} to its part"
        words = each.get("/TU", "") if kind == "Widget" else each.get("/Contents", "")
        if not str(words).strip():
            yield f"{kind} says nothing"


def embeds_its_fonts(file: Finished) -> Iterator[str]:
    """Clause 7.21: embedded, every glyph there and as wide as is said, every code with characters."""
    for name, codes in file.shown.items():
        font = file.fonts[name]
        yield from (f"{name}: {fault}" for fault in _font(font, codes))


def _font(font: Any, codes: set[int]) -> Iterator[str]:
    composite = font.Subtype == "/Type0"
    described = font.DescendantFonts[0] if composite else font
    file = described.get("/FontDescriptor", {}).get("/FontFile2")
    if file is None:
        yield "not embedded"
        return
    program = FontProgram(file.read_bytes())
    if not composite:
        yield from _symbolic(font, program)
    widths = _cid_widths(described) if composite else _simple_widths(font)
    known = characters(font.ToUnicode) if "/ToUnicode" in font else {}
    for code in sorted(codes):
        glyph = code if composite else program.glyph(code)
        if not 0 < glyph < program.glyphs:
            yield f"code {code}: no glyph"
        elif abs(program.advance(glyph) - widths.get(code, 0)) > 1:
            yield f"code {code}: {widths.get(code)} is not {program.advance(glyph)} wide"
        text = known.get(code, "")
        if not text or _NO_CHARACTERS & set(text):
            yield f"code {code}: stands for no character"


def _symbolic(font: Any, program: FontProgram) -> Iterator[str]:
    """Clause 7.21.6: a symbolic TrueType font has one map, and no encoding."""
    if not int(font.FontDescriptor.Flags) & 4 or "/Encoding" in font:
        yield "a subset that is not symbolic"
    if len(program.maps()) != 1:
        yield f"maps {program.maps()}"


def _simple_widths(font: Any) -> dict[int, float]:
    return {int(font.FirstChar) + at: float(wide) for at, wide in enumerate(font.Widths)}


def _cid_widths(font: Any) -> dict[int, float]:
    found: dict[int, float] = {}
    rows = list(font.get("/W", []))
    for at in range(0, len(rows), 2):
        found |= {int(rows[at]) + n: float(wide) for n, wide in enumerate(rows[at + 1])}
    return found


def names_its_files(file: Finished) -> Iterator[str]:
    """Clause 7.11."""
    for each in file.objects:
        if each.get("/Type") == "/Filespec" and not {"/F", "/UF"} <= set(each.keys()):
            yield "an attached file without its names"


def runs_no_script(file: Finished) -> Iterator[str]:
    """Clauses 7.14 to 7.16: nothing that moves, hides or locks."""
    if file.pdf.is_encrypted:
        yield "encrypted"
    if "/XFA" in file.root.get("/AcroForm", {}):
        yield "a dynamic form"
    looks = set(_looks_of_fields(file))
    for each in file.objects:
        if each.get("/S") in ("/JavaScript", "/Movie", "/Sound", "/Rendition"):
            yield f"an action: {each.S}"
        if (
            each.get("/Type") == "/XObject"
            and each.get("/Subtype") == "/Form"
            and each.objgen not in looks
            and _on_a_page(each)
        ):
            yield "content in a form"


def _looks_of_fields(file: Finished) -> Iterator[tuple[int, int]]:
    """The forms that are what a field looks like: they are in the part of that field."""
    for _page, each in file.annotations():
        for drawn in each.get("/AP", {}).values():
            states = [drawn] if isinstance(drawn, pikepdf.Stream) else list(drawn.values())
            yield from (state.objgen for state in states)


def _on_a_page(form: pikepdf.Object) -> bool:
    """Whether a form has words; the empty looks of fields have none."""
    return bool(form.read_bytes().strip())


CHECKS: tuple[Callable[[Finished], Iterator[str]], ...] = (
    declares_itself,
    tells_its_language,
    marks_all_content,
    leads_from_marks_to_parts,
    is_a_tree_of_known_roles,
    marks_say_the_role_of_their_part,
    skips_no_heading,
    tells_what_figures_show,
    has_regular_tables,
    tags_annotations,
    embeds_its_fonts,
    names_its_files,
    runs_no_script,
)


def faults_of_ua(content: bytes) -> list[str]:
    """Every fault with the check that found it."""
    file = Finished(content)
    return [f"{check.__name__}: {fault}" for check in CHECKS for fault in check(file)]
