"""What falls on the window: which of it is whose."""

from PySide6.QtCore import QMimeData

#: what a picture's file is called by; what it is, is seen when it is read
PICTURE_ENDINGS = ("jpg", "jpeg", "png", "webp", "heic", "heif", "tif", "tiff")


def is_pdf(path: str) -> bool:
    """Whether a file is called a PDF; whether it is one is seen when it is read."""
    return path.lower().endswith(".pdf")


def only_pdfs(carried: QMimeData) -> bool:
    """Whether nothing but PDFs is carried: no picture is one."""
    paths = [url.toLocalFile() for url in carried.urls()]
    return bool(paths) and all(map(is_pdf, paths))


def is_picture(path: str) -> bool:
    """Whether a file is called a picture."""
    return path.lower().rpartition(".")[2] in PICTURE_ENDINGS


def only_pictures(carried: QMimeData) -> bool:
    """Whether nothing but pictures is carried."""
    paths = [url.toLocalFile() for url in carried.urls()]
    return bool(paths) and all(map(is_picture, paths))
