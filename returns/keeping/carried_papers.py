"""Papers that left the desk stay known when it goes back: their numbers are given once for ever."""

import logging
from contextlib import closing
from pathlib import Path

from db import driver
from db.errors import StorageError
from db.private import FILE
from db.safe_file import sync_folder
from db.schema import DATABASE
from db.trouble import storage_errors
from db.verified_copy import copy_verified
from returns.keeping.layout import FOLDERS

_LOG = logging.getLogger("sendback.keeping")
_COLUMNS = "kind, number, addressee, lang, name, sha256, at"


def carry_papers(former: Path, desk: Path) -> None:
    """Bring the papers that a former desk made into the one gone back to, before that is opened.

    A sheet that a supplier has must not be called a stranger's, nor its number be given again.
    Papers of a former desk that cannot be read are noted in the log; it is kept aside whole.
    """
    try:
        with storage_errors(former / DATABASE):
            _carry(former, desk)
    except StorageError as error:
        _LOG.warning("papers of the former desk could not be read: %s", type(error).__name__)


def _carry(former: Path, desk: Path) -> None:
    papers = desk / FOLDERS["paper"]
    with (
        closing(driver.connect_untouched(former / DATABASE)) as then,
        closing(driver.dbapi.connect(str(desk / DATABASE), isolation_level=None)) as now,
    ):
        made = then.execute(f"SELECT case_id, {_COLUMNS} FROM document ORDER BY id").fetchall()  # noqa: S608
        known = set(now.execute("SELECT number, sha256 FROM document"))
        now.execute("BEGIN IMMEDIATE")
        for case_id, kind, number, addressee, lang, name, sha256, at in made:
            if (number, sha256) in known:
                continue
            place = _free(papers / name)
            copy_verified(former / FOLDERS["paper"] / name, place, sha256, FILE)
            now.execute(
                f"INSERT INTO document (case_id, {_COLUMNS}) VALUES"  # noqa: S608
                " ((SELECT id FROM return_case WHERE id = ?), ?, ?, ?, ?, ?, ?, ?)",
                (case_id, kind, number, addressee, lang, place.name, sha256, at),
            )
        now.execute("COMMIT")
    sync_folder(papers)


def _free(path: Path) -> Path:
    """The name, or one beside it that no paper has yet."""
    at, number = path, 1
    while at.exists():
        number += 1
        at = path.with_stem(f"{path.stem}-{number}")
    return at
