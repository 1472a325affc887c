"""A field of a finished document as a part of its structure, so that it is told and not only seen."""

import pikepdf


def tag_widget(document: pikepdf.Pdf, field: pikepdf.Object, words: str) -> None:
    """Hang a field into the structure as a form, last of all; `words` say what it is for.

    A document without structure is left as it is.
    """
    tree = document.Root.get("/StructTreeRoot")
    if tree is None:
        return
    whole = tree.K[0] if isinstance(tree.K, pikepdf.Array) else tree.K
    number = int(tree.get("/ParentTreeNextKey", 0))
    held = pikepdf.Dictionary(Type=pikepdf.Name.OBJR, Obj=field, Pg=field.P)
    form = document.make_indirect(
        pikepdf.Dictionary(
            Type=pikepdf.Name.StructElem, S=pikepdf.Name.Form, P=whole, K=pikepdf.Array([held])
        )
    )
    field.TU = words
    field.StructParent = number
    kids = whole.get("/K", pikepdf.Array())
    if not isinstance(kids, pikepdf.Array):
        kids = pikepdf.Array([kids])
    kids.append(form)
    whole.K = kids
    tree.ParentTree.Nums.append(number)
    tree.ParentTree.Nums.append(form)
    tree.ParentTreeNextKey = number + 1
