"""Where a seller's desks lie unless they choose another place."""

from itertools import count
from pathlib import Path


def usual_folder() -> Path:
    """`Sendback` among the documents, whether that folder is there yet or not."""
    import platformdirs

    return Path(platformdirs.user_documents_dir()) / "Sendback"


def free_folder() -> Path:
    """The usual folder, or beside it the first of `Sendback 2`, `Sendback 3` … that is not there."""
    usual = usual_folder()
    names = (usual.with_name(f"{usual.name} {number}") for number in count(2))
    return usual if not usual.exists() else next(name for name in names if not name.exists())


def typed_folder(text: str) -> Path:
    """The folder that was typed; `~` is the seller's own, and a `~name` that nobody has stays as it is."""
    folder = Path(text.strip())
    try:
        return folder.expanduser()
    except RuntimeError:
        return folder


def show_folder(folder: Path) -> None:
    """Open it in the system's own window for files."""
    from PySide6.QtCore import QUrl
    from PySide6.QtGui import QDesktopServices

    QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))


def nearest_there(folder: Path) -> Path:
    """The folder itself or the nearest one above it that exists: where a file dialog can begin."""
    return next((each for each in (folder, *folder.parents) if each.is_dir()), Path.home())
