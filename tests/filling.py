"""A sheet filled in as viewers do it: added to, or written anew; by libraries that are not ours alone."""

import json
import subprocess
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path

import pikepdf
import pypdfium2
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter

#: field → value; one that begins with "/" is a box to tick
Values = Mapping[str, str]


def names_of(pdf: bytes) -> list[str]:
    """The fields of a sheet's form."""
    with pikepdf.open(BytesIO(pdf)) as document:
        return [str(field.T) for field in document.Root.AcroForm.Fields]


def added_to(pdf: bytes, values: Values) -> bytes:
    """Filled by adding to the file, as a viewer does that keeps signatures."""
    out, writer = BytesIO(), IncrementalPdfFileWriter(BytesIO(pdf))
    form = writer.root["/AcroForm"]
    left = dict(values)
    for reference in form["/Fields"]:
        field = reference.get_object()
        value = left.pop(str(field["/T"]), None)
        if value is None:
            continue
        if value.startswith("/"):
            field["/V"] = generic.NameObject(value)
            for kid in field["/Kids"]:
                box = kid.get_object()
                shown = value if value in box["/AP"]["/N"] else "/Off"
                box["/AS"] = generic.NameObject(shown)
                writer.mark_update(kid.reference)
        else:
            field["/V"] = generic.TextStringObject(value)
        writer.mark_update(reference.reference)
    assert not left, left
    writer.write(out)
    return out.getvalue()


def written_anew(pdf: bytes, values: Values, **saved: object) -> bytes:
    """Filled by a program that writes the whole file anew."""
    out = BytesIO()
    with pikepdf.open(BytesIO(pdf)) as document:
        for field in document.Root.AcroForm.Fields:
            value = values.get(str(field.T))
            if value is None:
                continue
            if value.startswith("/"):
                field.V = pikepdf.Name(value)
                for kid in field.Kids:
                    on = value in kid.AP.N
                    kid.AS = pikepdf.Name(value) if on else pikepdf.Name.Off
            else:
                field.V = pikepdf.String(value)
        document.save(out, **saved)
    return out.getvalue()


def by_qpdf(folder: Path, pdf: bytes, values: Values) -> bytes:
    """Filled by qpdf's own program, from a list of objects in JSON."""
    source, told, out = folder / "in.pdf", folder / "fill.json", folder / "out.pdf"
    source.write_bytes(pdf)
    asked = ["qpdf", "--json=2", "--json-key=acroform", "--json-key=qpdf", str(source)]
    found = json.loads(subprocess.run(asked, check=True, capture_output=True).stdout)
    head, objects = found["qpdf"]
    changed = {}
    for name, each in objects.items():
        field = each.get("value")
        title = field.get("/T", "") if isinstance(field, dict) else ""
        value = values.get(str(title).removeprefix("u:"))
        if value is not None:
            field["/V"] = value if value.startswith("/") else f"u:{value}"
            changed[name] = {"value": field}
    assert len(changed) == len(values), changed
    told.write_text(json.dumps({"qpdf": [head, changed]}), encoding="utf-8")
    update = ["qpdf", str(source), f"--update-from-json={told}", str(out)]
    subprocess.run(update, check=True, capture_output=True)
    return out.read_bytes()


def by_pdfium(pdf: bytes, values: Values, *, added: bool) -> bytes:
    """Clicked and typed as in a browser, by the engine of one; the file `added` to, or written anew."""
    places = _places(pdf, values)
    document = pypdfium2.PdfDocument(pdf)
    document.init_forms()
    form = document.formenv
    pages = {at: document[at] for at in {page for page, _, _ in places.values()}}
    raw = pypdfium2.raw
    for name, (at, x, y) in places.items():
        page = pages[at].raw
        raw.FORM_OnMouseMove(form.raw, page, 0, x, y)
        raw.FORM_OnLButtonDown(form.raw, page, 0, x, y)
        raw.FORM_OnLButtonUp(form.raw, page, 0, x, y)
        for sign in "" if values[name].startswith("/") else values[name]:
            raw.FORM_OnChar(form.raw, page, ord(sign), 0)
        raw.FORM_ForceToKillFocus(form.raw)
    out = BytesIO()
    document.save(out, flags=raw.FPDF_INCREMENTAL if added else raw.FPDF_NO_INCREMENTAL)
    return out.getvalue()


def _places(pdf: bytes, values: Values) -> dict[str, tuple[int, float, float]]:
    """Where each of the fields is clicked: the number of its page, and the middle of what is filled in."""
    found = {}
    with pikepdf.open(BytesIO(pdf)) as document:
        shown = [{each.objgen for each in page.get("/Annots", [])} for page in document.pages]
        for field in document.Root.AcroForm.Fields:
            value = values.get(str(field.T), "")
            for part in field.get("/Kids", [field]) if value else ():
                if not value.startswith("/") or value in part.AP.N:
                    left, lower, right, upper = (float(each) for each in part.Rect)
                    (at,) = (n for n, there in enumerate(shown) if part.objgen in there)
                    found[str(field.T)] = (at, (left + right) / 2, (lower + upper) / 2)
    assert set(found) == set(values)
    return found
