"""The store policy as HTML: one `section` to paste into a shop's editor, or a whole page around it.

Editors of shops throw scripts, `<style>` and classes away, some of them also what stands around the
content: so the style stands at each element, and the section reads as well without any.
"""

from collections.abc import Iterator
from html import escape

from returns.phrases import say
from returns.records.store_page import PagePart, StorePage

_LANGUAGE = {"en": "en", "zh": "zh-Hans"}
#: element → its style; colours are the shop's own, so that it reads on dark pages, too
_STYLES = {
    "section": "max-width:44em;line-height:1.55;text-align:left",
    "h2": "margin:0 0 .5em;font-size:1.6em;line-height:1.25",
    "h3": "margin:1.5em 0 .4em;font-size:1.15em;line-height:1.3",
    "p": "margin:0 0 .7em",
    "lead": "margin:0 0 1em;font-size:1.1em;font-weight:600",
    "small": "margin:1.5em 0 0;font-size:.9em",
    "scroll": "overflow-x:auto",
    "table": "width:100%;border-collapse:collapse;font-size:.95em",
    "th": "padding:.5em .6em;text-align:left;vertical-align:bottom;border-bottom:2px solid",
    "group": "padding:.55em .6em;text-align:left;vertical-align:top;border-bottom:1px solid",
    "td": "padding:.55em .6em;text-align:left;vertical-align:top;border-bottom:1px solid",
    "ol": "margin:0 0 .7em;padding-left:1.6em",
    "ul": "margin:0 0 .7em;padding-left:1.6em",
    "li": "margin:0 0 .35em",
}


def as_section(page: StorePage, lang: str, *, styled: bool = True) -> str:
    """The policy as one `section`; every text is shown as written, nothing is loaded from elsewhere."""
    return "\n".join(_Writer(lang, styled=styled).section(page)) + "\n"


def as_page(page: StorePage, lang: str) -> str:
    """A whole page with the section in it."""
    name = escape(" ".join(page.title.split()) or say("documents.store.title", lang))
    body = (
        'style="margin:2em auto;padding:0 1em;max-width:48em;font-family:system-ui,sans-serif"'
    )
    return (
        f'<!DOCTYPE html>\n<html lang="{_language(lang)}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{name}</title>\n</head>\n<body {body}>\n{as_section(page, lang)}</body>\n</html>\n"
    )


def _language(lang: str) -> str:
    return _LANGUAGE.get(str(lang), "en")


class _Writer:
    """Writes elements with or without their style."""

    def __init__(self, lang: str, *, styled: bool) -> None:
        self._lang, self._styled = _language(lang), styled

    def section(self, page: StorePage) -> Iterator[str]:
        """The lines of the section."""
        yield self._open("section", more=f' lang="{self._lang}"')
        yield self._element("h2", page.title)
        if page.lead:
            yield self._element("p", page.lead, "lead")
        if page.then:
            yield self._element("p", page.then)
        if page.rows:
            yield from self._table(page)
        for part in page.parts:
            yield from self._part(part)
        if page.closing:
            yield self._element("p", page.closing, "small")
        yield "</section>"

    def _table(self, page: StorePage) -> Iterator[str]:
        yield self._open("div", "scroll")
        yield self._open("table")
        heads = "".join(self._element("th", name, more=' scope="col"') for name in page.columns)
        yield f"<thead><tr>{heads}</tr></thead>"
        yield "<tbody>"
        for first, *others in page.rows:
            cells = [self._element("th", first, "group", more=' scope="row"')]
            cells += [self._element("td", cell) for cell in others]
            yield f"<tr>{''.join(cells)}</tr>"
        yield "</tbody>"
        yield "</table>"
        yield "</div>"

    def _part(self, part: PagePart) -> Iterator[str]:
        yield self._element("h3", part.heading)
        if len(part.texts) == 1:
            yield self._element("p", part.texts[0])
            return
        name = "ol" if part.numbered else "ul"
        yield self._open(name)
        for text in part.texts:
            yield self._element("li", text)
        yield f"</{name}>"

    def _element(self, name: str, text: str, style: str = "", more: str = "") -> str:
        return f"{self._open(name, style, more)}{_shown(text)}</{name}>"

    def _open(self, name: str, style: str = "", more: str = "") -> str:
        own = f' style="{_STYLES[style or name]}"' if self._styled else ""
        return f"<{name}{more}{own}>"


def _shown(text: str) -> str:
    # what no HTML may hold is shown as what it is: something that cannot be shown
    kept = "".join(
        char if char in "\n\t" or char.isprintable() or ord(char) > 159 else "\ufffd"
        for char in text
    )
    return escape(kept.replace("\r\n", "\n")).replace("\n", "<br>\n")
