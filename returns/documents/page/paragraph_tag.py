"""The part of a document that a paragraph is: its role, and what of its words no stroke tells."""

from returns.documents.page.tagging import Tag
from returns.documents.typesetting.text import Para


def tag_of(role: str, *paras: Para, within: Tag | None = None, scope: str = "") -> Tag:
    """A part that holds those paragraphs, one as a rule.

    Words that run from right to left are shown from the left in a page's content, so such a part
    has its words once more as they were written.
    """
    languages = {para.spoken for para in paras}
    leftward = any(para.runs_left for para in paras)
    return Tag(
        role,
        within=within,
        scope=scope,
        lang=languages.pop() if len(languages) == 1 else "",
        words=" ".join(para.text for para in paras) if leftward else "",
    )
