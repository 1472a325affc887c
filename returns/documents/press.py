"""reportlab, set up before anyone uses it: same input, same bytes, and no settings from outside.

Nothing else imports reportlab: it is reached from here, after its settings are in place.
`~/.reportlab_settings` is Python code that reportlab would run at import; two empty stand-ins keep
it from being looked for.
It would also load HarfBuzz at once, which our papers ask for themselves, and only where they need it.
"""

import sys
from functools import lru_cache
from types import ModuleType
from typing import Any, cast

for _name in ("reportlab.local_rl_settings", "reportlab_settings"):
    sys.modules.setdefault(_name, ModuleType(_name))
_SHAPER = "uharfbuzz"
_loaded = sys.modules.get(_SHAPER)
sys.modules[_SHAPER] = cast(
    "ModuleType", None
)  # what Python takes for a package that is not there

# ruff: noqa: E402  reportlab comes after the stand-ins
from reportlab import rl_config
from reportlab.lib import rl_accel
from reportlab.pdfbase import pdfdoc, pdfmetrics
from reportlab.pdfbase.pdfdoc import PDFImageXObject
from reportlab.pdfbase.ttfonts import TTFont, TTFontMaker
from reportlab.pdfgen.canvas import Canvas
from reportlab.pdfgen.textobject import PDFTextObject

del sys.modules[_SHAPER]
if _loaded is not None:
    sys.modules[_SHAPER] = _loaded

__all__ = [
    "Canvas",
    "PDFImageXObject",
    "PDFTextObject",
    "TTFont",
    "TTFontMaker",
    "figures",
    "pdfdoc",
    "pdfmetrics",
]

#: every setting that changes bytes, speed or what may be reached; `RL_…` variables lose to these
_SETTINGS: dict[str, object] = {
    "invariant": 1,
    "pageCompression": 1,
    "useA85": 0,  # the default makes pictures 64 times slower
    "trustedHosts": None,
    "trustedSchemes": [],
    "toColorCanUse": None,
    "ttfAsciiReadable": 1,
    "warnOnMissingFontGlyphs": 0,
    "pdfComments": 0,
    "documentLang": None,
    "autoGenerateMissingTTFName": 0,
    "verbose": 0,
}


for _name, _value in _SETTINGS.items():
    setattr(rl_config, _name, _value)

#: a length as a document says it; the same ones come again on every page
_figure: Any = lru_cache(maxsize=1 << 14)(rl_accel.fp_str)


def figures(*lengths: float) -> str:
    """Lengths as reportlab writes them, one after the other: `12.5 0 841.8898`."""
    return " ".join(map(_figure, lengths))


_STREAM_END = b"endstream\n"
_format_stream = pdfdoc.PDFStream.format


def _on_a_line_of_its_own(stream: Any, document: Any) -> bytes:
    """A stream whose end stands on a new line, as ISO 19005 wants it; its length does not count that."""
    written: bytes = _format_stream(stream, document)
    return b"".join((memoryview(written)[: -len(_STREAM_END)], b"\n", _STREAM_END))


pdfdoc.PDFStream.format = _on_a_line_of_its_own  # type: ignore[assignment,method-assign]
