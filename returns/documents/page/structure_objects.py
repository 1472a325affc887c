"""A document's structure as its objects: the tree, and from each mark on a page back to its part."""

from collections.abc import Iterator
from typing import Any

from returns.documents.page.document_file import Said, place
from returns.documents.page.tagging import FIGURE, Element, Structure, Tag
from returns.documents.press import pdfdoc
from returns.records.kept_text import one_line


def add_structure(doc: Any, structure: Structure, pages: int) -> None:
    """Put the tree of a document of so many pages into it, and say that it is tagged."""
    elements = list(structure.elements())
    root, tree = Said(), Said()
    root_at, tree_at = _placed(doc, root, "Structure"), _placed(doc, tree, "StructureMarks")
    objects = [Said() for _element in elements]
    at = {
        id(element): _placed(doc, said, f"Structure{number}")
        for number, (element, said) in enumerate(zip(elements, objects, strict=True))
    }
    shown = [_number(doc, f"Page{page}") for page in range(1, pages + 1)]
    for element, said in zip(elements, objects, strict=True):
        parent = root_at if element.parent is None else at[id(element.parent)]
        said.said = _element(doc, element, parent, at, shown)
    root.said = (
        f"<< /Type /StructTreeRoot /K {at[id(structure.root)]} /ParentTree {tree_at}"
        f" /ParentTreeNextKey {pages} >>"
    ).encode()
    rows = (
        f"{page} [{' '.join(at[id(each)] for each in structure.on_page(page))}]"
        for page in range(pages)
    )
    tree.said = f"<< /Nums [{' '.join(rows)}] >>".encode()
    doc.Catalog.StructTreeRoot = pdfdoc.PDFObjectReference("Structure")
    doc.Catalog.MarkInfo = pdfdoc.PDFDictionary({"Marked": "true"})


def _placed(doc: Any, said: Said, name: str) -> str:
    return f"{place(doc, said, name)} 0 R"


def _number(doc: Any, name: str) -> str:
    number, generation = doc.idToObjectNumberAndVersion[name]
    return f"{number} {generation} R"


def _element(
    doc: Any, element: Element, parent: str, at: dict[int, str], shown: list[str]
) -> bytes:
    tag = element.tag
    # without `Type`, which may be left out: a thousand labels have twenty thousand parts
    said = f"<< /S /{tag.role} /P {parent}"
    own = next((kid[0] for kid in element.kids if not isinstance(kid, Element)), None)
    if own is not None:
        said += f" /Pg {shown[own]}"
    kids = []
    for kid in element.kids:
        if isinstance(kid, Element):
            kids.append(at[id(kid)])
        elif kid[0] == own:
            kids.append(str(kid[1]))
        else:
            kids.append(f"<< /Type /MCR /Pg {shown[kid[0]]} /MCID {kid[1]} >>")
    if kids:
        said += f" /K {kids[0]}" if len(kids) == 1 else f" /K [{' '.join(kids)}]"
    return said.encode() + b"".join(_told(doc, tag)) + b" >>"


def _told(doc: Any, tag: Tag) -> Iterator[bytes]:
    """What a part says beside its content."""
    if tag.scope:
        yield f" /A << /O /Table /Scope /{tag.scope} >>".encode()
    if tag.box is not None:
        box = " ".join(f"{side:.6g}" for side in tag.box)
        yield f" /A << /O /Layout /Placement /Block /BBox [{box}] >>".encode()
    if tag.role == FIGURE:
        yield b" /Alt " + _text(doc, tag.alt)
    if tag.words:
        yield b" /ActualText " + _text(doc, tag.words)
    if tag.lang and tag.lang != doc.Catalog.Lang.s:
        yield b" /Lang " + _text(doc, tag.lang)


def _text(doc: Any, text: str) -> bytes:
    told: bytes = pdfdoc.PDFString(one_line(text)).format(doc)
    return told
