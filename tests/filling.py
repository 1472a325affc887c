"""A sheet filled in as viewers do it: added to, or written anew; by libraries that are not ours alone."""

import json
import subprocess
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path

import pikepdf
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
