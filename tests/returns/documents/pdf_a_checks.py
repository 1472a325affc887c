"""What PDF/A-3 (ISO 19005-3) asks of a finished file, by the checks of veraPDF's profile that concern papers.

Fonts and the structure that level A asks for are looked at in `pdf_ua_checks`.
"""

import re
import struct
import unicodedata
from collections.abc import Callable, Iterator
from typing import Any

import pikepdf

from tests.returns.documents.pdf_content import Finished, characters
from tests.returns.documents.pdf_ua_checks import embeds_its_fonts

_RELATIONS = {
    "/Source", "/Data", "/Alternative", "/Supplement", "/EncryptedPayload",
    "/FormData", "/Schema", "/Unspecified",
}  # fmt: skip
_ACTIONS = {"/GoTo", "/GoToR", "/GoToE", "/Thread", "/URI", "/Named", "/SubmitForm"}
_FILTERS = {
    "/FlateDecode",
    "/DCTDecode",
    "/ASCIIHexDecode",
    "/ASCII85Decode",
    "/RunLengthDecode",
    "/CCITTFaxDecode",
}
_OF_CMYK = {"k", "K"}
_UNKNOWN_COLOURS = {"cs", "CS", "sc", "SC", "scn", "SCN"}
#: print is set; hidden, invisible, no view and toggle are not
_PRINTED, _UNSEEN = 4, 1 | 2 | 32 | 256
_INFO = {
    "/Title": "dc:title//rdf:li",
    "/Author": "dc:creator//rdf:li",
    "/Subject": "dc:description//rdf:li",
    "/Creator": "xmp:CreatorTool",
    "/Producer": "pdf:Producer",
}
_DATES = {"/CreationDate": "xmp:CreateDate", "/ModDate": "xmp:ModifyDate"}


def is_a_whole_file(file: Finished) -> Iterator[str]:
    """Clauses 6.1.2 and 6.1.3: its beginning, its end, its number, no password."""
    if not re.match(rb"%PDF-1\.[0-7]\r?\n%[^\r\n]*[\x80-\xff]{4}", file.content):
        yield "it does not begin as a PDF with binary content"
    if not re.search(rb"%%EOF\r?\n?\Z", file.content):
        yield "something follows the last end of the file"
    if len(list(file.pdf.trailer.get("/ID", []))) != 2:
        yield "no number of the file"
    if file.pdf.is_encrypted:
        yield "encrypted"


def ends_streams_on_a_line(file: Finished) -> Iterator[str]:
    """Clauses 6.1.7 and 6.1.8: streams as long as they say, packed by known means, in this file."""
    for number, end in _ends(file):
        if not re.match(rb"\r?\nendstream", file.content[end : end + 11]):
            yield f"stream {number} ends with {file.content[end : end + 11]!r}"
    for stream in (each for each in file.objects if isinstance(each, pikepdf.Stream)):
        if {"/F", "/FFilter", "/FDecodeParms"} & set(stream.keys()):
            yield "a stream in another file"
        filters = stream.get("/Filter", pikepdf.Array())
        several = isinstance(filters, pikepdf.Array)
        for each in filters if several else [filters]:
            if str(each) not in _FILTERS:
                yield f"packed by {each}"


def _ends(file: Finished) -> Iterator[tuple[int, int]]:
    """Where each stream should end by what it says of its length, with its number."""
    at = 0
    while found := re.compile(rb"(?<!\d)(\d+) (\d+) obj\b").search(file.content, at):
        at = found.end()
        key = int(found[1]), int(found[2])
        stream = file.pdf.get_object(key)
        if isinstance(stream, pikepdf.Stream):
            begun = re.compile(rb">>\s*stream\r?\n").search(file.content, at)
            at = (begun.end() if begun else at) + int(stream.Length)
            yield key[0], at


def tells_its_colours(file: Finished) -> Iterator[str]:
    """Clause 6.2: one profile, and no colour that it does not explain."""
    intents = [
        each for each in file.root.get("/OutputIntents", []) if each.get("/S") == "/GTS_PDFA1"
    ]
    if len(intents) != 1:
        yield f"{len(intents)} output intents"
        return
    profile = intents[0].DestOutputProfile
    content = profile.read_bytes()
    length, version = struct.unpack_from(">I", content)[0], content[8]
    if length != len(content) or version > 4 or content[36:40] != b"acsp":
        yield "no ICC profile that PDF 1.7 knows"
    if content[12:16] not in (b"mntr", b"prtr") or content[16:20] != b"RGB " or profile.N != 3:
        yield "a profile of something else"
    used = set().union(*(page.operators for page in file.pages))
    yield from (f"colour by {each}" for each in sorted(used & (_OF_CMYK | _UNKNOWN_COLOURS)))
    for image in _images(file):
        if image.get("/ColorSpace") not in ("/DeviceRGB", "/DeviceGray"):
            yield f"a picture in {image.get('/ColorSpace')}"


def _images(file: Finished) -> Iterator[Any]:
    return (each for each in file.objects if each.get("/Subtype") == "/Image")


def shows_nothing_through(file: Finished) -> Iterator[str]:
    """Clauses 6.2.8 and 6.2.10: pictures as they are, nothing transparent."""
    for image in _images(file):
        if bool(image.get("/Interpolate", False)) or "/Alternates" in image or "/OPI" in image:
            yield "a picture that may be shown otherwise"
        if "/SMask" in image:
            yield "a picture with a soft mask"
    for page in file.pdf.pages:
        for state in page.obj.get("/Resources", {}).get("/ExtGState", {}).values():
            opaque = all(float(state.get(name, 1)) == 1 for name in ("/ca", "/CA"))
            plain = state.get("/BM", "/Normal") == "/Normal"
            if not opaque or not plain or state.get("/SMask", "/None") != "/None":
                yield "something transparent"


def does_nothing_by_itself(file: Finished) -> Iterator[str]:
    """Clauses 6.4 to 6.6: no action but going somewhere, no form that is drawn by the reader."""
    form = file.root.get("/AcroForm", {})
    if bool(form.get("/NeedAppearances", False)) or "/XFA" in form:
        yield "a form that its reader draws"
    for each in file.objects:
        if "/AA" in each:
            yield "an action by itself"
        kind = each.get("/S")
        is_action = each.get("/Type") == "/Action" or "/JS" in each
        if is_action and kind not in _ACTIONS:
            yield f"an action: {kind}"
    for _page, each in file.annotations():
        flags = int(each.get("/F", 0))
        if not flags & _PRINTED or flags & _UNSEEN:
            yield f"a {each.Subtype} that is not printed"
        box = [float(side) for side in each.Rect]
        if (
            "/AP" not in each
            and each.Subtype != "/Link"
            and (box[0], box[1]) != (box[2], box[3])
        ):
            yield f"a {each.Subtype} without its looks"


def says_the_same_twice(file: Finished) -> Iterator[str]:
    """Clause 6.6: XMP with its standard, and at one with the file's own facts."""
    metadata = file.root.get("/Metadata")
    if metadata is None or metadata.get("/Subtype") != "/XML":
        yield "no XMP"
        return
    if file.told("pdfaid:part") != "3" or file.told("pdfaid:conformance") not in ("A", "U"):
        yield "the XMP does not name PDF/A-3"
    info: Any = file.pdf.trailer.get("/Info", {})
    for name, path in _INFO.items():
        if str(info.get(name, "")).strip() != file.told(path):
            yield f"{name} is not {file.told(path)!r}"
    for name, path in _DATES.items():
        day = re.sub(r"[-:TZ]", "", file.told(path))
        if re.sub(r"[D:Z'+]", "", str(info.get(name, ""))) != day:
            yield f"{name} is not {file.told(path)}"
    if (
        file.told("pdfuaid:part")
        and file.told("pdfaSchema:namespaceURI") != "http://www.aiim.org/pdfua/ns/id/"
    ):
        yield "the line of PDF/UA is not described"


def relates_its_files(file: Finished) -> Iterator[str]:
    """Clause 6.8: each attached file named, of a kind, related, and found from the document."""
    found = {each.objgen for each in file.root.get("/AF", [])}
    for each in file.objects:
        if each.get("/Type") != "/Filespec":
            continue
        name = str(each.get("/UF", ""))
        if each.get("/AFRelationship") not in _RELATIONS:
            yield f"{name}: how it is related is not said"
        if not {"/F", "/UF"} <= set(each.keys()):
            yield "a file without its names"
        if not re.fullmatch(r"/[\w.+-]+/[\w.+-]+", str(each.EF.F.get("/Subtype", ""))):
            yield f"{name}: of no kind"
        if each.objgen not in found:
            yield f"{name}: not found from the document"
        dates = {
            key: str(day) for key, day in each.EF.F.get("/Params", {}).items() if "Date" in key
        }
        yield from (f"{name}: {key} {day!r}" for key, day in dates.items() if not day)


def shows_no_private_characters(file: Finished) -> Iterator[str]:
    """Clause 6.2.11.7.3: at level A every character means the same everywhere."""
    if file.told("pdfaid:conformance") != "A":
        return
    for name, codes in file.shown.items():
        known = (
            characters(file.fonts[name].ToUnicode) if "/ToUnicode" in file.fonts[name] else {}
        )
        private = [code for code in sorted(codes) if any(map(_private, known.get(code, "")))]
        yield from (f"{name}: code {code} is a character of somebody's own" for code in private)


def _private(char: str) -> bool:
    return unicodedata.category(char) == "Co"


CHECKS: tuple[Callable[[Finished], Iterator[str]], ...] = (
    is_a_whole_file,
    ends_streams_on_a_line,
    tells_its_colours,
    shows_nothing_through,
    does_nothing_by_itself,
    says_the_same_twice,
    relates_its_files,
    embeds_its_fonts,
    shows_no_private_characters,
)


def faults_of_a(content: bytes) -> list[str]:
    """Every fault with the check that found it."""
    file = Finished(content)
    return [f"{check.__name__}: {fault}" for check in CHECKS for fault in check(file)]
